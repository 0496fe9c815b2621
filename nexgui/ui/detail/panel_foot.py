"""What can be done about the recipient, and the way to the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.inquiry import inquiry
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.copy_button import CopyButton
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.flow_layout import FlowRow

PREVIOUS_KEYS, NEXT_KEYS = "Alt+Left", "Alt+Right"
_MARGINS = (15, 8, 15, 8)
_GAP = 6


class Pager(QWidget):
    """The way to the recipients before and behind, among those that are shown."""

    previous_requested = Signal()
    next_requested = Signal()

    def __init__(self, *, in_words: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        previous, following = text("detail.previous"), text("detail.next")
        self._previous = QPushButton(f"‹ {previous}" if in_words else "‹")
        self._next = QPushButton(f"{following} ›" if in_words else "›")
        for button, name, keys in (
            (self._previous, previous, "Alt+←"),
            (self._next, following, "Alt+→"),
        ):
            if not in_words:
                button.setObjectName("turn")
            button.setAccessibleName(name)
            button.setToolTip(text("detail.turn_tip", name=name, keys=keys))
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._place = named("smallPrint", QLabel())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for widget in (self._previous, self._place, self._next):
            layout.addWidget(widget)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """The way back and the way on."""
        return self._previous, self._next

    def show_place(self, place: int, count: int) -> None:
        """Shows which of how many it is; at an end there is no way on."""
        self._place.setText(text("detail.place", place=place, count=count))
        # Qt would hand the keyboard of one that is switched off to what does another thing.
        if self._next.hasFocus() and place >= count:
            self._previous.setFocus()
        elif self._previous.hasFocus() and place <= 1:
            self._next.setFocus()
        self._previous.setEnabled(place > 1)
        self._next.setEnabled(place < count)

    @property
    def words(self) -> str:
        """Which of how many it shows."""
        return self._place.text()


class PanelFoot(QFrame):
    """Copies the inquiry, with the address where that is wanted, and turns to others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelFoot")
        self._results: DeliveryResults | None = None
        self._row: int | None = None
        self.copy_inquiry = named(
            "leftOfTwo", CopyButton(text("detail.copy_inquiry"), lambda: self._inquiry())
        )
        self.copy_inquiry.setToolTip(text("detail.inquiry_tip"))
        self._menu = QMenu(self)
        self._menu.addAction(text("detail.with_address")).triggered.connect(self._copy_with_address)
        self.more = named("rightOfTwo", QPushButton())
        self.more.setMenu(self._menu)
        self.more.setAccessibleName(text("detail.more_inquiries"))
        self.more.setToolTip(text("detail.more_inquiries"))
        both = QWidget()
        pair = QHBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        pair.addWidget(self.copy_inquiry)
        pair.addWidget(self.more)
        self.pager = Pager()
        row = FlowRow(least_width=0)
        row.flow.addWidget(both)
        row.flow.addWidget(self.pager)
        row.flow.setAlignment(self.pager, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(row)

    def show_recipient(self, results: DeliveryResults, row: int) -> None:
        """Is about the recipient in a row of the results from now on."""
        self._results, self._row = results, row
        self.copy_inquiry.show_usual()

    def forget(self) -> None:
        """Keeps nothing of who was shown."""
        self._results = self._row = None

    def _inquiry(self, *, with_address: bool = False) -> str:
        if self._results is None or self._row is None:
            return ""
        return inquiry(self._results, self._row, with_address=with_address)

    def _copy_with_address(self) -> None:
        copy_text(self._inquiry(with_address=True))
        self.copy_inquiry.confirm()
