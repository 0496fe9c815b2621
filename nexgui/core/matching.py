"""Which recipient of one result file is which of another, and what became of each."""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from nexgui.core.changes import Change, Changes
from nexgui.core.guide import Status
from nexgui.core.recipient_keys import RecipientKeys
from nexgui.core.results import DeliveryResults

NOWHERE = -1
"""The row of a recipient that the other file does not have."""


def matched(rows_of: RecipientKeys, among: RecipientKeys) -> Sequence[int]:
    """For each row of one file the row of the same recipient among another's, each once.

    Where an address stands several times, those that were decided at the same time go together,
    and the others in their order.
    """
    if rows_of.addresses == among.addresses:
        return range(len(rows_of.addresses))
    first = dict(zip(reversed(among.addresses), reversed(range(len(among.addresses))), strict=True))
    found = array("l", map(first.get, rows_of.addresses, repeat(NOWHERE)))
    once = len(first) == len(among.addresses)
    if not once or len(set(rows_of.addresses)) < len(rows_of.addresses):
        _match_several(rows_of, among, found)
    return found


def _match_several(rows_of: RecipientKeys, among: RecipientKeys, found: "array[int]") -> None:
    counts = Counter(rows_of.addresses) | Counter(among.addresses)
    addresses = {address for address, count in counts.items() if count > 1}
    wanted, there = _rows_by_address(addresses, rows_of), _rows_by_address(addresses, among)
    for address, rows in wanted.items():
        left = there[address]
        by_time: defaultdict[int, deque[int]] = defaultdict(deque)
        for row in left:
            by_time[among.times[row]].append(row)
        own = {row: by_time[time].popleft() for row in rows if by_time[time := rows_of.times[row]]}
        taken = set(own.values())
        others = iter([row for row in left if row not in taken])
        for row in rows:
            found[row] = own[row] if row in own else next(others, NOWHERE)


def _rows_by_address(addresses: set[int], keys: RecipientKeys) -> defaultdict[int, list[int]]:
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, address in enumerate(keys.addresses):
        if address in addresses:
            rows[address].append(row)
    return rows


def compare(older: DeliveryResults, newer: DeliveryResults, rows: Sequence[int]) -> Changes:
    """What became of each recipient of the newer of two files of one mailing.

    `rows` has the row in the newer file of each recipient in the older.
    """
    changes = _Changes(older.statuses, newer.statuses)
    before = older.status_indices
    if rows != range(len(newer)):
        before = _in_place(before, rows, array("l", [NOWHERE]) * len(newer))
    pairs = zip(before, newer.status_indices, strict=True)
    numbers = array("L", map(changes.__getitem__, pairs))
    return Changes(
        changes.different,
        numbers,
        went=rows.count(NOWHERE),
        needing_before=older.counts.needing_action,
        needing_after=newer.counts.needing_action,
    )


def carried_over(changes: Changes, rows: Sequence[int], count: int) -> Changes:
    """The changes of a file for another that has the same results, and so many recipients."""
    return replace(changes, numbers=_in_place(changes.numbers, rows, array("L", [0]) * count))


def _in_place(values: Sequence[int], rows: Sequence[int], target: "array[int]") -> "array[int]":
    """Puts each value where its recipient is."""
    for row, value in zip(rows, values, strict=True):
        if row != NOWHERE:
            target[row] = value
    return target


class _Changes(dict[tuple[int, int], int]):
    """The number of the change from one status to another, each looked up once."""

    def __init__(self, older: Sequence[Status], newer: Sequence[Status]) -> None:
        super().__init__()
        self._older, self._newer = older, newer
        self._numbers: dict[Change | None, int] = {None: 0}

    @property
    def different(self) -> tuple[Change | None, ...]:
        return tuple(self._numbers)

    def __missing__(self, pair: tuple[int, int]) -> int:
        old, new = pair
        now = self._newer[new]
        before = None if old == NOWHERE else self._older[old]
        change = None if before == now else Change(before, now)
        number = self[pair] = self._numbers.setdefault(change, len(self._numbers))
        return number
