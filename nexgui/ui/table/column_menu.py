"""What can be done with one column: filter, sort, move, fit and hide."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable

_LONGEST_NAME = 20


class ColumnMenu(QMenu):
    """Opens over the headers of the table; in the menu 表示 it is the current column's."""

    filter_requested = Signal(int)  # a column of the table
    end_filter_requested = Signal(int)

    def __init__(self, table: ResultsTable) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("column")
        table.filter_header.menu_requested.connect(self._open)

    def follow_current(self) -> None:
        """Becomes that of the column in which the current cell is; not there without a file."""
        has_columns = isinstance(self._table.model(), ResultsModel)
        self.menuAction().setVisible(has_columns)
        if not has_columns:
            return
        column = max(0, self._table.currentIndex().column())
        self._fill(column)
        name = self._table.columns.name(column)
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        self.setTitle(text("menu.column", column=shown.replace("&", "&&")))

    def show_results(self, _results: DeliveryResults) -> None:
        """Closes: the columns are others from now on."""
        self.close()
        self.clear()

    def _open(self, column: int, spot: QPoint) -> None:
        self._fill(column)
        self.popup(spot)

    def _fill(self, column: int) -> None:
        self.clear()
        model = self._table.model()
        if not isinstance(model, ResultsModel):
            return
        sort_by = model.sort_by(column)
        if sort_by is not None:
            self._add_filters(column)
            self.addSeparator()
            self._add_orders(column, by_status=sort_by is SortBy.STATUS)
            self.addSeparator()
        self._add_places(column)

    def _add_filters(self, column: int) -> None:
        ask = partial(self.filter_requested.emit, column)
        # The list opens when the menu has gone, which would take it along.
        self._add("filter.column", lambda: QTimer.singleShot(0, self, ask))
        end = self._add("filter.end_column", partial(self.end_filter_requested.emit, column))
        end.setEnabled(column in self._table.filter_header.filtered)

    def _add_orders(self, column: int, *, by_status: bool) -> None:
        table = self._table
        up, down = self._order_keys(by_status=by_status)
        self._add(up, partial(table.sort_column, column, descending=False))
        self._add(down, partial(table.sort_column, column, descending=True))
        end = self._add("filter.sort_end", table.end_sort)
        end.setEnabled(table.horizontalHeader().isSortIndicatorShown())

    def _order_keys(self, *, by_status: bool) -> tuple[str, str]:
        if by_status:
            return "filter.sort_by_group", "filter.sort_by_group_down"
        return "filter.sort_up", "filter.sort_down"

    def _add_places(self, column: int) -> None:
        columns = self._table.columns
        for key, step in (("filter.move_left", -1), ("filter.move_right", 1)):
            move = self._add(key, partial(columns.move_past, column, step))
            move.setEnabled(columns.may_pass(column, step))
        self._add("filter.fit", partial(columns.fit, column))
        hide = self._add("filter.hide", partial(columns.show_column, column, False))
        hide.setEnabled(columns.may_hide(column))

    def _add(self, key: str, do: Callable[[], object]) -> QAction:
        action = self.addAction(text(key))
        action.triggered.connect(lambda: do())
        return action
