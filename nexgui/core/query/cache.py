"""What was worked out of some results once, so that later queries are answered at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import Lock

from nexgui.core.progress import Cancelled, Report, ignore_progress, stage
from nexgui.core.query.query import Column, SortBy
from nexgui.core.query.said_texts import SaidTexts
from nexgui.core.query.search import BlockLetters, Search
from nexgui.core.query.sort_job import SortJob
from nexgui.core.query.sorter import Order
from nexgui.core.query.task_order import rows_with_suggestion
from nexgui.core.results import DeliveryResults

_MOST_PREPARED = 16_000_000  # cells; each takes five bytes
_MOST_BEGUN = 2  # orders; the keys of each may take a hundred megabytes


class QueryCache:
    """Orders, the last search, and what makes the next one quick.

    Several threads may use it. An order that one of them left goes on where it was left.
    """

    def __init__(self, results: DeliveryResults) -> None:
        self._results = results
        self._jobs: dict[Column, SortJob] = {}
        self._lock = Lock()  # for the jobs
        self._last: tuple[Search, SaidTexts, Sequence[int]] | None = None
        self.letters = BlockLetters(results)
        self._said: tuple[tuple[bool, ...], SaidTexts] | None = None  # once these files were over
        self._suggested: bytes | None = None

    def prepare_search(self, report: Report) -> None:
        """Works out beforehand what every search needs: that comes before any order."""
        self.letters.learn(stage(report, 0, 2))
        self.said(stage(report, 1, 2))

    def prepare_orders(self, report: Report) -> None:
        """Works out beforehand the orders that the user is likely to ask for, the likeliest first.

        What was begun for the user and left comes before all others.
        """
        room = _MOST_PREPARED // max(1, len(self._results))
        columns = range(min(room, len(self._results.table.header)))
        wishes: list[Column] = [SortBy.STATUS, SortBy.ADDRESS, *columns]
        for number, sort_by in enumerate(wishes):
            for each in (*self._begun(), sort_by):
                self.order(each, stage(report, number, len(wishes)))

    def said(self, report: Report = ignore_progress) -> SaidTexts:
        """What is said of each recipient by now, to be searched.

        The time of waiting may be over while the window is open: then it is something else.
        """
        now = datetime.now().astimezone()
        over = tuple(file.is_over(now) for file in self._results.files)
        known = self._said
        if known is not None and known[0] == over:
            return known[1]
        # Whoever works it out in idle time rests whenever the user wants something: who would wait
        # for that, with a wish, would wait for ever. So it may be worked out twice.
        said = SaidTexts(self._results, report)
        if self._said is known:
            self._said = over, said
        return self._said[1] if self._said is not None and self._said[0] == over else said

    def suggested(self) -> bytes:
        """For each row, 1 if there is a 修正候補 for it and somebody has to see to it, else 0."""
        if self._suggested is None:
            self._suggested = rows_with_suggestion(self._results)
        return self._suggested

    def order(self, sort_by: Column, report: Report = ignore_progress) -> Order:
        """The order of all recipients by the status, the address or a column of the file."""
        column = self._same(sort_by)
        try:
            return self._job(column).run(report)
        except Cancelled:
            raise
        except BaseException:  # it cannot go on
            self._jobs.pop(column, None)
            raise

    def rows_by_value(self, column: Column) -> Mapping[str, Sequence[int]] | None:
        """The rows of each different cell of a column, if its order told of them."""
        with self._lock:
            job = self._jobs.get(self._same(column))
        order = None if job is None else job.order
        return None if order is None else order.rows_by_value

    def found_before(self, search: Search, said: SaidTexts) -> Sequence[int] | None:
        """Rows of which those with the words are some, if the last search tells; else None."""
        last = self._last
        if last is None or last[1] is not said or not search.refines(last[0]):
            return None
        return last[2]

    def remember(self, search: Search, said: SaidTexts, rows: Sequence[int]) -> None:
        """Keeps the rows in which, or in what is said of whom, all words of a search are."""
        self._last = (search, said, rows)

    def _same(self, column: Column) -> Column:
        """What stands for a column: that of the addresses is sorted once, by whatever name."""
        return SortBy.ADDRESS if column == self._results.address_column else column

    def _job(self, column: Column) -> SortJob:
        with self._lock:
            job = self._jobs.pop(column, None) or SortJob(self._results, column)
            self._jobs[column] = job
        for begun in self._begun()[:-_MOST_BEGUN]:
            self._jobs.pop(begun, None)
        return job

    def _begun(self) -> list[Column]:
        """The orders that are not worked out yet, the last wanted at the end."""
        with self._lock:
            return [column for column, job in self._jobs.items() if job.order is None]
