"""The least and the greatest of many values, found while the values come by."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from nexgui.core.sorting.column_ends import ENOUGH, Item

_MOST_KEPT = 4 * ENOUGH

Value = TypeVar("Value", str, float)


class Extremes(Generic[Value]):
    """Keeps as many as are enough at either end; of equal ones the first come first in both."""

    __slots__ = ("_greatest", "_least", "high", "low")

    def __init__(self, low: Value, high: Value) -> None:
        """Nothing is wanted that is from `low` to `high`; at first nothing is."""
        self.low: Value = low
        self.high: Value = high
        self._least: list[tuple[Value, int, str]] = []
        self._greatest: list[tuple[Value, int, str]] = []

    def take(self, items: Sequence[tuple[Value, int, str]]) -> None:
        """Takes values, each with its row and cell; those that are not wanted may be left out."""
        low, high = self.low, self.high
        if not self.are_full:
            self._least += items
            self._greatest += items
        else:
            self._least += [item for item in items if item[0] < low]
            self._greatest += [item for item in items if item[0] > high]
        if len(self._least) > _MOST_KEPT or len(self._greatest) > _MOST_KEPT:
            self._cut()

    @property
    def are_full(self) -> bool:
        """Whether enough values are known at both ends."""
        return self.low <= self.high

    @property
    def items(self) -> Iterator[Item]:
        """The rows that may be at an end; some of them come twice."""
        return ((row, cell) for _, row, cell in (*self._least, *self._greatest))

    def _cut(self) -> None:
        self._least.sort(key=itemgetter(0))
        self._greatest.sort(key=itemgetter(0), reverse=True)
        for kept in (self._least, self._greatest):
            del kept[ENOUGH:]
        self.low, self.high = self._least[-1][0], self._greatest[-1][0]
