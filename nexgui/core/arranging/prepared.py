"""What was worked out of some results once, so that later wishes are met at once."""

from collections.abc import Sequence
from threading import Lock

from nexgui.core.arranging.arrangement import Column, SortBy
from nexgui.core.arranging.making import OrderInTheMaking
from nexgui.core.arranging.searching import Search
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Cancelled, Report, ignore_progress, stage
from nexgui.core.results import DeliveryResults
from nexgui.core.sorting.orders import Order

_MOST_PREPARED = 16_000_000  # cells; each takes five bytes
_MOST_BEGUN = 2  # orders; the keys of each may take a hundred megabytes


class Prepared:
    """Orders, and the last search.

    Several threads may use it. An order that one of them left goes on where it was left.
    """

    def __init__(self, results: DeliveryResults, guide: StatusGuide) -> None:
        self._results = results
        self._guide = guide
        self._orders: dict[Column, OrderInTheMaking] = {}
        self._lock = Lock()  # for the orders
        self._last: tuple[Search, Sequence[int]] | None = None

    def prepare(self, report: Report) -> None:
        """Works out beforehand what the reader is likely to ask for, the likeliest first.

        What was begun for the reader and left comes before all other orders.
        """
        room = _MOST_PREPARED // max(1, len(self._results))
        columns = range(min(room, len(self._results.table.header)))
        wishes: list[Column] = [SortBy.STATUS, SortBy.ADDRESS, *columns]
        for number, sort_by in enumerate(wishes):
            for each in (*self._begun(), sort_by):
                self._complete(each, stage(report, number, len(wishes)))

    def order(self, sort_by: Column, report: Report = ignore_progress) -> Order:
        """The order of all recipients by the status, the address or a column of the file."""
        making = self._making(self._same(sort_by))
        try:
            return making.go_on(report)
        except Cancelled:
            raise
        except BaseException:  # it cannot go on
            self._orders.pop(self._same(sort_by), None)
            raise

    def found_before(self, search: Search) -> Sequence[int] | None:
        """Rows of which those with the words are some, if the last search tells; else None."""
        last = self._last
        if not search.words or last is None or not search.refines(last[0]):
            return None
        return last[1]

    def remember(self, search: Search, rows: Sequence[int]) -> None:
        """Keeps the rows in which all words of a search are."""
        self._last = (search, rows)

    def _same(self, sort_by: Column) -> Column:
        """What stands for a column: that of the addresses is sorted once, by whatever name."""
        is_address = sort_by == self._results.address_column
        return SortBy.ADDRESS if is_address else sort_by

    def _making(self, sort_by: Column) -> OrderInTheMaking:
        with self._lock:
            making = self._orders.pop(sort_by, None)
            making = making or OrderInTheMaking(self._results, self._guide, sort_by)
            self._orders[sort_by] = making
        for begun in self._begun()[:-_MOST_BEGUN]:
            self._orders.pop(begun, None)
        return making

    def _begun(self) -> list[Column]:
        """The orders that are not complete, the last wanted at the end."""
        with self._lock:
            return [sort_by for sort_by, each in self._orders.items() if not each.is_complete]

    def _complete(self, sort_by: Column, report: Report) -> None:
        self.order(sort_by, report).complete(report)
