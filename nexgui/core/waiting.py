"""Results that are still open: by when they are final, and what to do then.

NEXLINK decides what it calls 送信済み（結果確認中） within 24 hours after sending. A file does not
say when its mails were sent; but what became of a mail that was sent was known after that, so the
latest 確定日時 among those is the best answer: a mailing is sent in one go. Recipients that were
left out were never mailed, and may have been decided long before. Without any 確定日時 the mails
were still sent before the file was downloaded.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nexgui.core.guide import Status
from nexgui.core.messages import text

_TIME_TO_DECIDE = timedelta(hours=24)
_STEP = timedelta(minutes=10)  # a time that is told is 「ごろ」, and never too early
_CLOCKS_DIFFER = timedelta(hours=1)
_MOST_CELLS = 20_000
_TIME = re.compile(
    r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]+(\d{1,2}):(\d{2})"
    r"(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many results are open, and by when they are final (with its time zone).

    `until` is None where that cannot be told: not all of the mails are sent.
    """

    count: int
    until: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Whether all of it should be decided by now."""
        return self.until is not None and self.until <= now

    def sentence(self, now: datetime) -> str:
        """By when the results are final, and what to do."""
        if self.until is None:
            return text("waiting.unsent", count=self.count)
        key = "waiting.over" if self.is_over(now) else "waiting.until"
        return text(key, count=self.count, time=_words(self.until, now))

    def short_sentence(self, now: datetime) -> str:
        """The same where there is little room: when, or what to do."""
        if self.until is None:
            return text("waiting.short_unsent", count=self.count)
        key = "waiting.short_over" if self.is_over(now) else "waiting.short_until"
        return text(key, count=self.count, time=_words(self.until, now))

    def reminder(self, title: str) -> str:
        """What to do and when, to be put into a calendar; `title` names the file."""
        if self.until is None:
            return text("waiting.unsent_reminder", count=self.count, title=title)
        return text("waiting.reminder", count=self.count, title=title, time=_words(self.until))


class LatestTime:
    """The latest of all times of which cells tell, none of them in the future."""

    def __init__(self, now: datetime) -> None:
        self._limit = now + _CLOCKS_DIFFER
        self._cells: set[str] = set()  # of a million there are mostly few different ones
        self._latest: datetime | None = None

    def add(self, cells: Iterable[str]) -> None:
        """Takes some cells."""
        self._cells.update(cells)
        if len(self._cells) > _MOST_CELLS:
            self._take()

    def time(self) -> datetime | None:
        """The latest time so far; None: there was none."""
        self._take()
        return self._latest

    def _take(self) -> None:
        times = [self._latest, *map(local_time, self._cells)]
        known = (time for time in times if time is not None and time <= self._limit)
        self._latest = max(known, default=None)
        self._cells.clear()


def was_sent(status: Status) -> bool:
    """Whether the time at which a status was decided tells when the mails had been sent."""
    return not (status.group.open or status.group.unsent)


def find_waiting(
    statuses: Sequence[Status],
    status_indices: "array[int]",
    latest: datetime | None,
    saved_at: datetime,
) -> Waiting | None:
    """What is open of one file; None: nothing.

    `latest` is the latest 確定日時 among the mails that were sent; `saved_at` is the file's time
    stamp.
    """
    still_open = [index for index, status in enumerate(statuses) if status.group.open]
    if not still_open:
        return None
    count = sum(map(status_indices.count, still_open))
    # The manual knows one open status: sent, and not yet decided. The others are not sent yet.
    if any(statuses[index].number is None for index in still_open):
        return Waiting(count, None)
    return Waiting(count, _rounded_up((latest or saved_at) + _TIME_TO_DECIDE))


def merged_waiting(parts: Iterable[Waiting | None]) -> Waiting | None:
    """What is open of several files together."""
    waiting = [part for part in parts if part is not None]
    if not waiting:
        return None
    times = [part.until for part in waiting if part.until is not None]
    until = max(times) if len(times) == len(waiting) else None
    return Waiting(sum(part.count for part in waiting), until)


def local_time(cell: str) -> datetime | None:
    """The time in a cell of the file, which is local where it names no zone; None: it has none."""
    found = _TIME.fullmatch(cell)
    if found is None:
        return None
    *numbers, zone = found.groups()
    iso = "{:0>4}-{:0>2}-{:0>2}T{:0>2}:{:0>2}".format(*numbers)
    try:
        return datetime.fromisoformat(f"{iso}{zone or ''}").astimezone()
    except (ValueError, OverflowError, OSError):  # the 31st of February, the year 1
        return None


def _rounded_up(time: datetime) -> datetime:
    over = (
        timedelta(minutes=time.minute, seconds=time.second, microseconds=time.microsecond) % _STEP
    )
    return time + (_STEP - over) if over else time


def _words(time: datetime, now: datetime | None = None) -> str:
    """A time of day and its date; the year as well where it is not that of `now`."""
    local = time.astimezone()
    words = text(
        "waiting.time", month=local.month, day=local.day, hour=local.hour, minute=local.minute
    )
    if now is None or now.astimezone().year == local.year:
        return words
    return text("waiting.time_of_year", year=local.year, time=words)
