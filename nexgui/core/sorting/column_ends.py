"""What comes first in the order of a column, and first when that is turned round.

With it the reader sees the beginning of an order before the order is worked out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nexgui.core.sorting.sort_keys import Key, sort_keys
from nexgui.core.sorting.sort_values import Kind

ENOUGH = 200
"""Rows at either end; more than a screen has room for."""

Item = tuple[int, str]
"""A row and its cell."""


@dataclass(frozen=True, slots=True)
class ColumnEnds:
    """The rows at both ends of a column's order, in the order of the file, with their cells."""

    kind: Kind
    rows: Sequence[int]
    cells: Sequence[str]  # none of them is blank
    blank: Sequence[int]  # the first rows with a blank cell

    @classmethod
    def of(cls, kind: Kind, items: Iterable[Item], blank: Sequence[int]) -> "ColumnEnds":
        """The ends of some rows, of which none has a blank cell; `blank` are those that have."""
        found = dict(sorted(items))
        keys = sort_keys(list(found.values()), kind)
        rows = list(found)
        wanted = {*_first(rows, keys, descending=False), *_first(rows, keys, descending=True)}
        kept = sorted(wanted)
        return cls(kind, kept, [found[row] for row in kept], blank[:ENOUGH])

    @classmethod
    def joined(cls, kind: Kind, parts: Iterable[tuple[int, "ColumnEnds"]]) -> "ColumnEnds":
        """Those of several files' rows, one file after the other, each with its first row."""
        items: list[Item] = []
        blank: list[int] = []
        for start, part in parts:
            items += ((start + row, cell) for row, cell in part.items)
            blank += (start + row for row in part.blank)
        return cls.of(kind, items, blank)

    def first_rows(self, *, descending: bool) -> Sequence[int]:
        """The rows with which the order begins, `ENOUGH` of them if there are so many."""
        keys = sort_keys(self.cells, self.kind)
        return [*_first(self.rows, keys, descending=descending), *self.blank][:ENOUGH]

    @property
    def items(self) -> Iterable[Item]:
        """The rows with their cells."""
        return zip(self.rows, self.cells, strict=True)


def _first(rows: Sequence[int], keys: Sequence[Key], *, descending: bool) -> Sequence[int]:
    order = sorted(range(len(keys)), key=keys.__getitem__, reverse=descending)
    return [rows[place] for place in order[:ENOUGH]]
