"""Dialogs that stay usable where text is large and the screen is small."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.sizing import DownwardsArea, PageArea, scrolling

DIALOG_MARGIN, DIALOG_GAP = 20, 12
"""Around what is in a dialog, and between its parts; in device-independent pixels."""
DIALOG_AIR = 8
"""Of a gap, what is left between the buttons and a page that scrolls above them."""
_LEAST_ROWS = 3


class ScrollingDialog(QDialog):
    """Its page scrolls where there is too little room; the buttons below it stay."""

    def __init__(self, title: str, area: PageArea, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = QWidget()
        self.page = QVBoxLayout(self.sheet)
        below = DIALOG_GAP - DIALOG_AIR
        self.page.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, below)
        self.page.setSpacing(DIALOG_GAP)
        self.area = named("texts", scrolling(self.sheet, area))
        self.buttons = QDialogButtonBox()
        bottom = QVBoxLayout()
        bottom.setContentsMargins(DIALOG_MARGIN, DIALOG_AIR, DIALOG_MARGIN, DIALOG_MARGIN)
        bottom.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, stretch=1)
        layout.addLayout(bottom)


class ListDialog(ScrollingDialog):
    """A dialog around a list that is to be seen before everything else."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, DownwardsArea(), parent)
        self._kept: QAbstractItemView | None = None
        self.area.verticalScrollBar().rangeChanged.connect(self._make_room)

    def keep_in_sight(self, view: QAbstractItemView) -> None:
        """Names the list."""
        self._kept = view
        view.selectionModel().currentChanged.connect(self._scroll_to_list)

    def _make_room(self, _least: int, most: int) -> None:
        """Brings the list into sight, if not all is; the keyboard can bring the rest."""
        policy = Qt.FocusPolicy.StrongFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self.area.setFocusPolicy(policy)
        self._scroll_to_list()

    def _scroll_to_list(self) -> None:
        if self._kept is not None:
            place = QRect(self._kept.mapTo(self.sheet, QPoint()), self._kept.size())
            # Its head last: that counts where there is no room for all of it.
            for y in (place.bottom(), place.top()):
                self.area.ensureVisible(0, y, 0, 0)


def least_height(view: QAbstractItemView, header: QHeaderView | None = None) -> int:
    """How high a list must be to show a few rows below its header."""
    row = max(view.sizeHintForRow(0), view.fontMetrics().height())
    beside = 0 if header is None else header.sizeHint().height()
    return _LEAST_ROWS * row + beside + 2 * view.frameWidth()
