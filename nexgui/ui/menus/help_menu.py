"""The menu ヘルプ, and the windows that it opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide
    from nexgui.ui.help.help_window import HelpWindow


class HelpMenu(QMenu):
    """Makes its windows when they are first asked for: the program starts without them."""

    def __init__(self, guide: "Callable[[], StatusGuide]", window: QWidget) -> None:
        super().__init__(text("menu.help"), window)
        self._guide = guide
        self._window = window
        self._made: HelpWindow | None = None
        usage = self.addAction(text("menu.usage"))
        usage.setShortcut(QKeySequence("F1"))
        usage.triggered.connect(self.show_usage)
        self.addAction(text("menu.guide")).triggered.connect(self.show_guide)
        self.addSeparator()
        about = self.addAction(text("menu.about"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self.show_about)

    def show_usage(self) -> None:
        """Shows how to use the program."""
        self._help_window().show_usage()

    def show_guide(self) -> None:
        """Shows what each status means."""
        self._help_window().show_guide()

    def show_about(self) -> None:
        """Says what this program is."""
        from nexgui.ui.dialogs.support_dialogs import AboutDialog

        AboutDialog(self._guide().support_line, self._window).open()

    def _help_window(self) -> "HelpWindow":
        from nexgui.ui.help.help_window import HelpWindow

        if self._made is None:
            self._made = HelpWindow(self._guide(), self._window)
        return self._made
