"""Knows all that is going on in the background, so that it is asked of one place."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

_LONGEST_REST = 0.2
_SECONDS_BETWEEN_LOOKS = 0.1
_SECONDS_TO_STOP = 0.5
_SECONDS_TO_CLEAN_UP = 5.0


class Runner(QObject):
    """Does one thing at a time; lives as long as the window, so that no answer is lost."""

    progressed = Signal(float)  # the done share of what is being done, 0 to 1
    failed = Signal(object)  # its NexguiError
    stopped = Signal()  # it ended because stop() was called
    ended = Signal()  # it ended, however it did

    def __init__(self, work: "Work", *, stoppable: bool = True, in_idle: bool = False) -> None:
        """Joins `work`.

        What is stoppable is stopped by the key Esc; what runs in idle moments waits for all else.
        """
        super().__init__(work)
        self.work = work
        self.stoppable = stoppable and not in_idle
        self.in_idle = in_idle
        work.add(self)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        raise NotImplementedError

    @property
    def changes_files(self) -> bool:
        """Whether what is being done does, in a thread that must clean up behind itself."""
        return False

    def stop(self) -> None:
        """Asks for an end; `stopped` and `ended` say when it has come."""
        raise NotImplementedError

    def shut_down(self) -> None:
        """Ends without a word, before the window goes."""
        raise NotImplementedError


class Work(QObject):
    """All runners of a window, and their threads."""

    failed = Signal(object)  # NexguiError of work that has nobody else to tell of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runners: list[Runner] = []  # what began last comes last
        self._threads: list[threading.Thread] = []
        self._count = 0
        self._windows_turns = 0
        self._window_is_idle = threading.Event()
        self._all_else_is_idle = threading.Event()
        self._window_is_idle.set()
        self._all_else_is_idle.set()

    def add(self, runner: Runner) -> None:
        """Takes in a runner."""
        self._runners.append(runner)
        runner.ended.connect(self._hear_of_end)

    def begin(self, runner: Runner) -> int:
        """Hears that a runner begins something; gives it a number that nothing else has."""
        self._runners.remove(runner)
        self._runners.append(runner)
        if not runner.in_idle:
            self._all_else_is_idle.clear()
        self._count += 1
        return self._count

    def stop(self) -> bool:
        """Stops what began last of what can be stopped; whether there was anything."""
        for runner in reversed(self._runners):
            if runner.busy and runner.stoppable:
                runner.stop()
                return True
        return False

    @contextmanager
    def window_first(self) -> Iterator[None]:
        """Lets all threads rest while the window does something that it must do quickly.

        Drawing a table calls back into Python a thousand times, and each time Python would have
        to wait for a thread to give way.
        """
        self._windows_turns += 1
        self._window_is_idle.clear()
        try:
            yield
        finally:
            self._windows_turns -= 1
            if not self._windows_turns:
                self._window_is_idle.set()

    def rest(self, *, in_idle: bool, look: Callable[[], None]) -> None:
        """Waits in a thread until its turn comes; `look`, which may raise, is asked meanwhile."""
        self._window_is_idle.wait(_LONGEST_REST)
        while in_idle and not self._all_else_is_idle.wait(_SECONDS_BETWEEN_LOOKS):
            look()

    def start_thread(self, work: Callable[..., None], *arguments: object) -> None:
        """Calls `work` in a thread of its own."""
        # A daemon: a read that hangs in the system must not keep the program from ending.
        thread = threading.Thread(
            target=work, args=arguments, name=f"job {self._count}", daemon=True
        )
        self._threads = [*(old for old in self._threads if old.is_alive()), thread]
        thread.start()

    def let_go(self, held: list[Any]) -> None:
        """Empties `held` in a thread: freeing a million rows takes longer than a window may."""
        self.start_thread(held.clear)

    def shut_down(self) -> None:
        """Ends everything and waits for all threads, but not for a system that hangs.

        What changes files gets longer to clean up behind itself.
        """
        changes_files = any(runner.changes_files for runner in self._runners)
        for runner in self._runners:
            runner.shut_down()
        patience = _SECONDS_TO_CLEAN_UP if changes_files else _SECONDS_TO_STOP
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _hear_of_end(self) -> None:
        if not any(runner.busy and not runner.in_idle for runner in self._runners):
            self._all_else_is_idle.set()
