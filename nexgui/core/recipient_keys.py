"""What recipients are recognised by in another file: addresses and times, as numbers."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import mul

from nexgui.core.waiting import local_time

NEVER = 0
"""The time of a result that is open, or of a mail that was not sent."""

NO_ADDRESS = hash("")
"""The number of an address that is blank."""

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class RecipientKeys:
    """Of each row its address, however it is written, and the minute of its final result.

    Numbers, because texts of a million rows would take ten times the room.
    """

    addresses: Sequence[int]
    times: Sequence[int]


def keys_of(
    addresses: Iterable[Sequence[str]], decided_at: Iterable[Sequence[str]], sent: Iterator[bool]
) -> RecipientKeys:
    """The keys of rows with these addresses and 確定日時, some at a time.

    `sent` tells of each row whether its time says anything of the mailing: recipients that were
    left out may have been decided long before.
    """
    numbers, times = array("q"), array("q")
    for some in addresses:
        numbers.extend(map(hash, map(str.strip, map(str.lower, some))))
    minutes = _Minutes()
    for cells in decided_at:
        # Of those that were not sent zero times what their cell says.
        times.extend(map(mul, map(minutes.__getitem__, cells), sent))
    return RecipientKeys(numbers, times)


def joined_keys(parts: Iterable[RecipientKeys]) -> RecipientKeys:
    """The keys of several files, one behind the other."""
    numbers, times = array("q"), array("q")
    for part in parts:
        numbers.extend(part.addresses)
        times.extend(part.times)
    return RecipientKeys(numbers, times)


class _Minutes(dict[str, int]):
    """The minute of which a cell tells; of a million there are mostly few different ones."""

    def __missing__(self, cell: str) -> int:
        time = local_time(cell)
        minute = self[cell] = NEVER if time is None else int(time.timestamp()) // _MINUTE
        return minute
