"""The sheets with a row for each recipient: 要対応 and 全件."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.address_check import Finding
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.core.results import DeliveryResults
from nexgui.export import styles
from nexgui.export.cell_text import LONGEST_CELL, excel_text
from nexgui.export.row_height import row_height

_FILE_COLUMN_WIDTH = 14
_HEADER_HEIGHT = 30  # points
_HEADER_QUOTED = 30  # characters of a header that an oddity names


@dataclass(frozen=True, slots=True)
class OurColumn:
    """A column that the program puts before the file's own ones; `key` names its header."""

    key: str
    width: int  # in characters, as Excel counts
    alignment: Alignment = styles.TOP
    group_colour: bool = False


OUR_COLUMNS = (
    OurColumn("line", 8),
    OurColumn("group", 28, group_colour=True),
    OurColumn("address", 32),
    OurColumn("status", 26, styles.WRAPPED, group_colour=True),
    OurColumn("meaning", 44, styles.WRAPPED),
    OurColumn("action", 52, styles.WRAPPED),
    OurColumn("next_step", 36, styles.WRAPPED),
    OurColumn("resend", 20, styles.WRAPPED),
    OurColumn("findings", 28, styles.WRAPPED),
    OurColumn("suggestion", 28, styles.WRAPPED),
    OurColumn("assignee", 12),
    OurColumn("checked_on", 12),
    OurColumn("outcome", 12),
)
_FILLED_COLUMNS = OUR_COLUMNS[:10]
_LEFT_EMPTY = [None] * (len(OUR_COLUMNS) - len(_FILLED_COLUMNS))
_LINE, _ADDRESS, _RESEND, _FINDINGS, _SUGGESTION = 0, 2, 7, 8, 9
_FROZEN = "D2"  # the header row, and the columns up to the address


class RecipientSheet:
    """Writes recipients to one sheet, row by row; collects what had to be changed to fit."""

    def __init__(
        self, workbook: Workbook, title: str, results: DeliveryResults, guide: StatusGuide
    ) -> None:
        self._results = results
        self._guide = guide
        self._sheet: Worksheet = workbook.create_sheet(title)
        # Cells are made once and filled anew for each row: openpyxl writes a row at once.
        self._our_cells: dict[Status, list[Cell]] = {}
        self._heights: dict[Status, float] = {}
        self._file_cells = [self._cell(styles.TOP) for _ in results.table.header]
        self.oddities: list[Oddity] = []

    def write(self, rows: Iterable[int], count: int, on_row: Callable[[], None]) -> None:
        """Writes the header and then `rows`, `count` of them; calls `on_row` before each."""
        self._lay_out(count)
        self._append(1, self._header(), _HEADER_HEIGHT)
        for number, row in enumerate(rows, start=2):
            on_row()
            cells = self._row(row)
            self._append(number, cells, self._height(row))

    def _append(self, number: int, cells: tuple[Cell | None, ...], height: float) -> None:
        dimensions = self._sheet.row_dimensions
        dimensions[number].height = height
        self._sheet.append(cells)
        del dimensions[number]  # written: a million of them would fill the memory

    def _lay_out(self, count: int) -> None:
        widths = [column.width for column in OUR_COLUMNS]
        widths += [_FILE_COLUMN_WIDTH] * len(self._file_cells)
        letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
        sheet = self._sheet
        for letter, width in zip(letters, widths, strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = _FROZEN
        sheet.auto_filter.ref = f"A1:{letters[-1]}{count + 1}"
        styles.set_up_page(sheet)
        sheet.print_title_rows = "1:1"

    def _header(self) -> tuple[Cell, ...]:
        ours = [self._cell(styles.MIDDLE, styles.OUR_HEADER, styles.BOLD) for _ in OUR_COLUMNS]
        own = [self._cell(styles.MIDDLE, styles.FILE_HEADER, styles.BOLD) for _ in self._file_cells]
        for cell, column in zip(ours, OUR_COLUMNS, strict=True):
            cell.value = text(f"column.{column.key}")
        for cell, header in zip(own, self._results.table.header, strict=True):
            self._set_text(cell, header, header, self._results.table.header_line)
        return (*ours, *own)

    def _height(self, row: int) -> float:
        height = self._heights[self._results.status(row)]
        findings = self._results.findings_of(row)
        if not findings:
            return height
        width = OUR_COLUMNS[_FINDINGS].width
        return max(height, row_height([(_sentences(findings), width)]))

    def _row(self, row: int) -> tuple[Cell | None, ...]:
        results = self._results
        line = results.table.lines[row]
        status = results.status(row)
        ours = self._our_cells.get(status) or self._make_our_cells(status)
        ours[_LINE].value = line
        self._set_text(ours[_ADDRESS], results.address(row))
        ours[_RESEND].value = results.resend(row, self._guide)
        findings = results.findings_of(row)
        self._set_text(ours[_FINDINGS], _sentences(findings))
        suggestions = dict.fromkeys(finding.suggestion for finding in findings)
        self._set_text(ours[_SUGGESTION], "\n".join(filter(None, suggestions)))
        values = results.table.rows[row]
        for index, value in enumerate(values):
            self._set_text(self._file_cells[index], value, results.table.header[index], line)
        return (*ours, *_LEFT_EMPTY, *self._file_cells[: len(values)])

    def _make_our_cells(self, status: Status) -> list[Cell]:
        fill = styles.solid(status.group.fill)
        cells = [
            self._cell(column.alignment, fill if column.group_colour else None)
            for column in _FILLED_COLUMNS
        ]
        texts = {
            "group": status.group.title,
            "status": status.name,
            "meaning": status.meaning,
            "action": status.action,
            "next_step": status.next_step,
        }
        for cell, column in zip(cells, _FILLED_COLUMNS, strict=True):
            self._set_text(cell, texts.get(column.key, ""))
        cells[_LINE].number_format = styles.NUMBER_FORMAT
        self._our_cells[status] = cells
        self._heights[status] = row_height(
            (texts[column.key], column.width)
            for column in _FILLED_COLUMNS
            if column.alignment.wrap_text and column.key in texts
        )
        return cells

    def _cell(
        self, alignment: Alignment, fill: PatternFill | None = None, font: Font = styles.BODY
    ) -> Cell:
        cell = WriteOnlyCell(self._sheet)
        cell.font = font
        cell.alignment = alignment
        cell.border = styles.GRID
        cell.number_format = styles.TEXT_FORMAT  # stays text also when it is edited in Excel
        if fill is not None:
            cell.fill = fill
        return cell

    def _set_text(self, cell: Cell, value: str, header: str = "", line: int | None = None) -> None:
        """Makes `value` the cell's text, never a number, date, formula or error.

        What cannot stay to the letter is noted where a `line` says which cell it was.
        """
        fitted = excel_text(value)
        cell.value = fitted.text
        cell.data_type = "s"
        if line is not None and fitted.replaced:
            sentence = text("oddity.control_characters", header=header[:_HEADER_QUOTED])
            self.oddities.append(Oddity(line, sentence))
        if line is not None and fitted.cut:
            sentence = text("oddity.cut_cell", header=header[:_HEADER_QUOTED], limit=LONGEST_CELL)
            self.oddities.append(Oddity(line, sentence))


def _sentences(findings: Iterable[Finding]) -> str:
    return "\n".join(finding.sentence for finding in findings)
