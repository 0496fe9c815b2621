"""The submenu of files that were opened lately."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report
from nexgui.core.resources import is_own_file
from nexgui.ui.settings import MOST_RECENT, RecentCounts, Settings
from nexgui.ui.widgets.basics import plain_tip
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work

if TYPE_CHECKING:
    from nexgui.core.results import DeliveryResults

_LONGEST_FOLDER = 40


class RecentMenu(QMenu):
    """Filled whenever it opens; files that are gone turn grey as soon as that is known."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, work: Work) -> None:
        super().__init__(text("menu.recent"), parent)
        self.setToolTipsVisible(True)
        # Asking for a file of a server that is off takes seconds.
        self._jobs = JobRunner(work, stoppable=False)
        self._jobs.failed.connect(self.close)  # it would keep the mouse from what tells of it
        self._jobs.failed.connect(work.failed)
        self.aboutToHide.connect(self._jobs.stop)
        self.aboutToShow.connect(self._fill)

    def record(
        self,
        paths: Sequence[Path],
        parts: "Sequence[DeliveryResults]" = (),
        outdated: Sequence[Path] = (),
    ) -> None:
        """Puts files first, with what they hold; not the program's own sample.

        None, if the user wants none. Of those that are outdated nothing is waited for any more.
        """
        settings = Settings()
        if not settings.records_files:
            return
        opened = [path for path in map(Path.absolute, paths) if not is_own_file(path)]
        recent = tuple(dict.fromkeys([*opened, *settings.recent_files]))[:MOST_RECENT]
        settings.recent_files = recent
        now = datetime.now().astimezone()
        held = settings.recent_counts | {
            str(part.source.path.absolute()): RecentCounts(
                part.counts.needing_action,
                part.waiting.count if part.waiting else 0,
                now,
                part.waiting.until if part.waiting else None,
            )
            for part in parts
        }
        for path in {str(path.absolute()) for path in outdated} & held.keys():
            held[path] = held[path]._replace(waiting=0, until=None)
        settings.recent_counts = {path: held[path] for path in map(str, recent) if path in held}

    def _fill(self) -> None:
        self.clear()
        settings = Settings()
        paths = settings.recent_files
        for number, path in enumerate(paths, start=1):
            action = self.addAction(_words(number, path))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda *_, path=path: self.chosen.emit(path))
        if not paths:
            self.addAction(text("menu.no_recent")).setEnabled(False)
        self.addSeparator()
        clear = self.addAction(text("menu.clear_recent"))
        clear.setEnabled(bool(paths))
        clear.triggered.connect(_forget)
        off = self.addAction(text("menu.record_none"))
        off.setCheckable(True)
        off.setChecked(not settings.records_files)
        off.toggled.connect(_switch_off)
        self._jobs.start(partial(_missing, paths), self._grey)

    def _grey(self, missing: Sequence[int]) -> None:
        for number in missing:
            action = self.actions()[number]
            action.setEnabled(False)
            action.setText(text("menu.missing_file", name=action.text()))


def _forget() -> None:
    from nexgui.ui.dialogs.file_dialogs import forget_folders  # a start needs none

    Settings().recent_files = ()
    Settings().recent_counts = {}
    forget_folders()  # earlier versions left some there


def _switch_off(off: bool) -> None:
    """Switches the list off and empties it, or on."""
    Settings().records_files = not off
    if off:
        _forget()


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
