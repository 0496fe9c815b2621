"""The program's entry point: `nexgui` and `python -m nexgui`."""

import sys
from collections.abc import Sequence

from nexgui.options import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or exports without one; returns the exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    # Each imported late: exporting needs no Qt and no screen, and the window no openpyxl.
    if options.export is not None:
        from nexgui.cli import export

        return export(options.files, options.export)
    from nexgui.ui.app import run_window

    return run_window(options.files)


if __name__ == "__main__":
    sys.exit(main())
