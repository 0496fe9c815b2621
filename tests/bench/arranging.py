"""Measures how soon the table shows what the reader asked for: a group, words, an order.

    .venv/bin/python -m tests.bench.arranging             with 300,000 and a million recipients
    .venv/bin/python -m tests.bench.arranging 100000      with another number

Measured is the time from the key or click until the first screenful of the right answer is drawn,
and until all of it is there: as soon as the file is drawn, a second later, and once everything
that is worked out in idle time is there. The file is loaded anew before each of the first two.
Below each table is how long a file takes to be drawn, for much of that is learned while it is read.
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

from nexgui.core.arranging.arrangement import Arrangement, SortBy
from nexgui.core.arranging.value_filter import ValueFilter
from nexgui.core.loading import load as read
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_table import ResultsTable
from tests.bench.recipients import write_recipients
from tests.bench.windows import Wish, application, load, rest, shown_window, wait_for

_SIZES = (300_000, 1_000_000)
_TURNS = 3
_SOON = 100  # milliseconds within which an answer is to be there
_LATER = 300  # the same for more than `_MANY` recipients
_MANY = 300_000
_SECOND = 1000  # milliseconds; sooner nobody has found the field or header that is wanted
_REST = 100  # milliseconds between two wishes, as hands need


class Times(NamedTuple):
    """Milliseconds until the first rows were drawn, and all of them were there."""

    first: float
    whole: float


_All = dict[str, list[Times]]  # of each wish, turn by turn


class Stopwatch:
    """Measures from a wish to the drawing of its first rows, and to the last of them."""

    def __init__(self, window: MainWindow) -> None:
        self._arranger = window.results_view.arranger
        table = window.results_view.findChild(ResultsTable)
        assert table is not None
        self._viewport = table.viewport()
        self._began = 0.0
        self._first: float | None = None
        self._arranger.first_found.connect(self._draw)
        self._arranger.arranged.connect(self._draw)

    def measure(self, wish: Wish) -> Times:
        """How long one wish takes."""
        self._first = None
        self._began = time.perf_counter()
        wait_for(self._arranger.arranged, wish)
        return Times(self._first or 0.0, self._passed())

    def _draw(self) -> None:
        with self._arranger.window_first():  # as where the window draws of its own accord
            self._viewport.repaint()
        if self._first is None:
            self._first = self._passed()

    def _passed(self) -> float:
        return (time.perf_counter() - self._began) * 1000


class Bench:
    """One window, one file, and all wishes."""

    def __init__(self, window: MainWindow, path: Path, size: int) -> None:
        self._window = window
        self._path = path
        self._size = size
        self._arranger = window.results_view.arranger
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

    def seconds_to_load(self) -> float:
        """How long it takes from the drop until the file is drawn."""
        began = time.perf_counter()
        load(self._window, [self._path])
        return time.perf_counter() - began

    def seconds_to_read(self) -> float:
        """How long the file takes to be read, and nothing else."""
        self._arranger.set_resting(True)
        began = time.perf_counter()
        read(self._path, self._window.session.guide)
        passed = time.perf_counter() - began
        self._arranger.set_resting(False)
        return passed

    def seconds_to_prepare(self) -> float:
        """How long after loading everything that is worked out beforehand is there."""
        load(self._window, [self._path])
        began = time.perf_counter()
        wait_for(self._arranger.prepared_all, lambda: None)
        return time.perf_counter() - began

    def after_preparing(self) -> _All:
        """The times of each wish, once everything is prepared."""
        times = defaultdict(list)
        for _ in range(_TURNS):
            for name, wish in self.wishes.items():
                rest(_REST)
                times[name].append(self._watch.measure(wish))
                wait_for(self._arranger.arranged, partial(self._arranger.arrange, Arrangement()))
        return times

    def _all_wishes(self) -> dict[str, Wish]:
        arranger, field = self._arranger, self._window.results_view.search_field
        groups = self._window.session.guide.groups
        return {
            "区分2つで絞り込み": partial(arranger.choose_groups, frozenset(groups[:2])),
            "「ﾐﾅﾄ」を検索": partial(field.setText, "ﾐﾅﾄ"),
            "「株 やまと」を検索": partial(field.setText, "株 やまと"),
            "最後の1件を検索": partial(field.setText, f"user{self._size - 1:07}@"),
            "ない言葉を検索": partial(field.setText, "どこにもない言葉"),
            "ないカナを検索": partial(field.setText, "ドコニモナイ"),
            "部署の値で絞り込み": partial(
                arranger.choose_values, 1, ValueFilter(frozenset({"総務部"}))
            ),
            "状態の順": partial(arranger.sort_by, SortBy.STATUS),
            "アドレスの順": partial(arranger.sort_by, SortBy.ADDRESS),
            "会社名の順": partial(arranger.sort_by, 0),
            "部署の順": partial(arranger.sort_by, 1),
            "FAXの順": partial(arranger.sort_by, 6),
        }


def _print_table(size: int, states: Sequence[_All]) -> None:
    bound = _SOON if size <= _MANY else _LATER
    titles = ("読み込んだ直後", "すべて", "1秒後", "すべて", "準備のあと", "すべて")
    print(f"| {size:,}件（{bound} ms まで） | {' | '.join(titles)} |")
    print("|---" + "|--:" * len(titles) + "|")
    for name in states[0]:
        cells = [cell for state in states for cell in _cells(state[name], bound)]
        print(f"| {name} | {' | '.join(cells)} |")


def _cells(times: list[Times], bound: int) -> tuple[str, str]:
    """The medians: until the first rows, marked where they come too late, and until all."""
    first, whole = (median(each) for each in zip(*times, strict=True))
    return f"{first:.0f} ms{'' if first <= bound else ' ✕'}", f"{whole:.0f} ms"


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
            drawn = median(bench.seconds_to_load() for _ in range(_TURNS))
            only_read = median(bench.seconds_to_read() for _ in range(_TURNS))
            print(f"ドロップから表示まで: {drawn:.1f} 秒（読み込むだけなら {only_read:.1f} 秒）")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
