"""Filters and sorts what is shown: at once where that is quick, else in a thread."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from nexgui.core.arrangement import Arrangement, SortBy, arranged_rows
from nexgui.core.errors import NexguiError
from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.results import DeliveryResults
from nexgui.ui.jobs import JobRunner

_ROWS_AT_ONCE = 10_000  # arranged before the eye sees a wait


class Arranger(QObject):
    """Knows what the reader wants to see of the results, and works it out.

    A newer wish takes the place of one that is still being worked on; what was stopped or failed
    leaves what was shown.
    """

    wanted_changed = Signal(object)  # Arrangement; buttons and headers follow it at once
    arranged = Signal(object)  # the rows to show
    progressed = Signal(float)  # of work that takes a while, 0 to 1
    ended = Signal()  # such work, however it did
    failed = Signal(object)  # NexguiError

    def __init__(self, guide: StatusGuide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._results: DeliveryResults | None = None
        self.shown = Arrangement()
        self.wanted = Arrangement()
        self._jobs = JobRunner(self)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.stopped.connect(self._give_up)
        self._jobs.failed.connect(self._fail)
        self._jobs.ended.connect(self.ended)

    @property
    def busy(self) -> bool:
        """Whether a wish is being worked on."""
        return self._jobs.busy

    def begin(self, results: DeliveryResults) -> None:
        """Starts anew with other results: all of them, in the order of the file."""
        self._results = results
        self.shown = Arrangement()
        self._want(self.shown)
        self._jobs.stop()  # after that: what it gives up is no order of these results

    def choose_groups(self, groups: frozenset[ActionGroup]) -> None:
        """Shows the recipients of these groups; of all, if there is none or they are all."""
        if self._results is not None and groups.issuperset(self._results.counts.groups):
            groups = frozenset()
        self.arrange(replace(self.wanted, groups=groups))

    def sort_by(self, key: SortBy | int) -> None:
        """Sorts; the other way round at the second time; back to the file's order at the third."""
        if self.wanted.sort_by != key:
            self.arrange(replace(self.wanted, sort_by=key, descending=False))
        elif not self.wanted.descending:
            self.arrange(replace(self.wanted, descending=True))
        else:
            self.arrange(replace(self.wanted, sort_by=None, descending=False))

    def arrange(self, arrangement: Arrangement) -> None:
        """Works out the rows of `arrangement`; `arranged` gives them."""
        if self._results is None:
            return
        self._want(arrangement)
        work = partial(arranged_rows, self._results, self._guide, arrangement)
        if len(self._results) <= _ROWS_AT_ONCE:
            self._take(arrangement, work())
        else:
            self._jobs.start(work, partial(self._take, arrangement))

    def stop(self) -> None:
        """Gives up what is being worked on."""
        self._jobs.stop()

    def window_first(self) -> AbstractContextManager[None]:
        """Lets the work rest while the window does something quickly."""
        return self._jobs.window_first()

    def shut_down(self) -> None:
        """Stops and waits, before the window goes."""
        self._jobs.shut_down()

    def _want(self, arrangement: Arrangement) -> None:
        self.wanted = arrangement
        self.wanted_changed.emit(arrangement)

    def _take(self, arrangement: Arrangement, rows: Sequence[int]) -> None:
        self.shown = arrangement
        self.arranged.emit(rows)

    def _give_up(self) -> None:
        self._want(self.shown)

    def _fail(self, error: NexguiError) -> None:
        self._give_up()
        self.failed.emit(error)
