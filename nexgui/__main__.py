"""The program's entry point: `nexgui` and `python -m nexgui`."""

import sys
from collections.abc import Sequence

from nexgui import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or exports without one; returns the exit code."""
    options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    if options.export is not None:
        return cli.export(options.files, options.export)
    from nexgui.ui.app import run_window  # imported late: exporting needs no Qt and no screen

    return run_window(options.files)


if __name__ == "__main__":
    sys.exit(main())
