"""Keeps recipients current and selected, whatever order they come in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView

from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.selection import current_row, selected_count, selected_places

MOST_KEPT = 3000
"""More are let go: the table asks of each cell that it draws whether it is one of them."""

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True)
class KeptRows:
    """The rows of the results that were current and selected."""

    current: int | None
    column: int
    selected: Collection[int]

    @classmethod
    def of(cls, table: QTableView) -> "KeptRows":
        """Those of a table now."""
        model = table.model()
        few = selected_count(table) <= MOST_KEPT
        rows = model.rows if isinstance(model, ResultsModel) else ()
        selected = frozenset(rows[place] for place in selected_places(table)) if few else ()
        return cls(current_row(table), max(0, table.currentIndex().column()), selected)

    def are_within(self, total: int) -> bool:
        """Whether there are any, and all of them are among the first `total` rows."""
        return bool(self.selected) and max(self.current or 0, *self.selected) < total

    def take_back(self, table: QTableView) -> bool:
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
