"""The row below the table: how many recipients are shown, and what else there is to say and do."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from nexgui.ui.widgets.flow_layout import FlowRow

_SLACK = 2  # pixels of rounding: the words must not change to and fro


class ShrinkingButton(QPushButton):
    """Can say the same in fewer words; what has no eyes is told the whole ones in any case."""

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


class BottomRow(FlowRow):
    """Its buttons say less where that keeps it on one line: the table must not jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shrinking: tuple[ShrinkingButton, ...] = ()

    def set_shrinking(self, *buttons: ShrinkingButton) -> None:
        """These buttons, somewhere in the row, give way: the first one first."""
        self._shrinking = buttons

    def event(self, event: QEvent) -> bool:
        """Looks at the words before anything is laid out anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Looks whether the words have room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [button for button in self._shrinking if not button.isHidden()]
        excess = self._whole_width(buttons) - self.width()
        savings = [button.whole_width - button.short_width for button in buttons]
        # Where filters in words take a second line in any case, nothing is gained.
        gives_way = 0 < excess <= sum(savings)
        for button, saving in zip(buttons, savings, strict=True):
            button.set_short(gives_way and excess > 0)
            excess -= saving

    def _whole_width(self, buttons: list[ShrinkingButton]) -> int:
        """How wide a line is that has all of the row, in all its words."""
        flow = self.flow
        items = [item for item in map(flow.itemAt, range(flow.count())) if item is not None]
        widths = [item.sizeHint().width() for item in items if not item.isEmpty()]
        hidden_words = sum(button.whole_width - button.sizeHint().width() for button in buttons)
        return sum(widths) + flow.spacing() * (len(widths) - 1) + hidden_words
