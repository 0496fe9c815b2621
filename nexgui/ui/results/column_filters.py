"""Opens the list of a column's values, counted in a thread, and passes on what is chosen."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from nexgui.core.arranging.column_values import column_values
from nexgui.core.results import DeliveryResults
from nexgui.ui.jobs import JobRunner
from nexgui.ui.results.arranger import Arranger
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable


class ColumnFilters(QObject):
    """The filters of all columns of a table; the columns of the guide all go by the status."""

    def __init__(self, table: ResultsTable, arranger: Arranger, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._arranger = arranger
        self._results: DeliveryResults | None = None
        self._jobs = JobRunner(self)
        table.filter_requested.connect(self.choose)
        table.end_filter_requested.connect(self.end)

    def begin(self, results: DeliveryResults) -> None:
        """Takes other results."""
        self._jobs.stop()
        self._results = results

    def choose(self, section: int) -> None:
        """Asks which values of a column of the table to show."""
        model = self._table.model()
        if self._results is None or not isinstance(model, ResultsModel):
            return
        column = model.sort_by(section)
        header = self._table.filter_header
        popup = ColumnFilter(
            model.filter_name(section), self._arranger.wanted.values.get(column), self._table
        )
        popup.chosen.connect(partial(self._arranger.choose_values, column))
        popup.finished.connect(self._jobs.stop)
        self._jobs.start(partial(column_values, self._results, column), popup.show_values)
        area = header.button_area(section)
        popup.open_at(header.viewport().mapToGlobal(QPoint(area.left(), header.height())))

    def choose_current(self) -> None:
        """Asks for the column in which the current cell is."""
        self.choose(max(0, self._table.currentIndex().column()))

    def end(self, section: int) -> None:
        """Ends the filter of a column of the table."""
        model = self._table.model()
        if isinstance(model, ResultsModel):
            self._arranger.choose_values(model.sort_by(section), None)

    def shut_down(self) -> None:
        """Ends counting, before the window goes."""
        self._jobs.shut_down()
