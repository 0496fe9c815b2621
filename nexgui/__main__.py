"""The program's entry point: `nexgui` and `python -m nexgui`."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

# Not in messages.toml: that may be the part.
_BROKEN = (
    "NexGUIの部品が足りないか、こわれています（{part}）。"
    "送信結果のファイルは変更していません。"
    "NexGUIを、配った方からもう一度もらって、入れ直してください。"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or exports without one; returns the exit code."""
    _say_anything()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(arguments)
    except Exception as error:
        if not getattr(sys, "frozen", False):  # whoever develops wants the traceback
            raise
        return _tell_broken(error, window="--export" not in arguments)


def _run(arguments: Sequence[str]) -> int:
    if not arguments:  # a double click
        return _open_window([])
    # Imported late, like the rest: a start does not wait for what it does not need.
    from nexgui.cli import export, parse

    options = parse(arguments)
    if options.export is None:
        return _open_window(options.files)
    return export(options.files, options.export)


def _open_window(files: Sequence[Path]) -> int:
    from nexgui.core.garbage import collector_paused

    with collector_paused():  # what is made now stays, so there is no garbage to look for
        from nexgui.ui.app import run_window
    return run_window(files)


def _tell_broken(error: Exception, *, window: bool) -> int:
    """Tells what is missing or broken in the program's own folder, and what to do."""
    part = type(error).__name__
    if isinstance(error, OSError) and error.filename:
        part = Path(str(error.filename)).name
    elif isinstance(error, ImportError) and error.name:
        part = error.name
    sentence = _BROKEN.format(part=part)
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    if window and sys.platform == "win32":
        import ctypes

        error_icon = 0x10
        ctypes.windll.user32.MessageBoxW(None, sentence, "NexGUI", error_icon)
    return 1


def _say_anything() -> None:
    """Lets a console whose encoding lacks a character show an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a windowed program
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
