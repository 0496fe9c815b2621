"""The current row of a table and the selected ones, whatever order the recipients come in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView

from nexgui.ui.table.results_model import ResultsModel

MOST_KEPT = 3000
"""More are let go: the table asks of each cell that it draws whether it is one of them."""

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True)
class SavedSelection:
    """The rows of the results that were current and selected."""

    current: int | None
    column: int
    selected: Collection[int]

    @classmethod
    def of(cls, table: QTableView) -> "SavedSelection":
        """Those of a table now."""
        model = table.model()
        few = selected_count(table) <= MOST_KEPT
        rows = model.rows if isinstance(model, ResultsModel) else ()
        selected = frozenset(rows[place] for place in selected_places(table)) if few else ()
        return cls(current_row(table), max(0, table.currentIndex().column()), selected)

    def moved(self, rows: Sequence[int]) -> "SavedSelection":
        """The same recipients, where `rows` has the row of each; negative: it is gone."""

        def moved(row: int) -> int:
            return rows[row] if row < len(rows) else -1

        current = -1 if self.current is None else moved(self.current)
        selected = frozenset(row for row in map(moved, self.selected) if row >= 0)
        return replace(self, current=current if current >= 0 else None, selected=selected)

    def restore(self, table: QTableView) -> bool:
        """Makes them current and selected again where they are shown; whether the current is."""
        model, selection = table.model(), table.selectionModel()
        if not isinstance(model, ResultsModel):
            return False
        place = None if self.current is None else model.place_of(self.current)
        if place is not None:
            # The selection is told once, by what follows.
            selection.setCurrentIndex(model.index(place, self.column), _Flag.NoUpdate)
        if self.selected:
            only = place is not None and set(self.selected) == {self.current}
            places = [place] if only and place is not None else model.places_of(self.selected)
            selection.select(_selection(model, places), _Flag.ClearAndSelect)
        return place is not None


class FallbackSelection:
    """What is current while the recipient whom the user chose is left out; it knows that choice."""

    def __init__(self) -> None:
        self._saved: SavedSelection | None = None
        self._row: int | None = None  # of the results; None: nobody is shown

    def forget(self) -> None:
        """Knows of no choice any more: the results are others."""
        self._saved = None

    def users_choice(self, saved: SavedSelection) -> SavedSelection:
        """What the user chose: `saved`, or what it stands for."""
        only = set() if self._row is None else {self._row}
        if self._saved and saved.current == self._row and set(saved.selected) == only:
            return self._saved
        return saved

    def choose(self, table: QTableView, choice: SavedSelection) -> None:
        """Makes the first of the selected rows current, or the first of all; nothing scrolls."""
        selection = table.selectionModel()
        selected = next(selected_places(table), None)
        if selected is not None:
            index = table.model().index(selected, choice.column)
            selection.setCurrentIndex(index, _Flag.NoUpdate)
            return
        if table.model().rowCount():
            choose_unmoved(table, 0)
        self._saved, self._row = choice, current_row(table)


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
    table.setAutoScroll(False)
    index = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
    table.setAutoScroll(True)


def _selection(model: ResultsModel, places: list[int]) -> QItemSelection:
    last = model.columnCount() - 1
    chosen = QItemSelection()
    for first, end in _runs(places):
        chosen.append(QItemSelectionRange(model.index(first, 0), model.index(end, last)))
    return chosen


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of places that follow each other."""
    start = 0
    for at, place in enumerate(places, 1):
        if at == len(places) or places[at] != place + 1:
            yield places[start], place
            start = at


def _selected_ranges(table: QTableView) -> list[range]:
    selection = table.selectionModel()
    if selection is None:
        return []
    # Ranges, for a million rows at once; those of some columns are of the same rows.
    ranges = {range(part.top(), part.bottom() + 1) for part in selection.selection().toList()}
    return [part for part in ranges if len(part)]
