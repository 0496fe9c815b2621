"""Exports without a window."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from nexgui.core.errors import NexguiError, UnexpectedError
from nexgui.core.guide import StatusGuide
from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.log import log_exception
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook

_FAILED = 1
_STOPPED = 130


def export(files: Sequence[Path], target: Path) -> int:
    """Exports one file; one line of counts on stdout, or one sentence on stderr."""
    # A request to end, like Ctrl+C, lets the export clean up: its files hold addresses.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        guide = load_guide()
        results = load(files[0], guide)
        write_workbook(results, guide, target)
    except KeyboardInterrupt:
        return _fail(text("cli.stopped"), _STOPPED)
    except NexguiError as error:
        return _fail(str(error))
    except Exception as error:
        log_exception(error)
        return _fail(str(UnexpectedError()))
    _say(_counts(results, guide), sys.stdout)
    return 0


def _counts(results: DeliveryResults, guide: StatusGuide) -> str:
    counts = [
        results.counts.describe(group) for group in guide.groups if group in results.counts.groups
    ]
    return text("cli.counts", summary=results.counts.summary, counts="、".join(counts))


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
