"""Lets a page scroll where the window is too small for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from nexgui.ui.parts.named import named


def scrolling(page: QWidget) -> QScrollArea:
    """An area that is filled by `page`, and shows a part of it where there is no more room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(named("page", page))
    return area
