"""Runs long work that must stay in the window's own thread, a little at a time."""

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QTimer

from nexgui.core.errors import NexguiError, unexpected
from nexgui.ui.work.registry import Runner, Work

_SECONDS_A_TURN = 0.015  # then the window may answer whatever it was asked meanwhile

Steps = Generator[float, None, None]
"""Yields the share that is done, 0 to 1, a few times a second at least."""


def _nothing() -> None:
    """Stands for what has nothing to follow it."""


class StepRunner(Runner):
    """Goes through one set of steps at a time; stopping closes it, which tidies up after it."""

    def __init__(self, work: Work, *, stoppable: bool = True) -> None:
        self._steps: Steps | None = None
        super().__init__(work, stoppable=stoppable)
        self._on_success: Callable[[], object] = _nothing
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_turn)

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def start(
        self, steps: Steps, on_success: Callable[[], object] = _nothing, *, at_once: bool = False
    ) -> None:
        """Goes through `steps` in place of those before, then calls `on_success`.

        At once, a few of them are behind it before this returns: that may be all.
        """
        self.shut_down()
        self._steps, self._on_success = steps, on_success
        self.work.begin(self)
        self._timer.start()
        if at_once:
            self._take_turn()

    def stop(self) -> None:
        """Gives up what is left."""
        if self._steps is not None:
            self.shut_down()
            self.stopped.emit()

    def shut_down(self) -> None:
        """Gives up what is left without a word."""
        steps = self._steps
        if steps is not None:
            self._end()
            steps.close()
            self.ended.emit()

    def _take_turn(self) -> None:
        if self._steps is None:
            return
        until = time.monotonic() + _SECONDS_A_TURN
        try:
            for share in self._steps:
                if time.monotonic() >= until:
                    self.progressed.emit(share)
                    return
        except (NexguiError, ImportError) as error:
            self._end()
            self.ended.emit()
            self.failed.emit(unexpected(error))
            return
        except BaseException:
            self._end()
            self.ended.emit()
            raise
        self._end()
        self.ended.emit()
        self._on_success()

    def _end(self) -> None:
        self._timer.stop()
        self._steps = None
