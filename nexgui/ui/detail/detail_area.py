"""The table and the detail panel beside it, or below it where the window is narrow."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QSplitterHandle, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_handle import HANDLE_WIDTH, DetailHandle
from nexgui.ui.detail.detail_panel import DetailPanel
from nexgui.ui.detail.several import MOST_LOOKED_AT
from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import selected_count, selected_places
from nexgui.ui.widgets.basics import named

# In sizes of the text: all of it grows with it. 70 are 980 pixels.
_WIDE = 70
_WIDE_ENOUGH_FOR_BOTH = 76  # a window of 1366 pixels at 125 %; else the user opens the panel
_WIDTH = 26
_LEAST_WIDTH = 22
_TABLE_WIDTH = 51.5  # its group, address and status; the panel leaves it that, down to its least
_HEIGHT = 22
_LOW = 24  # too low for both, one below the other
_LARGEST_SHARE = 0.38  # of the width, unless the user gave it more
_MOST_SHARE = 0.6  # of the room; the rest is the table's, whatever was remembered


class DetailArea(QSplitter):
    """Keeps the panel at the table's current recipient; remembers whether it is open, and its size.

    Until the user opens or closes it, it is open where the window is wide.
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
        self.open_button = self._make_open_button()
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
        self.panel.previous_requested.connect(lambda: self._turn(-1))
        self.panel.next_requested.connect(lambda: self._turn(1))
        # Queued, and once for all: while rows are arranged anew none is current for a moment.
        self._is_to_follow = False
        self._moved.connect(self._show_current, Qt.ConnectionType.QueuedConnection)

    def createHandle(self) -> QSplitterHandle:
        """A handle that keys move too."""
        return DetailHandle(self.orientation(), self)

    def _make_open_button(self) -> QPushButton:
        """What opens the panel where it is closed; the page has the place for it."""
        button = named("link", QPushButton(text("detail.open")))
        button.setToolTip(QKeySequence(Qt.Key.Key_F4).toString())
        button.clicked.connect(self._open_from_button)
        return button

    def show_results(self, results: DeliveryResults) -> None:
        """Follows the table, which shows `results` now."""
        self.toggle_action.setEnabled(True)
        self.panel.show_results(results)
        selection = self._table.selectionModel()
        for told in (
            *(selection.currentRowChanged, selection.selectionChanged),
            self._table.model().modelReset,
        ):
            told.connect(self._follow)

    def open(self) -> None:
        """Opens the panel because the user asks for it, as the menu 表示 does."""
        if not self.toggle_action.isChecked():
            self.toggle_action.trigger()

    def _open_from_button(self) -> None:
        self.open()
        self._table.setFocus()  # the button that had it is gone

    def resizeEvent(self, event: QResizeEvent) -> None:
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
        self.open_button.setHidden(self.toggle_action.isChecked())
        if turned:
            self._give_size()

    def _follow(self) -> None:
        if not self._is_to_follow:
            self._is_to_follow = True
            self._moved.emit()

    def _show_current(self) -> None:
        self._is_to_follow = False
        model, current = self._table.model(), self._table.currentIndex()
        if not isinstance(model, ResultsModel):
            return
        count = selected_count(self._table)
        if count > 1:
            few = count <= MOST_LOOKED_AT
            rows = [model.rows[at] for at in selected_places(self._table)] if few else []
            self.panel.show_several(count, rows)
        else:
            chosen = current.isValid() and self._table.selectionModel().isSelected(current)
            self.panel.show_recipient(model.rows[current.row()] if chosen else None)
            self.panel.show_place(current.row() + 1, model.rowCount())
        self.followed.emit()

    def _turn(self, step: int) -> None:
        """Goes to a recipient before or behind; the keyboard stays where it is."""
        model, current = self._table.model(), self._table.currentIndex()
        if current.isValid() and 0 <= current.row() + step < model.rowCount():
            following = current.siblingAtRow(current.row() + step)
            flags = QItemSelectionModel.SelectionFlag
            self._table.selectionModel().setCurrentIndex(
                following, flags.ClearAndSelect | flags.Rows
            )

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        if shown:
            self._give_size()

    def _give_size(self) -> None:
        """Gives the panel the size that the user gave it, else the usual one."""
        beside = self.orientation() == Qt.Orientation.Horizontal
        room = (self.width() if beside else self.height()) - self.handleWidth()
        usual = self._usual_width(room) if beside else _HEIGHT * self._text_size()
        size = self._settings.detail_size(beside=beside) or usual
        size = min(size, max(0, round(room * _MOST_SHARE)))
        self.setSizes([room - size, size])

    def _usual_width(self, room: int) -> int:
        """As wide as it reads well, unless the table's first columns would be cut."""
        letter = self._text_size()
        least = min(_LEAST_WIDTH * letter, round(self.width() * _LARGEST_SHARE))
        return max(least, min(_WIDTH * letter, round(room - _TABLE_WIDTH * letter)))

    def _remember_open(self, is_open: bool) -> None:
        self._settings.detail_open = is_open
        self.open_button.setHidden(is_open)  # not before: it may give this another height
        if not is_open:
            self._table.setFocus()

    def _remember_size(self) -> None:
        beside = self.orientation() == Qt.Orientation.Horizontal
        self._settings.remember_detail_size(self.sizes()[1], beside=beside)

    def _text_size(self) -> int:
        return self.fontInfo().pixelSize()
