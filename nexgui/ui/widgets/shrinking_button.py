"""A button that can say the same in fewer words."""

from PySide6.QtWidgets import QPushButton, QWidget

_SLACK = 2  # pixels of rounding: the words must not change to and fro


class ShrinkingButton(QPushButton):
    """What has no eyes is told the whole words in any case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._short = ""
        self._is_short = False

    def set_words(self, whole: str, short: str) -> None:
        """Takes other words; they are shown as those before were."""
        self._whole, self._short = whole, short
        self.setAccessibleName(whole)
        self._show()

    def set_short(self, is_short: bool) -> None:
        """Shows the short words, or the whole ones."""
        self._is_short = is_short
        self._show()

    def _show(self) -> None:
        words = self._short if self._is_short else self._whole
        if words == self.text():
            return
        self.setText(words)
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if parent is not None and layout is not None:  # Qt tells them later: too late to measure
            layout.invalidate()
            parent.updateGeometry()

    @property
    def whole_width(self) -> int:
        """How wide it is with the whole words, whichever are shown."""
        return self.sizeHint().width() + (self._saving() + _SLACK if self._is_short else 0)

    @property
    def short_width(self) -> int:
        """How wide it is with the short words, whichever are shown."""
        return self.sizeHint().width() - (0 if self._is_short else self._saving() - _SLACK)

    def _saving(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self._short)
