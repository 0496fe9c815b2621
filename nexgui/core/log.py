"""The log of unexpected faults: where in the program, and never a name or an address."""

import logging
import traceback
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

_LOG = logging.getLogger("nexgui")
# Where nothing keeps the log, as on the command line, it must not go to the user instead.
_LOG.addHandler(logging.NullHandler())


def log_exception(error: BaseException) -> None:
    """Logs the kind of the fault and the lines of code that led to it."""
    _LOG.error(describe_fault(error))


def describe_fault(error: BaseException) -> str:
    """The kind of the fault and the lines of code that led to it.

    Its own text is left out: it may quote a cell or a path of the user's files.
    """
    return "\n".join(_frames(error))


def _frames(error: BaseException) -> Iterator[str]:
    yield type(error).__name__
    # The file's own name alone: its folder may bear the name of the user.
    frames = (
        f"  {frame.name} ({Path(frame.filename).name}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    yield from (frame for frame, _same in groupby(frames))  # of recursion, each once
    if error.__cause__ is not None:
        yield from _frames(error.__cause__)
