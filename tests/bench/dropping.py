"""Times the first drop on the window, until the table is drawn, against reading the file alone.

    .venv/bin/python -m tests.bench.dropping             20,000, 300,000 and 1,000,000 recipients
    .venv/bin/python -m tests.bench.dropping 5000        with another number

Each turn is a process of its own with its window shown and made ready, as it is a second after the
program's start; in one the file is dropped, in the next it is only read.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from nexgui.core.loading import load as read
from nexgui.ui.main_window import MainWindow
from nexgui.ui.preloader import Preloader
from tests.bench.recipients import write_recipients
from tests.bench.windows import application, load, rest, shown_window, wait_for

_SIZES = (20_000, 300_000, 1_000_000)
_TURNS = 5
_REST = 500  # milliseconds


def main(arguments: list[str]) -> int:
    """Prints a line for each size, or takes one time."""
    if arguments[:1] == ["--measure"]:
        _measure(_WAYS[arguments[1]], Path(arguments[2]))
    print("| 宛先 | ドロップから表示まで | 読み込むだけ | 比 |")
    print("|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "全宛先.csv"
        for size in map(int, arguments) if arguments else _SIZES:
            write_recipients(path, size)
            times = [[_seconds(way, path) for way in _WAYS] for _ in range(_TURNS)]
            dropped, only_read = (median(way) for way in zip(*times, strict=True))
            ratio = median(drop / only for drop, only in times)
            print(f"| {size:,} | {dropped:.2f} 秒 | {only_read:.2f} 秒 | {ratio:.2f} |", flush=True)
    return 0


def _seconds(way: str, path: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.dropping", "--measure", way, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _measure(way: Callable[[MainWindow, Path], object], path: Path) -> None:
    _app = application()
    with shown_window() as window:
        preloader = Preloader(window)
        wait_for(preloader.ready, lambda: None)
        rest(_REST)
        began = time.perf_counter()
        _kept = way(window, path)
        print(time.perf_counter() - began, flush=True)
        os._exit(0)


_WAYS: dict[str, Callable[[MainWindow, Path], object]] = {
    "drop": lambda window, path: load(window, [path]),
    "read": lambda window, path: read(path, window.session.guide),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
