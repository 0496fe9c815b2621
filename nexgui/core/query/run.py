"""Runs a query: finds the rows that it shows, in its order."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import NamedTuple

from nexgui.core.addresses.rules import domain_of
from nexgui.core.folders import UNDELIVERED_AGAIN, Folder, folder_of
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.query.cache import QueryCache
from nexgui.core.query.query import Column, Query, SortBy, cell_of, cells_of
from nexgui.core.query.search import RowSearch, Search
from nexgui.core.query.task_order import by_task
from nexgui.core.results import DeliveryResults
from nexgui.core.statistics import failed_alike, repeated_addresses

_FEW_ROWS = 1000  # whose cells are read one by one
_ROWS_A_PART = 16_384  # between two of which other threads come to their turn

_Condition = Callable[[str], bool]


class Answer(NamedTuple):
    """The rows that a query shows, in its order; and how many it would show of each folder."""

    rows: Sequence[int]
    folders: Mapping[Folder, int]


def run_query(
    results: DeliveryResults,
    query: Query,
    report: Report = ignore_progress,
    *,
    cache: QueryCache | None = None,
) -> Sequence[int]:
    """The rows that `query` shows, in its order.

    Blank cells come last in both directions; rows that compare equal keep the file's order.
    """
    return answer(results, query, report, cache=cache).rows


def answer(
    results: DeliveryResults,
    query: Query,
    report: Report = ignore_progress,
    *,
    cache: QueryCache | None = None,
) -> Answer:
    """The same, and what else is told with it."""
    cache = cache or QueryCache(results)
    sorts = query.sort_by is not None
    rows = _filtered(results, query, cache, stage(report, 1, 2) if sorts else report)
    folders = results.folders if query.shows_all_of_folders else results.folders_of(rows)
    if query.folders:
        rows = _of_folders(results, query.folders, rows)
    if query.sort_by is None:
        in_order = by_task(results, rows, cache.suggested()) if query.folders else rows
        return Answer(in_order, folders)
    order = cache.order(query.sort_by, stage(report, 0, 2))
    ordered = order.rows(descending=query.descending)
    if query.shows_all:
        return Answer(array("I", chain.from_iterable(ordered)), folders)
    return Answer(_marked_ones(ordered, _marked([rows], len(results))), folders)


def _filtered(
    results: DeliveryResults, query: Query, cache: QueryCache, report: Report
) -> Sequence[int]:
    """The rows that are left, of whatever folder, in the order of the file."""
    rows: Sequence[int] = range(len(results))
    search = Search(query.words)
    if search.words:
        said = cache.said(stage(report, 0, 3))
        among = cache.found_before(search, said)
        in_rows = RowSearch(search, cache.letters, said)
        rows = in_rows.rows(rows if among is None else among, stage(report, 1, 3))
        cache.remember(search, said, rows)
    names = query.values.get(SortBy.STATUS)
    if names is not None:
        wanted = [status.name in names for status in results.statuses]
        rows = _of_statuses(results, [wanted, wanted], rows)
    if query.changed is not None:
        marks = bytes(len(results))
        if results.changes is not None:
            marks = results.changes.marks(query.changed)
        rows = _marked_ones(_parts(rows), marks)
    for is_wanted, find in (
        (query.alike, failed_alike),
        (query.repeated, repeated_addresses),
    ):
        if is_wanted:
            rows = _marked_ones(_parts(rows), _marked([find(results)], len(results)))
    for column, is_met in _conditions(query):
        by_value = cache.rows_by_value(column)
        if by_value is None:
            rows = _meeting(results, column, is_met, rows, stage(report, 2, 3))
        else:
            parts = (found for value, found in by_value.items() if is_met(value))
            rows = _marked_ones(_parts(rows), _marked(parts, len(results)))
    return rows


def _of_folders(
    results: DeliveryResults, folders: frozenset[Folder], rows: Sequence[int]
) -> Sequence[int]:
    if UNDELIVERED_AGAIN in folders:
        return _of_folders_or_again(results, folders - {UNDELIVERED_AGAIN}, rows)
    wanted = [
        [
            any(folder_of(status, to_check=to_check) in folder for folder in folders)
            for status in results.statuses
        ]
        for to_check in (False, True)
    ]
    return _of_statuses(results, wanted, rows)


def _of_folders_or_again(
    results: DeliveryResults, folders: frozenset[Folder], rows: Sequence[int]
) -> Sequence[int]:
    marked = bytearray(results.undelivered_again)
    if folders:
        for row in _of_folders(results, folders, rows):
            marked[row] = True
    return _marked_ones(_parts(rows), marked)


def _of_statuses(
    results: DeliveryResults, wanted: Sequence[Sequence[bool]], rows: Sequence[int]
) -> Sequence[int]:
    """The rows of wanted statuses: `wanted[mark]`, where `mark` is 1 of those to be checked."""
    if all(map(all, wanted)):
        return rows
    left = array("I")
    for part in _parts(rows):
        indices: Iterable[int] = map(results.status_indices.__getitem__, part)
        marks: Iterable[int] = map(results.to_check.__getitem__, part)
        if isinstance(part, range):
            indices = results.status_indices[part.start : part.stop]
            marks = results.to_check[part.start : part.stop]
        left.extend(
            compress(
                part, [wanted[mark][index] for index, mark in zip(indices, marks, strict=True)]
            )
        )
    return left


def _conditions(query: Query) -> Iterator[tuple[Column, _Condition]]:
    """What the cells of some columns must be for a recipient to be shown."""
    for column, values in query.values.items():
        if column is not SortBy.STATUS:
            yield column, values.is_shown
    if query.domain:
        yield SortBy.ADDRESS, lambda address: domain_of(address) == query.domain


def _meeting(
    results: DeliveryResults,
    column: Column,
    is_met: _Condition,
    rows: Sequence[int],
    report: Report,
) -> Sequence[int]:
    """Those of some rows of which the cell in a column meets a condition."""
    if len(rows) <= _FEW_ROWS:
        return array("I", (row for row in rows if is_met(cell_of(results, column, row))))
    left = array("I")
    first = at = 0
    for cells in cells_of(results, column):
        report(first, len(results))
        end = bisect_left(rows, first + len(cells), at)
        part = rows[at:end]
        if len(part) == len(cells):
            left.extend(compress(part, map(is_met, cells)))
        else:
            left.extend(row for row in part if is_met(cells[row - first]))
        first += len(cells)
        at = end
    return left


def _marked(parts: Iterable[Sequence[int]], total: int) -> bytearray:
    """A mark for each of all rows: whether it is in one of some parts."""
    marked = bytearray(total)
    for row in chain.from_iterable(parts):
        marked[row] = True
    return marked


def _marked_ones(parts: Iterable[Sequence[int]], marked: bytes | bytearray) -> Sequence[int]:
    """Those of the rows in some parts that are marked."""
    rows = array("I")
    for part in parts:
        rows.extend(compress(part, map(marked.__getitem__, part)))
    return rows


def _parts(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    return (rows[at : at + _ROWS_A_PART] for at in range(0, len(rows), _ROWS_A_PART))
