"""Makes ready what the first file needs, while the user looks for it."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nexgui.core.progress import Report
from nexgui.ui.widgets import phrases
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.steps import StepRunner, Steps

if TYPE_CHECKING:
    from nexgui.ui.main_window import MainWindow

_MILLISECONDS_OF_PEACE = 100  # for the first picture of the window
_WITHOUT_QT = ("nexgui.ui.work.session_work", "nexgui.export.clipboard_table")
# In an order in which none brings much more with it than is named.
_WITH_QT = (
    "nexgui.ui.table.results_table",
    "nexgui.ui.detail.detail_area",
    "nexgui.ui.results.results_view",
    "nexgui.ui.results.results_page",
    "nexgui.ui.menus.results_commands",
)


class Preloader(QObject):
    """Works bit by bit in idle moments; a file that comes sooner waits for none of it."""

    ready = Signal()
    failed = Signal(object)  # NexguiError: no file can be shown

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._jobs = JobRunner(window.work, stoppable=False)
        self._jobs.failed.connect(self.failed)
        self._steps = StepRunner(window.work, stoppable=False)
        self._steps.failed.connect(self.failed)
        QTimer.singleShot(_MILLISECONDS_OF_PEACE, self, self._begin)

    def _begin(self) -> None:
        self._jobs.start(self._import_work, lambda _nothing: self._go_on())

    def _import_work(self, report: Report) -> None:
        """Runs in a thread."""
        _ = self._window.session.guide
        for number, name in enumerate(_WITHOUT_QT):
            report(number, len(_WITHOUT_QT))
            import_module(name)
        phrases.make_ready()

    def _go_on(self) -> None:
        self._steps.start(self._import_widgets(), self.ready.emit)

    def _import_widgets(self) -> Steps:
        """Runs in the window's thread, where Qt's classes must be made."""
        for number, name in enumerate(_WITH_QT):
            import_module(name)
            yield number / len(_WITH_QT)
        _ = self._window.results_page
