"""What a right click on a recipient offers, or the menu key."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from nexgui.core.addresses.domain import domain_of
from nexgui.core.messages import text
from nexgui.ui.table.results_model import COL_ADDRESS, ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import current_row


class TableMenu(QObject):
    """Opens over both views of the table; the actions of 編集 come first, the panel's last."""

    only_group_requested = Signal(int)  # the row of the results
    only_status_requested = Signal(int)
    only_domain_requested = Signal(str)

    def __init__(self, table: ResultsTable, edit_actions: list[QAction], detail: QAction) -> None:
        super().__init__(table)
        self._table = table
        self.menu = QMenu(table)
        self.menu.addActions(edit_actions)
        self.menu.addSeparator()
        only_group = self.menu.addAction(text("menu.only_this_group"))
        only_status = self.menu.addAction(text("menu.only_this_status"))
        self._only_domain = self.menu.addAction(text("menu.only_this_domain"))
        only_group.triggered.connect(lambda: self._tell_row(self.only_group_requested))
        only_status.triggered.connect(lambda: self._tell_row(self.only_status_requested))
        self._only_domain.triggered.connect(lambda: self.only_domain_requested.emit(self._domain()))
        self.menu.addSeparator()
        self.menu.addAction(detail)
        for view in (table, table.frozen):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda spot, view=view: self._open(view, spot))

    def _open(self, view: QTableView, spot: QPoint) -> None:
        # A right click has made the row under the pointer the current one.
        if current_row(self._table) is not None:
            self._only_domain.setEnabled(bool(self._domain()))
            self.menu.popup(view.viewport().mapToGlobal(spot))

    def _tell_row(self, requested: SignalInstance) -> None:
        row = current_row(self._table)
        if row is not None:
            requested.emit(row)

    def _domain(self) -> str:
        """The domain of the current recipient; empty where the address has none."""
        row, model = current_row(self._table), self._table.model()
        if row is None or not isinstance(model, ResultsModel):
            return ""
        return domain_of(model.cell_text(row, COL_ADDRESS))
