"""What is loaded and what is running: reads result files and writes workbooks in a thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults, load
from nexgui.export.workbook import write_workbook
from nexgui.ui.jobs import JobRunner


class Session(QObject):
    """Holds the results on screen; a failed or stopped load leaves them as they were."""

    began = Signal(str)  # the sentence that says what is being done
    progressed = Signal(float)  # how much of it is done, 0 to 1
    ended = Signal()  # however it did
    loaded = Signal(object)  # DeliveryResults
    exported = Signal(Path)
    failed = Signal(object)  # NexguiError
    informed = Signal(str)  # a sentence that asks for nothing

    def __init__(self, guide: StatusGuide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guide = guide
        self.results: DeliveryResults | None = None
        self._exporting = False
        self._jobs = JobRunner(self)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.failed.connect(self.failed)
        self._jobs.stopped.connect(self._tell_stopped)
        self._jobs.ended.connect(self.ended)

    @property
    def can_export(self) -> bool:
        """Whether there is something to export and nothing else is being done."""
        return self.results is not None and not self._jobs.busy

    def load(self, path: Path) -> None:
        """Reads a result file, in place of one that is still being read."""
        if self._jobs.busy and self._exporting:
            self.informed.emit(text("window.busy_exporting"))
            return
        self._exporting = False
        self._jobs.start(partial(load, path, self.guide), self._take_results)
        self.began.emit(text("window.loading", name=shown_name(path.name)))

    def export(self, results: DeliveryResults, target: Path) -> None:
        """Writes the workbook of `results`, which may no longer be those on screen."""
        if self._jobs.busy:
            self.informed.emit(text("window.busy"))
            return
        self._exporting = True
        self._jobs.start(
            partial(write_workbook, results, self.guide, target),
            lambda _nothing: self.exported.emit(target),
            changes_files=True,
        )
        self.began.emit(text("window.exporting", name=shown_name(target.name)))

    def stop(self) -> None:
        """Stops what is running."""
        self._jobs.stop()

    def shut_down(self) -> None:
        """Stops what is running and waits for it, before the window goes."""
        self._jobs.shut_down()

    def _take_results(self, results: DeliveryResults) -> None:
        self.results = results
        self.loaded.emit(results)

    def _tell_stopped(self) -> None:
        stopped = "window.stopped_exporting" if self._exporting else "window.stopped_loading"
        self.informed.emit(text(stopped))
