"""Copies the rows that are selected to the clipboard, so that they can be pasted as a table."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication

from nexgui.core.messages import text
from nexgui.export.clipboard_table import HTML_BEGIN, HTML_END, html_row, in_one_line, tab_separated
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_GROUP,
    COL_STATUS,
    COL_SUGGESTION,
    ResultsModel,
)
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import selected_count, selected_places
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.work.registry import Work
from nexgui.ui.work.steps import StepRunner, Steps

_MOST_ROWS = 100_000
_MOST_CHARACTERS = 50_000_000  # more takes long to hand over, and no other program takes it


class RowCopier(QObject):
    """Copies at once where that is quick, else part by part while the window goes on."""

    told = Signal(str)  # the sentence that says what became of it

    def __init__(self, table: ResultsTable, work: Work) -> None:
        super().__init__(table)
        self._table = table
        self.runner = StepRunner(work)
        self.runner.failed.connect(work.failed)

    def copy_rows(self) -> None:
        """Copies the selected rows with their headers, in the columns that are shown."""
        self._start(self._copying_rows)

    def copy_addresses(self) -> None:
        """Copies the addresses of the selected rows, one a line."""
        self._start(partial(self._copying_column, COL_ADDRESS, "window.copied_addresses"))

    def copy_suggestions(self) -> None:
        """Copies the addresses that were probably meant in the selected rows, one a line."""
        self._start(partial(self._copying_column, COL_SUGGESTION, "window.copied_suggestions"))

    def _start(self, copying: Callable[[ResultsModel, Sequence[int]], Steps]) -> None:
        self.runner.stop()
        model = self._table.model()
        count = selected_count(self._table)
        if not isinstance(model, ResultsModel) or count == 0:
            self.told.emit(text("window.nothing_to_copy"))
        elif count > _MOST_ROWS:
            self.told.emit(text("window.too_many_to_copy"))
        else:
            # The rows as they are shown now: they may be sorted anew before all are copied.
            rows = [model.rows[at] for at in selected_places(self._table)]
            self.runner.start(copying(model, rows), at_once=True)

    def _copying_rows(self, model: ResultsModel, rows: Sequence[int]) -> Steps:
        columns = _facts(self._table.columns.shown())
        names = [model.fact_name(column) for column in columns]
        plain, markup = [tab_separated(names)], [HTML_BEGIN, html_row(names, "th")]
        size = 0
        for done, row in enumerate(rows):
            cells = [model.cell_text(row, column) for column in columns]
            plain.append(tab_separated(cells))
            markup.append(html_row(cells))
            size += len(markup[-1])
            if size > _MOST_CHARACTERS:
                self.told.emit(text("window.too_many_to_copy"))
                return
            yield done / len(rows)
        markup.append(HTML_END)
        content = QMimeData()
        for take, parts in ((content.setText, plain), (content.setHtml, markup)):
            words = "".join(parts)
            parts.clear()
            yield 1.0  # each of these takes its time with many rows
            take(words)
            yield 1.0
        QApplication.clipboard().setMimeData(content)
        self.told.emit(text("window.copied", count=len(rows)))

    def _copying_column(
        self, column: int, told: str, model: ResultsModel, rows: Sequence[int]
    ) -> Steps:
        cells = []
        for done, row in enumerate(rows):
            cells.append(model.cell_text(row, column))
            yield done / len(rows)
        if column == COL_SUGGESTION:  # has several of one recipient one a line
            cells = [each for cell in cells for each in cell.split("\n")]
        filled = [in_one_line(cell) for cell in cells if cell.strip()]
        copy_text("\n".join(filled))
        self.told.emit(text(told, count=len(filled)))


def _facts(shown: Sequence[int]) -> list[int]:
    """The columns to copy where some are shown: the status has that of its group in it."""
    columns = list(shown)
    if COL_STATUS in columns and COL_GROUP not in columns:
        columns.insert(columns.index(COL_STATUS) + 1, COL_GROUP)
    return columns
