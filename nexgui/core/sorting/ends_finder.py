"""Finds the ends of all columns of a file while its cells come by."""

from collections.abc import Iterable, Sequence
from itertools import compress

from nexgui.core.reading.records import Cells, joined
from nexgui.core.sorting.column_ends import ENOUGH, ColumnEnds
from nexgui.core.sorting.followers import FewValues, Follower
from nexgui.core.sorting.sampling import kinds_of
from nexgui.core.sorting.sort_values import Kind

MOST_COLUMNS = 100
"""Columns of a file that are followed; nobody looks for the others in the first seconds."""

_MOST_OF_MANY_VALUES = 16  # of these columns: others take hardly any time
_ROWS_TOGETHER = 500  # at least; a part of few rows takes nearly as long as one of many
_LONGEST = 1000  # characters of a cell; longer texts are not what people sort by


class EndsFinder:
    """Takes the cells of a file from the first row to the last."""

    def __init__(self) -> None:
        self._columns: list[_Column] = []
        self._row = 0
        self._waiting: list[Cells] = []
        self._rows_waiting = 0

    def take(self, cells: Cells) -> None:
        """Takes the cells of the next rows."""
        self._waiting.append(cells)
        self._rows_waiting += len(cells)
        if self._rows_waiting >= _ROWS_TOGETHER:
            self._take_waiting()

    def _take_waiting(self) -> None:
        if not self._waiting:
            return
        cells = joined(self._waiting)
        self._waiting, self._rows_waiting = [], 0
        for _ in range(len(self._columns), min(cells.widest, MOST_COLUMNS)):
            self._columns.append(_Column(range(self._row)))
        rows = range(self._row, self._row + len(cells))
        of_many = 0
        for index, column in enumerate(self._columns):
            column.take(rows, cells.column(index))
            of_many += column.has_many_values
            if of_many > _MOST_OF_MANY_VALUES and column.has_many_values:
                column.leave()
                of_many -= 1
        self._row = rows.stop

    def ends(self, rows: Sequence[Sequence[str]]) -> tuple[ColumnEnds | None, ...]:
        """Those of each column, once all rows were taken; None where they are not known."""
        self._take_waiting()
        kinds = kinds_of(rows, len(self._columns))
        return tuple(map(_Column.ends, self._columns, kinds))


class _Column:
    """Follows one column."""

    def __init__(self, blank: Sequence[int]) -> None:
        self._values: FewValues | None = FewValues()
        self._follower: Follower | None = self._values
        self._blank = list(blank[:ENOUGH])

    def take(self, rows: Sequence[int], cells: Sequence[str]) -> None:
        """Takes the cells of some rows."""
        if self._follower is None or (self._values is not None and self._values.knows(cells)):
            return
        if max(map(len, cells)) > _LONGEST:
            self.leave()
            return
        filled = list(map(str.strip, cells))
        if not all(filled):
            self._take_blank(row for row, cell in zip(rows, filled, strict=True) if not cell)
            rows, cells = list(compress(rows, filled)), list(compress(cells, filled))
        if cells and not self._follower.take(rows, cells):
            self._follow_otherwise()

    @property
    def has_many_values(self) -> bool:
        """Whether it is followed in a way that takes time."""
        return self._follower is not None and self._values is None

    def leave(self) -> None:
        """Follows it no more."""
        self._values = self._follower = None

    def ends(self, kind: Kind) -> ColumnEnds | None:
        """The ends, if the column is followed and was rightly guessed to be of this kind."""
        items = None if self._follower is None else self._follower.items(kind)
        return None if items is None else ColumnEnds.of(kind, items, self._blank)

    def _take_blank(self, rows: Iterable[int]) -> None:
        if len(self._blank) < ENOUGH:
            self._blank += rows
        elif self._values is not None:
            self._values.known.add("")

    def _follow_otherwise(self) -> None:
        """Goes on with what is left of few values, which are not few any more; or not at all."""
        values, self._values, self._follower = self._values, None, None
        if values is None:
            return
        follower = values.follower()
        rows, cells = zip(*sorted(values.every_item), strict=True)
        if follower is not None and follower.take(rows, cells):
            self._follower = follower
