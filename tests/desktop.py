"""A small desktop on a virtual screen: window manager, file manager, and a mouse."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from tools.virtual_screen import virtual_screen

SECONDS_TO_APPEAR = 120  # on a busy machine; it is waited for what is to be seen, and no longer
_STEPS = 20
_TAKE_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
QGuiApplication([])
QGuiApplication.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Desktop:
    """Starts programs on one virtual screen and handles their windows as a person would."""

    def __init__(self, display: str, programs: ExitStack) -> None:
        self.display = display
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "GTK_THEME": "Adwaita",
        }
        self._programs = programs
        # Tells on its output when it manages windows: before that nothing can be placed.
        manager = self.start("openbox", "--startup", "echo ready")
        assert manager.stdout is not None
        assert "ready\n" in manager.stdout

    def start(self, *command: str | Path) -> "subprocess.Popen[str]":
        """Starts a program; it is ended with the desktop."""
        program = subprocess.Popen(
            command,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._programs.callback(_end, program)
        return program

    def window(self, title: str, seconds: float = SECONDS_TO_APPEAR) -> str:
        """The window with exactly this title, as soon as it is there.

        Raises:
            LookupError: it did not appear in time.
        """
        command = ("search", "--sync", "--onlyvisible", "--name", f"^{title}$")
        end = time.monotonic() + seconds
        while True:
            try:
                return self._xdotool(*command, seconds=end - time.monotonic()).split()[-1]
            except subprocess.CalledProcessError:  # it met another window, just as that went
                continue
            except subprocess.TimeoutExpired:
                raise LookupError(f"no window {title!r}, but {self.titles()}") from None

    def titles(self) -> list[str]:
        """The titles of the windows that are there; for whoever misses one."""
        try:
            names = self._xdotool("search", "--onlyvisible", "--name", ".", "getwindowname", "%@")
        except subprocess.CalledProcessError:  # none, or one that went meanwhile
            return []
        return names.splitlines()

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        """Moves a window to a place and gives it a size, in pixels."""
        self._xdotool("windowsize", "--sync", window, str(width), str(height))
        self._xdotool("windowmove", "--sync", window, str(x), str(y))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Presses the mouse at one point of the screen and lets go at another."""
        self._xdotool("mousemove", "--sync", str(start[0]), str(start[1]), "mousedown", "1")
        for step in range(1, _STEPS + 1):
            x, y = (a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True))
            self._xdotool("mousemove", "--sync", str(x), str(y))
        self._xdotool("mouseup", "1")

    def press(self, window: str, key: str) -> None:
        """Presses a key in a window."""
        self._xdotool("windowfocus", "--sync", window, "key", key)

    def picture(self) -> QImage:
        """What the screen shows."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "screen.png"
            command = (sys.executable, "-c", _TAKE_PICTURE, target)
            subprocess.run(command, env=self._environment, check=True, timeout=SECONDS_TO_APPEAR)
            return QImage(str(target))

    def _xdotool(self, *arguments: str, seconds: float = SECONDS_TO_APPEAR) -> str:
        command: Sequence[str] = ("xdotool", *arguments)
        return subprocess.run(
            command,
            env=self._environment,
            timeout=seconds,
            check=True,
            capture_output=True,
            text=True,
        ).stdout


@contextmanager
def running_desktop(width: int = 1366, height: int = 768) -> Iterator[Desktop]:
    """A desktop whose programs are all ended at the end."""
    with virtual_screen(width, height) as display, ExitStack() as programs:
        yield Desktop(display, programs)


def _end(program: "subprocess.Popen[str]") -> None:
    program.kill()
    program.communicate()
