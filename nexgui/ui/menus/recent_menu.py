"""The submenu of files that were opened lately."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.errors import NexguiError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report
from nexgui.ui.jobs import JobRunner
from nexgui.ui.menus import recent_files
from nexgui.ui.widgets.basics import plain_tip

_LONGEST_FOLDER = 40


class RecentMenu(QMenu):
    """Filled whenever it opens; files that are gone turn grey as soon as that is known."""

    chosen = Signal(Path)
    failed = Signal(object)  # NexguiError

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.recent"), parent)
        self.setToolTipsVisible(True)
        self._jobs = JobRunner(self)  # asking for a file of a server that is off takes seconds
        self._jobs.failed.connect(self._fail)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        paths = recent_files.recent_files()
        for number, path in enumerate(paths, start=1):
            action = self.addAction(_words(number, path))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda *_, path=path: self.chosen.emit(path))
        if not paths:
            self.addAction(text("menu.no_recent")).setEnabled(False)
        self.addSeparator()
        clear = self.addAction(text("menu.clear_recent"))
        clear.setEnabled(bool(paths))
        clear.triggered.connect(recent_files.clear)
        off = self.addAction(text("menu.record_none"))
        off.setCheckable(True)
        off.setChecked(not recent_files.records())
        off.toggled.connect(lambda checked: recent_files.set_records(not checked))
        self._jobs.start(partial(_missing, paths), self._grey)

    def _fail(self, error: NexguiError) -> None:
        self.close()  # it would keep the mouse from what tells of it
        self.failed.emit(error)

    def _grey(self, missing: Sequence[int]) -> None:
        for number in missing:
            action = self.actions()[number]
            action.setEnabled(False)
            action.setText(text("menu.missing_file", name=action.text()))


def _missing(paths: Sequence[Path], report: Report) -> list[int]:
    """Which of the files are not there; runs in a thread."""
    missing = []
    for number, path in enumerate(paths):
        report(number, len(paths))
        try:
            there = path.exists()
        except OSError:
            there = False
        if not there:
            missing.append(number)
    return missing


def _words(number: int, path: Path) -> str:
    folder = str(path.parent)
    if len(folder) > _LONGEST_FOLDER:
        folder = f"…{folder[-_LONGEST_FOLDER:]}"
    name = text("menu.recent_file", name=shown_name(path.name), folder=folder)
    return f"&{number % 10} {name.replace('&', '&&')}"
