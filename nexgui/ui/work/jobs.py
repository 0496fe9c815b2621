"""Runs long work in a thread, tells how far it is, and lets it be stopped."""

import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from nexgui.core.errors import NexguiError, unexpected
from nexgui.core.log import describe_fault, log_exception
from nexgui.core.progress import Cancelled, Report
from nexgui.ui.work.registry import Runner, Work

_SECONDS_BETWEEN_REPORTS = 0.05


class _Job(NamedTuple):
    number: int
    stopping: threading.Event
    on_success: Callable[[Any], None]
    changes_files: bool


class JobRunner(Runner):
    """Runs one job at a time; an answer of one that is no longer the current one is dropped."""

    _reported = Signal(int, float)  # job number, done share
    _answered = Signal(int, object, object)  # job number, result, error

    def __init__(self, work: Work, *, stoppable: bool = True, in_idle: bool = False) -> None:
        self._job: _Job | None = None
        super().__init__(work, stoppable=stoppable, in_idle=in_idle)
        self._reported.connect(self._on_reported)
        self._answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    @property
    def changes_files(self) -> bool:
        """Whether a job is running that does."""
        return self._job is not None and self._job.changes_files

    def start(
        self,
        job: Callable[[Report], Any],
        on_success: Callable[[Any], None],
        *,
        changes_files: bool = False,
    ) -> None:
        """Runs `job(report)` in a thread in place of the current job, then `on_success(result)`.

        `on_success` is called in the window's thread. A job that changes files has really ended
        when `ended` is emitted; one that only reads is abandoned as soon as it is stopped.
        """
        if self._job is not None:
            self._job.stopping.set()
        number = self.work.begin(self)
        self._job = _Job(number, threading.Event(), on_success, changes_files)
        self.work.start_thread(self._run, self._job, job)

    def stop(self) -> None:
        """Asks the current job to stop."""
        if self._job is None:
            return
        self._job.stopping.set()
        if not self._job.changes_files:
            self._answered.emit(self._job.number, None, Cancelled())

    def shut_down(self) -> None:
        """Stops the current job; its thread is waited for by the registry."""
        self.stop()
        if self._job is not None:
            self._job = None
            self.ended.emit()

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
            error = unexpected(fault, describe_fault(fault))
        if job.changes_files or not job.stopping.is_set():  # else nobody waits for it any more
            self._answered.emit(job.number, result, error)

    def _report(self, job: _Job) -> Report:
        last = 0.0

        def look() -> None:
            if job.stopping.is_set():
                raise Cancelled

        def report(done: int, total: int) -> None:
            nonlocal last
            look()
            self.work.rest(in_idle=self.in_idle, look=look)
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
