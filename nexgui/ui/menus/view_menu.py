"""The menu 表示: theme, text size and columns."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from nexgui.core.messages import text
from nexgui.ui.look.look import LEAST_PERCENT, MOST_PERCENT, STEP, Look
from nexgui.ui.settings import Settings, ThemeChoice

_THEMES = {
    ThemeChoice.LIGHT: "menu.light",
    ThemeChoice.DARK: "menu.dark",
    ThemeChoice.SYSTEM: "menu.system_theme",
}
# Keyboards have the plus sign in different places, the Japanese one on that of the semicolon.
_LARGER_KEYS = ("Ctrl++", "Ctrl+=", "Ctrl+;")


class ViewMenu(QMenu):
    """How the window looks; what is chosen shows at once and is remembered."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(text("menu.view"), window)
        self._look = look
        self._themes = self._add_themes()
        self.addSeparator()
        self.addActions(_TextSize(look, self).actions)
        self.addSeparator()
        self.compact = self.addAction(text("menu.compact"))
        self.compact.setCheckable(True)
        self.compact.setChecked(Settings().compact_list)
        self.compact.toggled.connect(_keep_compact)
        self.columns = self.addAction(text("menu.columns"))
        self.addSeparator()
        self.odd_ones = self.addAction(text("menu.alike")), self.addAction(text("menu.repeated"))
        look.changed.connect(self._show_theme)
        self._show_theme()

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

    def _show_theme(self) -> None:
        self._themes[self._look.theme].setChecked(True)


def _keep_compact(compact: bool) -> None:
    Settings().compact_list = compact


class _TextSize(QObject):
    """The actions that change the size of text; dialogs share their keys with the window.

    An action of its own in each would make the keys ambiguous.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._larger = self._action("menu.larger_text", *_LARGER_KEYS)
        self._smaller = self._action("menu.smaller_text", "Ctrl+-")
        self._usual = self._action("menu.usual_text", "Ctrl+0")
        self.actions = (self._larger, self._smaller, self._usual)
        self._larger.triggered.connect(lambda: look.choose_percent(look.percent + STEP))
        self._smaller.triggered.connect(lambda: look.choose_percent(look.percent - STEP))
        self._usual.triggered.connect(lambda: look.choose_percent(LEAST_PERCENT))
        look.changed.connect(self._show_limits)
        self._show_limits()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._give_to_active_dialog)

    def _give_to_active_dialog(self) -> None:
        """Lets the keys work in a dialog too; those of a menu end at its own window."""
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and self._usual not in dialog.actions():
            dialog.addActions(self.actions)

    def _action(self, key: str, *keys: str) -> QAction:
        action = QAction(text(key), self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        return action

    def _show_limits(self) -> None:
        self._larger.setEnabled(self._look.percent < MOST_PERCENT)
        self._smaller.setEnabled(self._look.percent > LEAST_PERCENT)
