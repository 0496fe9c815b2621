"""Records what a window must not do: wait long, raise, warn, or leave objects behind."""

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType, TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LONGEST_WAIT = 0.1  # seconds in which the window should answer
_SECONDS_BETWEEN_LOOKS = 0.01
_FRAMES = 12  # of a stack, the innermost ones

_DRAWS = ("ui/main_window.py event",)

# What the offscreen platform says of itself: it has no window manager and no keyboard of its own.
_OF_THE_PLATFORM = ("This plugin does not support",)


@dataclass(frozen=True)
class Wait:
    """A time in which the window answered nothing."""

    seconds: float
    worked: float  # of them, what the window's own thread worked: in the rest others had the turn
    action: str
    cause: str  # what the window was at, when it was looked at last
    stack: str


class Watchdog:
    """Looks from a thread of its own how long the window's thread takes between two beats."""

    def __init__(self, action: Callable[[], str]) -> None:
        """`action` says what was done last; hooks stay until the process ends."""
        self.waits: list[Wait] = []
        self.faults: Counter[str] = Counter()
        self.warnings: Counter[str] = Counter()
        self._action = action
        self._window_thread = threading.get_ident()
        self._beat, self._worked = time.monotonic(), time.thread_time()
        self._seen = ""  # the stack of the wait that is going on
        self._ended = threading.Event()
        sys.unraisablehook = lambda fault: self._take(fault.exc_value)
        qInstallMessageHandler(self._hear)
        threading.Thread(target=self._look, name="watchdog", daemon=True).start()

    def hear_of_faults(self) -> None:
        """Stands before the hooks that are there now, which still get every fault."""
        of_window, of_threads = sys.excepthook, threading.excepthook

        def take(
            kind: type[BaseException], fault: BaseException, trace: TracebackType | None
        ) -> None:
            self._take(fault)
            of_window(kind, fault, trace)

        def take_of_thread(fault: threading.ExceptHookArgs) -> None:
            self._take(fault.exc_value)
            of_threads(fault)

        sys.excepthook, threading.excepthook = take, take_of_thread

    def beat(self) -> None:
        """To be called in the window's thread whenever its loop comes around."""
        now, worked = time.monotonic(), time.thread_time()
        waited = now - self._beat
        stack, self._seen = self._seen, ""
        if waited > LONGEST_WAIT:
            self.waits.append(
                Wait(waited, worked - self._worked, self._action(), _cause(stack), stack)
            )
        self._beat, self._worked = time.monotonic(), time.thread_time()

    def end(self) -> None:
        """Looks no more."""
        self._ended.set()

    def _look(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_LOOKS):
            if time.monotonic() - self._beat > LONGEST_WAIT / 2:
                frame = sys._current_frames().get(self._window_thread)
                self._seen = _told(frame) or self._seen

    def _take(self, fault: BaseException | None) -> None:
        if fault is not None:
            self.faults["".join(traceback.format_exception(fault))] += 1

    def _hear(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        serious = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if serious and not message.startswith(_OF_THE_PLATFORM):
            stack = "".join(traceback.format_stack(limit=_FRAMES)[:-1])
            self.warnings[f"{message}\n  after: {self._action()}\n{stack}"] += 1


def _cause(stack: str) -> str:
    """The outermost function of the program in a stack, but for the one that draws everything."""
    names = [f"{line.partition(':')[0]} {line.rpartition(' ')[2]}" for line in stack.splitlines()]
    return next((name for name in names if name not in _DRAWS), names[-1] if names else "Qt itself")


def _told(frame: FrameType | None) -> str:
    """The lines of the program in a stack, without those of the hands that moved it."""
    lines = [
        f"{entry.filename.rpartition('/nexgui/')[2]}:{entry.lineno} {entry.name}"
        for entry in traceback.extract_stack(frame)
        if "/nexgui/" in entry.filename and "site-packages" not in entry.filename
    ]
    return "\n".join(lines[-_FRAMES:])
