"""One run of the monkey: windows one after the other, until the time is over."""

import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from nexgui.core.guide_file import load_guide
from nexgui.ui.app import Application, set_up
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.preloader import Preloader
from tests.helpers import BAD_CONTENTS, HEADER, MAIL_SAMPLES, file_of, recipient, result_file
from tests.monkey.hands import Hands
from tests.monkey.watchdog import LONGEST_WAIT, Wait, Watchdog
from tests.ui.objects import objects

_LONGEST_PAUSE = 60  # milliseconds between two deeds
_BEAT = 5  # milliseconds
_REMEMBERED = 30  # deeds before a finding
_PATIENCE = 30.0  # seconds until a window that was closed has gone
_MANY = 20_000
_THREADS = 2  # the window's, and the watchdog's
_OF_QT = ("QPanGesture", "QDragManager")  # which it makes when it needs them, and keeps


@dataclass
class Report:
    """What came of a run."""

    seed: int
    seconds: float = 0.0
    deeds: int = 0
    windows: int = 0
    waits: list[Wait] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether there was no exception, no warning and nothing left."""
        return not (self.faults or self.warnings or self.left)

    @property
    def short(self) -> str:
        """What is told on the screen."""
        lines = [
            f"seed {self.seed}: {self.deeds} deeds in {self.seconds / 60:.1f} minutes,"
            f" {self.windows} windows; exceptions {self.faults.total()},"
            f" warnings {self.warnings.total()}, waits {len(self.waits)}"
        ]
        own = [wait for wait in self.waits if wait.worked > LONGEST_WAIT]
        lines.append(f"waits in which the window itself worked so long: {len(own)}")
        lines += _by_cause(own)
        lines.append("waits for the machine, or for a thread")
        lines += _by_cause([wait for wait in self.waits if wait.worked <= LONGEST_WAIT])
        lines += [f"left {count} {name}" for name, count in self.left.items()]
        lines += _told("exception", self.faults) + _told("warning", self.warnings)
        return "\n".join(lines)

    @property
    def whole(self) -> str:
        """The same with the stack of each wait."""
        stacks = (
            f"{wait.seconds * 1000:.0f} ms, worked {wait.worked * 1000:.0f} ms,"
            f" after: {wait.action}\n{wait.stack}"
            for wait in sorted(self.waits, key=lambda wait: -wait.seconds)
        )
        return "\n\n".join((self.short, *stacks, ""))


def _by_cause(waits: Iterable[Wait]) -> list[str]:
    by_cause: dict[str, list[Wait]] = {}
    for wait in waits:
        by_cause.setdefault(wait.cause, []).append(wait)
    lines = []
    for cause, group in sorted(by_cause.items(), key=lambda item: -len(item[1])):
        worst = max(group, key=lambda wait: wait.seconds)
        worked = max(wait.worked for wait in group)
        lines.append(
            f"  {len(group)}x, longest {worst.seconds * 1000:.0f} ms, worked {worked * 1000:.0f} ms"
            f" at the most, in {cause}, after: {worst.action}"
        )
    return lines


def _told(kind: str, found: Counter[str]) -> list[str]:
    return [f"{kind} {count}x\n{words}" for words, count in found.most_common()]


class _NoPrograms(QObject):
    """Keeps the desktop from opening what the window offers to open."""

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        """Opens nothing."""


class _Run(QObject):
    """Drives one window after the other from within Qt's own loop."""

    def __init__(
        self, app: Application, look: Look, hands: Hands, report: Report, log: TextIO
    ) -> None:
        super().__init__(app)
        self._log = log
        self._app, self._look, self._hands, self._report = app, look, hands, report
        self._last: deque[str] = deque(maxlen=_REMEMBERED)
        self.watchdog = Watchdog(lambda: self._last[-1] if self._last else "start")
        self._beat = QTimer(self, interval=_BEAT)
        self._beat.timeout.connect(self.watchdog.beat)
        self._beat.start()
        self._window: MainWindow | None = None
        self._before: Counter[str] | None = None  # objects before the second window
        self._ends = self._patience = 0.0

    def begin(self, seconds: float) -> None:
        """Opens the first window."""
        self._ends = time.monotonic() + seconds
        self._open()

    def _open(self) -> None:
        self._window = MainWindow(load_guide, self._look)
        self._window.crash_reporter.catch_all()
        self.watchdog.hear_of_faults()
        self._window.show()
        self._window.activateWindow()
        Preloader(self._window)
        self._report.windows += 1
        self._hands.closes = False
        QTimer.singleShot(0, self, self._act)

    def _act(self) -> None:
        window = self._window
        if window is None:
            return
        if not window.isVisible():
            self._window = None
            window.deleteLater()
            self._patience = time.monotonic() + _PATIENCE
            QTimer.singleShot(0, self, self._clear)
            return
        # First the next one: what opens a loop of its own must not stop the hands.
        QTimer.singleShot(self._hands.random.randrange(_LONGEST_PAUSE), self, self._act)
        if time.monotonic() > self._ends and not self._hands.closes:
            self._patience = self._patience or time.monotonic() + _PATIENCE
            window.close()
            if time.monotonic() > self._patience:
                self._report.faults["\n".join(("the window did not close after", *self._last))] += 1
                self._app.quit()
            # A question about closing is answered below.
        self._last.append("…")
        self._last[-1] = self._hands.act(window)
        self._report.deeds += 1
        print(self._last[-1], file=self._log, flush=True)

    def _clear(self) -> None:
        """Looks what a closed window left behind, and opens the next one."""
        if threading.active_count() > _THREADS and time.monotonic() < self._patience:
            QTimer.singleShot(_LONGEST_PAUSE, self, self._clear)  # a file is read to its end
            return
        QApplication.clipboard().clear()
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        now = objects()
        for name in _OF_QT:
            del now[name]
        if self._before is not None:
            self._report.left |= now - self._before
        else:
            self._before = now  # what Qt makes once stays
        self._patience = 0.0
        if time.monotonic() > self._ends:
            self._app.quit()
        else:
            self._open()


def run(seed: int, seconds: float, folder: Path, log: TextIO) -> Report:
    """Lets the hands loose for so long; whatever they write goes below `folder`, deeds to `log`."""
    app = Application(["nexgui"])
    app.setQuitOnLastWindowClosed(False)
    look = set_up(app)
    no_programs = _NoPrograms(app)
    for scheme in ("file", "http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, no_programs, "take")  # type: ignore[arg-type]
    report = Report(seed)
    targets = folder / "targets"
    targets.mkdir()
    hands = Hands(seed, _sources(folder / "sources"), targets)
    one_run = _Run(app, look, hands, report, log)
    began = time.monotonic()
    one_run.begin(seconds)
    app.exec()
    one_run.watchdog.end()
    report.seconds = time.monotonic() - began
    watchdog = one_run.watchdog
    report.waits, report.warnings = watchdog.waits, watchdog.warnings
    report.faults += watchdog.faults
    return report


def _sources(folder: Path) -> list[Path]:
    """Files of every kind, good and bad; copies, for hands hold nothing dear."""
    folder.mkdir()
    sources = [file_of(folder, path.read_bytes(), path.name) for path in MAIL_SAMPLES]
    for number, (content, _words) in enumerate(BAD_CONTENTS.values()):
        sources.append(file_of(folder, content, f"{number}.csv"))
    sources.append(result_file(folder, _hostile(), name="<b>敵意<b>&.csv", encoding="utf-8-sig"))
    sources.append(result_file(folder, _many(), name="多い.csv"))
    wide = [*HEADER, *(f"項目{n}" for n in range(200))]
    rows = [(*recipient(str(1 + n % 19)), *(["値"] * 200)) for n in range(50)]
    sources.append(result_file(folder, rows, header=wide, name="広い.csv"))
    sources += [folder, folder / "無い.csv"]
    return sources


def _hostile() -> Iterable[tuple[str, ...]]:
    for text in ("=1+1", "<img src=x>", "\u202e逆", "a\nb", "\t", "A" * 5_000, "＝HYPERLINK"):
        yield (text, f"{text}@example.jp", "6", text, text, text)


def _many() -> Iterable[tuple[str, ...]]:
    for number in range(_MANY):
        yield recipient(str(1 + number % 19), address=f"a{number}@example{number % 97}.jp")
