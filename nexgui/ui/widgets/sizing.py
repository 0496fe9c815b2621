"""Sizes of windows, and pages that scroll where there is too little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named

_SHARE_OF_SCREEN = 0.9
_LEAST_LINES = 4  # of a page that scrolls


def resize_within_screen(window: QWidget, width: float, height: float) -> None:
    """Gives a window a size, or what the screen has room for.

    The size is in device-independent pixels, and meant for the usual size of text.
    """
    room = window.screen().availableSize() * _SHARE_OF_SCREEN
    scale = text_scale()
    wanted = QSize(round(width * scale), round(height * scale))
    window.resize(wanted.boundedTo(room))


class DownwardsArea(QScrollArea):
    """May be low, but not narrower than what it shows."""

    def minimumSizeHint(self) -> QSize:
        """As wide as what it shows, and a scroll bar; some lines high."""
        bar = self.verticalScrollBar().sizeHint().width()
        page = self.widget()
        width = page.minimumSizeHint().width() if page is not None else 0
        return QSize(width + bar, _LEAST_LINES * self.fontMetrics().height())


def scrolling(page: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """An area that is filled by `page`, and shows a part of it where there is no more room."""
    area = area or QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(named("page", page))
    return area
