"""Measures how long the window does not answer while it reads, filters, sorts and writes.

    .venv/bin/python -m tests.bench.answering             with a million recipients
    .venv/bin/python -m tests.bench.answering 100000      with another number

A timer of the event loop ticks every few milliseconds while the table is scrolled; what is
printed is the longest time between two ticks.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from nexgui.core.folders import NEEDING
from nexgui.core.query.query import SortBy
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_table import ResultsTable
from tests.bench.recipients import write_recipients
from tests.bench.windows import Wish, application, load, rest, shown_window, wait_for

_TICK = 2  # milliseconds
_SCROLL = 50  # milliseconds
_REPEATED_EVERY = 7  # rows
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
        self._last = time.perf_counter()
        return longest * 1000

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def _scroll(self) -> None:
        if self._table is not None:
            bar = self._table.verticalScrollBar()
            bar.setValue((bar.value() + 10) % max(1, bar.maximum()))


def _arrange(window: MainWindow, watch: Watch, size: int) -> None:
    query_runner = window.results_view.query_runner
    wishes: dict[str, Wish] = {
        "絞り込み": partial(query_runner.choose_folders, frozenset({NEEDING})),
        "絞り込みの解除": partial(query_runner.choose_folders, frozenset()),
        "状態の順": partial(query_runner.sort_by, SortBy.STATUS),
        "アドレスの順": partial(query_runner.sort_by, SortBy.ADDRESS),
        "会社名の順": partial(query_runner.sort_by, 0),
    }
    for name, wish in wishes.items():
        watch.restart()
        began = time.perf_counter()
        wait_for(query_runner.answered, wish)
        took = time.perf_counter() - began
        print(f"{size:,}件の{name}: {watch.restart():.0f} ms（{took:.2f} 秒で表示）")


def main(arguments: list[str]) -> int:
    """Prints the longest waits."""
    size = int(arguments[0]) if arguments else 1_000_000
    _app = application()
    with shown_window() as window, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "全宛先.csv"
        write_recipients(path, size)
        wait_for(window.session.loaded, window.open_sample)
        watch = Watch(window)
        load(window, [path])  # with a table on screen that is drawn meanwhile
        print(f"{size:,}件の読み込み中: {watch.restart():.0f} ms")
        write_recipients(path, size, repeated_every=_REPEATED_EVERY)
        watch.restart()
        load(window, [path])
        print(f"{size:,}件の読み込み中（同じアドレスあり）: {watch.restart():.0f} ms")
        _arrange(window, watch, size)
        assert window.session.results is not None
        window.session.export(window.session.results, Path(folder) / "結果.xlsx")
        rest(_EXPORT)
        print(f"{size:,}件の書き出し中: {watch.restart():.0f} ms")
        wait_for(window.session.ended, window.session.stop)  # else closing would ask
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
