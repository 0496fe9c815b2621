"""The menu bar and its shortcuts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nexgui.core.messages import text
from nexgui.ui.look.look import Look
from nexgui.ui.menus.encoding_menu import EncodingMenu
from nexgui.ui.menus.help_menu import HelpMenu
from nexgui.ui.menus.recent_menu import RecentMenu
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.work.registry import Work

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide

_Keys = QKeySequence.StandardKey


class MenuBar(QObject):
    """Fills a window's menu bar; an action for each thing that the user can ask for."""

    def __init__(
        self, window: QMainWindow, work: Work, look: Look, guide: "Callable[[], StatusGuide]"
    ) -> None:
        super().__init__(window)
        self._window = window
        self.open = self._action("menu.open", _Keys.Open)
        self.recent = RecentMenu(window, work)
        self.open_sample = self._action("menu.open_sample")
        self.watch_downloads = self._action("menu.watch_downloads")
        self.watch_downloads.setCheckable(True)
        self.export = self._action("menu.export", _Keys.Save)
        self.export_shown = self._action("menu.export_shown", "Ctrl+Shift+S")
        self.resend_list = self._action("menu.resend_list")
        self.stop_list = self._action("menu.stop_list")
        self.copy_corrected = self._action("menu.copy_corrected")
        self.address_column = self._action("menu.address_column")
        self.encoding = EncodingMenu(window)
        self.print = self._action("menu.print", "Ctrl+P")
        self.save_pdf = self._action("menu.save_pdf")
        self.quit = self._action("menu.quit", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = self._action("menu.undo", "Ctrl+Z")
        self.redo = self._action("menu.redo", "Ctrl+Y")
        self.copy = self._action("menu.copy", _Keys.Copy)
        self.copy_addresses = self._action("menu.copy_addresses", "Ctrl+Shift+C")
        self.correct = self._action("menu.correct", "F2")
        self.select_all = self._action("menu.select_all", _Keys.SelectAll)
        self.search = self._action("menu.search", _Keys.Find)
        self.view = ViewMenu(look, window)
        self.help = HelpMenu(guide, window)
        bar = window.menuBar()
        for menu in (self._file_menu(), self._edit_menu(), self.view, self.help):
            bar.addMenu(menu)

    def enable(self, *, there: bool, ready: bool, shown: bool) -> None:
        """Whether there are results, and whether something can be done with them, or those shown.

        `ready` tells that nothing else is being done with them now.
        """
        for action in (self.copy, self.copy_addresses, self.copy_corrected, self.correct):
            action.setEnabled(there)
        for action in (self.select_all, self.search, *self.view.odd_ones):
            action.setEnabled(there)
        for action in (self.print, self.save_pdf, self.view.columns):
            action.setEnabled(there)
        for action in (self.export, self.address_column, self.resend_list, self.stop_list):
            action.setEnabled(ready)
        self.export_shown.setEnabled(shown)
        self.encoding.set_ready(ready)

    def _file_menu(self) -> QMenu:
        return self._menu(
            "menu.file",
            (self.open, self.recent.menuAction(), self.watch_downloads, self.open_sample),
            (self.export, self.export_shown),
            (self.resend_list, self.stop_list, self.copy_corrected),
            (self.address_column, self.encoding.menuAction()),
            (self.print, self.save_pdf),
            (self.quit,),
        )

    def _edit_menu(self) -> QMenu:
        copying = (self.copy, self.copy_addresses)
        history = (self.undo, self.redo)
        correcting = (self.correct,)
        others = ((self.select_all,), (self.search,))
        return self._menu("menu.edit", history, correcting, copying, *others)

    def _menu(self, key: str, *parts: Sequence[QAction]) -> QMenu:
        """A menu whose parts stand between lines."""
        menu = QMenu(text(key), self._window)
        for number, actions in enumerate(parts):
            if number:
                menu.addSeparator()
            menu.addActions(actions)
        return menu

    def _action(self, key: str, keys: _Keys | str = "") -> QAction:
        return QAction(text(key), self._window, shortcut=QKeySequence(keys))
