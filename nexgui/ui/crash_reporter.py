"""Hears of the program's own faults, wherever they happen, and has the user told."""

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.errors import BrokenPartError, unexpected
from nexgui.core.log import describe_fault, log_exception
from nexgui.ui.places import log_folder

if TYPE_CHECKING:
    from nexgui.ui.dialogs.support_dialogs import CrashDialog

_MOST_LOGGED = 3  # of the same fault
_BYTES = 256 * 1024  # of the log
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class CrashReporter(QObject):
    """Belongs to the window; one dialog at a time tells of what went wrong."""

    broken = Signal(object)  # BrokenPartError, from any thread: no fault, but to be told
    repeated = Signal()  # a fault of which the user was told before

    _happened = Signal(str)  # from any thread, heard in the window's own

    def __init__(self, window: QWidget, has_table: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._has_table = has_table
        self._dialog: CrashDialog | None = None
        self._times: Counter[str] = Counter()
        self._told: set[str] = set()
        # Queued: it may happen while something is drawn, and a dialog would be drawn over it.
        self._happened.connect(self.show_fault, Qt.ConnectionType.QueuedConnection)

    def catch_all(self) -> None:
        """Takes whatever nobody caught, in the window's slots and in any thread."""
        sys.excepthook = self._take
        threading.excepthook = lambda fault: self.tell(fault.exc_value)

    def tell(self, fault: BaseException | None) -> None:
        """Logs a fault and has it shown; may be called from any thread."""
        if fault is None:
            return
        if isinstance(fault, ImportError | BrokenPartError):
            log_exception(fault)
            self.broken.emit(unexpected(fault))
            return
        technical = describe_fault(fault)
        fault_at = _place_of(technical)
        self._times[fault_at] += 1
        if self._times[fault_at] <= _MOST_LOGGED:
            log_exception(fault)
        self._happened.emit(technical)

    def show_fault(self, technical: str) -> None:
        """Shows a fault that has been logged, but the same one only once.

        One that comes with every picture drawn would leave the user nothing but the dialog.
        """
        is_known = _place_of(technical) in self._told
        self._told.add(_place_of(technical))
        if self._dialog is not None:
            if not is_known:
                self._dialog.add(technical)
            return
        if is_known:
            self.repeated.emit()
            return
        from nexgui.ui.dialogs.support_dialogs import CrashDialog

        log = log_path()
        self._dialog = CrashDialog(
            technical,
            log if log.exists() else None,
            self._window,
            has_table=self._has_table(),
        )
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _take(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        self.tell(fault)

    def _forget(self) -> None:
        self._dialog = None


def _place_of(technical: str) -> str:
    """The kind of a fault and the line where it happened; the way there may be another each time.

    While Qt draws, the lines of whatever it asks for after the fault are counted to the way too.
    """
    lines = technical.splitlines() or [""]
    return f"{lines[0]} {lines[-1]}"


def log_path() -> Path:
    """The log; there may be none."""
    return log_folder() / "nexgui.log"


def log_to_file() -> None:
    """Keeps the program's log at `log_path()`; goes on without one where that cannot be."""
    logging.getLogger("nexgui").addHandler(_LogFile(log_path()))


class _LogFile(logging.Handler):
    """Open only while a record is written: on most days there is none.

    What one program holds open, Windows lets no second one put aside.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setFormatter(logging.Formatter(_FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record to the file; what grew long is put aside first."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # there is none yet, or another program holds it
                if self._path.stat().st_size > _BYTES:
                    self._path.replace(self._path.with_name(f"{self._path.name}.1"))
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{self.format(record)}\n")
