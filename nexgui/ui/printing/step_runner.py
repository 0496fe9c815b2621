"""Runs long work that must stay in the window's own thread, a little at a time."""

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer, Signal

from nexgui.core.errors import NexguiError

_SECONDS_A_TURN = 0.03  # then the window may answer whatever it was asked meanwhile

Steps = Generator[float, None, None]
"""Yields the share that is done, 0 to 1, a few times a second at least."""


class StepRunner(QObject):
    """Goes through one set of steps at a time; stopping closes it, which tidies up after it."""

    progressed = Signal(float)
    failed = Signal(object)  # NexguiError
    ended = Signal()  # however it did

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._on_success: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._run)

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def start(self, steps: Steps, on_success: Callable[[], None]) -> None:
        """Goes through `steps`, then calls `on_success`."""
        self.stop()
        self._steps, self._on_success = steps, on_success
        self._timer.start()

    def stop(self) -> None:
        """Gives up what is left."""
        steps = self._end()
        if steps is not None:
            steps.close()
            self.ended.emit()

    def _run(self) -> None:
        if self._steps is None:
            return
        until = time.monotonic() + _SECONDS_A_TURN
        try:
            for share in self._steps:
                if time.monotonic() >= until:
                    self.progressed.emit(share)
                    return
        except NexguiError as error:
            self._end()
            self.ended.emit()
            self.failed.emit(error)
            return
        except BaseException:
            self._end()
            self.ended.emit()
            raise
        self._end()
        self.ended.emit()
        self._on_success()

    def _end(self) -> Steps | None:
        self._timer.stop()
        steps, self._steps = self._steps, None
        return steps
