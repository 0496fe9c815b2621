"""The current row of a table, and whether it is in sight."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView


def is_seen(table: QTableView) -> bool:
    """Whether there is a current row, and it is in sight."""
    current = table.currentIndex()
    top = table.rowViewportPosition(current.row()) if current.isValid() else -1
    return 0 <= top < table.viewport().height()


@contextmanager
def kept_in_sight(table: QTableView) -> Iterator[None]:
    """Around what makes the table lower: the current row stays in sight if it was."""
    seen = is_seen(table)
    yield
    if seen:
        table.scrollTo(table.currentIndex())


def choose_unmoved(table: QTableView, row: int) -> None:
    """Chooses a row of the table, which stays where it is."""
    flags = QItemSelectionModel.SelectionFlag
    table.setAutoScroll(False)
    table.selectionModel().setCurrentIndex(
        table.model().index(row, 0), flags.ClearAndSelect | flags.Rows
    )
    table.setAutoScroll(True)
