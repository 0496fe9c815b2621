"""The table and the detail panel beside it, or below it where the window is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_handle import HANDLE_WIDTH, DetailHandle
from nexgui.ui.detail.detail_panel import DetailPanel
from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import kept_in_sight

# In sizes of the text: all of it grows with it. 70 are 980 pixels.
_WIDE = 70
_WIDE_ENOUGH_FOR_BOTH = 80  # else the panel would cut the table; the reader opens it
_WIDTH = 26
_HEIGHT = 22
_LOW = 24  # too low for both, one below the other
_LARGEST_SHARE = 0.45  # of the width, unless the reader gave it more
_MOST_SHARE = 0.6  # of the room; the rest is the table's, whatever was remembered


class DetailArea(QSplitter):
    """Keeps the panel at the table's current recipient; remembers whether it is open, and its size.

    Until the reader opens or closes it, it is open where the window is wide.
    """

    followed = Signal()  # the panel is at the table's current recipient
    _moved = Signal()

    def __init__(
        self, table: ResultsTable, guide: StatusGuide, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._settings = Settings()
        self.panel = DetailPanel(guide)
        self.toggle_action = QAction(text("detail.show"), self, checkable=True)
        self.toggle_action.setShortcut(QKeySequence(Qt.Key.Key_F4))
        self.toggle_action.setEnabled(False)  # until there are results
        self.toggle_action.triggered.connect(self._remember_open)
        self.toggle_action.toggled.connect(self._show_panel)
        self.addAction(self.toggle_action)
        self.addWidget(table)
        self.addWidget(self.panel)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE_WIDTH)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        QWidget.setTabOrder(table, self.handle(1))
        QWidget.setTabOrder(self.handle(1), self.panel)
        self.panel.hide()
        self.panel.close_requested.connect(self.toggle_action.trigger)
        self.splitterMoved.connect(self._remember_size)
        # Queued: while rows are arranged anew none is current for a moment.
        self._moved.connect(self._show_current, Qt.ConnectionType.QueuedConnection)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """A handle that keys move too."""
        return DetailHandle(self.orientation(), self)

    def show_results(self, results: DeliveryResults) -> None:
        """Follows the table, which shows `results` now."""
        self.toggle_action.setEnabled(True)
        self.panel.show_results(results)
        selection = self._table.selectionModel()
        selection.currentRowChanged.connect(self._moved)
        selection.selectionChanged.connect(self._moved)
        self._table.model().modelReset.connect(self._moved)

    def open(self) -> None:
        """Opens the panel because the reader asks for it, as the menu 表示 does."""
        if not self.toggle_action.isChecked():
            self.toggle_action.trigger()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Puts the panel where there is room for it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self._text_size()
        beside = wide or self.height() < _LOW * self._text_size()
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        turned = orientation != self.orientation()
        self.setOrientation(orientation)
        wanted = self._settings.detail_open
        opens = self.width() >= _WIDE_ENOUGH_FOR_BOTH * self._text_size()
        self.toggle_action.setChecked(opens if wanted is None else wanted)
        if turned:
            self._give_size()

    def _show_current(self) -> None:
        model, current = self._table.model(), self._table.currentIndex()
        chosen = current.isValid() and self._table.selectionModel().isSelected(current)
        if isinstance(model, ResultsModel):
            self.panel.show_recipient(model.rows[current.row()] if chosen else None)
            self.followed.emit()

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        if shown:
            self._give_size()

    def _give_size(self) -> None:
        """Gives the panel the size that the reader gave it, else the usual one."""
        beside = self.orientation() == Qt.Orientation.Horizontal
        usual = (_WIDTH if beside else _HEIGHT) * self._text_size()
        if beside:
            usual = min(usual, round(self.width() * _LARGEST_SHARE))
        size = self._settings.detail_size(beside=beside) or usual
        room = (self.width() if beside else self.height()) - self.handleWidth()
        size = min(size, max(0, round(room * _MOST_SHARE)))
        with kept_in_sight(self._table):
            self.setSizes([room - size, size])

    def _remember_open(self, is_open: bool) -> None:
        self._settings.detail_open = is_open
        if not is_open:
            self._table.setFocus()

    def _remember_size(self) -> None:
        beside = self.orientation() == Qt.Orientation.Horizontal
        self._settings.remember_detail_size(self.sizes()[1], beside=beside)

    def _text_size(self) -> int:
        return self.fontInfo().pixelSize()
