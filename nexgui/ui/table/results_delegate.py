"""Draws the cells of the table of recipients."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nexgui.core.arranging.searching import Search
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.table.marked_text import draw_marked

_Index = QModelIndex | QPersistentModelIndex


class ResultsDelegate(QStyledItemDelegate):
    """Keeps a group's colour on its cells also in the selected row: it tells what the row is.

    Marks the words that are searched for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._search = Search("")

    def set_words(self, words: str) -> None:
        """Marks these words from now on; none: nothing."""
        self._search = Search(words)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a cell as the style does, but for the text in which a word is found."""
        if not self._search.words:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        words = " ".join(cell.text.splitlines())
        spans = self._search.spans(words)
        if not spans:
            super().paint(painter, option, index)
            return
        style = cell.widget.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
        cell.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        mark, ink = painted_colour("mark"), painted_colour("mark_ink")
        draw_marked(painter, cell, area, words, spans, mark, ink)

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Takes the selection's colour off the cells that have one of their own."""
        super().initStyleOption(option, index)
        if option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
            option.state &= ~QStyle.StateFlag.State_Selected
