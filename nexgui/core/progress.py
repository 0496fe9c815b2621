"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called with (done, total), in units of the caller's choice; raises `Cancelled` to stop."""

_STAGE_UNITS = 1000


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """Raised by a `Report` when the user wants the work to stop."""


def ignore_progress(_done: int, _total: int) -> None:
    """A `Report` for callers to whom progress means nothing."""


def stage(report: Report, number: int, stages: int, *, width: int = 1) -> Report:
    """A `Report` for one of several stages of equal weight, or for `width` of them together.

    `number` counts from 0.
    """

    def report_stage(done: int, total: int) -> None:
        part = _STAGE_UNITS * width * done // total if total else _STAGE_UNITS * width
        report(number * _STAGE_UNITS + part, stages * _STAGE_UNITS)

    return report_stage
