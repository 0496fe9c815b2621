"""Draws a line of text in which some parts are marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

_GAP = 3  # what the style leaves at both ends of a cell's text, beside its padding
_UNDERLINE = 2
_BELOW_LINE = 1  # of the ground: the line is seen on a dark cell too


def draw_marked(
    painter: QPainter,
    cell: QStyleOptionViewItem,
    area: QRect,
    words: str,
    spans: Sequence[tuple[int, int]],
    mark: QColor,
    mark_ink: QColor,
) -> None:
    """Draws `words` into `area`, elided to its width, with a ground and a line under the spans.

    A part that the elision hides is marked on the dots that stand for it.
    """
    area = area.adjusted(_GAP, 0, -_GAP, 0)
    shown = QFontMetrics(cell.font).elidedText(words, cell.textElideMode, area.width())
    kept = len(shown) if shown == words else max(0, len(shown) - 1)
    parts = [(start, min(end, kept)) for start, end in spans if start < kept]
    if spans[-1][1] > kept:
        parts.append((kept, len(shown)))
    layout = QTextLayout(shown, cell.font)
    layout.setFormats([_format(part, mark_ink) for part in parts])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(float("inf"))
    layout.endLayout()
    corner = QPointF(area.left(), area.top() + (area.height() - line.height()) / 2)
    painter.save()
    painter.setClipRect(area)
    for start, end in parts:
        left, right = _x_of(line, start), _x_of(line, end)
        height = line.height() + _BELOW_LINE
        ground = QRectF(corner.x() + left, corner.y(), right - left, height)
        painter.fillRect(ground, mark)
        # Not by colour alone: a line too.
        ground.adjust(0, height - _BELOW_LINE - _UNDERLINE, 0, -_BELOW_LINE)
        painter.fillRect(ground, mark_ink)
    painter.setPen(_ink(cell))
    layout.draw(painter, corner)
    painter.restore()


def _x_of(line: object, position: int) -> float:
    x = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)


def _format(part: tuple[int, int], ink: QColor) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = part[0], part[1] - part[0]
    marked = QTextCharFormat()
    marked.setForeground(ink)
    found.format = marked
    return found


def _ink(cell: QStyleOptionViewItem) -> QColor:
    selected = bool(cell.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return cell.palette.color(QPalette.ColorGroup.Active, role)
