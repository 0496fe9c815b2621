"""Measures how soon the window can take a file, against a bare PySide6 window in the same run.

    .venv/bin/python -m tests.bench.starting             21 turns each
    .venv/bin/python -m tests.bench.starting 51          another number

starting_built.py does the same with built programs.

Each turn starts a whole process, and ends when its window is on the screen and its event loop has
nothing left to do: a file may be dropped from then on. The two take turns. Both are compiled, as an
installed program is: a first turn, which does not count, sees to that.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

TURNS = 21
_MOST = 2.0  # times the bare window's time

Start = Callable[[], "subprocess.Popen[bytes]"]

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1240, 720)
window.show()
app.exec()
"""
NEXGUI = """
from nexgui.__main__ import main
main([])
"""
# In place of Qt's loop, which either program begins when its window is shown.
TELL = """
import os
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
def tell(*_):
    [window] = QApplication.topLevelWindows()
    while not window.isExposed():
        QApplication.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    os.write(1, b"\\n")
    os._exit(0)
QApplication.exec = tell
"""


def main(arguments: list[str]) -> int:
    """Compares the two as they are run from their source; 1 where the ratio is above the bound."""
    turns = int(arguments[0]) if arguments else TURNS
    with tempfile.TemporaryDirectory() as compiled:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = compiled
        bare, nexgui = (
            partial(start, [sys.executable, "-c", TELL + program], environment)
            for program in (BARE, NEXGUI)
        )
        return compare(bare, nexgui, turns)


def compare(bare: Start, nexgui: Start, turns: int) -> int:
    """Prints the medians, and that of the ratios turn by turn; 1 where it is above the bound."""
    pairs = [(_milliseconds(bare), _milliseconds(nexgui)) for _turn in range(turns + 1)][1:]
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    print(f"空のPySide6の画面: {theirs:.0f} ms")
    print(f"NexGUI: {ours:.0f} ms（{ratio:.2f} 倍、上限 {_MOST:.1f} 倍）")
    return int(ratio > _MOST)


def start(command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """Starts a program that tells on its output when it is ready."""
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _milliseconds(program: Start) -> float:
    began = time.perf_counter()
    with program() as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        taken = (time.perf_counter() - began) * 1000
        if told.strip() or not told:
            raise RuntimeError(f"the program did not start, and said: {told!r}")
        process.stdout.close()  # Wine's own programs may keep the other end
        return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
