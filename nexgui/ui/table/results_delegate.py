"""Draws the cells of the table of recipients."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nexgui.core.query.search import Search
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.table.marked_text import draw_marked
from nexgui.ui.table.results_model import COL_GROUP, SHORT_ROLE

_MOST_WORDS = 30

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 3  # pixels; the style's own beside a text
_LINE = 2  # pixels; a selection's, above and below its cells
_EDGE = 1  # pixels; between a selection's line and a fill
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

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> None:
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
        draw_marked(painter, cell, area, words, spans, mark, ink)


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
