"""A sheet in our own words, written from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.messages import text
from nexgui.export import styles
from nexgui.export.cell_text import openpyxl_text
from nexgui.export.row_height import row_height

_DATE_FORMAT = "yyyy-mm-dd hh:mm"
_HEIGHT = 18.0  # points
_PADDING = 3.0
_NUMERIC = {"count", "needing_action", "share", "recipients", "delivered", "undelivered"}  # columns
_POINTS_A_CENTIMETRE = 28.35


@dataclass(frozen=True, slots=True)
class Formula:
    """A value that Excel works out, and what it is now."""

    formula: str  # without "="
    value: int


class InfoSheet:
    """A sheet that is written row by row."""

    def __init__(
        self,
        workbook: Workbook,
        title: str,
        widths: Sequence[int],
        *,
        index: int | None = None,
        scale: int | None = None,
        alignment: Alignment = styles.WRAPPED,
    ) -> None:
        """Adds the sheet at a place among the others; None is the end.

        With a `scale` (percent) it is printed so, else as wide as a page.
        """
        self.sheet: Worksheet = workbook.create_sheet(title, index)
        self.rows = 0  # written so far
        self.formula_values: dict[str, int] = {}
        self._widths = widths
        self._alignment = alignment
        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.sheet_view.showGridLines = False
        styles.set_up_page(self.sheet, scale=scale)

    def line(self, sentence: str, font: Font = styles.BODY) -> None:
        """A row with one text that may run on over the columns beside it."""
        self._append([self._cell(sentence, Alignment(vertical="center"), font)], font.size * 1.8)

    def link(self, title: str, explained: str) -> None:
        """A row with a link to another sheet of the workbook, and what is there."""
        middle = Alignment(vertical="center")
        link, beside = self._cell(title, middle, styles.LINK), self._cell(explained, middle)
        self._append([link, beside], _HEIGHT)
        self.sheet.cell(self.rows, 1).hyperlink = Hyperlink(ref="", location=f"'{title}'!A1")

    def blank(self) -> None:
        """An empty row."""
        self._append([], _HEIGHT)

    def leave_room(self, centimetres: float) -> None:
        """Empty rows of that height, for a chart that lies over them."""
        for _ in range(int(centimetres * _POINTS_A_CENTIMETRE / _HEIGHT) + 1):
            self.blank()

    def page_break(self) -> None:
        """What follows is printed on a new page."""
        self.sheet.row_breaks.append(Break(id=self.rows))

    def header(self, *keys: str) -> None:
        """A row of headers, named by their keys in the catalogue."""
        cells = [
            self._cell(
                text(f"column.{key}"),
                styles.MIDDLE_RIGHT if key in _NUMERIC else styles.MIDDLE,
                styles.BOLD,
            )
            for key in keys
        ]
        for cell in cells:
            cell.fill = styles.OUR_HEADER
            cell.border = styles.GRID
        self._append(cells, _HEIGHT)

    def row(
        self,
        *values: object,
        fill: PatternFill | None = None,
        filled: Sequence[int] = (0,),
    ) -> None:
        """A row of a table; the columns in `filled` have the colour of `fill`."""
        cells = [self._cell(value, self._alignment) for value in values]
        for index, cell in enumerate(cells):
            cell.border = styles.GRID
            if fill is not None and index in filled:
                cell.fill = fill
        pairs = zip(values, self._widths, strict=False)
        texts = [(value, width) for value, width in pairs if isinstance(value, str)]
        self._append(cells, row_height(texts) + _PADDING)

    def _append(self, cells: list[Cell], height: float) -> None:
        self.rows += 1
        self.sheet.row_dimensions[self.rows].height = height
        self.sheet.append(cells)

    def _cell(self, value: object, alignment: Alignment, font: Font = styles.BODY) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        if isinstance(value, Formula):
            cell.value = f"={value.formula}"
            cell.number_format = styles.COUNT_FORMAT
            self.formula_values[value.formula] = value.value
        elif isinstance(value, str):
            cell.value = openpyxl_text(value)
            cell.data_type = "s"  # whatever it looks like: a status of the file may begin with "="
        else:
            cell.value = value  # type: ignore[assignment]
            cell.number_format = _number_format(value)
        cell.alignment = alignment
        if isinstance(value, datetime):
            cell.alignment = Alignment(horizontal="left", vertical=alignment.vertical)
        cell.font = font
        return cell


def _number_format(value: object) -> str:
    if isinstance(value, int):
        return styles.COUNT_FORMAT
    return styles.SHARE_FORMAT if isinstance(value, float) else _DATE_FORMAT
