"""Which recipients are shown, and in which order."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, islice
from time import monotonic

from nexgui.core.addresses.domain import domain_of
from nexgui.core.arranging.orders import SortBy as SortBy
from nexgui.core.arranging.orders import status_ranks as status_ranks
from nexgui.core.arranging.prepared import Prepared
from nexgui.core.arranging.searching import RowSearch, Search
from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults

_QUOTED = 30  # characters of a header or a value
_ROWS_A_PART = 16_384
_FIRST_ROWS = 200  # more than a screen has room for
_SECONDS_TO_FIRST_ROWS = 0.04
_FEW_ROWS = 10_000  # looked at one by one
_VALUES_TOLD = 3

Column = SortBy | int
"""What a column of the table filters and sorts by; a number is a column of the file."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose to see; all recipients in the order of the file unless told."""

    groups: frozenset[ActionGroup] = frozenset()  # none: those of every group
    sort_by: Column | None = None
    descending: bool = False
    words: str = ""  # all of them must be somewhere in the row
    values: Mapping[Column, frozenset[str]] = field(default_factory=dict)  # names of statuses too
    domain: str = ""  # of the address, in lower case; empty: whatever it is

    @property
    def shows_all(self) -> bool:
        """Whether no recipient is left out."""
        return not (self.groups or self.words.split() or self.values or self.domain)

    @property
    def is_plain(self) -> bool:
        """Whether it is simply the file: all recipients, in their order."""
        return self.shows_all and self.sort_by is None

    def describe(self, results: DeliveryResults, shown: int) -> str:
        """What is shown, and in which order, in words; `shown` recipients are."""
        total = len(results)
        key = "arrangement.shown" if shown < total else "arrangement.all"
        words = [text(key, shown=shown, total=total)]
        if self.groups:
            present = [group.label for group in results.counts.groups if group in self.groups]
            words.append(text("arrangement.groups", labels="」「".join(present)))
        if self.words.split():
            words.append(text("arrangement.words", words="」「".join(self.words.split())))
        words += [self._describe_values(results, column) for column in self.values]
        if self.domain:
            words.append(text("arrangement.domain", domain=self.domain[:_QUOTED]))
        if self.sort_by is not None:
            key = "arrangement.sorted_backwards" if self.descending else "arrangement.sorted"
            by_status = self.sort_by is SortBy.STATUS
            by = text("column.group") if by_status else column_name(results, self.sort_by)
            words.append(text(key, by=by))
        return "".join(words)

    def _describe_values(self, results: DeliveryResults, column: Column) -> str:
        values = sorted(value[:_QUOTED] or text("filter.blank") for value in self.values[column])
        name = column_name(results, column)
        if len(values) > _VALUES_TOLD:
            return text("arrangement.many_values", column=name, count=len(values))
        return text("arrangement.values", column=name, values="」「".join(values))


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
    if arrangement.sort_by is None:
        if arrangement.shows_all:
            return range(len(results))
        return _shown_rows(results, arrangement, prepared, rows, report)
    order = prepared.order(arrangement.sort_by, stage(report, 0, 3))
    parts = order.parts(descending=arrangement.descending)
    if not arrangement.shows_all:
        if show_first:
            _find_first(results, arrangement, order.parts(descending=arrangement.descending), rows)
        found = _Gathered(None)
        _shown_rows(results, arrangement, prepared, found, stage(report, 1, 3))
        parts = _only(parts, _marked(found.rows, len(results)))
    return rows.gather(parts, len(results), stage(report, 2, 3))


class _Gathered:
    """Rows that come part by part; the first of them are told as soon as there are enough."""

    def __init__(self, show_first: Callable[[Sequence[int]], None] | None) -> None:
        self.rows = array("I")
        self._show_first = show_first
        self._began = monotonic()

    def gather(self, parts: Iterable[Sequence[int]], total: int, report: Report) -> Sequence[int]:
        """All rows of the parts."""
        for part in parts:
            report(min(len(self.rows), total), total)
            self.rows.extend(part)
            waited = monotonic() - self._began >= _SECONDS_TO_FIRST_ROWS
            if len(self.rows) >= _FIRST_ROWS or (waited and self.rows):
                self.tell(self.rows)
        return self.rows

    def tell(self, rows: Sequence[int]) -> None:
        """Tells the first rows, unless some were told before."""
        if self._show_first is not None:
            self._show_first(rows[:_FIRST_ROWS])
            self._show_first = None


def column_name(results: DeliveryResults, column: Column) -> str:
    """What a column is called in words about what is shown."""
    if isinstance(column, int):
        return results.table.header[column][:_QUOTED] or text("status.blank")
    return text("column.status" if column is SortBy.STATUS else "column.address")


def _shown_rows(
    results: DeliveryResults,
    arrangement: Arrangement,
    prepared: Prepared,
    rows: _Gathered,
    report: Report,
) -> Sequence[int]:
    """The rows that are not left out, in the order of the file."""
    search = Search(arrangement.words)
    found = prepared.found_before(search)
    if search.words and (found is None or len(found) > _FEW_ROWS):
        searched = _Remembered(RowSearch(search, results).parts())
        _gather_shown(results, arrangement, searched, rows, report)
        prepared.remember(search, searched.rows)
        return rows.rows
    if found is not None:
        wanted = RowSearch(search, results)
        found = array("I", filter(wanted.has, found))
        prepared.remember(search, found)
        parts = iter([(0, len(results), found)])
        return _gather_shown(results, arrangement, parts, rows, report)
    starts = range(0, len(results), _ROWS_A_PART)
    whole = ((at, len(range(len(results))[at : at + _ROWS_A_PART])) for at in starts)
    everyone = ((at, count, range(at, at + count)) for at, count in whole)
    return _gather_shown(results, arrangement, everyone, rows, report)


class _Remembered:
    """Passes on the parts of a search, and remembers the rows it found."""

    def __init__(self, parts: Iterator[tuple[int, int, Sequence[int]]]) -> None:
        self._parts = parts
        self.rows = array("I")

    def __iter__(self) -> Iterator[tuple[int, int, Sequence[int]]]:
        for start, count, rows in self._parts:
            self.rows.extend(rows)
            yield start, count, rows


def _gather_shown(
    results: DeliveryResults,
    arrangement: Arrangement,
    parts: Iterable[tuple[int, int, Sequence[int]]],
    rows: _Gathered,
    report: Report,
) -> Sequence[int]:
    """Gathers those of the parts' rows that have the groups and values of the arrangement."""
    wanted = _wanted_kinds(results, arrangement)
    conditions = [
        (_all_cells(results, column), is_wanted) for column, is_wanted in _conditions(arrangement)
    ]

    def chosen() -> Iterator[Sequence[int]]:
        for start, count, part in parts:
            report(start, len(results))
            left: Sequence[int] = part
            if not all(wanted):
                kinds = map(results.kinds.__getitem__, left)
                left = array("I", compress(left, map(wanted.__getitem__, kinds)))
            for every_cell, is_wanted in conditions:
                has = list(map(is_wanted, islice(every_cell, count)))
                left = array("I", (row for row in left if has[row - start]))
            yield left

    return rows.gather(chosen(), len(results), ignore_progress)


def _wanted_kinds(results: DeliveryResults, arrangement: Arrangement) -> list[bool]:
    groups = arrangement.groups
    names = arrangement.values.get(SortBy.STATUS)
    return [
        (not groups or status.group in groups) and (names is None or status.name in names)
        for status in results.statuses
    ]


def _conditions(arrangement: Arrangement) -> list[tuple[Column, Callable[[str], bool]]]:
    """What the cells of some columns must be for a recipient to be shown."""
    conditions: list[tuple[Column, Callable[[str], bool]]] = [
        (column, values.__contains__)
        for column, values in arrangement.values.items()
        if column is not SortBy.STATUS
    ]
    if arrangement.domain:
        conditions.append(
            (SortBy.ADDRESS, lambda address: domain_of(address) == arrangement.domain)
        )
    return conditions


def _all_cells(results: DeliveryResults, column: Column) -> Iterator[str]:
    if isinstance(column, int):
        return chain.from_iterable(results.table.rows.column(column))
    return chain.from_iterable(results.addresses())


def _find_first(
    results: DeliveryResults,
    arrangement: Arrangement,
    parts: Iterator[Sequence[int]],
    rows: _Gathered,
) -> None:
    """Tells the first rows of an order where they are so near that looking at each is quick."""
    wanted = _wanted_kinds(results, arrangement)
    has_words = RowSearch(Search(arrangement.words), results).has
    conditions = _conditions(arrangement)
    until = monotonic() + _SECONDS_TO_FIRST_ROWS
    first = array("I")
    for row in chain.from_iterable(parts):
        if wanted[results.kinds[row]] and has_words(row) and _passes(conditions, results, row):
            first.append(row)
        if len(first) == _FIRST_ROWS or (row % 64 == 0 and monotonic() > until):
            break
    if first:
        rows.tell(first)


def _passes(
    conditions: Sequence[tuple[Column, Callable[[str], bool]]], results: DeliveryResults, row: int
) -> bool:
    return all(
        is_wanted(results.cell(row, column) if isinstance(column, int) else results.address(row))
        for column, is_wanted in conditions
    )


def _marked(rows: Sequence[int], total: int) -> bytearray:
    marked = bytearray(total)
    for row in rows:
        marked[row] = 1
    return marked


def _only(parts: Iterable[Sequence[int]], marked: bytearray) -> Iterator[Sequence[int]]:
    return (array("I", compress(part, map(marked.__getitem__, part))) for part in parts)
