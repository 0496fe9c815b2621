"""The recipients as rows of a sheet: our columns, then the file's own."""

from collections.abc import Iterable, Iterator, Mapping

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.guide import Status, StatusGuide
from nexgui.core.results import DeliveryResults
from nexgui.export import styles
from nexgui.export.recipient_columns import OUR_COLUMNS, OurColumn, outcomes
from nexgui.export.row_height import row_height
from nexgui.export.row_xml import Fixed, Number, Repeated, Row, RowTemplate, Varying
from nexgui.export.shared_texts import SharedTexts

_WIDTH_OF = {column.key: column.width for column in OUR_COLUMNS}
_SURELY_ONE_LINE = 24  # characters of an address
_LONGEST_MEASURED = 1000
_CELLS = Fixed | Number | Repeated | Varying


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
        self._templates: dict[Status, tuple[RowTemplate, float]] = {}

    def rows(self, rows: Iterable[int]) -> Iterator[Row]:
        """The recipients in these rows of the results."""
        return map(self._row, rows)

    def _row(self, row: int) -> Row:
        results = self._results
        status = results.status(row)
        template, height = self._templates.get(status) or self._make_template(status)
        address = results.address(row)
        resend = results.resend(row, self._guide)
        findings = results.findings_of(row)
        sentences = "\n".join(finding.sentence for finding in findings)
        suggestions = "\n".join(filter(None, dict.fromkeys(one.suggestion for one in findings)))
        if findings or len(address) > _SURELY_ONE_LINE or resend != status.resend:
            texts = {
                "address": address[:_LONGEST_MEASURED],
                "resend": resend,
                "findings": sentences,
                "suggestion": suggestions,
            }
            height = max(height, _height(texts))
        values = (results.table.lines[row], address, resend, sentences, suggestions)
        return Row(template, height, values, results.table.rows[row])

    def _make_template(self, status: Status) -> tuple[RowTemplate, float]:
        fill = styles.solid(status.group.fill) if status.group.coloured else None
        texts = {
            "group": status.group.title,
            "status": status.name,
            "meaning": status.meaning,
            "action": status.action,
            "next_step": status.next_step,
            "outcome": self._outcome,
        }
        cells = [self._cell(column, fill, texts.get(column.key, "")) for column in OUR_COLUMNS]
        template = RowTemplate(cells, self._own_style, self._shared)
        made = template, _height({**texts, "resend": status.resend})
        self._templates[status] = made
        return made

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


def _height(texts: Mapping[str, str]) -> float:
    """The height of a row with these texts, given by the keys of their columns."""
    return row_height((words, _WIDTH_OF[key]) for key, words in texts.items())
