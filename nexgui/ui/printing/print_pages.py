"""The printed pages: the summary, then the list of recipients."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.print_columns import PrintColumns
from nexgui.ui.printing.print_sheet import Cell, Sheet
from nexgui.ui.printing.print_summary import paint_summary

_ROWS_A_STEP = 200
_FOOTER = 2.0  # lines
_GAP = 14.0  # points between the summary and the table
_LEAST_ROWS = 5  # fewer below the summary would look lost


class Pages:
    """The content, divided into pages of a sheet."""

    def __init__(self, content: Content, sheet: Sheet) -> None:
        self._content = content
        self._sheet = sheet
        self._columns = PrintColumns(content.results, sheet.width)
        self._bottom = sheet.height - _FOOTER * sheet.line
        self._table_top = 0.0  # on the first page
        self._starts = array("L")  # the place in `rows` with which each page begins

    @property
    def count(self) -> int:
        """The number of pages, after `divide()`."""
        return len(self._starts)

    @property
    def layout(self) -> QPageLayout:
        """The paper for which the pages are."""
        return self._sheet.layout

    def divide(self, painter: QPainter) -> Iterator[float]:
        """Finds where each page begins; yields the share that is done.

        The painter, of any device alike, is needed to find how much room the summary takes.
        """
        sheet, rows = self._sheet, self._content.rows
        head = paint_summary(painter, sheet, self._content, self._bottom)
        self._table_top = head + sheet.points(_GAP)
        self._starts = array("L", [0])
        header = sheet.row
        at = self._table_top + header
        if at + _LEAST_ROWS * sheet.row > self._bottom:
            self._starts.append(0)
            at = header
        for start in range(0, len(rows), _ROWS_A_STEP):
            part = rows[start : start + _ROWS_A_STEP]
            for place, recipient in enumerate(self._content.results.recipients(part), start):
                texts = self._columns.texts(recipient)
                height = sheet.row_height(texts, self._columns.widths)
                if at + height > self._bottom and place > self._starts[-1]:
                    self._starts.append(place)
                    at = header
                at += height
            yield (start + len(part)) / len(rows)

    def paint(self, painter: QPainter, turn_page: Callable[[], object]) -> Iterator[float]:
        """Paints page after page; yields the share that is done."""
        ends = [*self._starts[1:], len(self._content.rows)]
        for page, (start, end) in enumerate(zip(self._starts, ends, strict=True)):
            if page:
                turn_page()
            self._paint_page(painter, page, self._content.rows[start:end])
            yield (page + 1) / self.count

    def _paint_page(self, painter: QPainter, page: int, rows: Sequence[int]) -> None:
        sheet, top = self._sheet, 0.0
        if page == 0:
            paint_summary(painter, sheet, self._content, self._bottom)
            top = self._table_top
        painter.setFont(sheet.text_font)
        if rows:
            self._paint_row(painter, top, sheet.row, self._columns.header())
            top += sheet.row
        for recipient in self._content.results.recipients(rows):
            cells = self._columns.cells(recipient)
            height = sheet.row_height([cell.text for cell in cells], self._columns.widths)
            self._paint_row(painter, top, height, cells)
            top += height
        self._paint_footer(painter, page)

    def _paint_row(
        self, painter: QPainter, top: float, height: float, cells: Sequence[Cell]
    ) -> None:
        pairs = list(zip(cells, self._columns.widths, strict=True))
        self._sheet.paint_row(painter, top, height, pairs)

    def _paint_footer(self, painter: QPainter, page: int) -> None:
        sheet = self._sheet
        box = QRectF(0, sheet.height - sheet.line, sheet.width, sheet.line)
        number = text("print.page", page=page + 1, pages=self.count)
        for words, side in (
            (shown_name(self._content.results.title), Qt.AlignmentFlag.AlignLeft),
            (number, Qt.AlignmentFlag.AlignHCenter),
            (_date(self._content.printed_at), Qt.AlignmentFlag.AlignRight),
        ):
            sheet.paint_text(painter, box, words, side, muted=True)


def _date(when: datetime) -> str:
    return text(
        "print.date",
        year=when.year,
        month=when.month,
        day=when.day,
        time=f"{when:%H:%M}",
    )
