"""The table and the detail panel beside it, or in its place where the window is narrow."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QSplitterHandle, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_handle import HANDLE_WIDTH, DetailHandle
from nexgui.ui.detail.detail_panel import DetailPanel, PanelForm
from nexgui.ui.detail.several import MOST_LOOKED_AT
from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import ListForm, ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import selected_count, selected_places
from nexgui.ui.widgets.basics import named
from nexgui.ui.work.registry import Work

# In sizes of the text: all of it grows with it. 50 are 700 pixels.
_WIDE_ENOUGH_FOR_BOTH = 50  # else the user opens the panel
_WIDTH = 24.5
_LEAST_WIDTH = 21
_TABLE_WIDTH = 51.5  # its first columns; the panel leaves it that, down to its least
_LARGEST_SHARE = 0.38  # of the width, unless the user gave it more
_MOST_SHARE = 0.6  # of the room; the rest is the table's, whatever was remembered


class DetailArea(QSplitter):
    """Keeps the panel at the table's current recipient; remembers whether it is open, and its size.

    Until the user opens or closes it, it is open where the window is wide. In a narrow one it is a
    page of its own, which the user opens for one recipient.
    """

    page_turned = Signal(bool)  # whether the panel is there in place of the table
    followed = Signal()  # the panel is at the table's current recipient
    _moved = Signal()

    def __init__(
        self, table: ResultsTable, guide: StatusGuide, work: Work, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._work = work
        self._settings = Settings()
        self.panel = DetailPanel(guide)
        self.toggle_action = QAction(text("detail.show"), self, checkable=True)
        self.toggle_action.setShortcut(QKeySequence(Qt.Key.Key_F4))
        self.toggle_action.setEnabled(False)  # until there are results
        self.toggle_action.triggered.connect(self._choose)
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
        self._narrow = False
        self.panel.hide()
        self.panel.back_requested.connect(self.turn_back)
        self.panel.correction_left.connect(self._give_focus_back)
        self.panel.close_requested.connect(self.toggle_action.trigger)
        self.splitterMoved.connect(self._remember_size)
        self.panel.previous_requested.connect(lambda: self._turn(-1))
        self.panel.next_requested.connect(lambda: self._turn(1))
        # Queued, and once for all: while rows are arranged anew none is current for a moment.
        self._is_to_follow = False
        self._moved.connect(self._follow_now, Qt.ConnectionType.QueuedConnection)

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

    def set_form(self, form: ListForm) -> None:
        """Stands beside the table, or in a narrow window in its place."""
        narrow = form is ListForm.NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.panel.set_form(PanelForm.PAGE if narrow else PanelForm.SIDE)
            self._turn_page(False)
            self._show_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Opens the panel where there is room for it."""
        super().resizeEvent(event)
        self._show_wanted()

    def _show_wanted(self) -> None:
        if not self._narrow:
            wanted = self._settings.detail_open
            enough = self.width() >= _WIDE_ENOUGH_FOR_BOTH * self._text_size()
            self._show_panel(enough if wanted is None else wanted)

    @property
    def is_page(self) -> bool:
        """Whether the panel is there in place of the table."""
        return self._narrow and not self.panel.isHidden()

    def activate(self) -> bool:
        """Opens the page about the current recipient where the window is narrow; whether it is."""
        if self._narrow:
            self._turn_page(True)
        return self._narrow

    def correct(self) -> None:
        """Lets the address of the current recipient be typed, in the panel."""
        if self._narrow:
            self._turn_page(True)
        elif self.panel.isHidden():
            self.open()
        self._show_current()
        self.panel.correction.begin()

    def take_corrected(self, results: DeliveryResults) -> None:
        """Shows the same results with other corrections."""
        self.panel.take_corrected(results)

    def turn_back(self) -> None:
        """Shows the list again where the panel is there in its place."""
        if self.is_page:
            self._turn_page(False)

    def _give_focus_back(self) -> None:
        """To the list, from which an address was corrected; on the page, to the page."""
        (self.panel if self.is_page else self._table).setFocus()

    def _choose(self, is_open: bool) -> None:
        """Does what the user asks for; where there is room for both it is remembered."""
        if self._narrow:
            self._turn_page(is_open)
            return
        self._settings.detail_open = is_open
        self._show_panel(is_open)
        if not is_open:
            self._table.setFocus()

    def _turn_page(self, to_panel: bool) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._table.setVisible(not to_panel)
        self._show_panel(to_panel)
        self.page_turned.emit(to_panel)
        if had_focus:
            (self.panel if to_panel else self._table).setFocus()

    def _follow(self) -> None:
        if not self._is_to_follow:
            self._is_to_follow = True
            self._moved.emit()

    def _follow_now(self) -> None:
        self._is_to_follow = False
        with self._work.window_first():
            self._show_current()

    def _show_current(self) -> None:
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
        appears = shown and self.panel.isHidden()
        self.toggle_action.setChecked(shown)
        self.panel.setVisible(shown)
        self.open_button.setHidden(shown)
        if appears and not self._narrow:
            self._give_size()

    def _give_size(self) -> None:
        """Gives the panel the width that the user gave it, else the usual one."""
        room = self.width() - self.handleWidth()
        size = self._settings.detail_width or self._usual_width(room)
        size = min(size, max(0, round(room * _MOST_SHARE)))
        self.setSizes([room - size, size])

    def _usual_width(self, room: int) -> int:
        """As wide as it reads well, unless the table's first columns would be cut."""
        letter = self._text_size()
        least = min(_LEAST_WIDTH * letter, round(self.width() * _LARGEST_SHARE))
        return round(max(least, min(_WIDTH * letter, room - _TABLE_WIDTH * letter)))

    def _remember_size(self) -> None:
        self._settings.detail_width = self.sizes()[1]

    def _text_size(self) -> int:
        return self.fontInfo().pixelSize()
