"""Buttons that say how many there are and show only those: who needs somebody, and each group."""

from collections.abc import Sequence
from enum import IntEnum, auto
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from nexgui.core.counts import Counts
from nexgui.core.guide import ActionGroup
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.basics import named, plain_tip, restyle, tab_behind
from nexgui.ui.widgets.flow_layout import FlowRow

# As wide as each other: no button moves when one is chosen.
_CHOSEN, _NOT_CHOSEN = "☑ ", "☐ "


class Wording(IntEnum):
    """How much the buttons say, from all of it to what a very low window has room for."""

    WHOLE = auto()
    NO_SHARES = auto()
    SHORT = auto()
    BARE = auto()  # and no room for a tick where there is none


class _Words(NamedTuple):
    whole: str
    without_share: str
    short: str

    def at(self, wording: Wording) -> str:
        return (self.whole, self.without_share, self.short, self.short)[wording - 1]


class GroupButtons(FlowRow):
    """「すべて」, 「対応が必要」 and a button for each group; the row wraps in a narrow window.

    「対応が必要」 goes together with groups; it is away where it would leave out all or nobody.

    The first group that is clicked is shown alone, another one is added, a third click on one
    takes it away again.
    """

    chosen = Signal(object)  # frozenset[ActionGroup]; empty: all
    needing_chosen = Signal(bool)  # whether only those that need somebody
    to_check_chosen = Signal(bool)  # whether only those to be checked though delivered
    everyone_chosen = Signal()  # 「すべて」 was clicked: whatever leaves somebody out, ends

    def __init__(self) -> None:
        super().__init__()
        self._all = _checkable()
        self._all.clicked.connect(lambda: self.everyone_chosen.emit())
        self.needing = _checkable()
        self.needing.setProperty("needing", True)
        self.needing.setToolTip(text("window.needing_tip"))
        self.needing.clicked.connect(self.needing_chosen)
        self.to_check = _checkable()
        self.to_check.setToolTip(plain_tip(text("window.to_check_tip")))
        self.to_check.setAccessibleDescription(text("window.to_check_tip"))
        self.to_check.clicked.connect(self.to_check_chosen)
        for button in (self._all, self.needing, self.to_check):
            self.flow.addWidget(button)
        self._buttons: dict[ActionGroup, QPushButton] = {}
        self._words: dict[QPushButton, _Words] = {}
        self._wording = Wording.WHOLE
        self._has_to_check = False

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the groups of `results` in place of those before; all are chosen."""
        for button in self._buttons.values():
            self.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        present = [group for group in results.guide.groups if group in results.counts.groups]
        everyone = text("window.all_groups", count=len(results))
        needing = text("window.needing", count=results.counts.needing_action)
        to_check = text(
            "window.group",
            label=results.guide.to_check.short_title,
            count=results.counts.to_check,
        )
        self._words = {
            self._all: _Words(everyone, everyone, everyone),
            self.needing: _Words(needing, needing, needing),
            self.to_check: _Words(to_check, to_check, to_check),
        }
        self.needing.setAccessibleName(needing)
        self.needing.setVisible(results.counts.partly_needing)
        self.to_check.setAccessibleName(to_check)
        self._has_to_check = 0 < results.counts.to_check < len(results)
        self._show_to_check()
        self._buttons = {group: self._button(group, results) for group in present}
        tab_behind(self._all, (self.needing, self.to_check, *self._buttons.values()))
        self.show_wanted(Query())

    def show_wanted(self, wanted: Query) -> None:
        """Marks what is chosen; 「すべて」 only where nothing else leaves anybody out."""
        chosen = {button for group, button in self._buttons.items() if group in wanted.groups}
        if wanted.needing:
            chosen.add(self.needing)
        if wanted.to_check:
            chosen.add(self.to_check)
        if not chosen and wanted.shows_all:
            chosen.add(self._all)
        for button, words in self._words.items():
            is_chosen = button in chosen
            button.setChecked(is_chosen)
            button.setText(self._shown(words, is_chosen=is_chosen))

    def set_wording(self, wording: Wording) -> None:
        """How much the buttons say; all of it is still told to screen readers."""
        if wording == self._wording:
            return
        self._wording = wording
        self._show_to_check()
        for button, words in self._words.items():
            self._fit_padding(button)
            button.setText(self._shown(words, is_chosen=button.isChecked()))
            button.updateGeometry()

    def _show_to_check(self) -> None:
        """Where there is little room, the menu 表示 has it alone."""
        self.to_check.setVisible(self._has_to_check and self._wording is Wording.WHOLE)

    def _shown(self, words: _Words, *, is_chosen: bool) -> str:
        unticked = "" if self._wording is Wording.BARE else _NOT_CHOSEN
        return f"{_CHOSEN if is_chosen else unticked}{words.at(self._wording)}"

    def _fit_padding(self, button: QPushButton) -> None:
        restyle(button, "tight", self._wording is not Wording.WHOLE)

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """「すべて」 and those of the groups, in the order in which they stand."""
        return (self._all, *self._buttons.values())

    def _button(self, group: ActionGroup, results: DeliveryResults) -> QPushButton:
        button = _checkable()
        words = self._words[button] = _words_of(group, results.counts)
        button.setAccessibleName(words.whole)
        tip = text("window.group_tip", label=group.label)
        button.setToolTip(plain_tip(f"{words.whole}\n{tip}"))
        button.setAccessibleDescription(tip)  # else the markup of the tooltip is read
        if group.coloured:
            # For the button alone: its tooltip would have the fill as well.
            colours = f"background: {group.fill}; color: {results.guide.text_on_fill}"
            button.setStyleSheet(f"QPushButton {{ {colours} }}")
        button.clicked.connect(self._choose)
        self._fit_padding(button)
        self.flow.addWidget(button)
        return button

    def _choose(self) -> None:
        checked = (group for group, button in self._buttons.items() if button.isChecked())
        self.chosen.emit(frozenset(checked))


def _words_of(group: ActionGroup, counts: Counts) -> _Words:
    count, needing = counts.groups[group], counts.needing[group]
    whole = f"{group.symbol} {counts.describe(group)}"
    if needing in (0, count):
        whole = f"{whole}  {count / counts.total:.1%}"  # elsewhere the other number says more
        without_share = text("window.group", label=group.label, count=count)
        short = text("window.group_short", label=group.short, count=count)
    else:
        numbers = {"count": count, "needing": needing}
        without_share = text("window.group_partly", label=group.label, **numbers)
        short = text("window.group_short_partly", label=group.short, **numbers)
    return _Words(whole, f"{group.symbol} {without_share}", f"{group.symbol} {short}")


def _checkable() -> QPushButton:
    button = named("group", QPushButton())
    button.setCheckable(True)
    return button
