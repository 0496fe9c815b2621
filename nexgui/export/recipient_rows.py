"""The recipients as rows of a sheet: our columns, then the file's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.columns import COLUMNS
from nexgui.core.contact import contact_of
from nexgui.core.guidance import Adviser, Guidance
from nexgui.core.inputs import INPUT_COLUMNS, Input
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.core.waiting import local_time
from nexgui.export import styles
from nexgui.export.cell_xml import ROW, TextStyle, day_number
from nexgui.export.recipient_columns import (
    CHANGE,
    CONTACT,
    DECIDED_ON,
    OurColumn,
    RecipientLayout,
    has_fax_only,
    outcomes,
)
from nexgui.export.row_height import row_height
from nexgui.export.row_xml import Cell, Fixed, Formula, Number, Repeated, Row, RowTemplate, Varying
from nexgui.export.settings_sheet import USUAL_DUE
from nexgui.export.shared_texts import SharedTexts

_LONGEST_MEASURED = 1000
_NOTHING = Input("", None)
_DATES = ("due", "checked_on")

# What differs from recipient to recipient even of one status, if there is more to say of them.
_SAID_OF_SOME = ("group", "status", "next_step", "resend", "findings", "suggestion", CHANGE)
_ALWAYS_DIFFERENT = ("line", "address", DECIDED_ON, *CONTACT, *INPUT_COLUMNS)


@dataclass(frozen=True, slots=True)
class _SharedRow:
    """What the rows of all recipients of whom the same is said have in common."""

    template: RowTemplate
    height: float  # points


class RecipientRows:
    """Turns recipients into rows; what many rows share is made once."""

    def __init__(
        self,
        sheet: Worksheet,
        layout: RecipientLayout,
        results: DeliveryResults,
        shared: SharedTexts,
        inputs: Mapping[int, Input],
        usual_due: date,
    ) -> None:
        """`sheet` is any sheet of the workbook; `inputs` are those of rows of the results."""
        self._sheet = sheet
        self._layout = layout
        self._results = results
        self._adviser = Adviser(results)
        self._shared = shared
        self._inputs = inputs
        self._usual_due = usual_due
        self._widths = layout.widths
        self._not_begun = outcomes().open[0]
        self._own_style = self._text_style(styles.TOP)
        self._same: dict[int, _SharedRow] = {}  # by the identity of their guidance
        self._some: dict[tuple[str, str, str], _SharedRow] = {}  # by what their status says
        keys = [column.key for column in layout.columns]
        values = {**_VALUES, "phone": _fax} if has_fax_only(results) else _VALUES
        self._varying = [(key, values[key]) for key in keys if key in values]
        self._all_varying = [(key, values.get(key)) for key in keys if key in _MAY_VARY]
        self._lowest = row_height((), layout.size)

    def rows(self, rows: Sequence[int]) -> Iterator[Row]:
        """The recipients in these rows of the results."""
        if not self._inputs:
            return (self._row(each, _NOTHING) for each in self._results.recipients(rows))
        pairs = zip(rows, self._results.recipients(rows), strict=True)
        return (self._row(each, self._inputs.get(row, _NOTHING)) for row, each in pairs)

    def _row(self, recipient: Recipient, filled: Input) -> Row:
        guidance = None if recipient.change else self._adviser.shared(recipient)
        if guidance is not None:
            shared_row = self._same.get(id(guidance)) or self._share_all(recipient, guidance)
            values = {key: value(recipient, filled) for key, value in self._varying}
        else:
            guidance = self._adviser.of(recipient)
            shared_row = self._share_some(recipient, guidance)
            values = {
                key: COLUMNS[key].text(recipient, guidance)
                if value is None
                else value(recipient, filled)
                for key, value in self._all_varying
            }
        if "outcome" in values:
            values["outcome"] = values["outcome"] or self._not_begun
        height = self._lowest
        if not self._layout.one_line:
            height = max(shared_row.height, self._height(values))
        return Row(shared_row.template, height, tuple(values.values()), recipient.cells)

    def _share_all(self, recipient: Recipient, guidance: Guidance) -> _SharedRow:
        shared_row = self._shared_row(recipient, guidance, varying=())
        self._same[id(guidance)] = shared_row
        return shared_row

    def _share_some(self, recipient: Recipient, guidance: Guidance) -> _SharedRow:
        status = guidance.status
        shared = (status.group.key, status.meaning, status.action)
        if shared not in self._some:
            self._some[shared] = self._shared_row(recipient, guidance, varying=_SAID_OF_SOME)
        return self._some[shared]

    def _shared_row(
        self, recipient: Recipient, guidance: Guidance, varying: Sequence[str]
    ) -> _SharedRow:
        group = guidance.group
        fill = styles.solid(group.fill) if group.coloured else None
        texts = {
            column.key: COLUMNS[column.key].text(recipient, guidance)
            for column in self._layout.columns
            if column.key in COLUMNS and column.key not in (*_ALWAYS_DIFFERENT, *varying)
        }
        cells = [self._cell(column, fill, texts) for column in self._layout.columns]
        template = RowTemplate(cells, self._own_style, self._shared)
        return _SharedRow(template, self._height(texts))

    def _cell(self, column: OurColumn, fill: PatternFill | None, texts: Mapping[str, str]) -> Cell:
        style = self._text_style(column.alignment, fill if column.group_colour else None)
        match column.key:
            case "line" | "checked_on" | "decided_on":
                return Number(self._style(column.alignment, column.number_format))
            case "due":
                style_id = self._style(column.alignment, column.number_format)
                due = day_number(self._usual_due)
                return Number(style_id, Formula(USUAL_DUE, due, style_id))
            case "mail":
                return self._mail(column)
            case "outcome":
                return Repeated(style)
            case "group" | "next_step" | "resend" | "findings" | "change" if (
                column.key not in texts
            ):
                return Repeated(style)
            case key if key in texts:
                return Fixed(texts[key], style)
        return Varying(style)

    def _mail(self, column: OurColumn) -> Formula:
        """A link to write to a recipient: to the new address where there is one."""
        old, new = (
            f"{get_column_letter(self._layout.number(key))}{ROW}"
            for key in ("address", "corrected")
        )
        words = text("workbook.write_mail")
        formula = f'HYPERLINK("mailto:"&IF({new}="",{old},{new}),"{words}")'
        style = self._style(column.alignment, "General", font=styles.link(self._layout.size))
        return Formula(formula, words, style)

    def _text_style(self, alignment: Alignment, fill: PatternFill | None = None) -> TextStyle:
        return TextStyle(
            self._style(alignment, styles.TEXT_FORMAT, fill),
            self._style(styles.WRAPPED, styles.TEXT_FORMAT, fill),
        )

    def _style(
        self,
        alignment: Alignment,
        number_format: str,
        fill: PatternFill | None = None,
        font: Font | None = None,
    ) -> int:
        """The number that the workbook has for a style."""
        cell = WriteOnlyCell(self._sheet)
        cell.font = font or styles.body(self._layout.size)
        cell.border = styles.GRID
        cell.alignment = alignment
        cell.number_format = number_format
        if fill is not None:
            cell.fill = fill
        return cell.style_id

    def _height(self, texts: Mapping[str, str | int]) -> float:
        """The height of a row with these texts, given by the keys of their columns."""
        cells = (
            (words[:_LONGEST_MEASURED], self._widths[key])
            for key, words in texts.items()
            if key in self._widths and isinstance(words, str)
        )
        return row_height(cells, self._layout.size)


@lru_cache(maxsize=4096)
def _day(words: str) -> int | str:
    """A day as Excel counts it; a text that is none as it is."""
    try:
        return day_number(date.fromisoformat(words))
    except ValueError:
        return words


@lru_cache(maxsize=4096)
def _decided_on(cell: str) -> int | str:
    time = local_time(cell)
    return "" if time is None else day_number(time.date())


def _decided_at(recipient: Recipient) -> str:
    column = recipient.columns.decided_at
    return recipient.cells[column] if column is not None and column < len(recipient.cells) else ""


def _fax(recipient: Recipient, _filled_in: Input) -> str:
    return contact_of(recipient.cells, recipient.columns.contact).fax


def _words_of(key: str) -> Callable[[Recipient, Input], str]:
    # What is said of a contact needs no guidance.
    return lambda recipient, _: COLUMNS[key].text(recipient, None)  # type: ignore[arg-type]


def _filled(key: str) -> Callable[[Recipient, Input], str | int]:
    if key in _DATES:
        return lambda _, filled: _day(getattr(filled, key))
    return lambda _, filled: str(getattr(filled, key))


_VALUES: Mapping[str, Callable[[Recipient, Input], str | int]] = {
    "line": lambda recipient, _: recipient.line,
    "address": lambda recipient, _: recipient.address,
    DECIDED_ON: lambda recipient, _: _decided_on(_decided_at(recipient)),
    **{key: _words_of(key) for key in CONTACT},
    **{key: _filled(key) for key in INPUT_COLUMNS},
}
_MAY_VARY = {*_VALUES, *_SAID_OF_SOME}
