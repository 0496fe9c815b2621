"""Finds the rows that a need, a group, words, the values of a column or a domain leave."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, compress, islice

from nexgui.core.addresses.domain import domain_of
from nexgui.core.arranging.arrangement import Arrangement, Column, SortBy
from nexgui.core.arranging.prepared import Prepared
from nexgui.core.arranging.searching import RowSearch, Search
from nexgui.core.progress import Report
from nexgui.core.results import DeliveryResults

_ROWS_A_PART = 16_384
_FEW_ROWS = 10_000  # looked at one by one

_Part = tuple[int, int, Sequence[int]]  # its first row, how many it has, and those that are left


class Filters:
    """All filters of an arrangement."""

    def __init__(self, results: DeliveryResults, arrangement: Arrangement) -> None:
        self._results = results
        self._search = Search(arrangement.words)
        self._row_search = RowSearch(self._search, results)
        self._wanted = _wanted_kinds(results, arrangement)
        self._conditions = _conditions(arrangement)

    def parts(self, prepared: Prepared, report: Report) -> Iterator[Sequence[int]]:
        """The rows that are left, in the order of the file, part by part."""
        found = prepared.found_before(self._search)
        if not self._search.words:
            yield from self._chosen(self._everyone(), report)
        elif found is None or len(found) > _FEW_ROWS:
            searched = array("I")
            yield from self._chosen(_noted(self._row_search.parts(), searched), report)
            prepared.remember(self._search, searched)
        else:
            searched = array("I", filter(self._row_search.has, found))
            prepared.remember(self._search, searched)
            yield array("I", filter(self._is_chosen, searched))

    def _everyone(self) -> Iterator[_Part]:
        everyone = range(len(self._results))
        for start in everyone[::_ROWS_A_PART]:
            rows = everyone[start : start + _ROWS_A_PART]
            yield start, len(rows), rows

    def _chosen(self, parts: Iterator[_Part], report: Report) -> Iterator[Sequence[int]]:
        """Those of the rows that have the groups and meet the conditions."""
        conditions = [(self._all_cells(column), is_met) for column, is_met in self._conditions]
        for start, count, rows in parts:
            report(start, len(self._results))
            left = rows if all(self._wanted) else self._of_wanted_kinds(rows)
            for every_cell, is_met in conditions:
                has = list(map(is_met, islice(every_cell, count)))
                left = array("I", (row for row in left if has[row - start]))
            yield left

    def _of_wanted_kinds(self, rows: Sequence[int]) -> Sequence[int]:
        kinds = self._results.status_indices
        of_rows = (
            kinds[rows.start : rows.stop]
            if isinstance(rows, range)
            else map(kinds.__getitem__, rows)
        )
        return array("I", compress(rows, map(self._wanted.__getitem__, of_rows)))

    def _is_chosen(self, row: int) -> bool:
        return self._wanted[self._results.status_indices[row]] and all(
            is_met(self._cell(row, column)) for column, is_met in self._conditions
        )

    def _cell(self, row: int, column: Column) -> str:
        if isinstance(column, int):
            return self._results.cell(row, column)
        return self._results.address(row)

    def _all_cells(self, column: Column) -> Iterator[str]:
        if isinstance(column, int):
            return chain.from_iterable(self._results.table.rows.column(column))
        return chain.from_iterable(self._results.addresses())


def _noted(parts: Iterator[_Part], noted: "array[int]") -> Iterator[_Part]:
    """Passes parts on, and notes all of their rows."""
    for start, count, rows in parts:
        noted.extend(rows)
        yield start, count, rows


def _wanted_kinds(results: DeliveryResults, arrangement: Arrangement) -> list[bool]:
    groups = arrangement.groups
    names = arrangement.values.get(SortBy.STATUS)
    return [
        (not groups or status.group in groups)
        and (names is None or status.name in names)
        and (status.needs_action or not arrangement.needing)
        for status in results.statuses
    ]


def _conditions(arrangement: Arrangement) -> list[tuple[Column, Callable[[str], bool]]]:
    """What the cells of some columns must be for a recipient to be shown."""
    conditions: list[tuple[Column, Callable[[str], bool]]] = [
        (column, values.is_shown)
        for column, values in arrangement.values.items()
        if column is not SortBy.STATUS
    ]
    if arrangement.domain:
        conditions.append(
            (SortBy.ADDRESS, lambda address: domain_of(address) == arrangement.domain)
        )
    return conditions
