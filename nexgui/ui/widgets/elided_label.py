"""Words that wrap, or stay on one line and end in dots where there is no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nexgui.ui.widgets.phrase_label import PhraseLabel


class ElidedLabel(PhraseLabel):
    """Wraps unless told otherwise; what is cut off is in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._short = ""

    def set_texts(self, words: str, short: str) -> None:
        """Shows words, or on one line where they have no room, shorter ones."""
        self._short = short
        self.setText(words)
        self._tell_rest()

    @property
    def short_width(self) -> int:
        """How wide the shorter words are."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._short) + 2 * self.margin()

    def set_one_line(self, one_line: bool) -> None:
        """Whether the words stay on one line."""
        self.setWordWrap(not one_line)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        """On one line, as narrow as it has to be."""
        least = super().minimumSizeHint()
        return least if self.wordWrap() else QSize(0, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the words anew."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words as far as there is room."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        area, middle = self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            painter, area, middle, self.palette(), True, self._shown(), self.foregroundRole()
        )
        painter.end()

    @property
    def shown(self) -> str:
        """What can be read of the words."""
        return self.text() if self.wordWrap() else self._shown()

    def _shown(self) -> str:
        width, metrics = self.contentsRect().width(), self.fontMetrics()
        fits = not self._short or metrics.horizontalAdvance(self.text()) <= width
        words = self.text() if fits else self._short
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def _tell_rest(self) -> None:
        cut = not self.wordWrap() and self._shown() != self.text()
        self.setToolTip(self.text() if cut else "")
