"""The command line: its options, and the export without a window."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from nexgui import __version__
from nexgui.core.messages import text

if TYPE_CHECKING:
    from nexgui.core.inputs import Inputs
    from nexgui.core.results import DeliveryResults

_FAILED = 1
_MISUSED = 2
_STOPPED = 130


@dataclass(frozen=True)
class Options:
    """What the program was called with."""

    files: tuple[Path, ...]
    export: Path | None
    carry_over: Path | None = None
    self_test: bool = False


def parse(arguments: Sequence[str]) -> Options:
    """Reads the arguments; prints and leaves for --help, --version and misuse."""
    parser = _parser()
    values = parser.parse_args(arguments)
    if values.export is not None and not values.files:
        parser.exit(_MISUSED, text("cli.file_to_export") + "\n")
    if values.carry_over is not None and values.export is None:
        parser.exit(_MISUSED, text("cli.export_to_carry_over") + "\n")
    return Options(tuple(values.files), values.export, values.carry_over, values.self_test)


def export(files: Sequence[Path], target: Path, carry_over: Path | None = None) -> int:
    """Exports files as one workbook, each mailing once; one line of counts on stdout.

    What was filled in of the workbook `carry_over`, or of the one that is replaced, goes along.
    What went wrong, or is to be known, comes on stderr.
    """
    # Not before it is needed: a window opens without them.
    from nexgui.core.errors import NexguiError, unexpected
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load
    from nexgui.core.log import log_exception
    from nexgui.core.mailing import settle
    from nexgui.core.merging import merge
    from nexgui.export.workbook import write_workbook

    # A request to end, like Ctrl+C, lets the export clean up: its files hold addresses.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell's background job has it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        guide = load_guide()
        several = len(files) > 1
        settled = settle([load(file, guide, to_compare=several) for file in files])
        results = merge(settled.parts)
        carried = _carried(results, target, carry_over)
        write_workbook(results, target, carried=carried)
        _ask_no_more()
    except KeyboardInterrupt:
        _ask_no_more()
        return _fail(text("cli.stopped"), _STOPPED)
    except NexguiError as error:
        return _fail(str(error))
    except Exception as error:
        log_exception(error)
        return _fail(str(unexpected(error)))
    _say(_counts(results), sys.stdout)
    notes = [*settled.sentences, *settled.doubts]
    if carry_over is not None or carried.filled_in:
        notes.append(text("cli.carried", count=len(carried.filled_in)))
    if not results.is_proven:
        notes.append(text("oddity.not_proven"))
    for note in notes:
        _say(note, sys.stderr)
    return 0


def _carried(results: "DeliveryResults", target: Path, carry_over: Path | None) -> "Inputs":
    """What was filled in of the workbook named, or else of the one that is to be replaced."""
    from nexgui.core.carrying_over import find_worked_in
    from nexgui.core.inputs import NO_INPUTS
    from nexgui.core.reading.own_workbook import read_own

    if carry_over is not None:
        return read_own(carry_over).inputs
    found = find_worked_in(results, target)
    return found.inputs if found is not None and found.path == target else NO_INPUTS


def _ask_no_more() -> None:
    """Lets the program end by itself: it is done, and a request to end would undo nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose every word is Japanese."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own text is English
        self.exit(_MISUSED, text("cli.bad_arguments") + "\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", text("cli.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", text("cli.usage"), 1)


def _parser() -> _Parser:
    parser = _Parser(
        prog="nexgui", description=text("cli.description"), add_help=False, allow_abbrev=False
    )
    files = parser.add_argument_group(text("cli.positional"))
    files.add_argument("files", metavar="CSV", nargs="*", type=Path, help=text("cli.file"))
    options = parser.add_argument_group(text("cli.options"))
    options.add_argument("--export", metavar="OUT.xlsx", type=Path, help=text("cli.export"))
    options.add_argument("--carry-over", metavar="OLD.xlsx", type=Path, help=text("cli.carry_over"))
    options.add_argument("--self-test", action="store_true", help=text("cli.self_test"))
    options.add_argument("--help", "-h", action="help", help=text("cli.help"))
    options.add_argument(
        "--version",
        action="version",
        version=f"{text('app.name')} {__version__}",
        help=text("cli.version"),
    )
    return parser


def _counts(results: "DeliveryResults") -> str:
    counts = results.counts
    described = [counts.describe(each) for each in results.guide.groups if each in counts.groups]
    return text("cli.counts", summary=counts.summary, counts="、".join(described))


def _fail(sentence: str, code: int = _FAILED) -> int:
    _say(sentence, sys.stderr)
    return code


def _say(sentence: str, stream: TextIO | None) -> None:
    """Prints a line; what is done is done, also when nobody listens (any more)."""
    if stream is None:  # closed by the caller, or a program without a console
        return
    try:
        print(sentence, file=stream, flush=True)
    except OSError:
        # What was not written would be tried again at the program's end, and fail there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
