"""A button that copies something and says so in its own place."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QPushButton

from nexgui.core.messages import text
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.copying import copy_text

_SHOWN = 2500  # milliseconds


class CopyButton(QPushButton):
    """Says for a moment that it has copied; a screen reader is told too."""

    def __init__(self, words: str, copied: Callable[[], str], name: str = "") -> None:
        """`copied` gives what is copied; `name` is what it is called where the words are few."""
        super().__init__(words)
        self._words = words
        self._copied = copied
        self.setAccessibleName(name or words)
        self.setToolTip(name)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN)
        self._timer.timeout.connect(self.show_usual)
        self.clicked.connect(self.copy)

    def copy(self) -> None:
        """Copies, and says so."""
        copy_text(self._copied())
        self.confirm()

    def confirm(self) -> None:
        """Says that something was copied."""
        self.setText(text("dialog.copied"))
        self._timer.start()
        announce(self, text("dialog.copied"))

    def show_usual(self) -> None:
        """Shows its usual words again: what is copied now is something else."""
        self._timer.stop()
        if self.text() != self._words:
            self.setText(self._words)

    def sizeHint(self) -> QSize:
        """Never narrower than with its usual words."""
        return QSize(max(super().sizeHint().width(), self.usual_width), super().sizeHint().height())

    @property
    def usual_width(self) -> int:
        """How wide it is with its usual words."""
        advance = self.fontMetrics().horizontalAdvance
        return super().sizeHint().width() + advance(self._words) - advance(self.text())
