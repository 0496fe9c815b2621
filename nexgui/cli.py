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
    from nexgui.core.results import DeliveryResults

_FAILED = 1
_MISUSED = 2
_STOPPED = 130


@dataclass(frozen=True)
class Options:
    """What the program was called with."""

    files: tuple[Path, ...]
    export: Path | None = None
    resend_list: Path | None = None
    stop_list: Path | None = None
    applicant: str = ""
    corrections: Path | None = None
    leave_out: bool = False  # recipients with characters that NEXLINK does not take
    carry_over: Path | None = None
    self_test: bool = False

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files to write; none: a window is wanted."""
        return tuple(filter(None, (self.export, self.resend_list, self.stop_list)))


def parse(arguments: Sequence[str]) -> Options:
    """Reads the arguments; prints and leaves for --help, --version and misuse."""
    parser = _parser()
    values = vars(parser.parse_args(arguments))
    options = Options(**{**values, "files": tuple(values["files"])})
    if problem := _misuse(options):
        parser.exit(_MISUSED, text(problem) + "\n")
    return options


def _misuse(options: Options) -> str:
    """The key of the sentence that says what does not go together; empty: all does."""
    if options.targets and not options.files:
        return "cli.file_to_export"
    if len({*options.targets}) < len(options.targets):
        return "cli.same_target"
    if bool(options.stop_list) != bool(options.applicant.strip()):
        return "cli.applicant_needed"
    if options.corrections is not None and not options.targets:
        return "cli.nothing_to_write"
    if options.carry_over is not None and options.export is None:
        return "cli.export_to_carry_over"
    return ""


def export(options: Options) -> int:
    """Writes what is asked for, of each mailing once; what was written is told on stdout.

    What was filled in of the workbook `carry_over`, or of the one that is replaced, goes along.
    What went wrong, or is to be known, comes on stderr.
    """
    # Not before it is needed: a window opens without them.
    from nexgui.batch import write_all
    from nexgui.core.errors import NexguiError, unexpected
    from nexgui.core.log import log_exception

    # A request to end, like Ctrl+C, lets the export clean up: its files hold addresses.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell's background job has it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        results, told, notes = write_all(options)
        _ask_no_more()
    except KeyboardInterrupt:
        _ask_no_more()
        return _fail(text("cli.stopped"), _STOPPED)
    except NexguiError as error:
        return _fail(str(error))
    except Exception as error:
        log_exception(error)
        return _fail(str(unexpected(error)))
    for line in (_counts(results), *told):
        _say(line, sys.stdout)
    for note in notes:
        _say(note, sys.stderr)
    return 0


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
    for name, shown in (
        ("export", "OUT.xlsx"),
        ("resend_list", "R.csv"),
        ("stop_list", "S.csv"),
        ("corrections", "WORKBOOK.xlsx"),
        ("carry_over", "OLD.xlsx"),
    ):
        option = f"--{name.replace('_', '-')}"
        options.add_argument(option, metavar=shown, type=Path, help=text(f"cli.{name}"))
    applicant = text("cli.applicant_name")
    options.add_argument("--applicant", metavar=applicant, default="", help=text("cli.applicant"))
    options.add_argument("--leave-out", action="store_true", help=text("cli.leave_out"))
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
