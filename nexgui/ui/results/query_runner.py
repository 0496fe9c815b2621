"""Filters and sorts what is shown: at once where that is quick, else in a thread."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from nexgui.core.changes import ChangeKind
from nexgui.core.folders import Folder
from nexgui.core.query.cache import QueryCache
from nexgui.core.query.query import Column, Query, SortBy, ValueFilter
from nexgui.core.query.run import Answer, answer
from nexgui.core.results import DeliveryResults
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work

_MOST_PAST = 50  # wishes that can be taken back
_ROWS_AT_ONCE = 10_000  # looked through before the eye sees a wait


class QueryRunner(QObject):
    """Knows what the user wants to see of the results, and works it out.

    A newer wish takes the place of one that is still being worked on; what was stopped or failed
    leaves what was shown.
    """

    wanted_changed = Signal(object)  # Query; buttons and headers follow it at once
    answered = Signal(object)  # Answer: what to show, and what to tell with it
    progressed = Signal(float)  # of work that takes a while, 0 to 1
    ended = Signal()  # such work, however it did
    prepared_search = Signal()  # whatever is searched for from now on is found at once
    prepared_all = Signal()  # whatever is asked for from now on is there at once

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._results: DeliveryResults | None = None
        self._cache: QueryCache | None = None
        self.shown = Query()
        self.wanted = Query()
        self._past: list[Query] = []  # what was wanted before, to go back to
        self._jobs = JobRunner(work)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.stopped.connect(self._give_up)
        self._jobs.failed.connect(self._give_up)
        self._jobs.failed.connect(work.failed)
        self._jobs.ended.connect(self.ended)
        self._idle = JobRunner(work, in_idle=True)
        self._idle.failed.connect(work.failed)

    @property
    def results(self) -> DeliveryResults | None:
        """What the wishes are about."""
        return self._results

    @property
    def busy(self) -> bool:
        """Whether a wish is being worked on."""
        return self._jobs.busy

    @property
    def order_in_words(self) -> str:
        """In which order the rows are that are shown; empty where it is the file's own."""
        return "" if self._results is None else self.shown.describe_order(self._results)

    @property
    def sorts(self) -> bool:
        """Whether what is worked on is another order, and not only a filter or a search."""
        wanted, shown = self.wanted, self.shown
        return wanted.sort_by is not None and (
            (wanted.sort_by, wanted.descending) != (shown.sort_by, shown.descending)
        )

    def begin(self, results: DeliveryResults, wanted: Query) -> None:
        """Takes other results, of which `wanted` is to be seen; all of them until it is ready."""
        self._results, self._cache = results, QueryCache(results)
        self.shown = wanted
        self._want(wanted)
        self._jobs.stop()  # after that: what it gives up is no order of these results
        self.shown = Query()
        self._past = []
        self._idle.stop()
        prepare_orders = partial(self._prepare_orders, self._cache)
        self._idle.start(self._cache.prepare_search, lambda _nothing: prepare_orders())
        if not wanted.is_plain:
            self._work_out(wanted)

    def take_corrected(self, results: DeliveryResults) -> None:
        """Takes the same results with other corrections, which are what was done last."""
        self._results = results
        self._past = []

    def choose_folders(self, folders: frozenset[Folder]) -> None:
        """Shows the recipients of these folders; none: everybody, as far as nothing else leaves."""
        self.run(replace(self.wanted, folders=folders))

    def choose_changed(self, kind: ChangeKind | None) -> None:
        """Shows all those to whom this happened since the older file; None: the others too."""
        self.run(replace(self.wanted, changed=None) if kind is None else Query(changed=kind))

    def search(self, words: str) -> None:
        """Shows the recipients that have all of these words somewhere."""
        if words.split() == self.wanted.words.split():
            return
        self.run(replace(self.wanted, words=words))

    def choose_values(self, column: Column, chosen: ValueFilter | None) -> None:
        """Shows the recipients with the chosen values in a column; None: whatever it has.

        Of the addresses that is a filter in place of their domain's too.
        """
        if not self._has(column):
            return
        domain = "" if column is SortBy.ADDRESS else self.wanted.domain
        values = {other: those for other, those in self.wanted.values.items() if other != column}
        if chosen is not None:
            values[column] = chosen
        self.run(replace(self.wanted, values=values, domain=domain))

    def choose_domain(self, domain: str) -> None:
        """Shows the recipients whose addresses have this domain; empty: whatever it is."""
        self.run(replace(self.wanted, domain=domain))

    def choose_alike(self, *, alike: bool) -> None:
        """Shows those whose domain's mails failed alike; else the others too."""
        self.run(Query(alike=True) if alike else replace(self.wanted, alike=False))

    def choose_repeated(self, *, repeated: bool) -> None:
        """Shows those of addresses that stand more than once; else the others too."""
        self.run(Query(repeated=True) if repeated else replace(self.wanted, repeated=False))

    def show_all(self) -> None:
        """Leaves no recipient out any more; the order stays."""
        wanted = self.wanted
        self.run(Query(sort_by=wanted.sort_by, descending=wanted.descending))

    def sort_by(self, key: Column) -> None:
        """Sorts; the other way round at the second time; back to the file's order at the third."""
        if self.wanted.sort_by != key:
            self.order(key, descending=False)
        elif not self.wanted.descending:
            self.order(key, descending=True)
        else:
            self.order(None, descending=False)

    def order(self, key: Column | None, *, descending: bool) -> None:
        """Sorts by a column; None: back to the file's order."""
        if self._has(key):
            self.run(replace(self.wanted, sort_by=key, descending=descending))

    def run(self, query: Query) -> None:
        """Works out what `query` shows; `answered` gives it."""
        if self._results is None:
            return
        if query != self.wanted and not _types_on(self.wanted, query):
            self._past = [*self._past[-_MOST_PAST:], self.wanted]
        self._work_out(query)

    @property
    def has_past(self) -> bool:
        """Whether something else of these results was wanted before."""
        return bool(self._past)

    def go_back(self) -> None:
        """Shows what was wanted before."""
        if self._past:
            self._work_out(self._past.pop())

    def _work_out(self, query: Query) -> None:
        if self._results is None:
            return
        self._want(query)
        work = partial(answer, self._results, query, cache=self._cache)
        if len(self._results) <= _ROWS_AT_ONCE:
            self._take(query, self._at_once(work))
            return
        self._jobs.start(work, partial(self._take, query))

    def _prepare_orders(self, cache: QueryCache) -> None:
        self.prepared_search.emit()
        if self._results is not None and len(self._results) > _ROWS_AT_ONCE:
            self._idle.start(cache.prepare_orders, lambda _nothing: self.prepared_all.emit())

    def stop(self) -> None:
        """Gives up what is being worked on."""
        self._jobs.stop()

    def _has(self, column: Column | None) -> bool:
        """Whether there is such a column: the menu of one may outlive its results."""
        if self._results is None or not isinstance(column, int):
            return self._results is not None
        return 0 <= column < len(self._results.table.header)

    def _at_once(self, work: Callable[[], Answer]) -> Answer:
        """Does the work; a wish that cannot be met is forgotten, not met again with the next."""
        try:
            return work()
        except Exception:
            self._give_up()
            raise

    def _want(self, query: Query) -> None:
        self.wanted = query
        self.wanted_changed.emit(query)

    def _take(self, query: Query, found: Answer) -> None:
        self.shown = query
        self.answered.emit(found)

    def _give_up(self) -> None:
        self._want(self.shown)


def _types_on(before: Query, now: Query) -> bool:
    """Whether only the words of a search are others: what is typed is one wish."""
    return bool(before.words) and replace(before, words=now.words) == now
