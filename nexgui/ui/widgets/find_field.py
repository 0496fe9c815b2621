"""A field to search in, with a magnifier at its beginning."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from nexgui.ui.widgets.clearable_field import ClearableField
from nexgui.ui.widgets.named import named

PADDING = 8  # pixels that the style keeps free anyway


class FindField(ClearableField):
    """Its magnifier is as high as the field."""

    def __init__(self, clear_words: str, parent: QWidget | None = None) -> None:
        super().__init__(clear_words, parent)
        self._mark = named("searchMark", QLabel(self))
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the magnifier at the beginning, and the text clear of it."""
        super().resizeEvent(event)
        side, margins = self.height(), self.textMargins()
        self._mark.setGeometry(0, 0, side, side)
        margins.setLeft(side - PADDING)
        self.setTextMargins(margins)
