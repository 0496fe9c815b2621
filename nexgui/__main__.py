"""The program's entry point: `nexgui` and `python -m nexgui`."""

from __future__ import annotations

import io
import os
import signal
import sys

TYPE_CHECKING = False  # until Ctrl+C is heard of, not even typing is imported
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FAILED = 1
_STOPPED = 130
_ERROR_ICON = 0x10  # MB_ICONERROR


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or exports without one; returns the exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)  # until there is something to clean up
    _say_anything()
    # Imported late, like the rest: a start does not wait for what it does not need.
    from nexgui.core.resources import NexguiError, as_broken_part

    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except ImportError as error:
        return _say(as_broken_part(error))
    except NexguiError as error:
        return _say(error)


def _run(arguments: Sequence[str]) -> int:
    if not arguments:  # a double click
        return _open_window([])
    from nexgui.cli import export, parse

    options = parse(arguments)
    if options.self_test:
        from nexgui import self_test

        return self_test.run()
    return export(options) if options.targets else _open_window(options.files)


def _open_window(files: Sequence[Path]) -> int:
    from nexgui.core.garbage import collector_paused

    with collector_paused():  # what is made now stays, so there is no garbage to look for
        from nexgui.ui.app import run_window
    return run_window(files)


def _say(error: Exception) -> int:
    """Tells, without a window, of what lets none be opened; returns the exit code."""
    if sys.stderr is not None:
        print(error, file=sys.stderr)
    elif sys.platform == "win32" and not any(word.startswith("--") for word in sys.argv[1:]):
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, str(error), "NexGUI", _ERROR_ICON)
    return _FAILED


def _leave(_number: int, _frame: object) -> None:
    """Ends at Ctrl+C without a word: nothing has been done yet."""
    os._exit(_STOPPED)


def _say_anything() -> None:
    """Lets a console whose encoding lacks a character show an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a windowed program
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
