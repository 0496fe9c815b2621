"""The recipients as rows of a sheet: our columns, then the file's own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.addresses.check import Finding
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.export import styles
from nexgui.export.recipient_columns import COLUMN_OF, OUR_COLUMNS, OurColumn, outcomes
from nexgui.export.row_height import row_height
from nexgui.export.row_xml import Fixed, Number, Repeated, Row, RowTemplate, Varying
from nexgui.export.shared_texts import SharedTexts

_WIDTH_OF = {column.key: column.width for column in OUR_COLUMNS}
_SURELY_ONE_LINE = int(0.9 * _WIDTH_OF["address"])  # ASCII characters of an address
_LONGEST_MEASURED = 1000
_CELLS = Fixed | Number | Repeated | Varying


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the rows of a status share; those of all unknown ones share all but its name."""

    template: RowTemplate
    plain: RowTemplate  # for recipients of whom there is nothing more to say
    height: float  # points, for what is the same in all of them
    resend: str
    is_named: bool  # whether the name of the status is among what is shared


class RecipientRows:
    """Turns recipients into rows; what the rows of a status share is made once."""

    def __init__(
        self,
        sheet: Worksheet,
        results: DeliveryResults,
        guide: StatusGuide,
        shared: SharedTexts,
        *,
        preset: bool,
    ) -> None:
        """`sheet` is any sheet of the workbook; `preset` fills 結果 with its first choice."""
        self._sheet = sheet
        self._results = results
        self._guide = guide
        self._shared = shared
        self._outcome = outcomes().open[0] if preset else ""
        self._own_style = self._style(styles.TOP, styles.TEXT_FORMAT)
        # A file may bring a status of its own in every row: those must not cost one each.
        self._kinds = {
            kind: self._make_kind(status)
            for kind, status in enumerate(results.statuses)
            if status in guide.statuses
        }
        self._unknown = self._make_kind(guide.unknown)

    def rows(self, rows: Sequence[int]) -> Iterator[Row]:
        """The recipients in these rows of the results."""
        return map(self._row, self._results.recipients(rows))

    def _row(self, recipient: Recipient) -> Row:
        kind = self._kinds.get(recipient.kind, self._unknown)
        address, height = recipient.address, kind.height
        values: tuple[str | int, ...] = (recipient.line, address)
        if not kind.is_named:
            name = self._results.statuses[recipient.kind].name
            values = (*values, name)
            height = max(height, _height({"status": name[:_LONGEST_MEASURED]}))
        if len(address) > _SURELY_ONE_LINE or not address.isascii():
            height = max(height, _height({"address": address[:_LONGEST_MEASURED]}))
        if not recipient.findings and not recipient.opted_out:
            return Row(kind.plain, height, values, recipient.cells)
        texts = {
            "resend": self._guide.opted_out_resend if recipient.opted_out else kind.resend,
            "findings": "\n".join(finding.sentence for finding in recipient.findings),
            "suggestion": _suggestions(recipient.findings),
        }
        height = max(height, _height(texts))
        return Row(kind.template, height, (*values, *texts.values()), recipient.cells)

    def _make_kind(self, status: Status) -> _Kind:
        is_named = status is not self._guide.unknown
        fill = styles.solid(status.group.fill) if status.group.coloured else None
        texts = {
            "group": status.group.title,
            "status": status.name,
            "meaning": status.meaning,
            "action": status.action,
            "next_step": status.next_step,
            "outcome": self._outcome,
        }
        height = _height({**texts, "resend": status.resend})
        cells = [self._cell(column, fill, texts.get(column.key, "")) for column in OUR_COLUMNS]
        if not is_named:
            place = COLUMN_OF["status"] - 1
            cells[place] = Varying(cells[place].style)
        template = RowTemplate(cells, self._own_style, self._shared)
        said = {"resend": status.resend, "findings": "", "suggestion": ""}
        cells = [
            Fixed(said[column.key], cell.style) if column.key in said else cell
            for column, cell in zip(OUR_COLUMNS, cells, strict=True)
        ]
        plain = RowTemplate(cells, self._own_style, self._shared)
        return _Kind(template, plain, height, status.resend, is_named)

    def _cell(self, column: OurColumn, fill: PatternFill | None, words: str) -> _CELLS:
        own_fill = fill if column.group_colour else None
        style = self._style(column.alignment, column.number_format, own_fill)
        match column.key:
            case "line":
                return Number(style)
            case "address" | "suggestion":
                return Varying(style)
            case "resend" | "findings":
                return Repeated(style)
            case _:
                return Fixed(words, style)

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


def _suggestions(findings: Sequence[Finding]) -> str:
    once = dict.fromkeys(finding.suggestion for finding in findings if finding.suggestion)
    return "\n".join(once)


def _height(texts: Mapping[str, str]) -> float:
    """The height of a row with these texts, given by the keys of their columns."""
    return row_height((words, _WIDTH_OF[key]) for key, words in texts.items())
