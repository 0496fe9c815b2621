"""A field with a cross at its end that empties it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from nexgui.ui.widgets.named import named


class ClearableField(QLineEdit):
    """Its cross is as large as its text asks for; Qt's own is not, and always looks the same."""

    def __init__(self, clear_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clear = named("clearField", QToolButton(self))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc is the key for it
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setToolTip(clear_words)
        self._clear.setAccessibleName(clear_words)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._place_cross)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the cross at the end."""
        super().resizeEvent(event)
        self._place_cross()

    def _place_cross(self) -> None:
        """Shows it while there is something to empty, and keeps the text clear of it."""
        side, margins = self.height(), self.textMargins()
        margins.setRight(side if self.text() else 0)
        self.setTextMargins(margins)
        self._clear.setGeometry(self.width() - side, 0, side, side)
        self._clear.setVisible(bool(self.text()))
