"""Draws the cells of the table of recipients."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nexgui.core.query.search import Search
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.table.results_model import COL_GROUP, SHORT_ROLE

_MOST_WORDS = 30

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 3  # pixels; the style's own beside a text
_LINE = 2  # pixels; a selection's, above and below its cells
_EDGE = 1  # pixels; between a selection's line and a fill
_UNDERLINE = 2
_BELOW_LINE = 1  # of the ground: the line is seen on a dark cell too
_HALF = 128  # between dark colours and light ones


class ResultsDelegate(QStyledItemDelegate):
    """Keeps a group's colour on its cells also in the selected row: it tells what the row is.

    Marks the words that are searched for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._search = Search("")

    def set_words(self, words: str) -> None:
        """Marks these words from now on; none: nothing."""
        # Of a long text that was pasted the first words will do: each is looked for in each cell.
        self._search = Search(" ".join(words.split()[:_MOST_WORDS]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a cell as the style does, but for found words and the lines of a selection."""
        is_plain = not self._search.words and not option.state & QStyle.StateFlag.State_Selected
        if is_plain and index.column() != COL_GROUP:
            super().paint(painter, option, index)  # less of it in Python
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        if index.column() == COL_GROUP and _is_cut(cell):
            cell.text = index.data(SHORT_ROLE) or cell.text
        words = " ".join(cell.text.splitlines())
        spans = self._search.spans(words) if self._search.words else []
        if spans:
            self._paint_marked(painter, cell, words, spans)
        else:
            _draw(painter, cell)
        if option.state & QStyle.StateFlag.State_Selected:
            _draw_selected(painter, cell, option.rect, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _draw_current(painter, cell, option.rect)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Takes the selection's colour off the cells that have one of their own."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the style's own frame is a bevel
        if _has_fill(option):
            option.state &= ~QStyle.StateFlag.State_Selected

    def _paint_marked(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        words: str,
        spans: Sequence[tuple[int, int]],
    ) -> None:
        style = cell.widget.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
        cell.text = ""
        _draw(painter, cell)
        mark, ink = painted_colour("mark"), painted_colour("mark_ink")
        _draw_marked(painter, cell, area, words, spans, mark, ink)


def _is_cut(cell: QStyleOptionViewItem) -> bool:
    """Whether the text has more pixels than the style leaves it."""
    area = cell.widget.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget
    )
    return cell.fontMetrics.horizontalAdvance(cell.text) > area.width() - 2 * _MARGIN


def _draw(painter: QPainter, cell: QStyleOptionViewItem) -> None:
    cell.widget.style().drawControl(
        QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
    )


def _draw_selected(
    painter: QPainter, cell: QStyleOptionViewItem, area: QRect, index: _Index
) -> None:
    """Lines around a run of selected rows: a cell with a group's colour keeps it among them."""
    colour = cell.palette.link().color()
    # The fills are light in both themes: a light line needs a dark one between it and the fill.
    is_lost = _has_fill(cell) and colour.lightness() > _HALF
    ink = cell.palette.text().color()
    left, width = area.left(), area.width()
    if not _is_selected(cell.widget, index, -1):
        painter.fillRect(left, area.top(), width, _LINE, colour)
        if is_lost:
            painter.fillRect(left, area.top() + _LINE, width, _EDGE, ink)
    if not _is_selected(cell.widget, index, 1):
        top = area.bottom() - _LINE + 1
        painter.fillRect(left, top, width, _LINE, colour)
        if is_lost:
            painter.fillRect(left, top - _EDGE, width, _EDGE, ink)


def _draw_current(painter: QPainter, cell: QStyleOptionViewItem, area: QRect) -> None:
    """A frame within the lines, around the cell from which the arrow keys go on."""
    painter.save()
    painter.setPen(QPen(cell.palette.text().color(), 1, Qt.PenStyle.DotLine))
    within = _LINE + _EDGE
    painter.drawRect(area.adjusted(within, within, -within - 1, -within - 1))
    painter.restore()


def _has_fill(cell: QStyleOptionViewItem) -> bool:
    return cell.backgroundBrush.style() != Qt.BrushStyle.NoBrush


def _is_selected(view: QWidget, index: _Index, step: int) -> bool:
    """Whether the row so many rows further down is selected as well."""
    if not isinstance(view, QAbstractItemView):
        return False
    return view.selectionModel().isSelected(index.sibling(index.row() + step, index.column()))


def _draw_marked(
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
    area = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
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
