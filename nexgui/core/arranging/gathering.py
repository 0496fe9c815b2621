"""Works out which rows an arrangement shows, and tells the first of them before the others."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress
from time import monotonic

from nexgui.core.arranging.arrangement import Arrangement
from nexgui.core.arranging.filtering import Filters
from nexgui.core.arranging.prepared import Prepared
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults

_FIRST_ROWS = 200  # more than a screen has room for
_WORTH_TELLING = 2  # times as many as before; to show others makes the table blink
_SECONDS_TO_FIRST_ROWS = 0.04


def arranged_rows(
    results: DeliveryResults,
    guide: StatusGuide,
    arrangement: Arrangement,
    report: Report = ignore_progress,
    *,
    prepared: Prepared | None = None,
    show_first: Callable[[Sequence[int]], None] | None = None,
) -> Sequence[int]:
    """The rows that `arrangement` shows, in its order.

    Blank cells come last in both directions; rows that compare equal keep the file's order.
    `show_first` gets the first of the rows as soon as they are known, if the rest takes longer.
    """
    prepared = prepared or Prepared(results, guide)
    rows = _Gathered(show_first)
    filters = Filters(results, arrangement)
    if arrangement.sort_by is None:
        if arrangement.shows_all:
            return range(len(results))
        return rows.gather(filters.parts(prepared, report))
    descending = arrangement.descending
    known = prepared.first_rows(arrangement.sort_by, descending=descending) if show_first else ()
    rows.tell(array("I", filter(filters.leave, known)))
    order = prepared.order(arrangement.sort_by, stage(report, 0, 4, width=2))
    ordered = _reported(order.rows(descending=descending), len(results), stage(report, 3, 4))
    if arrangement.shows_all:
        return rows.gather(ordered)
    if show_first:
        _find_first(filters, order.rows(descending=descending), rows)
    marked = _marked(filters.parts(prepared, stage(report, 2, 4)), len(results))
    return rows.gather(
        array("I", compress(part, map(marked.__getitem__, part))) for part in ordered
    )


class _Gathered:
    """Rows that come part by part; the first of them are told as soon as there are enough."""

    def __init__(self, show_first: Callable[[Sequence[int]], None] | None) -> None:
        self._show_first = show_first
        self._told = 0
        self._began = monotonic()

    def gather(self, parts: Iterable[Sequence[int]]) -> Sequence[int]:
        """All rows of the parts."""
        rows = array("I")
        for part in parts:
            rows.extend(part)
            waited = monotonic() - self._began >= _SECONDS_TO_FIRST_ROWS
            if len(rows) >= _FIRST_ROWS or waited:
                self.tell(rows)
        return rows

    def tell(self, rows: Sequence[int]) -> None:
        """Tells the first rows, unless nearly as many were told before."""
        first = rows[:_FIRST_ROWS]
        if self._show_first is not None and len(first) >= _WORTH_TELLING * self._told + 1:
            self._show_first(first)
            self._told = len(first)


def _find_first(filters: Filters, parts: Iterator[Sequence[int]], rows: _Gathered) -> None:
    """Tells the first rows of an order where they are so near that looking at each is quick."""
    until = monotonic() + _SECONDS_TO_FIRST_ROWS
    first = array("I")
    for row in chain.from_iterable(parts):
        if filters.leave(row):
            first.append(row)
        if len(first) == _FIRST_ROWS or (row % 64 == 0 and monotonic() > until):
            break
    rows.tell(first)


def _marked(parts: Iterable[Sequence[int]], total: int) -> bytearray:
    marked = bytearray(total)
    for row in chain.from_iterable(parts):
        marked[row] = 1
    return marked


def _reported(
    parts: Iterable[Sequence[int]], total: int, report: Report
) -> Iterator[Sequence[int]]:
    """Passes parts of rows on, and tells how many have come."""
    done = 0
    for part in parts:
        report(done, total)
        yield part
        done += len(part)
