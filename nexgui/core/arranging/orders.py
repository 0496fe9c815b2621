"""All recipients in the order of one column: worked out once, shown many times."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from nexgui.core.arranging.sorting import Key, in_order, let_go, sort_keys
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Report, stage
from nexgui.core.results import DeliveryResults

_ROWS_A_PART = 16_384
_FIRST_PART = 1024  # rows that are wanted soon


class SortBy(Enum):
    """What recipients can be sorted by besides the columns of the file."""

    STATUS = "status"  # by action group, then as in the manual
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Order:
    """The rows from the least to the greatest, then those with a blank cell.

    `begins[i]` is 1 where row `i` is greater than the one before; None: each one is.
    """

    rows: Sequence[int]
    begins: bytearray | None
    blank: Sequence[int]

    def parts(self, *, descending: bool) -> Iterator[Sequence[int]]:
        """All rows, some at a time; equal ones keep the file's order in both directions."""
        if not descending:
            yield from _parts_of(self.rows)
        elif self.begins is None:
            yield from (part[::-1] for part in _parts_from_behind(self.rows))
        else:
            yield from self._runs_from_behind(self.begins)
        yield from _parts_of(self.blank)

    def _runs_from_behind(self, begins: bytearray) -> Iterator[Sequence[int]]:
        part = array("I")
        end = len(self.rows)
        while end:
            start = begins.rfind(1, 0, end)
            part.extend(self.rows[start:end])
            end = start
            if len(part) >= _FIRST_PART or not end:
                yield part
                part = array("I")


def order_of(
    results: DeliveryResults, guide: StatusGuide, sort_by: SortBy | int, report: Report
) -> Order:
    """The order of all recipients by the status, the address or a column of the file."""
    if sort_by is SortBy.STATUS:
        return _by_status(results, guide, report)
    column = sort_by if isinstance(sort_by, int) else None
    keyed, blank = array("I"), array("I")
    cells: list[str] = []
    everyone = range(len(results))
    for row, cell in results.cells_of(column, everyone, stage(report, 0, 4)):
        if not cell or cell.isspace():
            blank.append(row)
        else:
            keyed.append(row)
            cells.append(cell)
    keys = sort_keys(cells, stage(report, 1, 4))
    let_go(cells)
    positions = in_order(keys, report=stage(report, 2, 4))
    begins = _begins(keys, positions, stage(report, 3, 4))
    let_go(keys)
    rows = array("I")
    for part in _parts_of(positions):
        rows.extend(map(keyed.__getitem__, part))
    return Order(rows, begins, blank)


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


def _by_status(results: DeliveryResults, guide: StatusGuide, report: Report) -> Order:
    ranks = status_ranks(results, guide)
    ranked = [array("I") for _ in ranks]
    takes = [ranked[rank].append for rank in ranks]
    for start in range(0, len(results), _ROWS_A_PART):
        report(start, len(results))
        for row, kind in enumerate(results.kinds[start : start + _ROWS_A_PART], start):
            takes[kind](row)
    rows = array("I")
    begins = bytearray(len(results))
    for part in filter(len, ranked):
        begins[len(rows)] = 1
        rows.extend(part)
    return Order(rows, begins, ())


def _begins(keys: Sequence[Key], positions: Sequence[int], report: Report) -> bytearray | None:
    begins = bytearray()
    before: Key | None = None
    for part in _parts_of(positions):
        report(len(begins), len(keys))
        for key in map(keys.__getitem__, part):
            begins.append(key != before)
            before = key
    return begins if 0 in begins else None


def _parts_of(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (rows[at : at + _ROWS_A_PART] for at in range(0, len(rows), _ROWS_A_PART))


def _parts_from_behind(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    ends = range(len(rows), 0, -_ROWS_A_PART)
    yield from (rows[max(0, end - _ROWS_A_PART) : end] for end in ends)
