"""The actions that change the size of text, and their keys in every window of the program."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from nexgui.core.messages import text
from nexgui.ui.look.look import LEAST_PERCENT, MOST_PERCENT, STEP, Look, look_of_program

# Keyboards have the plus sign in different places, the Japanese one on that of the semicolon.
_LARGER_KEYS = ("Ctrl++", "Ctrl+=", "Ctrl+;")


class TextSize(QObject):
    """Shared by all windows: an action of its own in each would make their keys ambiguous."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.larger = self._action(text("menu.larger_text"), *_LARGER_KEYS)
        self.smaller = self._action(text("menu.smaller_text"), "Ctrl+-")
        self.usual = self._action(text("menu.usual_text"), "Ctrl+0")
        self.actions = (self.larger, self.smaller, self.usual)
        self.larger.triggered.connect(lambda: look.choose_percent(look.percent + STEP))
        self.smaller.triggered.connect(lambda: look.choose_percent(look.percent - STEP))
        self.usual.triggered.connect(lambda: look.choose_percent(LEAST_PERCENT))
        look.changed.connect(self._show_limits)
        self._show_limits()

    def give_to_active_window(self) -> None:
        """Lets the keys work in a dialog too; those of a menu end at its own window."""
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and self.usual not in dialog.actions():
            dialog.addActions(self.actions)

    def _action(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        return action

    def _show_limits(self) -> None:
        self.larger.setEnabled(self._look.percent < MOST_PERCENT)
        self.smaller.setEnabled(self._look.percent > LEAST_PERCENT)


def text_size_of_program() -> TextSize:
    """The actions of the running application; made with its first window."""
    look = look_of_program()
    found = look.findChild(TextSize)
    if found is None:
        found = TextSize(look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - it has the look
        app.focusWindowChanged.connect(found.give_to_active_window)
    return found
