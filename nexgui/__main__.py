"""The program's entry point: `nexgui` and `python -m nexgui`."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from nexgui.core.garbage import collector_paused


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or exports without one; returns the exit code."""
    _say_anything()
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:  # a double click
        return _open_window([])
    # Imported late, like the rest: a start does not wait for what it does not need.
    from nexgui.cli import export, parse

    options = parse(arguments)
    if options.self_test:
        from nexgui import self_test

        return self_test.run()
    if options.export is None:
        return _open_window(options.files)
    return export(options.files, options.export)


def _open_window(files: Sequence[Path]) -> int:
    with collector_paused():  # what is made now stays, so there is no garbage to look for
        from nexgui.ui.app import run_window
    return run_window(files)


def _say_anything() -> None:
    """Lets a console whose encoding lacks a character show an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a windowed program
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
