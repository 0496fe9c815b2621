"""Works out which rows an arrangement shows, and in which order."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress

from nexgui.core.arranging.arrangement import Arrangement
from nexgui.core.arranging.filtering import Filters
from nexgui.core.arranging.prepared import Prepared
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults


def arranged_rows(
    results: DeliveryResults,
    guide: StatusGuide,
    arrangement: Arrangement,
    report: Report = ignore_progress,
    *,
    prepared: Prepared | None = None,
) -> Sequence[int]:
    """The rows that `arrangement` shows, in its order.

    Blank cells come last in both directions; rows that compare equal keep the file's order.
    """
    prepared = prepared or Prepared(results, guide)
    filters = Filters(results, arrangement)
    if arrangement.sort_by is None:
        if arrangement.shows_all:
            return range(len(results))
        return _gathered(filters.parts(prepared, report))
    order = prepared.order(arrangement.sort_by, stage(report, 0, 4, width=2))
    descending = arrangement.descending
    ordered = _reported(order.rows(descending=descending), len(results), stage(report, 3, 4))
    if arrangement.shows_all:
        return _gathered(ordered)
    marked = _marked(filters.parts(prepared, stage(report, 2, 4)), len(results))
    return _gathered(compress(part, map(marked.__getitem__, part)) for part in ordered)


def _gathered(parts: Iterable[Iterable[int]]) -> Sequence[int]:
    rows = array("I")
    for part in parts:
        rows.extend(part)
    return rows


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
