"""Runs long work in a thread, tells how far it is, and lets it be stopped."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from nexgui.core.errors import NexguiError, UnexpectedError
from nexgui.core.log import describe_fault, log_exception
from nexgui.core.progress import Cancelled, Report

_SECONDS_BETWEEN_REPORTS = 0.05
_LONGEST_REST = 0.2
_SECONDS_TO_STOP = 0.5
_SECONDS_TO_CLEAN_UP = 5.0


class _Job(NamedTuple):
    number: int
    stopping: threading.Event
    on_success: Callable[[Any], None]
    changes_files: bool


class JobRunner(QObject):
    """Runs one job at a time; lives as long as the window, so no answer is lost.

    An answer of a job that is no longer the current one is dropped.
    """

    progressed = Signal(float)  # the done share of the current job, 0 to 1
    failed = Signal(object)  # the NexguiError of the current job
    stopped = Signal()  # the current job ended because stop() was called
    ended = Signal()  # the current job ended, however it did

    _reported = Signal(int, float)  # job number, done share
    _answered = Signal(int, object, object)  # job number, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._count = 0
        self._threads: list[threading.Thread] = []
        self._window_is_idle = threading.Event()
        self._window_is_idle.set()
        self._reported.connect(self._on_reported)
        self._answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    def start(
        self,
        work: Callable[[Report], Any],
        on_success: Callable[[Any], None],
        *,
        changes_files: bool = False,
    ) -> None:
        """Runs `work(report)` in a thread in place of the current job, then `on_success(result)`.

        `on_success` is called in the window's thread. A job that changes files has really ended
        when `ended` is emitted; one that only reads is abandoned as soon as it is stopped.
        """
        if self._job is not None:
            self._job.stopping.set()
        self._count += 1
        self._job = _Job(self._count, threading.Event(), on_success, changes_files)
        self._start_thread(self._run, self._job, work)

    def let_go(self, held: list[Any]) -> None:
        """Empties `held` in a thread: freeing a million rows takes longer than a window may."""
        self._start_thread(held.clear)

    def _start_thread(self, work: Callable[..., None], *arguments: object) -> None:
        # A daemon: a read that hangs in the system must not keep the program from ending.
        thread = threading.Thread(
            target=work, args=arguments, name=f"job {self._count}", daemon=True
        )
        self._threads = [*(old for old in self._threads if old.is_alive()), thread]
        thread.start()

    @contextmanager
    def window_first(self) -> Iterator[None]:
        """Lets the job rest while the window does something that it must do quickly.

        Drawing a table calls back into Python a thousand times, and each time Python would have
        to wait for the job to give way.
        """
        self._window_is_idle.clear()
        try:
            yield
        finally:
            self._window_is_idle.set()

    def stop(self) -> None:
        """Asks the current job to stop; `stopped` and `ended` say when it has."""
        if self._job is None:
            return
        self._job.stopping.set()
        if not self._job.changes_files:
            self._answered.emit(self._job.number, None, Cancelled())

    def shut_down(self) -> None:
        """Stops the current job and waits for all threads, but not for a system that hangs.

        A job that changes files gets longer to clean up behind itself.
        """
        changes_files = self._job is not None and self._job.changes_files
        self.stop()
        if self._job is not None:
            self._job = None
            self.ended.emit()
        patience = _SECONDS_TO_CLEAN_UP if changes_files else _SECONDS_TO_STOP
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _run(self, job: _Job, work: Callable[[Report], Any]) -> None:
        """Runs in the thread."""
        result: Any = None
        error: Exception | None = None
        try:
            result = work(self._report(job))
        except (Cancelled, NexguiError) as expected:
            error = expected
        except Exception as fault:
            log_exception(fault)
            error = UnexpectedError(describe_fault(fault))
        self._answered.emit(job.number, result, error)

    def _report(self, job: _Job) -> Report:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if job.stopping.is_set():
                raise Cancelled
            self._window_is_idle.wait(_LONGEST_REST)
            now = time.monotonic()
            if total and now - last >= _SECONDS_BETWEEN_REPORTS:
                last = now
                self._reported.emit(job.number, done / total)

        return report

    def _on_reported(self, number: int, share: float) -> None:
        if self._job is not None and self._job.number == number:
            self.progressed.emit(share)

    def _on_answered(self, number: int, result: object, error: Exception | None) -> None:
        job = self._job
        if job is None or job.number != number:
            return
        self._job = None
        self.ended.emit()
        if error is None:
            job.on_success(result)
        elif isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self.failed.emit(error)
