"""Measures how long the window does not answer while it reads a large file and writes a workbook.

    .venv/bin/python -m tests.bench.answering             with a million recipients
    .venv/bin/python -m tests.bench.answering 100000      with another number

A timer of the event loop ticks every few milliseconds while the table is scrolled; what is
printed is the longest time between two ticks.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from nexgui.core.guide_file import load_guide
from nexgui.ui.app import Application, set_up
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results_table import ResultsTable
from tests.bench.recipients import write_recipients

_TICK = 2  # milliseconds
_SCROLL = 50  # milliseconds
_EXPORT = 10_000  # milliseconds of an export that are watched


class Watch:
    """Ticks, scrolls the table, and remembers the longest wait."""

    def __init__(self, window: MainWindow) -> None:
        self._table = window.results_view.findChild(ResultsTable)
        self.longest = 0.0
        self._last = time.perf_counter()
        self._ticking = QTimer(interval=_TICK)
        self._ticking.timeout.connect(self._tick)
        self._scrolling = QTimer(interval=_SCROLL)
        self._scrolling.timeout.connect(self._scroll)
        self._ticking.start()
        self._scrolling.start()

    def restart(self) -> float:
        """Gives the longest wait since the last restart, in milliseconds."""
        longest, self.longest = self.longest, 0.0
        return longest * 1000

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def _scroll(self) -> None:
        if self._table is not None:
            bar = self._table.verticalScrollBar()
            bar.setValue((bar.value() + 10) % max(1, bar.maximum()))


def main(arguments: list[str]) -> int:
    """Prints the longest waits."""
    size = int(arguments[0]) if arguments else 1_000_000
    app = Application([])
    set_up(app)
    window = MainWindow(load_guide())
    window.resize(1366, 768)
    window.show()
    loop = QEventLoop()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "全宛先.csv"
        write_recipients(path, size)
        window.session.loaded.connect(loop.quit)
        window.open_sample()
        loop.exec()
        watch = Watch(window)
        window.session.load([path])  # with a table on screen that is drawn meanwhile
        loop.exec()
        print(f"{size:,}件の読み込み中: {watch.restart():.0f} ms")
        assert window.session.results is not None
        window.session.export(window.session.results, Path(folder) / "結果.xlsx")
        QTimer.singleShot(_EXPORT, loop.quit)
        loop.exec()
        print(f"{size:,}件の書き出し中: {watch.restart():.0f} ms")
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
