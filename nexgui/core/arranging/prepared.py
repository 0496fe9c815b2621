"""What was worked out of some results once, so that later wishes are met at once."""

from collections.abc import Sequence

from nexgui.core.arranging.orders import Order, SortBy, order_of
from nexgui.core.arranging.searching import Search
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults

_MOST_PREPARED = 16_000_000  # cells; each takes five bytes


class Prepared:
    """Orders, the last search, and what makes blocks of text quicker to search.

    Several threads may use it: whatever is in it is whole, and is never changed.
    """

    def __init__(self, results: DeliveryResults, guide: StatusGuide) -> None:
        self._results = results
        self._guide = guide
        self._orders: dict[SortBy | int, Order] = {}
        self._last: tuple[Search, Sequence[int]] | None = None

    def prepare(self, report: Report) -> None:
        """Works out beforehand what the reader is likely to ask for; in idle time."""
        room = _MOST_PREPARED // max(1, len(self._results))
        columns = range(min(room, len(self._results.table.header)))
        wishes: list[SortBy | int] = [SortBy.STATUS, SortBy.ADDRESS, *columns]
        stages = len(wishes) + 1
        self._learn_letters(stage(report, 0, stages))
        self.order(SortBy.STATUS, stage(report, 1, stages))
        for number, sort_by in enumerate(wishes[1:], 2):
            self.order(sort_by, stage(report, number, stages))

    def order(self, sort_by: SortBy | int, report: Report = ignore_progress) -> Order:
        """The order of all recipients by the status, the address or a column of the file."""
        if sort_by == self._results.columns.address and not self._results.later_columns:
            sort_by = SortBy.ADDRESS
        order = self._orders.get(sort_by)
        if order is None:
            order = order_of(self._results, self._guide, sort_by, report)
            self._orders[sort_by] = order
        return order

    def found_before(self, search: Search) -> Sequence[int] | None:
        """Rows of which those with the words are some, if the last search tells; else None."""
        last = self._last
        if not search.words or last is None or not search.refines(last[0]):
            return None
        return last[1]

    def remember(self, search: Search, rows: Sequence[int]) -> None:
        """Keeps the rows in which all words of a search are."""
        self._last = (search, rows)

    def _learn_letters(self, report: Report) -> None:
        done = 0
        for block, _before in self._results.table.rows.blocks():
            report(done, len(self._results))
            block.learn_odd()
            done += len(block)
