"""Makes ready what the first file needs, while the reader looks for it."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nexgui.core.progress import Report
from nexgui.ui.jobs import JobRunner

if TYPE_CHECKING:
    from nexgui.ui.main_window import MainWindow

_WITHOUT_QT = ("nexgui.ui.session_work", "nexgui.export.clipboard_table")
# In an order in which none brings much more with it than is named.
_WITH_QT = (
    "nexgui.ui.table.results_table",
    "nexgui.ui.detail.detail_area",
    "nexgui.ui.results.results_view",
    "nexgui.ui.results.results_page",
    "nexgui.ui.menus.results_commands",
)


class WarmUp(QObject):
    """Works bit by bit in idle moments; a file that comes sooner waits for none of it."""

    ready = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._jobs = JobRunner(self)
        self._steps: list[Callable[[], object]] = [
            *(partial(import_module, name) for name in _WITH_QT),
            lambda: window.results_page,
        ]
        QTimer.singleShot(0, self, lambda: self._jobs.start(_import_work, lambda _: self._go_on()))

    def _go_on(self) -> None:
        if not self._steps:
            self.ready.emit()
            return
        self._steps.pop(0)()
        QTimer.singleShot(0, self, self._go_on)


def _import_work(report: Report) -> None:
    """Runs in a thread."""
    for number, name in enumerate(_WITHOUT_QT):
        report(number, len(_WITHOUT_QT))
        import_module(name)
