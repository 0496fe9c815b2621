"""Opens the windows of the menu ヘルプ."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide
    from nexgui.ui.help.help_window import HelpWindow


class Help(QObject):
    """Makes them when they are first asked for: the program starts without them."""

    def __init__(self, guide: "Callable[[], StatusGuide]", window: QWidget) -> None:
        super().__init__(window)
        self._guide = guide
        self._window = window
        self._made: HelpWindow | None = None

    def show_usage(self) -> None:
        """Shows how to use the program."""
        self._help_window().show_usage()

    def show_guide(self) -> None:
        """Shows what each status means."""
        self._help_window().show_guide()

    def show_about(self) -> None:
        """Says what this program is."""
        from nexgui.ui.help.about_dialog import AboutDialog

        AboutDialog(self._guide().support_line, self._window).open()

    def _help_window(self) -> "HelpWindow":
        from nexgui.ui.help.help_window import HelpWindow

        if self._made is None:
            self._made = HelpWindow(self._guide(), self._window)
        return self._made
