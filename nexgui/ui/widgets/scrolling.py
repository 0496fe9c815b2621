"""Lets a page scroll where the window is too small for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from nexgui.ui.widgets.named import named

_LEAST_LINES = 4


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
