"""The menu 表示: theme, text size and columns."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text
from nexgui.ui.look.look import (
    LEAST_PERCENT,
    MOST_PERCENT,
    STEP,
    Look,
    ThemeChoice,
    look_of_program,
)

_THEMES = {
    ThemeChoice.LIGHT: "menu.light",
    ThemeChoice.DARK: "menu.dark",
    ThemeChoice.SYSTEM: "menu.system_theme",
}
# Keyboards have the plus sign in different places, the Japanese one on that of the semicolon.
_LARGER_KEYS = ("Ctrl++", "Ctrl+=", "Ctrl+;")


class ViewMenu(QMenu):
    """How the window looks; what is chosen shows at once and is remembered."""

    columns_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.view"), parent)
        self._look: Look = look_of_program()
        self._themes = self._add_themes()
        self.addSeparator()
        self._larger = self._action("menu.larger_text", *_LARGER_KEYS)
        self._smaller = self._action("menu.smaller_text", "Ctrl+-")
        usual = self._action("menu.usual_text", "Ctrl+0")
        self._larger.triggered.connect(lambda: self._change_size(STEP))
        self._smaller.triggered.connect(lambda: self._change_size(-STEP))
        usual.triggered.connect(lambda: self._look.choose_percent(LEAST_PERCENT))
        self.addSeparator()
        self._columns = self._action("menu.columns")
        self._columns.triggered.connect(self.columns_requested)
        self.set_columns_enabled(False)
        self._look.changed.connect(self._show_look)
        self._show_look()

    def set_columns_enabled(self, enabled: bool) -> None:
        """Whether there is a table whose columns can be chosen."""
        self._columns.setEnabled(enabled)

    def _add_themes(self) -> dict[ThemeChoice, QAction]:
        group = QActionGroup(self)
        themes = {}
        for choice, key in _THEMES.items():
            action = group.addAction(text(key))
            action.setCheckable(True)
            action.triggered.connect(lambda *_, choice=choice: self._look.choose_theme(choice))
            self.addAction(action)
            themes[choice] = action
        return themes

    def _action(self, key: str, *keys: str) -> QAction:
        action = self.addAction(text(key))
        action.setShortcuts([QKeySequence(each) for each in keys])
        return action

    def _change_size(self, step: int) -> None:
        self._look.choose_percent(self._look.percent + step)

    def _show_look(self) -> None:
        self._themes[self._look.theme].setChecked(True)
        self._larger.setEnabled(self._look.percent < MOST_PERCENT)
        self._smaller.setEnabled(self._look.percent > LEAST_PERCENT)
