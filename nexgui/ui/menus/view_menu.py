"""The menu 表示: theme, text size and columns."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text
from nexgui.ui.look.look import Look, ThemeChoice, look_of_program
from nexgui.ui.look.text_size import text_size_of_program

_THEMES = {
    ThemeChoice.LIGHT: "menu.light",
    ThemeChoice.DARK: "menu.dark",
    ThemeChoice.SYSTEM: "menu.system_theme",
}


class ViewMenu(QMenu):
    """How the window looks; what is chosen shows at once and is remembered."""

    columns_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.view"), parent)
        self._look: Look = look_of_program()
        self._themes = self._add_themes()
        self.addSeparator()
        self.addActions(text_size_of_program().actions)
        self.addSeparator()
        self._columns = self.addAction(text("menu.columns"))
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

    def _show_look(self) -> None:
        self._themes[self._look.theme].setChecked(True)
