"""Ways to follow a column whose cells come by, so that the ends of its order are known at last."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import inf
from typing import Protocol

from nexgui.core.sorting.column_ends import ENOUGH, Item
from nexgui.core.sorting.extremes import Extremes, Span
from nexgui.core.sorting.sort_keys import (
    BETWEEN,
    PLAIN,
    Key,
    folded_text,
    sort_keys,
    text_keys,
    value_keys,
)
from nexgui.core.sorting.sort_values import Kind, kind_of

_FEW_VALUES = 64
_MOST_SIGNATURES, _MOST_SHAPES = 64, 16_384
_NO_TEXT = ("\U0010ffff", "")

_DIGIT, _OTHER, _END = b"0", b"?", BETWEEN.encode()
_SHAPES = bytes(ord(_DIGIT if chr(code) in "0123456789" else _OTHER) for code in range(256))
_SHAPES = _END + _SHAPES[1:]  # what stands between cells stays


class Follower(Protocol):
    """Follows a column in one way, and may find that it is no way for it."""

    def take(self, rows: Sequence[int], cells: Sequence[str]) -> bool:
        """Takes some cells, none of them blank; False: this is no way."""

    def items(self, kind: Kind) -> Iterable[Item] | None:
        """The rows that may be at an end; None: it does not compare as this kind does."""


class FewValues:
    """For a column that has few different values: the first rows of each are enough."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.known: set[str] = set()
        """Values of which there are enough rows."""

    def knows(self, cells: Sequence[str]) -> bool:
        """Whether none of some cells is of interest any more."""
        return self.known.issuperset(cells)

    def take(self, rows: Sequence[int], cells: Sequence[str]) -> bool:
        """See Follower."""
        known = self.known
        for row, cell in zip(rows, cells, strict=True):
            if cell not in known:
                found = self._rows[cell]
                found.append(row)
                if len(found) == ENOUGH:
                    known.add(cell)
        return len(self._rows) <= _FEW_VALUES

    @property
    def every_item(self) -> Iterator[Item]:
        """The first rows of all values."""
        return ((row, cell) for cell, rows in self._rows.items() for row in rows)

    def items(self, kind: Kind) -> Iterator[Item]:
        """See Follower."""
        equal: dict[Key, list[str]] = defaultdict(list)
        values = list(self._rows)
        for key, value in zip(sort_keys(values, kind), values, strict=True):
            equal[key].append(value)
        order = sorted(equal)
        wanted: set[str] = set()
        for keys in (order, reversed(order)):
            left = ENOUGH
            for key in keys:
                if left <= 0:
                    break
                wanted.update(equal[key])
                left -= sum(len(self._rows[value]) for value in equal[key])
        return ((row, value) for value in wanted for row in self._rows[value])

    def follower(self) -> Follower | None:
        """What follows more values of this kind; dates that are no text take too long."""
        kind = kind_of(self._rows)
        if kind is Kind.MOMENT:
            return None
        return Numbers() if kind is Kind.NUMBER else Texts()


class Numbers:
    """For a column of whole numbers alone: to understand others would take long."""

    def __init__(self) -> None:
        self._span = Span[float](inf, -inf)
        self._extremes = Extremes[float](partial(value_keys, Kind.NUMBER))

    def take(self, rows: Sequence[int], cells: Sequence[str]) -> bool:
        """See Follower."""
        if not all(map(PLAIN.fullmatch, cells)):
            return False
        low, high = self._span.low, self._span.high
        items = [
            (value, row, cell)
            for value, row, cell in zip(map(float, cells), rows, cells, strict=True)
            if not low <= value <= high
        ]
        self._extremes.take(self._span, items)
        return True

    def items(self, kind: Kind) -> Iterator[Item] | None:
        """See Follower."""
        return self._extremes.items if kind is Kind.NUMBER else None


class _Spans(dict[bytes, Span[str]]):
    """The span of cells whose runs of digits are equally long one by one, by their shape."""

    def __init__(self) -> None:
        super().__init__()
        self.by_signature: dict[tuple[int, ...], Span[str]] = {}

    def __missing__(self, shape: bytes) -> Span[str]:
        signature = tuple(map(len, filter(None, shape.split(_OTHER))))
        self[shape] = self.by_signature.setdefault(signature, Span(*_NO_TEXT))
        return self[shape]


class Texts:
    """For a column of text, which is compared as it stands: a key for each cell would take long.

    That is right among cells of which the runs of digits are equally long one by one. Each such
    signature has a span of its own; keys tell which cells are those of the whole column.
    """

    def __init__(self) -> None:
        self._spans = _Spans()
        self._extremes = Extremes[str](text_keys)

    def take(self, rows: Sequence[int], cells: Sequence[str]) -> bool:
        """See Follower."""
        text = folded_text(cells)
        if text is None:
            return False
        shapes = text.encode("ascii", "replace").translate(_SHAPES).split(_END)
        spans = map(self._spans.__getitem__, shapes)
        wanted: dict[Span[str], list[tuple[str, int, str]]] = defaultdict(list)
        for place, (value, span) in enumerate(zip(text.split(BETWEEN), spans, strict=True)):
            if not span.low <= value <= span.high:
                wanted[span].append((value, rows[place], cells[place]))
        for span, items in wanted.items():
            self._extremes.take(span, items)
        signatures = len(self._spans.by_signature)
        return signatures <= _MOST_SIGNATURES and len(self._spans) <= _MOST_SHAPES

    def items(self, kind: Kind) -> Iterator[Item] | None:
        """See Follower."""
        return self._extremes.items if kind is Kind.TEXT else None
