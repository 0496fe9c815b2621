"""The head of the first printed page: the answer, the action groups and the statuses."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.print_sheet import Cell, Sheet, header_cell

_GAP = 8.0  # points
_GROUP_SHARES = (0.25, 0.07, 0.11, 0.07)  # of the paper's width
_STATUS_SHARES = (0.40, 0.07)
_Row = Sequence[Cell]


def paint_summary(painter: QPainter, sheet: Sheet, content: Content, bottom: float) -> float:
    """Paints the head, which ends above `bottom`. Returns where it does."""
    top = 0.0
    results = content.results
    title, waiting = shown_name(results.title), results.waiting
    for font, words in (
        (sheet.heading_font, f"{text('workbook.title')}　{title}"),
        (sheet.title_font, results.counts.summary),
        (sheet.text_font, waiting.sentence(content.printed_at) if waiting else ""),
        (sheet.text_font, content.describe()),
    ):
        if words:
            top = _paint_line(painter, sheet, top, font, words) + sheet.points(_GAP / 2)
    top += sheet.points(_GAP / 2)
    painter.setFont(sheet.text_font)
    left_end = _paint_table(painter, sheet, top, 0.0, _groups(results), _GROUP_SHARES)
    right = sheet.width * (1 - sum(_STATUS_SHARES))
    statuses = _statuses(results, sheet, bottom - top)
    right_end = _paint_table(painter, sheet, top, right, statuses, _STATUS_SHARES)
    return max(left_end, right_end)


def _paint_line(painter: QPainter, sheet: Sheet, top: float, font: QFont, words: str) -> float:
    painter.setFont(font)
    height = sheet.text_height(font, words, sheet.width)
    sheet.paint_text(painter, QRectF(0, top, sheet.width, height), words)
    return top + height


def _paint_table(
    painter: QPainter,
    sheet: Sheet,
    top: float,
    left: float,
    rows: Sequence[_Row],
    shares: Sequence[float],
) -> float:
    widths = [share * sheet.width for share in shares]
    painter.save()
    painter.translate(left, 0)
    for row in rows:
        height = sheet.row_height([cell.text for cell in row], widths)
        sheet.paint_row(painter, top, height, list(zip(row, widths, strict=True)))
        top += height
    painter.restore()
    return top


def _groups(results: DeliveryResults) -> list[_Row]:
    counts = results.counts
    rows: list[_Row] = [
        [
            header_cell(text("column.group")),
            header_cell(text("column.count"), right=True),
            header_cell(text("column.needing_action"), right=True),
            header_cell(text("column.share"), right=True),
        ]
    ]
    for group in results.guide.groups:
        count = counts.groups.get(group, 0)
        if not count:
            continue
        share = f"{count / counts.total:.1%}"
        rows.append(
            [
                Cell(group.title, group.fill),
                Cell(f"{count:,}", right=True),
                Cell(f"{counts.needing[group]:,}", right=True),
                Cell(share, right=True),
            ]
        )
    return rows


def _statuses(results: DeliveryResults, sheet: Sheet, room: float) -> list[_Row]:
    """As many statuses as there is room for; the others go together."""
    rows: list[_Row] = [
        [header_cell(text("column.status")), header_cell(text("column.count"), right=True)]
    ]
    room -= 2 * sheet.row  # for the header, and the others
    statuses = results.counts.statuses
    for place, (status, count) in enumerate(statuses):
        name = f"{status.group.symbol} {shown_name(status.name)}"
        room -= sheet.cell_height(name, _STATUS_SHARES[0] * sheet.width)
        if room < 0:
            others = statuses[place:]
            words = text("print.other_statuses", kinds=len(others))
            total = sum(count for _, count in others)
            rows.append([Cell(words), Cell(f"{total:,}", right=True)])
            break
        rows.append([Cell(name, status.group.fill), Cell(f"{count:,}", right=True)])
    return rows
