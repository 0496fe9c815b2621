"""Covers the window while a file is dragged over it, and says what a drop will do."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nexgui.core.messages import text


class DropOverlay(QLabel):
    """A sheet over its parent, as large as the parent is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("window.release_to_open"), parent)
        self.setObjectName("dropOverlay")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        parent.installEventFilter(self)
        self.hide()

    def lay_over(self) -> None:
        """Covers the parent."""
        self._cover()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follows the parent's size."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
