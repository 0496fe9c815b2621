"""The cells that may be at an end of an order, found while the cells come by."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

from nexgui.core.sorting.column_ends import ENOUGH, Item
from nexgui.core.sorting.sort_keys import KeysOf

_MOST_OF_SPAN = 4 * ENOUGH  # at either end
_MOST_KEPT = 30 * ENOUGH  # of all spans

Value = TypeVar("Value", str, float)

Valued = tuple[Any, int, str]
"""What a cell is compared by, its row, and the cell."""


class Span(Generic[Value]):
    """Cells whose values are comparable with each other; keeps what may be at an end."""

    __slots__ = ("greatest", "high", "least", "low")

    def __init__(self, low: Value, high: Value) -> None:
        """Nothing is wanted that is from `low` to `high`; where `low` is greater, anything is."""
        self.low: Value = low
        self.high: Value = high
        self.least: list[Valued] = []
        self.greatest: list[Valued] = []

    def __len__(self) -> int:
        return len(self.least) + len(self.greatest)

    def take(self, items: Sequence[Valued]) -> None:
        """Takes cells in the order of the file; of equal ones the first come first."""
        low, high = self.low, self.high
        if low > high:
            self.least += items
            self.greatest += items
        else:
            self.least += [item for item in items if item[0] < low]
            self.greatest += [item for item in items if item[0] > high]
        for kept, descending in ((self.least, False), (self.greatest, True)):
            if len(kept) > _MOST_OF_SPAN:
                kept.sort(key=itemgetter(0), reverse=descending)
                self.widen(kept[ENOUGH][0])
                del kept[ENOUGH:]

    def widen(self, value: Value) -> None:
        """Takes a value that is not wanted, and so are those between it and others."""
        self.low = min(self.low, value)
        self.high = max(self.high, value)

    def keep(self, items: Sequence[Valued]) -> None:
        """Keeps these and no others; those between which nothing is wanted are known."""
        is_open = self.low > self.high
        self.least = [item for item in items if is_open or item[0] <= self.low]
        self.greatest = [item for item in items if is_open or item[0] >= self.high]


class Extremes(Generic[Value]):
    """Keeps as many cells as are enough at either end, of several spans."""

    def __init__(self, keys_of: KeysOf) -> None:
        """`keys_of` tells how cells of different spans compare; it has keys for all of them."""
        self._keys_of = keys_of
        self._spans: set[Span[Value]] = set()
        self._kept = 0

    def take(self, span: Span[Value], items: Sequence[Valued]) -> None:
        """Takes cells of one span."""
        self._spans.add(span)
        before = len(span)
        span.take(items)
        self._kept += len(span) - before
        if self._kept > _MOST_KEPT:
            self._cut()

    @property
    def items(self) -> Iterator[Item]:
        """The rows that may be at an end; some of them come twice."""
        return (item[1:3] for item in self._every())

    def _every(self) -> Iterator[tuple[Any, int, str, Span[Value]]]:
        span: Span[Value]
        for span in self._spans:
            for value, row, cell in (*span.least, *span.greatest):
                yield value, row, cell, span

    def _cut(self) -> None:
        """Compares the spans with each other: few of what each keeps is at an end of them all."""
        by_row: dict[int, tuple[Any, int, str, Span[Value]]] = {}
        for item in self._every():
            by_row[item[1]] = item
        every = [by_row[row] for row in sorted(by_row)]
        keys = self._keys_of([cell for _, _, cell, _ in every]) or ()
        places = range(len(every))
        ends = set(sorted(places, key=keys.__getitem__)[:ENOUGH])
        ends.update(sorted(places, key=keys.__getitem__, reverse=True)[:ENOUGH])
        kept: dict[Span[Value], list[Valued]] = {}
        for place, (value, row, cell, span) in enumerate(every):
            if place in ends:
                kept.setdefault(span, []).append((value, row, cell))
            else:
                span.widen(value)
        for span in self._spans:
            span.keep(kept.get(span, ()))
        self._spans = set(kept)
        self._kept = sum(map(len, self._spans))
