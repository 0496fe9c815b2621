"""Opens the list of a column's values, counted in a thread, and passes on what is chosen."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from nexgui.core.query.query import Column
from nexgui.core.results import DeliveryResults
from nexgui.ui.results.query_runner import QueryRunner
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.value_choice import column_values
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work


class ColumnFilters(QObject):
    """The filters of all columns of a table; the columns of the guide all go by the status."""

    def __init__(self, table: ResultsTable, query_runner: QueryRunner, work: Work) -> None:
        super().__init__(table)
        self._table = table
        self._query_runner = query_runner
        self._results: DeliveryResults | None = None
        self._popup: ColumnFilter | None = None
        self._jobs = JobRunner(work, stoppable=False)
        self._jobs.failed.connect(self._close)
        self._jobs.failed.connect(work.failed)
        table.filter_requested.connect(self.choose)

    def show_results(self, results: DeliveryResults) -> None:
        """Takes other results; a list of the values of those before closes."""
        self._jobs.stop()
        self._close()
        self._results = results

    def choose(self, section: int) -> None:
        """Asks which values of a column of the table to show."""
        model = self._table.model()
        if not isinstance(model, ResultsModel) or section >= model.columnCount():
            return
        column = model.sort_by(section)
        if column is None:
            return
        header = self._table.filter_header
        popup = ColumnFilter(
            model.filter_name(section), self._query_runner.wanted.values.get(column), self._table
        )
        popup.chosen.connect(partial(self._query_runner.choose_values, column))
        popup.values_wanted.connect(partial(self._count, popup, column))
        popup.finished.connect(lambda: self._forget(popup))
        self._popup = popup
        self._count(popup, column, "")
        area = header.button_area(section)
        popup.open_at(header.viewport().mapToGlobal(QPoint(area.left(), header.height())))

    def _count(self, popup: ColumnFilter, column: Column, words: str) -> None:
        if self._results is not None:
            work = partial(column_values, self._results, column, words=words)
            self._jobs.start(work, partial(popup.show_values, words))

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.reject()

    def _forget(self, popup: ColumnFilter) -> None:
        if popup is self._popup:  # not where another list has taken its place
            self._jobs.stop()
            self._popup = None

    def choose_current(self) -> None:
        """Asks for the column in which the current cell is."""
        self.choose(max(0, self._table.currentIndex().column()))

    def end(self, section: int) -> None:
        """Ends the filter of a column of the table."""
        model = self._table.model()
        if isinstance(model, ResultsModel) and section < model.columnCount():
            column = model.sort_by(section)
            if column is not None:
                self._query_runner.choose_values(column, None)
