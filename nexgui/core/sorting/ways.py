"""Ways to put the cells of a column in order."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from heapq import merge
from itertools import compress
from typing import Protocol

from nexgui.core.sorting.orders import Order
from nexgui.core.sorting.sort_keys import Key, KeysOf, sort_keys
from nexgui.core.sorting.sort_values import Kind
from nexgui.core.sorting.sorter import Part, Sorter

_FEW_VALUES = 4096


class Way(Protocol):
    """A way to put cells in order, which may turn out to be the wrong one for a column."""

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """Takes the cells of some rows, of which `row` is the first; False: this is no way."""

    def order(self) -> Order:
        """The order, once all cells were taken."""


class FewValues:
    """For a column that has few different values: a key for each of those is enough."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._rows: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """See Way."""
        rows = self._rows
        for number, cell in enumerate(cells, row):
            rows[cell].append(number)
        return len(rows) <= _FEW_VALUES

    def order(self) -> Order:
        """See Way."""
        values = list(filter(str.strip, self._rows))
        equal: dict[Key, list[Sequence[int]]] = defaultdict(list)
        for value, key in zip(values, sort_keys(values, self._kind), strict=True):
            equal[key].append(self._rows[value])
        parts = [Part(_merged(equal[key]), None) for key in sorted(equal)]
        blank = _merged([rows for value, rows in self._rows.items() if not value.strip()])
        return Order(parts, blank)


class ManyValues:
    """For a column of whatever values, if all of them have keys of one type."""

    def __init__(self, keys_of: KeysOf) -> None:
        self._keys_of = keys_of
        self._sorter = Sorter()
        self._blank = array("I")

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """See Way."""
        rows: Sequence[int] = range(row, row + len(cells))
        filled = list(map(str.strip, cells))
        if not all(filled):
            self._blank.extend(
                number for number, cell in zip(rows, filled, strict=True) if not cell
            )
            rows = array("I", compress(rows, filled))
            cells = list(compress(cells, filled))
        keys = self._keys_of(cells)
        if keys is None:
            return False
        self._sorter.add(keys, rows)
        return True

    def order(self) -> Order:
        """See Way."""
        numbers = range(self._sorter.end())
        return Order([partial(self._sorter.part, number) for number in numbers], self._blank)


def _merged(parts: Sequence[Sequence[int]]) -> Sequence[int]:
    """The rows of all parts in the order of the file, in which those of each part are."""
    return parts[0] if len(parts) == 1 else array("I", merge(*parts))
