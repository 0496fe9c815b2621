"""Dialogs of a few sentences: with something to copy, or with an answer on each button."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.ui.dialogs.scrolling_dialog import DIALOG_AIR, DIALOG_MARGIN, ScrollingDialog
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import PageArea, resize_within_screen

_WIDTH = 540
_Role = QDialogButtonBox.ButtonRole

Line = tuple[str, str]
"""The name by which style.qss knows a text, and the text."""
Answer = tuple[str, Callable[[], object]]
"""The words on a button, and what is done then."""


class TextDialog(ScrollingDialog):
    """Shows its texts whole where the screen has room, else they scroll."""

    def __init__(self, title: str, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(title, PageArea(), parent)
        for name, words in lines:
            label = named(name, PhraseLabel(words))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.page.addWidget(label)
        self.page.addStretch()
        self.sheet.installEventFilter(self)

    def add_buttons(self, copy: str, copied: Callable[[], str]) -> None:
        """Adds a button with the words `copy` that copies what `copied` gives, and one to close."""
        button = self.buttons.addButton(copy, _Role.ActionRole)

        def take() -> None:
            copy_text(copied())
            button.setText(text("dialog.copied"))

        button.clicked.connect(take)
        close = self.buttons.addButton(text("dialog.close"), _Role.RejectRole)
        close.setDefault(True)
        close.setFocus()
        self.buttons.rejected.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the height of its texts: Qt alone stops at two thirds of the screen."""
        scale, buttons = text_scale(), self.buttons.sizeHint()
        width = max(round(_WIDTH * scale), buttons.width() + 2 * DIALOG_MARGIN)
        resize_within_screen(self, width / scale, self._whole_height(width) / scale)
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scrolls where the user makes it too low."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolls where its texts have grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _whole_height(self, width: int) -> int:
        around = self.buttons.sizeHint().height() + DIALOG_AIR + DIALOG_MARGIN
        return self.page.totalHeightForWidth(width) + around

    def _fit(self) -> None:
        """Has a scroll bar only where not all is seen: one would need more lines, and stay."""
        whole = self.height() >= self._whole_height(self.width())
        bar, focus = Qt.ScrollBarPolicy, Qt.FocusPolicy
        self.area.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if whole else bar.ScrollBarAsNeeded
        )
        # The arrow keys must reach what is out of sight.
        self.area.setFocusPolicy(focus.NoFocus if whole else focus.StrongFocus)


class Question(TextDialog):
    """Takes the first answer at Enter; Esc and closing change nothing."""

    def __init__(self, title: str, heading: str, sentences: Sequence[str], parent: QWidget) -> None:
        lines = [("prompt", heading), *(("", sentence) for sentence in sentences)]
        super().__init__(title, lines, parent)
        self.heading = heading

    def ask(self, *answers: Answer, cancel: bool = True) -> None:
        """Opens the question, with a button for each answer; the first is what most will want."""
        for place, (words, act) in enumerate(answers):
            role = _Role.DestructiveRole if place else _Role.AcceptRole
            button = named("" if place else "primary", QPushButton(words))
            self.buttons.addButton(button, role)
            button.clicked.connect(partial(self._take, act))
            if not place:
                button.setDefault(True)
                button.setFocus()
        if cancel:
            self.buttons.addButton(text("dialog.cancel"), _Role.RejectRole)
            self.buttons.rejected.connect(self.reject)
        self.open()

    def _take(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
