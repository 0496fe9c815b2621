"""The recipients as rows of a sheet: our columns, then the file's own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.columns import COLUMNS
from nexgui.core.guidance import Adviser, Guidance
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.export import styles
from nexgui.export.recipient_columns import CHANGE, OUR_COLUMNS, OurColumn, outcomes
from nexgui.export.row_height import row_height
from nexgui.export.row_xml import Fixed, Number, Repeated, Row, RowTemplate, Varying
from nexgui.export.shared_texts import SharedTexts

_WIDTH_OF = {column.key: column.width for column in OUR_COLUMNS}
_SURELY_ONE_LINE = int(0.9 * _WIDTH_OF["address"])  # ASCII characters of an address
_LONGEST_MEASURED = 1000

# What differs from recipient to recipient even of one status, if there is more to say of them.
_SAID_OF_SOME = (
    *("group", "status", "next_step", "resend", "findings", "suggestion", "corrected", CHANGE),
    "outcome",
)


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
        results: DeliveryResults,
        shared: SharedTexts,
        *,
        preset: bool,
    ) -> None:
        """`sheet` is any sheet of the workbook; `preset` fills 結果 with its first choice."""
        self._sheet = sheet
        self._results = results
        self._adviser = Adviser(results)
        self._shared = shared
        self._outcome = outcomes().open[0] if preset else ""
        self._own_style = self._style(styles.TOP, styles.TEXT_FORMAT)
        self._same: dict[int, _SharedRow] = {}  # by the identity of their guidance
        self._some: dict[tuple[str, str, str], _SharedRow] = {}  # by what their status says

    def rows(self, rows: Sequence[int]) -> Iterator[Row]:
        """The recipients in these rows of the results."""
        return map(self._row, self._results.recipients(rows))

    def _row(self, recipient: Recipient) -> Row:
        address = recipient.address
        values: tuple[str | int, ...] = (recipient.line, address)
        is_like_others = not (recipient.change or recipient.corrected or recipient.outcome)
        guidance = self._adviser.shared(recipient) if is_like_others else None
        if guidance is not None:
            shared_row = self._same.get(id(guidance)) or self._share_all(recipient, guidance)
            height = shared_row.height
        else:
            guidance = self._adviser.of(recipient)
            shared_row = self._share_some(recipient, guidance)
            ours = (key for key in _SAID_OF_SOME if key in COLUMNS)
            texts = {key: COLUMNS[key].text(recipient, guidance) for key in ours}
            texts["outcome"] = self._outcome_of(recipient)
            values = (recipient.line, *_in_place(address, texts))
            height = max(shared_row.height, _height(texts))
        if len(address) > _SURELY_ONE_LINE or not address.isascii():
            height = max(height, _height({"address": address}))
        return Row(shared_row.template, height, values, recipient.cells)

    def _outcome_of(self, recipient: Recipient) -> str:
        """What stands in 結果: what somebody chose, else what the correction says."""
        corrected = text("outcome.corrected") if recipient.corrected else self._outcome
        return recipient.outcome or corrected

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
            for column in OUR_COLUMNS
            if column.key in COLUMNS and column.key not in ("line", "address", *varying)
        }
        preset = {} if "outcome" in varying else {"outcome": self._outcome}
        cells = [self._cell(column, fill, {**texts, **preset}) for column in OUR_COLUMNS]
        return _SharedRow(RowTemplate(cells, self._own_style, self._shared), _height(texts))

    def _cell(
        self, column: OurColumn, fill: PatternFill | None, texts: Mapping[str, str]
    ) -> Fixed | Number | Repeated | Varying:
        own_fill = fill if column.group_colour else None
        style = self._style(column.alignment, column.number_format, own_fill)
        match column.key:
            case "line":
                return Number(style)
            case "address":
                return Varying(style)
            case "suggestion" | "corrected" | "status" if column.key not in texts:
                return Varying(style)
            case key if key in _SAID_OF_SOME and key not in texts:
                return Repeated(style)
            case key:
                return Fixed(texts.get(key, ""), style)

    def _style(
        self, alignment: Alignment, number_format: str, fill: PatternFill | None = None
    ) -> int:
        """The number that the workbook has for a style."""
        cell = WriteOnlyCell(self._sheet)
        cell.font = styles.BODY
        cell.border = styles.GRID
        cell.alignment = alignment
        cell.number_format = number_format
        if fill is not None:
            cell.fill = fill
        return cell.style_id


def _in_place(address: str, texts: Mapping[str, str]) -> Iterator[str]:
    """The texts that vary, in the order of their columns."""
    for column in OUR_COLUMNS:
        if column.key == "address":
            yield address
        elif column.key in texts:
            yield texts[column.key]


def _height(texts: Mapping[str, str]) -> float:
    """The height of a row with these texts, given by the keys of their columns."""
    return row_height((words[:_LONGEST_MEASURED], _WIDTH_OF[key]) for key, words in texts.items())
