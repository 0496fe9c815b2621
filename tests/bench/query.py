"""Measures how soon the table shows what the reader asked for: a group, words, an order.

    .venv/bin/python -m tests.bench.query             with 300,000 recipients
    .venv/bin/python -m tests.bench.query 100000      with another number

Measured is the time from the key or click until the right answer is drawn, all of it, and the
longest that the window's event loop was kept meanwhile: as soon as the file is drawn, a second
later, and once everything that is worked out in idle time is there. The file is loaded anew before
each of the first two.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import QTimer

from nexgui.core.folders import NEEDING
from nexgui.core.query.query import Query, SortBy, ValueFilter
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_table import ResultsTable
from tests.bench.recipients import write_recipients
from tests.bench.windows import Wish, application, load, rest, shown_window, wait_for

_SIZES = (300_000,)
_TURNS = 3
_SOON = 100  # milliseconds within which a filter or a search is to be answered
_LATER = 300  # the same for more than `_MANY` recipients
_ORDERED_SOON, _ORDERED_LATER = 700, 3000  # the same for an order
_MANY = 300_000
_SECOND = 1000  # milliseconds; sooner nobody has found the field or header that is wanted
_REST = 100  # milliseconds between two wishes, as hands need
_TICK = 5  # milliseconds; without a pause it would keep the work from going on


class Times(NamedTuple):
    """Milliseconds until the answer was drawn, and that the event loop was kept at the most."""

    answer: float
    wait: float


_All = dict[str, list[Times]]  # of each wish, turn by turn


class Stopwatch:
    """Measures from a wish to the drawing of its answer, and how long the event loop is kept."""

    def __init__(self, window: MainWindow) -> None:
        self._work = window.work
        self._query_runner = window.results_view.query_runner
        table = window.results_view.findChild(ResultsTable)
        assert table is not None
        self._viewport = table.viewport()
        self._began = self._ticked = self._longest = 0.0
        self._ticks = QTimer(interval=_TICK)
        self._ticks.timeout.connect(self._tick)
        self._query_runner.answered.connect(self._draw)

    def measure(self, wish: Wish) -> Times:
        """How long one wish takes."""
        self._longest = 0.0
        self._began = self._ticked = time.perf_counter()
        self._ticks.start()
        wait_for(self._query_runner.answered, wish)
        self._tick()
        self._ticks.stop()
        return Times((self._ticked - self._began) * 1000, self._longest * 1000)

    def _draw(self) -> None:
        with self._work.window_first():  # as where the window draws of its own accord
            self._viewport.repaint()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._ticked)
        self._ticked = now


class Bench:
    """One window, one file, and all wishes."""

    def __init__(self, window: MainWindow, path: Path, size: int) -> None:
        self._window = window
        self._path = path
        self._size = size
        self._query_runner = window.results_view.query_runner
        self.wishes = self._all_wishes()
        load(window, [path])
        self._watch = Stopwatch(window)

    def after_loading(self, milliseconds: int) -> _All:
        """The times of each wish, so long after the file is drawn."""
        times = defaultdict(list)
        for _ in range(_TURNS):
            for name, wish in self.wishes.items():
                load(self._window, [self._path])
                if milliseconds:
                    rest(milliseconds)
                times[name].append(self._watch.measure(wish))
        return times

    def seconds_to_prepare(self) -> float:
        """How long after loading everything that is worked out beforehand is there."""
        load(self._window, [self._path])
        began = time.perf_counter()
        wait_for(self._query_runner.prepared_all, lambda: None)
        return time.perf_counter() - began

    def after_preparing(self) -> _All:
        """The times of each wish, once everything is prepared."""
        times = defaultdict(list)
        for _ in range(_TURNS):
            for name, wish in self.wishes.items():
                rest(_REST)
                times[name].append(self._watch.measure(wish))
                wait_for(self._query_runner.answered, partial(self._query_runner.run, Query()))
        return times

    def _all_wishes(self) -> dict[str, Wish]:
        query_runner, field = self._query_runner, self._window.results_view.search_field
        return {
            "対応が必要な宛先": partial(query_runner.choose_folders, frozenset({NEEDING})),
            "「ﾐﾅﾄ」を検索": partial(field.setText, "ﾐﾅﾄ"),
            "「株 やまと」を検索": partial(field.setText, "株 やまと"),
            "最後の1件を検索": partial(field.setText, f"user{self._size - 1:07}@"),
            "ない言葉を検索": partial(field.setText, "どこにもない言葉"),
            "ないカナを検索": partial(field.setText, "ドコニモナイ"),
            "部署の値で絞り込み": partial(
                query_runner.choose_values, 1, ValueFilter(frozenset({"総務部"}))
            ),
            "状態の順": partial(query_runner.sort_by, SortBy.STATUS),
            "アドレスの順": partial(query_runner.sort_by, SortBy.ADDRESS),
            "会社名の順": partial(query_runner.sort_by, 0),
            "部署の順": partial(query_runner.sort_by, 1),
            "FAXの順": partial(query_runner.sort_by, 6),
        }


def _print_table(size: int, states: Sequence[_All]) -> None:
    bounds = (_SOON, _ORDERED_SOON) if size <= _MANY else (_LATER, _ORDERED_LATER)
    titles = ("読み込んだ直後", "待ち", "1秒後", "待ち", "準備のあと", "待ち")
    print(f"| {size:,}件（{bounds[0]} ms、順は {bounds[1]} ms まで） | {' | '.join(titles)} |")
    print("|---" + "|--:" * len(titles) + "|")
    for name in states[0]:
        bound = bounds[name.endswith("順")]
        cells = [cell for state in states for cell in _cells(state[name], bound)]
        print(f"| {name} | {' | '.join(cells)} |")


def _cells(times: list[Times], bound: int) -> tuple[str, str]:
    """The median of the answers, marked where they come too late, and the longest wait."""
    answers, waits = zip(*times, strict=True)
    answer = median(answers)
    return f"{answer:.0f} ms{'' if answer <= bound else ' ✕'}", f"{max(waits):.0f} ms"


def main(arguments: list[str]) -> int:
    """Prints a table for each size."""
    _app = application()
    for size in map(int, arguments) if arguments else _SIZES:
        with shown_window() as window, tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "全宛先.csv"
            write_recipients(path, size)
            bench = Bench(window, path, size)
            states = [bench.after_loading(0), bench.after_loading(_SECOND)]
            seconds = median(bench.seconds_to_prepare() for _ in range(_TURNS))
            _print_table(size, [*states, bench.after_preparing()])
            print(f"準備が済むまで: {seconds:.1f} 秒")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
