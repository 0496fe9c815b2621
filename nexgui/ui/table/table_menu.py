"""What a right click on a recipient offers, or the menu key."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from nexgui.core.messages import text
from nexgui.ui.table.results_table import ResultsTable


class TableMenu(QObject):
    """Opens over both views of the table; the actions of 編集 come first."""

    only_group_requested = Signal(int)  # the row of the results
    detail_requested = Signal()

    def __init__(self, table: ResultsTable, edit_actions: list[QAction]) -> None:
        super().__init__(table)
        self._table = table
        self.menu = QMenu(table)
        self.menu.addActions(edit_actions)
        self.menu.addSeparator()
        self.menu.addAction(text("menu.only_this_group")).triggered.connect(self._tell_group)
        self.menu.addSeparator()
        self.menu.addAction(text("menu.detail")).triggered.connect(self.detail_requested)
        for view in (table, table.frozen):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda spot, view=view: self._open(view, spot))

    def _open(self, view: QTableView, spot: QPoint) -> None:
        if self._table.current_row() is not None:
            self.menu.popup(view.viewport().mapToGlobal(spot))

    def _tell_group(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self.only_group_requested.emit(row)
