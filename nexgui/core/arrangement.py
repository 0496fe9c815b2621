"""Which recipients are shown, and in which order."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import compress

from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults
from nexgui.core.sorting import Key, in_order, let_go, sort_keys

_ROWS_A_REPORT = 16_384
_HEADER_QUOTED = 30  # characters


class SortBy(Enum):
    """What recipients can be sorted by besides the columns of the file."""

    STATUS = "status"  # by action group, then as in the manual
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose to see; all recipients in the order of the file unless told."""

    groups: frozenset[ActionGroup] = frozenset()  # none: those of every group
    sort_by: SortBy | int | None = None  # a number is a column of the file
    descending: bool = False

    @property
    def shows_all(self) -> bool:
        """Whether no recipient is left out."""
        return not self.groups

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
        if self.sort_by is not None:
            key = "arrangement.sorted_backwards" if self.descending else "arrangement.sorted"
            words.append(text(key, by=self._order(results)))
        return "".join(words)

    def _order(self, results: DeliveryResults) -> str:
        if isinstance(self.sort_by, int):
            return results.table.header[self.sort_by][:_HEADER_QUOTED] or text("status.blank")
        return text("column.group" if self.sort_by is SortBy.STATUS else "column.address")


def arranged_rows(
    results: DeliveryResults,
    guide: StatusGuide,
    arrangement: Arrangement,
    report: Report = ignore_progress,
) -> Sequence[int]:
    """The rows that `arrangement` shows, in its order.

    Blank cells come last in both directions; rows that compare equal keep the file's order.
    """
    shown = _shown_rows(results, arrangement, stage(report, 0, 3))
    if arrangement.sort_by is None:
        return shown
    keyed, blank, keys = _keyed(results, guide, arrangement.sort_by, shown, stage(report, 1, 3))
    positions = in_order(keys, descending=arrangement.descending, report=stage(report, 2, 3))
    let_go(keys)
    ordered = array("L")
    for start in range(0, len(positions), _ROWS_A_REPORT):
        ordered.extend(map(keyed.__getitem__, positions[start : start + _ROWS_A_REPORT]))
    ordered.extend(blank)
    return ordered


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


def _shown_rows(
    results: DeliveryResults, arrangement: Arrangement, report: Report
) -> Sequence[int]:
    if arrangement.shows_all:
        return range(len(results))
    wanted = [status.group in arrangement.groups for status in results.statuses]
    shown = array("L")
    for start in range(0, len(results), _ROWS_A_REPORT):
        report(start, len(results))
        kinds = results.kinds[start : start + _ROWS_A_REPORT]
        rows = range(start, start + len(kinds))
        shown.extend(compress(rows, map(wanted.__getitem__, kinds)))
    return shown


def _keyed(
    results: DeliveryResults,
    guide: StatusGuide,
    sort_by: SortBy | int,
    shown: Sequence[int],
    report: Report,
) -> tuple[Sequence[int], Sequence[int], list[Key]]:
    """The rows to sort, those with a blank cell, and the keys of the first."""
    if sort_by is SortBy.STATUS:
        ranks = status_ranks(results, guide)
        return shown, (), [ranks[results.kinds[row]] for row in shown]
    column = sort_by if isinstance(sort_by, int) else None
    keyed, blank = array("L"), array("L")
    cells: list[str] = []
    for row, cell in results.cells_of(column, shown, stage(report, 0, 2)):
        if not cell or cell.isspace():
            blank.append(row)
        else:
            keyed.append(row)
            cells.append(cell)
    keys = sort_keys(cells, stage(report, 1, 2))
    let_go(cells)
    return keyed, blank, keys
