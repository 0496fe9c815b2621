"""Measures how soon the window can take a file, against a bare PySide6 window in the same run.

    .venv/bin/python -m tests.bench.starting             21 turns each
    .venv/bin/python -m tests.bench.starting 51          another number

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

_TURNS = 21
_MOST = 2.0  # times the bare window's time

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1240, 720)
window.show()
app.exec()
"""
_NEXGUI = """
from nexgui.__main__ import main
main([])
"""
# In place of Qt's loop, which either program begins when its window is shown.
_TELL = """
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
    print(flush=True)
    os._exit(0)
QApplication.exec = tell
"""


def main(arguments: list[str]) -> int:
    """Prints the medians, and that of the ratios turn by turn; 1 where it is above the bound."""
    turns = int(arguments[0]) if arguments else _TURNS
    times: dict[str, list[float]] = {_BARE: [], _NEXGUI: []}
    with tempfile.TemporaryDirectory() as compiled:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for program in times:
            _milliseconds(program, environment)
        for _turn in range(turns):
            for program, taken in times.items():
                taken.append(_milliseconds(program, environment))
    bare, nexgui = (statistics.median(taken) for taken in times.values())
    pairs = zip(times[_NEXGUI], times[_BARE], strict=True)
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"空のPySide6の画面: {bare:.0f} ms")
    print(f"NexGUI: {nexgui:.0f} ms（{ratio:.2f} 倍、上限 {_MOST:.1f} 倍）")
    return int(ratio > _MOST)


def _milliseconds(program: str, environment: dict[str, str]) -> float:
    command = [sys.executable, "-c", _TELL + program]
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
