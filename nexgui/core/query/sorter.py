"""Puts a million keys in order without ever sorting more than some thousand of them at once.

To sort them all at once would keep every other thread waiting.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from operator import ne
from typing import Any, NamedTuple

from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.query.sort_keys import Key

_AT_ONCE = 4_000  # keys; sorted in less than a hundredth of a second
_SAMPLES_A_RUN = 16
_FREED_TOGETHER = 1000
_ROWS_A_PIECE = 16_384

_Cut = tuple[Callable[[Sequence[Any], Any], int], Key]


class Part(NamedTuple):
    """Rows in their order; none of them is greater than one of the next part."""

    rows: Sequence[int]
    begins: bytes | None
    """Whether each row but the first is greater than the one before; None: all are equal."""

    def backwards(self) -> Sequence[int]:
        """The greatest first; equal ones keep their order."""
        if self.begins is None:
            return self.rows
        if 0 not in self.begins:
            return self.rows[::-1]
        ranks = list(accumulate(self.begins, initial=0))
        order = sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)
        return array("I", map(self.rows.__getitem__, order))


class Order:
    """All rows from the least to the greatest, then those with a blank cell.

    `rows_by_value` has the rows of each different cell, where those are few.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        blank: Sequence[int],
        rows_by_value: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self._parts = parts
        self._blank = blank
        self.rows_by_value = rows_by_value

    def rows(self, *, descending: bool) -> Iterator[Sequence[int]]:
        """All rows, some at a time; equal ones keep the file's order in both directions."""
        for part in reversed(self._parts) if descending else self._parts:
            yield from _pieces_of(part.backwards() if descending else part.rows)
        yield from _pieces_of(self._blank)


class _Run(NamedTuple):
    """Some keys in their order, and the row of each."""

    keys: list[Key]
    rows: Sequence[int]


class Sorter:
    """Takes the keys of rows in the order of the file; gives the rows in the order of the keys.

    What was taken is sorted run by run. Then the runs are cut at the same keys, so that all of
    their first cuts together are the first part, and so on: a part can be had without the others.
    """

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._rows = array("I")
        self._runs: list[_Run] = []
        self._cuts: list[_Cut] = []
        self._places: list[list[int]] = []  # of each run, where its cuts are

    def __del__(self) -> None:
        self.let_go()

    def add(self, keys: Sequence[Key], rows: Sequence[int]) -> None:
        """Takes some thousand keys at the most, each with its row."""
        if len(self._keys) + len(keys) > _AT_ONCE:
            self._end_run()
        self._keys += keys
        self._rows.extend(rows)

    def end(self) -> int:
        """Cuts, once all keys were taken; gives the number of parts."""
        self._end_run()
        self._cuts = self._choose_cuts()
        self._places = [
            [0, *(place(run.keys, key) for place, key in self._cuts), len(run.keys)]
            for run in self._runs
        ]
        return len(self._cuts) + 1

    def part(self, number: int) -> Part:
        """One of the parts."""
        cuts = [slice(*places[number : number + 2]) for places in self._places]
        rows = array("I")
        for run, cut in zip(self._runs, cuts, strict=True):
            rows.extend(run.rows[cut])
        if self._are_equal(number):
            return Part(rows, None)
        keys = [key for run, cut in zip(self._runs, cuts, strict=True) for key in run.keys[cut]]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        keys = list(map(keys.__getitem__, order))
        return Part(
            array("I", map(rows.__getitem__, order)), bytes(map(ne, islice(keys, 1, None), keys))
        )

    def let_go(self) -> None:
        """Forgets all keys, bit by bit."""
        while self._runs:
            self._runs.pop()

    def _end_run(self) -> None:
        keys, rows = self._keys, self._rows
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._runs.append(
            _Run(list(map(keys.__getitem__, order)), array("I", map(rows.__getitem__, order)))
        )
        self._keys, self._rows = [], array("I")

    def _choose_cuts(self) -> list[_Cut]:
        """Places at which the parts come out about as long as a run.

        A key that would be chosen twice is cut off before and behind it: it fills a part alone.
        """
        step = max(1, _AT_ONCE // _SAMPLES_A_RUN)
        sample = sorted(chain.from_iterable(run.keys[step // 2 :: step] for run in self._runs))
        chosen = sample[_SAMPLES_A_RUN::_SAMPLES_A_RUN]
        cuts: list[_Cut] = []
        for key in chosen:
            if not cuts or cuts[-1][1] != key:
                cuts.append((bisect_left, key))
            elif cuts[-1][0] is bisect_left:
                cuts.append((bisect_right, key))
        return cuts

    def _are_equal(self, number: int) -> bool:
        """Whether a part has one key only, for that it was cut off at both sides."""
        return 0 < number < len(self._cuts) and self._cuts[number - 1][1] == self._cuts[number][1]


def in_order(
    keys: Sequence[Key], *, descending: bool = False, report: Report = ignore_progress
) -> Sequence[int]:
    """The positions of `keys` in their order; equal keys keep theirs, in both directions."""
    sorter = Sorter()
    for start in range(0, len(keys), _AT_ONCE):
        stage(report, 0, 2)(start, len(keys))
        part = keys[start : start + _AT_ONCE]
        sorter.add(part, range(start, start + len(part)))
    ordered = array("I")
    parts = range(sorter.end())
    for number in reversed(parts) if descending else parts:
        stage(report, 1, 2)(len(ordered), len(keys))
        found = sorter.part(number)
        ordered.extend(found.backwards() if descending else found.rows)
    return ordered


def _pieces_of(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    return (rows[at : at + _ROWS_A_PIECE] for at in range(0, len(rows), _ROWS_A_PIECE))


def let_go(long_list: list[Any]) -> None:
    """Empties a list bit by bit: a million values freed at once keep other threads waiting."""
    while long_list:
        del long_list[-_FREED_TOGETHER:]
