"""The way to the workbook, and beside it the menu of all else that leaves the program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named


class ExportButton(QWidget):
    """Two buttons in one: the left one is for all recipients."""

    export_requested = Signal()
    shown_export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._main = named("primaryLeft", QPushButton(text("window.export")))
        self._main.setToolTip("Ctrl+S")
        self._main.clicked.connect(self.export_requested)
        self._more = named("primaryRight", QPushButton())
        self._more.setAccessibleName(text("window.export_menu"))
        self._more.setToolTip(text("window.export_menu"))
        self._menu = QMenu(self)
        self._everyone = self._menu.addAction("")
        self._everyone.triggered.connect(self.export_requested)
        self._shown = self._menu.addAction("")
        self._shown.triggered.connect(self.shown_export_requested)
        self._more.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._main)
        layout.addWidget(self._more)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Both of them, as they stand."""
        return self._main, self._more

    def add_ways(self, actions: Sequence[QAction]) -> None:
        """Has the menu offer more, below a line."""
        self._menu.addSeparator()
        self._menu.addActions(actions)

    def show_counts(self, total: int, shown: int, *, is_choice: bool) -> None:
        """Says how many recipients there are, and how many the table shows."""
        self._main.setToolTip(text("window.export_tip", count=total))
        self._everyone.setText(text("window.export_everyone", count=total))
        self._shown.setText(text("window.export_choice", count=shown))
        self._shown.setVisible(is_choice)

    def set_ready(self, ready: bool) -> None:
        """Whether a workbook can be asked for now."""
        self._main.setEnabled(ready)
        self._everyone.setEnabled(ready)
        self._shown.setEnabled(ready)
