"""A field to search in, with a magnifier at its beginning and at its end a cross to empty it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from nexgui.ui.widgets.basics import named

PADDING = 8  # pixels that the style keeps free anyway


class FindField(QLineEdit):
    """Its two marks are as high as the field; Qt's own cross is not, and always looks the same."""

    def __init__(self, clear_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._magnifier = named("searchMark", QLabel(self))
        self._magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = named("clearField", QToolButton(self))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc is the key for it
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setToolTip(clear_words)
        self._clear.setAccessibleName(clear_words)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._place_marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the marks at the two ends."""
        super().resizeEvent(event)
        self._place_marks()

    def _place_marks(self) -> None:
        """Shows the cross while there is something to empty; the text keeps clear of both."""
        side = self.height()
        self._magnifier.setGeometry(0, 0, side, side)
        self._clear.setGeometry(self.width() - side, 0, side, side)
        self._clear.setVisible(bool(self.text()))
        margins = self.textMargins()
        margins.setLeft(side - PADDING)
        margins.setRight(side if self.text() else 0)
        self.setTextMargins(margins)
