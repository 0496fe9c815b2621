"""The row below the table: how many recipients are shown, and what else there is to say and do."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nexgui.ui.widgets.flow_row import FlowRow
from nexgui.ui.widgets.shrinking_button import ShrinkingButton


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
