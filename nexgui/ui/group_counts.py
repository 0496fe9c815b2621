"""How many recipients each action group has, in the groups' colours."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.results import DeliveryResults
from nexgui.ui.flow_layout import FlowLayout
from nexgui.ui.named import named

# Qt keeps room for the height that a wrapping widget has at its least width. This one lets the
# window be as small as half of a 1366 x 768 screen, which is all there is of it at 200 %.
_LEAST_WIDTH = 580


class GroupCounts(QWidget):
    """A count for each group that occurs; the row wraps where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, least_width=_LEAST_WIDTH)
        self._chips: list[QLabel] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, results: DeliveryResults, guide: StatusGuide) -> None:
        """Shows the groups of `results` in place of those before."""
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.deleteLater()
        self._chips = [
            _chip(group, f"{group.symbol} {results.describe_count(group)}", guide)
            for group in guide.groups
            if group in results.group_counts
        ]
        for chip in self._chips:
            self._layout.addWidget(chip)


def _chip(group: ActionGroup, words: str, guide: StatusGuide) -> QLabel:
    chip = named("chip", QLabel(words))
    if group.coloured:
        chip.setStyleSheet(f"background: {group.fill}; color: {guide.text_on_fill}")
    return chip
