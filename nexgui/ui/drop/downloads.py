"""Notices result files that come into the download folder, where the user wants it to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QStandardPaths, Signal

from nexgui.core import windows
from nexgui.core.errors import LoadError
from nexgui.core.progress import Report
from nexgui.ui.settings import Settings
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide

_SUFFIXES = (".csv", ".xlsx")
_HALF_WRITTEN = (".part", ".crdownload", ".download", ".tmp")  # beside a file, as browsers do
_OFTEN = 2  # opened by hand, so that it is worth a word


class _Look(NamedTuple):
    names: frozenset[str]  # of all files that are there
    results: tuple[Path, ...]  # those that are new and are results


class Downloads(QObject):
    """Tells of a new file once, and never opens one.

    Whether a file is a result is known once it was read, which is done where nobody waits for it.
    """

    found = Signal(Path)
    proposed = Signal()  # once: the user opens downloads by hand

    def __init__(
        self, load_guide: "Callable[[], StatusGuide]", work: Work, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._load_guide = load_guide
        self._known: frozenset[str] | None = None  # None: whatever is there is no news
        self._looks_again = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._jobs = JobRunner(work, stoppable=False, in_idle=True)
        self._jobs.failed.connect(work.failed)

    @property
    def watches(self) -> bool:
        """Whether new files are noticed."""
        return bool(self._watcher.directories())

    def watch(self, *, on: bool) -> None:
        """Notices files that come from now on, or does so no longer; a server is left alone."""
        self._jobs.stop()
        if self.watches:
            self._watcher.removePaths(self._watcher.directories())
        self._known = None
        folder = download_folder()
        if on and not windows.is_remote(folder) and self._watcher.addPath(str(folder)):
            self._look()

    def note_opened(self, paths: Sequence[Path]) -> None:
        """Takes note of files that the user opened."""
        settings = Settings()
        count, folder = settings.downloads_opened, download_folder()
        if self.watches or count >= _OFTEN:
            return
        if any(path.absolute().parent == folder for path in paths):
            settings.downloads_opened = count + 1
            if count + 1 == _OFTEN:
                self.proposed.emit()

    def _look(self) -> None:
        if self._jobs.busy:
            self._looks_again = True
            return
        known, load_guide, folder = self._known, self._load_guide, download_folder()

        def look(report: Report) -> _Look:
            return _look_into(folder, known, load_guide, report)

        self._jobs.start(look, self._tell)

    def _tell(self, look: _Look) -> None:
        self._known = look.names
        for path in look.results:
            self.found.emit(path)
        if self._looks_again:
            self._looks_again = False
            self._look()


def download_folder() -> Path:
    """Where browsers put what they download."""
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DownloadLocation))


def _look_into(
    folder: Path,
    known: frozenset[str] | None,
    load_guide: "Callable[[], StatusGuide]",
    report: Report,
) -> _Look:
    """Which files are there, and which of those that are not known are results; in a thread."""
    from nexgui.core.loading import load  # the window starts without it

    there = _complete_files(folder)
    results = []
    for path in there if known is not None else ():
        if path.name in (known or ()):
            continue
        try:
            load(path, load_guide(), report)
        except LoadError:
            continue
        results.append(path)
    return _Look(frozenset(path.name for path in there), tuple(results))


def _complete_files(folder: Path) -> list[Path]:
    """The files that may be results, but for those that are being written."""
    try:
        there = {path.name: path for path in folder.iterdir()}
        return [
            path
            for name, path in there.items()
            if path.suffix.lower() in _SUFFIXES
            and not any(f"{name}{end}" in there for end in _HALF_WRITTEN)
            and path.stat().st_size
        ]
    except OSError:  # the folder or a file is gone; another change tells of it
        return []
