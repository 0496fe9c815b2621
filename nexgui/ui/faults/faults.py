"""Hears of the program's own faults, wherever they happen, and has the reader told."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.log import describe_fault, log_exception
from nexgui.ui.faults.log_file import log_path

if TYPE_CHECKING:
    from nexgui.ui.faults.fault_dialog import FaultDialog


class Faults(QObject):
    """Belongs to the window; one dialog at a time tells of what went wrong."""

    _happened = Signal(str)  # from any thread, heard in the window's own

    def __init__(self, window: QWidget, has_table: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._has_table = has_table
        self._dialog: FaultDialog | None = None
        self._happened.connect(self.show_fault)

    def catch_all(self) -> None:
        """Takes whatever nobody caught, in the window's slots and in any thread."""
        sys.excepthook = self._take
        threading.excepthook = lambda fault: self.tell(fault.exc_value)

    def tell(self, fault: BaseException | None) -> None:
        """Logs a fault and has it shown; may be called from any thread."""
        if fault is not None:
            log_exception(fault)
            self._happened.emit(describe_fault(fault))

    def show_fault(self, technical: str) -> None:
        """Shows a fault that has been logged."""
        if self._dialog is not None:
            self._dialog.add(technical)
            return
        from nexgui.ui.faults.fault_dialog import FaultDialog

        log = log_path()
        self._dialog = FaultDialog(
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
