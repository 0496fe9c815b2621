"""The command line's options."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from nexgui import __version__
from nexgui.core.messages import text

_MISUSED = 2


@dataclass(frozen=True)
class Options:
    """What the program was called with."""

    files: tuple[Path, ...]
    export: Path | None


class _Parser(argparse.ArgumentParser):
    """An argument parser whose every word is Japanese."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own text is English
        self.exit(_MISUSED, text("cli.bad_arguments") + "\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", text("cli.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", text("cli.usage"), 1)


def parse(arguments: Sequence[str]) -> Options:
    """Reads the arguments; prints and leaves for --help, --version and misuse."""
    parser = _parser()
    values = parser.parse_args(arguments)
    if values.export is not None and len(values.files) != 1:
        parser.exit(_MISUSED, text("cli.one_file_to_export") + "\n")
    return Options(tuple(values.files), values.export)


def _parser() -> _Parser:
    parser = _Parser(
        prog="nexgui", description=text("cli.description"), add_help=False, allow_abbrev=False
    )
    files = parser.add_argument_group(text("cli.positional"))
    files.add_argument("files", metavar="CSV", nargs="*", type=Path, help=text("cli.file"))
    options = parser.add_argument_group(text("cli.options"))
    options.add_argument("--export", metavar="OUT.xlsx", type=Path, help=text("cli.export"))
    options.add_argument("--help", "-h", action="help", help=text("cli.help"))
    options.add_argument(
        "--version",
        action="version",
        version=f"{text('app.name')} {__version__}",
        help=text("cli.version"),
    )
    return parser
