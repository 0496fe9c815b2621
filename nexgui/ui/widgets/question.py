"""A calm question, with an answer in words on each button."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.text_dialog import TextDialog

_Role = QDialogButtonBox.ButtonRole

Answer = tuple[str, Callable[[], object]]
"""The words on a button, and what is done then."""


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
            self._buttons.addButton(button, role)
            button.clicked.connect(partial(self._take, act))
            if not place:
                button.setDefault(True)
                button.setFocus()
        if cancel:
            self._buttons.addButton(text("dialog.cancel"), _Role.RejectRole)
            self._buttons.rejected.connect(self.reject)
        self.open()

    def _take(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
