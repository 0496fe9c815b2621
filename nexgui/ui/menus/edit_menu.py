"""The menu 編集: copying, selecting, searching."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text


class EditMenu(QMenu):
    """A signal for each thing that can be done with what is shown."""

    copy_requested = Signal()
    select_all_requested = Signal()
    search_requested = Signal()
    copy_addresses_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.edit"), parent)
        keys = QKeySequence.StandardKey
        self.copy = QAction(text("menu.copy"), self, shortcut=QKeySequence(keys.Copy))
        self.copy_addresses = QAction(
            text("menu.copy_addresses"), self, shortcut=QKeySequence("Ctrl+Shift+C")
        )
        select = QAction(text("menu.select_all"), self, shortcut=QKeySequence(keys.SelectAll))
        search = QAction(text("menu.search"), self, shortcut=QKeySequence(keys.Find))
        self.addActions([self.copy, self.copy_addresses])
        self.addSeparator()
        self.addAction(select)
        self.addSeparator()
        self.addAction(search)
        self.copy.triggered.connect(self.copy_requested)
        self.copy_addresses.triggered.connect(self.copy_addresses_requested)
        select.triggered.connect(self.select_all_requested)
        search.triggered.connect(self.search_requested)
        self.set_enabled(False)

    def set_enabled(self, enabled: bool) -> None:
        """Whether there are results with which something can be done."""
        for action in self.actions():
            action.setEnabled(enabled)
