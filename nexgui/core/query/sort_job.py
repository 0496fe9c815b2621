"""Works out an order bit by bit, so that it can be left and taken up again."""

from array import array
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from heapq import merge
from itertools import chain, compress, product
from threading import Lock
from typing import Protocol

from nexgui.core.guide import Status
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.query.query import Column, SortBy, cell_of, cells_of
from nexgui.core.query.sort_keys import Key, KeysOf, key_functions, sort_keys
from nexgui.core.query.sorter import Order, Part, Sorter
from nexgui.core.query.value_types import ValueType, type_of
from nexgui.core.results import DeliveryResults

_ROWS_A_STEP = 4096
_SAMPLES, _ROWS_A_SAMPLE = 8, 128
_FEW_VALUES = 4096

_Steps = Generator[int, None, Order]  # rows that were taken, and then rows that are in order


class SortJob:
    """Sorts all recipients by the status, the address or a column of the file.

    Several threads may work on it in turn; what one of them left is where the next goes on.
    """

    def __init__(self, results: DeliveryResults, column: Column) -> None:
        self._total = 2 * len(results)
        self._done = 0
        self._order: Order | None = None
        by_status = column is SortBy.STATUS
        self._steps = _by_status(results) if by_status else _by_cells(results, column)
        self._lock = Lock()

    @property
    def order(self) -> Order | None:
        """The order, if it is worked out."""
        return self._order

    def run(self, report: Report = ignore_progress) -> Order:
        """The order, once all of it is worked out."""
        order: Order | None = None
        while order is None:
            report(self._done, self._total)
            with self._lock:
                order = self._order or self._step()
        return order

    def _step(self) -> Order | None:
        try:
            self._done = max(self._done, next(self._steps))
        except StopIteration as end:
            if end.value is None:
                raise RuntimeError("it failed in another thread") from None
            self._order, self._done = end.value, self._total
        return self._order


class SortStrategy(Protocol):
    """A way to sort cells, which may turn out to be the wrong one for a column."""

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """Takes the cells of some rows, of which `row` is the first; False: this is no way."""

    def sort(self) -> _Steps:
        """Puts them in order, once all cells were taken."""


class ByValue:
    """For a column that has few different values: a key for each of those is enough."""

    def __init__(self, value_type: ValueType) -> None:
        self._type = value_type
        self._rows: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """See SortStrategy."""
        rows = self._rows
        for number, cell in enumerate(cells, row):
            rows[cell].append(number)
        return len(rows) <= _FEW_VALUES

    def sort(self) -> _Steps:
        """See SortStrategy."""
        values = list(filter(str.strip, self._rows))
        equal: dict[Key, list[Sequence[int]]] = defaultdict(list)
        for value, key in zip(values, sort_keys(values, self._type), strict=True):
            equal[key].append(self._rows[value])
        blank = _merged([rows for value, rows in self._rows.items() if not value.strip()])
        parts: list[Part] = []
        done = sum(map(len, self._rows.values()))
        for key in sorted(equal):
            parts.append(Part(_merged(equal[key]), None))
            done += len(parts[-1].rows)
            yield done
        return Order(parts, blank, self._rows)


class ByKey:
    """For a column of whatever values, if all of them have keys that compare."""

    def __init__(self, keys_of: KeysOf) -> None:
        self._keys_of = keys_of
        self._sorter = Sorter()
        self._blank = array("I")
        self._taken = 0

    def take(self, row: int, cells: Sequence[str]) -> bool:
        """See SortStrategy."""
        rows: Sequence[int] = range(row, row + len(cells))
        self._taken += len(cells)
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

    def sort(self) -> _Steps:
        """See SortStrategy."""
        parts: list[Part] = []
        done = self._taken
        for number in range(self._sorter.end()):
            parts.append(self._sorter.part(number))
            done += len(parts[-1].rows)
            yield done
        return Order(parts, self._blank)


def status_ranks(results: DeliveryResults) -> tuple[list[int], list[int]]:
    """The place of each status of `results` in the guide's order: by group, then as in it.

    Once for recipients as such, and once for those to be checked, who come behind their group.
    """
    groups = {group: number for number, group in enumerate(results.guide.groups)}
    places = {status: number for number, status in enumerate(results.guide.statuses)}

    def place(entry: tuple[Status, bool]) -> tuple[int, bool, int, str]:
        status, to_check = entry
        return groups[status.group], to_check, places.get(status, len(places)), status.name

    delivered = (status for status in results.statuses if status.group.delivered)
    entries = chain(product(results.statuses, [False]), product(delivered, [True]))
    ranks = {entry: rank for rank, entry in enumerate(sorted(entries, key=place))}
    plain = [ranks[status, False] for status in results.statuses]
    to_check = [ranks.get((status, True), plain[at]) for at, status in enumerate(results.statuses)]
    return plain, to_check


def _by_status(results: DeliveryResults) -> _Steps:
    ranks = status_ranks(results)
    ranked = [array("I") for _ in range(1 + max(chain(*ranks)))]
    takes = [[ranked[rank].append for rank in own] for own in ranks]
    for start in range(0, len(results), _ROWS_A_STEP):
        end = start + _ROWS_A_STEP
        marked = zip(results.to_check[start:end], results.status_indices[start:end], strict=True)
        for row, (mark, index) in enumerate(marked, start):
            takes[mark][index](row)
        yield 2 * start
    return Order([Part(rows, None) for rows in ranked], ())


def _type_of(results: DeliveryResults, column: Column) -> ValueType:
    if column is SortBy.ADDRESS:
        return ValueType.TEXT
    return type_of(cell_of(results, column, row) for row in _sampled_rows(len(results)))


def _sampled_rows(total: int) -> Iterator[int]:
    """Some rows here and there, each with its neighbours: only their blocks must be looked into."""
    if total <= _SAMPLES * _ROWS_A_SAMPLE:
        yield from range(total)
        return
    for number in range(_SAMPLES):
        start = number * (total - _ROWS_A_SAMPLE) // (_SAMPLES - 1)
        yield from range(start, start + _ROWS_A_SAMPLE)


def _by_cells(results: DeliveryResults, column: Column) -> _Steps:
    value_type = _type_of(results, column)
    yield 0
    strategies: list[SortStrategy] = [ByValue(value_type)]
    strategies += map(ByKey, key_functions(value_type))
    while True:  # the last one takes any cells
        strategy = strategies.pop(0)
        row = 0
        for cells in _parts_of(results, column):
            if not strategy.take(row, cells):
                break
            row += len(cells)
            yield row
        else:
            return (yield from strategy.sort())


def _parts_of(results: DeliveryResults, column: Column) -> Iterator[Sequence[str]]:
    for cells in cells_of(results, column):
        for start in range(0, len(cells), _ROWS_A_STEP):
            yield cells[start : start + _ROWS_A_STEP]


def _merged(parts: Sequence[Sequence[int]]) -> Sequence[int]:
    """The rows of all parts in the order of the file, in which those of each part are."""
    return parts[0] if len(parts) == 1 else array("I", merge(*parts))
