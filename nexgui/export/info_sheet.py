"""A sheet in our own words, written from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.messages import text
from nexgui.export import styles
from nexgui.export.cell_text import openpyxl_text
from nexgui.export.cell_xml import day_number
from nexgui.export.row_height import row_height

_DATE_FORMAT = "yyyy-mm-dd hh:mm"
_HEIGHT = 18.0  # points
_PADDING = 3.0
# Columns of numbers, by their keys.
_NUMERIC = {
    "count", "needing_action", "share", "recipients", "delivered", "undelivered",
    "to_do", "left_to_do", "done", "done_share", "overdue",
}  # fmt: skip
_POINTS_A_CENTIMETRE = 28.35


@dataclass(frozen=True, slots=True)
class Formula:
    """A value that Excel works out, and what it is now."""

    formula: str  # without "="
    value: str | float | date
    number_format: str = styles.COUNT_FORMAT

    @property
    def number(self) -> float:
        """The value where it is a number, else none."""
        return self.value if isinstance(self.value, int | float) else 0


class InfoSheet:
    """A sheet that is written row by row."""

    def __init__(
        self,
        workbook: Workbook,
        title: str,
        widths: Sequence[float],
        *,
        index: int | None = None,
        portrait: bool = False,
        pages: int = 0,
        alignment: Alignment = styles.WRAPPED,
    ) -> None:
        """Adds the sheet at a place among the others; None is the end.

        It is printed as wide as a page, and on as many `pages` at the most, if that is said.
        """
        self.sheet: Worksheet = workbook.create_sheet(title, index)
        self.rows = 0  # written so far
        self.formula_values: dict[str, str | float] = {}
        self._widths = widths
        self._alignment = alignment
        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.sheet_view.showGridLines = False
        styles.set_up_page(self.sheet, portrait=portrait, pages=pages)

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

    def leave_room(self, centimetres: float, since: int) -> None:
        """Empty rows until those from one on have that height, for a chart that lies over them."""
        while self.rows - since < centimetres * _POINTS_A_CENTIMETRE / _HEIGHT:
            self.blank()

    def note(self, label: str, value: object) -> None:
        """A row in small print, that may run on over the columns beside it."""
        middle = Alignment(vertical="center")
        cells = [self._cell(each, middle, styles.NOTE) for each in (label, value)]
        cells[1].alignment = Alignment(vertical="center", horizontal="left")
        self._append(cells, _HEIGHT)

    def header(self, *keys: str, further: Sequence[str] = ()) -> None:
        """A row of headers, named by their keys in the catalogue; `further` ones are of numbers."""
        cells = [
            self._cell(
                text(f"column.{key}"),
                styles.MIDDLE_RIGHT if key in _NUMERIC else styles.MIDDLE,
                styles.BOLD,
            )
            for key in keys
        ]
        cells += [self._cell(words, styles.MIDDLE_RIGHT, styles.BOLD) for words in further]
        for cell in cells:
            cell.fill = styles.OUR_HEADER
            cell.border = styles.GRID
        pairs = zip((str(cell.value) for cell in cells), self._widths, strict=False)
        self._append(cells, max(_HEIGHT, row_height(pairs)))

    def row(
        self,
        *values: object,
        fill: PatternFill | None = None,
        filled: Sequence[int] = (0,),
        beside: str = "",
    ) -> None:
        """A row of a table; the columns in `filled` have the colour of `fill`.

        What stands `beside` it may run on over the columns there.
        """
        cells = [self._cell(value, self._alignment) for value in values]
        for index, cell in enumerate(cells):
            cell.border = styles.GRID
            if fill is not None and index in filled:
                cell.fill = fill
        pairs = zip(values, self._widths, strict=False)
        texts = [(value, width) for value, width in pairs if isinstance(value, str)]
        if beside:
            cells.append(self._cell(beside, Alignment(vertical="center"), styles.NOTE))
        self._append(cells, row_height(texts) + _PADDING)

    def _append(self, cells: list[Cell], height: float) -> None:
        self.rows += 1
        self.sheet.row_dimensions[self.rows].height = height
        self.sheet.append(cells)

    def _cell(self, value: object, alignment: Alignment, font: Font = styles.BODY) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        if isinstance(value, Formula):
            cell.value = f"={value.formula}"
            cell.number_format = value.number_format
            known = value.value
            self.formula_values[value.formula] = (
                day_number(known) if isinstance(known, date) else known
            )
        elif isinstance(value, str):
            if value:  # an empty text is no blank cell, and some readers stumble over it
                cell.value = openpyxl_text(value)
                cell.data_type = "s"  # whatever it looks like: a status may begin with "="
            cell.number_format = styles.TEXT_FORMAT
        else:
            cell.value = value  # type: ignore[assignment]
            cell.number_format = _number_format(value)
        cell.alignment = alignment
        if isinstance(value, date):  # or a time
            cell.alignment = Alignment(horizontal="left", vertical=alignment.vertical)
        cell.font = font
        return cell


def _number_format(value: object) -> str:
    if isinstance(value, int):
        return styles.COUNT_FORMAT
    if isinstance(value, float):
        return styles.SHARE_FORMAT
    return _DATE_FORMAT if isinstance(value, datetime) else styles.DATE_FORMAT
