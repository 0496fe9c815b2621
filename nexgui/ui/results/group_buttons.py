"""A button for each action group that occurs, in its colour: how many there are, and only those."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.parts.flow_row import FlowRow
from nexgui.ui.parts.named import named
from nexgui.ui.parts.tab_order import tab_behind

_CHOSEN, _NOT_CHOSEN = "☑ ", "☐ "  # as wide as each other: no button moves when one is chosen


class _Words(NamedTuple):
    whole: str
    few: str
    symbol: str  # before few words, where the tick stands when the button is chosen


class GroupButtons(FlowRow):
    """「すべて」 and a button for each group; the row wraps where the window is narrow.

    The first group that is clicked is shown alone, another one is added, a third click on one
    takes it away again.
    """

    chosen = Signal(object)  # frozenset[ActionGroup]; empty: all
    everyone_chosen = Signal()  # 「すべて」 was clicked: whatever leaves somebody out, ends

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._all = _checkable()
        self._all.clicked.connect(self._choose_all)
        self.flow.addWidget(self._all)
        self._buttons: dict[ActionGroup, QPushButton] = {}
        self._words: dict[QPushButton, _Words] = {}
        self._compact = False

    def show_counts(self, results: DeliveryResults) -> None:
        """Shows the groups of `results` in place of those before; all are chosen."""
        for button in self._buttons.values():
            self.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        present = [group for group in self._guide.groups if group in results.counts.groups]
        everyone = text("window.all_groups", count=len(results))
        self._words = {self._all: _Words(everyone, everyone, _NOT_CHOSEN)}
        self._buttons = {group: self._button(group, results) for group in present}
        tab_behind(self._all, tuple(self._buttons.values()))
        self.show_chosen(frozenset())

    def show_chosen(self, groups: frozenset[ActionGroup], *, shows_all: bool = True) -> None:
        """Marks what is chosen; 「すべて」 only where nothing else leaves anybody out."""
        chosen = {button for group, button in self._buttons.items() if group in groups}
        for button, words in self._words.items():
            is_chosen = button in chosen or (button is self._all and not chosen and shows_all)
            button.setChecked(is_chosen)
            button.setText(self._shown(words, is_chosen=is_chosen))

    def set_compact(self, compact: bool) -> None:
        """Whether the buttons have few words; the others are still told to screen readers."""
        if compact == self._compact:
            return
        self._compact = compact
        for button, words in self._words.items():
            button.setText(self._shown(words, is_chosen=button.isChecked()))
            button.updateGeometry()

    def _shown(self, words: _Words, *, is_chosen: bool) -> str:
        if not self._compact:
            return f"{_CHOSEN if is_chosen else _NOT_CHOSEN}{words.whole}"
        return f"{_CHOSEN if is_chosen else words.symbol}{words.few}"

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """「すべて」 and those of the groups, in the order in which they stand."""
        return (self._all, *self._buttons.values())

    def _button(self, group: ActionGroup, results: DeliveryResults) -> QPushButton:
        button = _checkable()
        share = results.counts.groups[group] / len(results)
        words = f"{group.symbol} {results.counts.describe(group)}  {share:.1%}"
        count = results.counts.groups[group]
        few = text("window.group_short", label=group.short, count=count)
        self._words[button] = _Words(words, few, f"{group.symbol} ")
        button.setAccessibleName(words)
        button.setToolTip(f"{words}\n{text('window.group_tip', label=group.label)}")
        if group.coloured:
            button.setStyleSheet(f"background: {group.fill}; color: {self._guide.text_on_fill}")
        button.clicked.connect(self._choose)
        self.flow.addWidget(button)
        return button

    def _choose(self) -> None:
        checked = (group for group, button in self._buttons.items() if button.isChecked())
        self._tell(frozenset(checked))

    def _choose_all(self) -> None:
        self.show_chosen(frozenset())
        self.everyone_chosen.emit()

    def _tell(self, groups: frozenset[ActionGroup]) -> None:
        self.show_chosen(groups)
        self.chosen.emit(groups)


def _checkable() -> QPushButton:
    button = named("group", QPushButton())
    button.setCheckable(True)
    return button
