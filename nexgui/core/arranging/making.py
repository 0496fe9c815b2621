"""Works out an order bit by bit, so that it can be left and taken up again."""

from array import array
from collections.abc import Generator, Iterator, Sequence
from threading import Lock

from nexgui.core.arranging.arrangement import Column, SortBy
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.results import DeliveryResults
from nexgui.core.sorting.orders import Order
from nexgui.core.sorting.sort_keys import ways_to_keys
from nexgui.core.sorting.sort_values import Kind, kind_of
from nexgui.core.sorting.sorter import Part
from nexgui.core.sorting.ways import FewValues, ManyValues, Way

_ROWS_A_STEP = 4096
_SAMPLES, _ROWS_A_SAMPLE = 8, 128

_Steps = Generator[int | Order, None, None]  # how many rows are done, and in the end the order


class OrderInTheMaking:
    """The order of all recipients by the status, the address or a column of the file.

    Several threads may work on it in turn; what one of them left is where the next goes on.
    """

    def __init__(self, results: DeliveryResults, guide: StatusGuide, sort_by: Column) -> None:
        self._total = len(results)
        self._done = 0
        self._order: Order | None = None
        by_status = sort_by is SortBy.STATUS
        self._steps = _by_status(results, guide) if by_status else _by_cells(results, sort_by)
        self._lock = Lock()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return self._order is not None and self._order.is_complete

    def go_on(self, report: Report = ignore_progress) -> Order:
        """The order, as soon as its first rows can be told."""
        order: Order | None = None
        while order is None:
            report(self._done, self._total)
            with self._lock:
                order = self._order or self._step()
        return order

    def _step(self) -> Order | None:
        step = next(self._steps)
        if isinstance(step, int):
            self._done = max(self._done, step)
            return None
        self._steps.close()  # and with it go the keys, as soon as all parts are sorted
        self._order, self._done = step, self._total
        return step


def _by_status(results: DeliveryResults, guide: StatusGuide) -> _Steps:
    ranks = status_ranks(results, guide)
    ranked = [array("I") for _ in ranks]
    takes = [ranked[rank].append for rank in ranks]
    for start in range(0, len(results), _ROWS_A_STEP):
        for row, kind in enumerate(results.status_indices[start : start + _ROWS_A_STEP], start):
            takes[kind](row)
        yield start
    yield Order([Part(rows, None) for rows in ranked], ())


def _by_cells(results: DeliveryResults, column: Column) -> _Steps:
    kind = _kind_of(results, column)
    yield 0
    ways: tuple[Way, ...] = (FewValues(kind), *map(ManyValues, ways_to_keys(kind)))
    for way in ways:
        for row, cells in _cells(results, column):
            if not way.take(row, cells):
                break
            yield row
        else:
            yield way.order()


def _kind_of(results: DeliveryResults, column: Column) -> Kind:
    if not isinstance(column, int):
        return Kind.TEXT  # an address
    return kind_of(results.cell(row, column) for row in _sampled_rows(len(results)))


def _sampled_rows(total: int) -> Iterator[int]:
    """Some rows here and there, each with its neighbours: only their blocks must be looked into."""
    if total <= _SAMPLES * _ROWS_A_SAMPLE:
        yield from range(total)
        return
    for number in range(_SAMPLES):
        start = number * (total - _ROWS_A_SAMPLE) // (_SAMPLES - 1)
        yield from range(start, start + _ROWS_A_SAMPLE)


def _cells(results: DeliveryResults, column: Column) -> Iterator[tuple[int, Sequence[str]]]:
    """The cells of a column, some at a time, with the row of the first of them."""
    parts = results.table.rows.column(column) if isinstance(column, int) else results.addresses()
    row = 0
    for cells in parts:
        for start in range(0, len(cells), _ROWS_A_STEP):
            yield row + start, cells[start : start + _ROWS_A_STEP]
        row += len(cells)


def status_ranks(results: DeliveryResults, guide: StatusGuide) -> list[int]:
    """The place of each status of `results` in the guide's order: by group, then as in it."""
    groups = {group: number for number, group in enumerate(guide.groups)}
    places = {status: number for number, status in enumerate(guide.statuses)}
    order = sorted(
        results.statuses,
        key=lambda status: (groups[status.group], places.get(status, len(places)), status.name),
    )
    ranks = {status: rank for rank, status in enumerate(order)}
    return [ranks[status] for status in results.statuses]
