"""Measures how soon the table shows what the reader asked for: a group, words, an order.

    .venv/bin/python -m tests.bench.arranging             with 300,000 and a million recipients
    .venv/bin/python -m tests.bench.arranging 100000      with another number

Printed is the time from the key or click until the first screenful of the right answer is drawn,
and until all of it is there: right after loading, and once the idle time was used.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from nexgui.core.arranging.arrangement import SortBy
from nexgui.core.guide_file import load_guide
from nexgui.ui.app import Application, set_up
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_table import ResultsTable
from tests.bench.recipients import write_recipients

_SIZES = (300_000, 1_000_000)


class Stopwatch:
    """Measures from a wish to the drawing of its first rows, and to the last of them."""

    def __init__(self, window: MainWindow) -> None:
        self._arranger = window.results_view.arranger
        table = window.results_view.findChild(ResultsTable)
        assert table is not None
        self._viewport = table.viewport()
        self._loop = QEventLoop()
        self._began = 0.0
        self._first: float | None = None
        self._arranger.first_found.connect(self._draw)
        self._arranger.arranged.connect(self._draw)
        self._arranger.arranged.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)

    def measure(self, wish: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds until the first rows were drawn, and all of them were there."""
        self._first = None
        self._began = time.perf_counter()
        wish()
        self._loop.exec()
        return self._first or 0.0, (time.perf_counter() - self._began) * 1000

    def _draw(self) -> None:
        self._viewport.repaint()
        if self._first is None:
            self._first = (time.perf_counter() - self._began) * 1000


def _measure_all(window: MainWindow, size: int, when: str) -> None:
    view, watch = window.results_view, Stopwatch(window)
    arranger, field = view.arranger, view.search_field
    groups = frozenset(window.session.guide.groups[:2])
    last = f"user{size - 1:07}@"
    wishes: dict[str, Callable[[], object]] = {
        "区分で絞り込み": partial(arranger.choose_groups, groups),
        "「ﾐﾅﾄ」を検索": partial(field.setText, "ﾐﾅﾄ"),
        "「株 やまと」を検索": partial(field.setText, "株 やまと"),
        "最後の1件を検索": partial(field.setText, last),
        "ない言葉を検索": partial(field.setText, "どこにもない言葉"),
        "部署の値で絞り込み": partial(arranger.choose_values, 1, frozenset({"総務部"})),
        "状態の順": partial(arranger.sort_by, SortBy.STATUS),
        "アドレスの順": partial(arranger.sort_by, SortBy.ADDRESS),
        "会社名の順": partial(arranger.sort_by, 0),
    }
    for name, wish in wishes.items():
        first, whole = watch.measure(wish)
        print(f"{size:,}件（{when}） {name}: {first:.0f} ms（すべては {whole:.0f} ms）")
        if not arranger.shown.is_plain:
            watch.measure(partial(arranger.arrange, type(arranger.shown)()))


def main(arguments: list[str]) -> int:
    """Prints the times for each size."""
    app = Application([])
    set_up(app)
    for size in map(int, arguments) if arguments else _SIZES:
        window = MainWindow(load_guide)
        window.resize(1366, 768)
        window.show()
        loop = QEventLoop()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "全宛先.csv"
            write_recipients(path, size)
            window.session.loaded.connect(loop.quit)
            window.session.load([path])
            loop.exec()
            _measure_all(window, size, "読み込んだ直後")
            window.results_view.arranger.prepared_all.connect(loop.quit)
            loop.exec()
            _measure_all(window, size, "準備のあと")
            window.close()
        QApplication.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
