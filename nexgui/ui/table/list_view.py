"""A table that is looked at as a list: it draws rows, and not cells, as selected and current."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from nexgui.ui.look.theme import painted_colour
from nexgui.ui.table.filter_header import FilterHeader

_BAR = 3  # pixels; at the left of what is selected
_RING = 2
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListView(QTableView):
    """Has hairlines between its rows, and a ring around the current one where keys are used."""

    row_activated = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self._by_keys = False  # whether the keys brought the focus here, or are used here
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrow keys walk in it
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.filter_header = FilterHeader(self)
        self.setHorizontalHeader(self.filter_header)
        self.doubleClicked.connect(self.row_activated)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rows, and below and above their cells what goes through a whole row."""
        places = self._places_in(event.rect())
        painter = QPainter(self.viewport())
        for place in places:
            if self._is_selected(place):
                painter.fillRect(self._row_area(place), self.palette().highlight())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        line, key = painted_colour("line"), painted_colour("selection_key")
        for place in places:
            area = self._row_area(place)
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), line)
            if self._is_selected(place):
                painter.fillRect(QRect(area.topLeft(), QSize(_BAR, area.height())), key)
        if self.shows_focus and self.currentIndex().row() in places:
            self._draw_ring(painter, self._row_area(self.currentIndex().row()))
        painter.end()

    def _draw_ring(self, painter: QPainter, area: QRect) -> None:
        selected = self._is_selected(self.currentIndex().row())
        colour = painted_colour("selection_key") if selected else self.palette().link().color()
        painter.setPen(QPen(colour, _RING, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(area.adjusted(1, 1, -1, -1))

    @property
    def shows_focus(self) -> bool:
        """Whether the keyboard is here, and somebody uses it."""
        return self._by_keys and self.hasFocus()

    def _places_in(self, area: QRect) -> range:
        """The places of the rows of which an area has something."""
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, (self.model().rowCount() - 1 if last < 0 else last) + 1)

    def _row_area(self, place: int) -> QRect:
        top, height = self.rowViewportPosition(place), self.rowHeight(place)
        return QRect(0, top, self.viewport().width(), height)

    def _is_selected(self, place: int) -> bool:
        return self.selectionModel().isSelected(self.model().index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Asks for all that there is to say of the current row, or moves on."""
        self._see_keys(True)
        if event.key() in _OPENING_KEYS and not event.modifiers() & ~_KEYPAD:
            self.row_activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the ring away: it is for those who use the keys."""
        self._see_keys(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keys came here."""
        if event.reason() in _BY_KEYS:
            self._see_keys(True)
        super().focusInEvent(event)
        self.show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.show_focus()

    def _see_keys(self, by_keys: bool) -> None:
        if by_keys != self._by_keys:
            self._by_keys = by_keys
            self.show_focus()

    def show_focus(self) -> None:
        """Draws anew what shows where the keyboard is: that is not only in the current cell."""
        current = self.currentIndex().column() if self.shows_focus else -1
        self.filter_header.show_current(current)
        self.viewport().update()
