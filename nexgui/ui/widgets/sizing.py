"""Sizes of windows, and pages that scroll where there is too little room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
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


class PageArea(QScrollArea):
    """Gives its page another size at most once where that has taken one.

    Qt looks at the scroll bars whenever the page takes a size, and gives it the one that fits then.
    A page whose parts give way to each other may fit beside a scroll bar alone, and need none
    there: it would be given one size within the other until the stack is full.
    """

    _looks_again = False  # right now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at the scroll bars when the page has taken another size, but not within that."""
        if event.type() != QEvent.Type.Resize or watched is not self.widget():
            return super().eventFilter(watched, event)
        if self._looks_again:
            return False
        self._looks_again = True
        try:
            return super().eventFilter(watched, event)
        finally:
            self._looks_again = False


class DownwardsArea(PageArea):
    """May be low, but not narrower than what it shows."""

    def minimumSizeHint(self) -> QSize:
        """As wide as what it shows, and a scroll bar; some lines high."""
        bar = self.verticalScrollBar().sizeHint().width()
        page = self.widget()
        width = page.minimumSizeHint().width() if page is not None else 0
        return QSize(width + bar, _LEAST_LINES * self.fontMetrics().height())


def scrolling(page: QWidget, area: PageArea | None = None) -> PageArea:
    """An area that is filled by `page`, and shows a part of it where there is no more room."""
    area = area or PageArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(named("page", page))
    return area
