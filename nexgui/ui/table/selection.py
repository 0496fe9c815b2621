"""The current row of a table and the selected ones, and whether they are in sight."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

from nexgui.ui.table.results_model import ResultsModel


def current_row(table: QTableView) -> int | None:
    """The row of the results that is current."""
    model, current = table.model(), table.currentIndex()
    if not isinstance(model, ResultsModel) or not current.isValid():
        return None
    return model.rows[current.row()]


def selected_count(table: QTableView) -> int:
    """How many rows are selected."""
    return sum(len(places) for places in _selected_ranges(table))


def selected_places(table: QTableView) -> Iterator[int]:
    """Where the selected rows are shown, from the top down."""
    for part in sorted(_selected_ranges(table), key=lambda part: part.start):
        yield from part


def is_seen(table: QTableView) -> bool:
    """Whether there is a current row, and it is in sight."""
    current = table.currentIndex()
    top = table.rowViewportPosition(current.row()) if current.isValid() else -1
    return 0 <= top < table.viewport().height()


def keep_in_sight(table: QTableView, height_before: int) -> None:
    """After the rows' room has become lower: the current row is all in sight if it was in it."""
    current = table.currentIndex()
    top = table.rowViewportPosition(current.row()) if current.isValid() else -1
    if 0 <= top < height_before:
        across = table.horizontalScrollBar().value()
        table.scrollTo(current)
        table.horizontalScrollBar().setValue(across)


def choose_unmoved(table: QTableView, row: int) -> None:
    """Chooses a row of the table, which stays where it is."""
    flags = QItemSelectionModel.SelectionFlag
    table.setAutoScroll(False)
    table.selectionModel().setCurrentIndex(
        table.model().index(row, 0), flags.ClearAndSelect | flags.Rows
    )
    table.setAutoScroll(True)


def _selected_ranges(table: QTableView) -> list[range]:
    selection = table.selectionModel()
    if selection is None:
        return []
    # Ranges, for a million rows at once; those of some columns are of the same rows.
    ranges = {range(part.top(), part.bottom() + 1) for part in selection.selection().toList()}
    return [part for part in ranges if len(part)]
