"""What is printed: the summary, then the recipients that are shown, page by page."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from nexgui.core.arranging.arrangement import Arrangement
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.ui.printing.print_sheet import Cell, Sheet
from nexgui.ui.printing.print_summary import paint_summary

_COLUMNS = ("line", "group", "address", "status", "next_step", "findings")
_SHARES = (0.06, 0.18, 0.19, 0.16, 0.19, 0.22)
_LONGEST = 300  # characters of a cell: a row must stay shorter than a page
_ROWS_A_STEP = 200
_FOOTER = 2.0  # lines
_GAP = 14.0  # points between the summary and the table
_LEAST_ROWS = 5  # fewer below the summary would look lost


@dataclass(frozen=True)
class Content:
    """What is to be printed; a later choice of the reader changes nothing of it."""

    results: DeliveryResults
    guide: StatusGuide
    arrangement: Arrangement
    rows: Sequence[int]
    printed_at: datetime  # local time


class Pages:
    """The content, divided into pages of a sheet."""

    def __init__(self, content: Content, sheet: Sheet) -> None:
        self._content = content
        self._sheet = sheet
        self._widths = [share * sheet.width for share in _SHARES]
        self._bottom = sheet.height - _FOOTER * sheet.line
        self._table_top = 0.0  # on the first page
        self._starts = array("L")  # the place in `rows` with which each page begins

    @property
    def count(self) -> int:
        """The number of pages, after `divide()`."""
        return len(self._starts)

    def divide(self, painter: QPainter) -> Iterator[float]:
        """Finds where each page begins; yields the share that is done.

        The painter, of any device alike, is needed to find how much room the summary takes.
        """
        sheet, rows = self._sheet, self._content.rows
        top = paint_summary(
            painter, sheet, self._content.results, self._content.guide, self._shown_words()
        )
        self._table_top = top + sheet.points(_GAP)
        self._starts = array("L", [0])
        header = sheet.row
        at = self._table_top + header
        if at + _LEAST_ROWS * sheet.row > self._bottom:
            self._starts.append(0)
            at = header
        for start in range(0, len(rows), _ROWS_A_STEP):
            part = rows[start : start + _ROWS_A_STEP]
            for place, recipient in enumerate(self._content.results.recipients(part), start):
                height = sheet.row_height(self._texts(recipient), self._widths)
                if at + height > self._bottom and place > self._starts[-1]:
                    self._starts.append(place)
                    at = header
                at += height
            yield (start + len(part)) / len(rows)

    def paint(self, painter: QPainter, device: QPagedPaintDevice) -> Iterator[float]:
        """Paints page after page; yields the share that is done."""
        ends = [*self._starts[1:], len(self._content.rows)]
        for page, (start, end) in enumerate(zip(self._starts, ends, strict=True)):
            if page:
                device.newPage()
            self._paint_page(painter, page, self._content.rows[start:end])
            yield (page + 1) / self.count

    def _paint_page(self, painter: QPainter, page: int, rows: Sequence[int]) -> None:
        sheet, top = self._sheet, 0.0
        if page == 0:
            paint_summary(
                painter, sheet, self._content.results, self._content.guide, self._shown_words()
            )
            top = self._table_top
        painter.setFont(sheet.text_font)
        if rows:
            headers = [text(f"column.{column}") for column in _COLUMNS]
            sheet.paint_header(painter, top, headers, self._widths)
            top += sheet.row
        for recipient in self._content.results.recipients(rows):
            texts = self._texts(recipient)
            height = sheet.row_height(texts, self._widths)
            group = self._content.results.statuses[recipient.kind].group
            fills = ("", group.fill, "", group.fill, "", "")
            cells = [
                Cell(words, fill, right=place == 0)
                for place, (words, fill) in enumerate(zip(texts, fills, strict=True))
            ]
            sheet.paint_row(painter, top, height, list(zip(cells, self._widths, strict=True)))
            top += height
        self._paint_footer(painter, page)

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

    def _texts(self, recipient: Recipient) -> tuple[str, ...]:
        status = self._content.results.statuses[recipient.kind]
        findings = "\n".join(finding.sentence for finding in recipient.findings)
        return (
            f"{recipient.line:,}",
            status.group.title,
            _beginning(recipient.address),
            _beginning(status.name),
            status.next_step,
            _beginning(findings),
        )

    def _shown_words(self) -> str:
        content = self._content
        if content.arrangement.is_plain:
            return ""
        return content.arrangement.describe(content.results, len(content.rows))


def _beginning(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _date(when: datetime) -> str:
    return text(
        "print.date",
        year=when.year,
        month=when.month,
        day=when.day,
        time=f"{when:%H:%M}",
    )
