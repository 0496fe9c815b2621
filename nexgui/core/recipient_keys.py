"""What recipients are recognised by in another file: addresses and times, as numbers."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import mul

from nexgui.core.waiting import local_time

NEVER = 0
"""The time of a result that is open, or of a mail that was not sent."""

NO_ADDRESS = hash("")
"""The number of an address that is blank."""

_MINUTE = 60
_SEVERAL = -1


@dataclass(frozen=True, slots=True)
class RecipientKeys:
    """Of each row its address, however it is written, and the minute of its final result.

    Numbers, because texts of a million rows would take ten times the room.
    """

    addresses: Sequence[int]
    times: Sequence[int]


class KeysCollector:
    """Takes addresses and times of the rows of a file, some at a time."""

    def __init__(self) -> None:
        self._addresses, self._times = array("q"), array("q")
        self._minutes = _Minutes()

    def add_addresses(self, addresses: Iterable[str]) -> None:
        """Takes the addresses of some rows."""
        self._addresses.extend(map(hash, map(str.strip, map(str.lower, addresses))))

    def add_times(self, decided_at: Iterable[str], sent: Iterable[bool]) -> None:
        """Takes their 確定日時; `sent` tells of each row whether it says anything of the mailing.

        Recipients that were left out may have been decided long before.
        """
        # Of those that were not sent zero times what their cell says.
        self._times.extend(map(mul, map(self._minutes.__getitem__, decided_at), sent))

    def keys(self) -> RecipientKeys:
        """The keys of all rows taken."""
        return RecipientKeys(self._addresses, self._times)


def comparable_address(address: str) -> str:
    """An address in the form in which two are the same, as the keys have it too."""
    return address.lower().strip()


def joined_keys(parts: Iterable[RecipientKeys]) -> RecipientKeys:
    """The keys of several files, one behind the other."""
    numbers, times = array("q"), array("q")
    for part in parts:
        numbers.extend(part.addresses)
        times.extend(part.times)
    return RecipientKeys(numbers, times)


def in_several(parts: Sequence[tuple[Sequence[int], Sequence[bool]]]) -> bytearray:
    """A mark for each row of some files: whether its address is flagged in two files or more.

    Each part has the addresses of a file, and a flag for each.
    """
    seen_in: dict[int, int] = {}
    for number, (addresses, flags) in enumerate(parts):
        for address in compress(addresses, flags):
            if address != NO_ADDRESS and seen_in.setdefault(address, number) != number:
                seen_in[address] = _SEVERAL
    several = {address for address, number in seen_in.items() if number == _SEVERAL}
    marks = bytearray()
    for addresses, flags in parts:
        marks.extend(
            flag and address in several for address, flag in zip(addresses, flags, strict=True)
        )
    return marks


class _Minutes(dict[str, int]):
    """The minute of which a cell tells; of a million there are mostly few different ones."""

    def __missing__(self, cell: str) -> int:
        time = local_time(cell)
        minute = self[cell] = NEVER if time is None else int(time.timestamp()) // _MINUTE
        return minute
