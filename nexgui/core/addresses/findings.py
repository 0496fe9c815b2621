"""The findings about the addresses of a whole file (気づいた点), row by row."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nexgui.core.addresses.blocks import UNKNOWN, AddressChecker, Noticed
from nexgui.core.addresses.check import Finding, check_address, duplicate_finding
from nexgui.core.addresses.rules import load_address_rules
from nexgui.core.reading.rows import Lines

# The check works on many addresses at once: that is what makes it fast.
_ROWS_A_BLOCK = 20_000


@dataclass(frozen=True)
class Findings:
    """The rows about whose addresses there is a word, in order.

    All of it is worked out when it is asked for, in a hundred-thousandth of a second: a file of
    nothing but slips would otherwise hold millions of findings. What is kept is what many rows
    share: `different[numbers[i]]` of row `noticed[i]`, where 0 is for the address alone to tell.
    """

    noticed: Sequence[int] = ()
    numbers: Sequence[int] = ()
    different: Sequence[Noticed] = (UNKNOWN,)
    repeated: Sequence[int] = ()
    first_lines: Sequence[int] = ()  # the line on which each of `repeated` first stood

    def of(self, row: int, address: str) -> tuple[Finding, ...]:
        """The findings about a row, given its address."""
        noticed: tuple[Finding, ...] = ()
        place = _place(self.noticed, row)
        if place is not None:
            noticed, complete = self.different[self.numbers[place]]
            if not complete:
                noticed = check_address(address, load_address_rules())
        place = _place(self.repeated, row)
        if place is None:
            return noticed
        return (*noticed, duplicate_finding(self.first_lines[place]))

    def rows(self, total: int) -> bytearray:
        """For each of `total` rows, whether there is a word about its address."""
        marks = bytearray(total)
        for rows in (self.noticed, self.repeated):
            for row in rows:
                marks[row] = True
        return marks


def merged_findings(parts: Iterable[tuple[Findings, int]]) -> Findings:
    """The findings of several files, each given with its number of rows, as of one."""
    noticed, numbers, repeated, first_lines = array("L"), array("L"), array("L"), array("L")
    different = {UNKNOWN: 0}
    first_row = 0
    for findings, rows in parts:
        renumbered = [different.setdefault(each, len(different)) for each in findings.different]
        noticed.extend(first_row + row for row in findings.noticed)
        numbers.extend(map(renumbered.__getitem__, findings.numbers))
        repeated.extend(first_row + row for row in findings.repeated)
        first_lines.extend(findings.first_lines)
        first_row += rows
    return Findings(noticed, numbers, tuple(different), repeated, first_lines)


class FindingsCollector:
    """Takes the addresses of a file in their order; keeps the rows about which there is a word."""

    def __init__(self) -> None:
        self._checker = AddressChecker(load_address_rules())
        self._addresses: list[str] = []
        self._lines: list[Sequence[int]] = []
        self._first_row = 0
        self._noticed, self._numbers = array("L"), array("L")
        self._repeated, self._first_lines = array("L"), array("L")

    def add(self, addresses: Sequence[str], lines: Sequence[int]) -> None:
        """Takes the addresses of some rows, and their lines in the file."""
        self._addresses.extend(addresses)
        self._lines.append(lines)
        if len(self._addresses) >= _ROWS_A_BLOCK:
            self._check()

    def pass_over(self, count: int) -> None:
        """Takes no address of so many rows: they have none."""
        self._check()
        self._first_row += count

    def findings(self) -> Findings:
        """The findings of all rows taken; asked for once."""
        self._check()
        self._checker.forget()
        different = tuple(self._checker.findings.different)
        return Findings(self._noticed, self._numbers, different, self._repeated, self._first_lines)

    def _check(self) -> None:
        found = self._checker.check_block(self._addresses, Lines(self._lines))
        first = self._first_row
        self._noticed.extend(first + position for position in found.noticed)
        self._numbers.extend(found.noticed.values())
        for position, line in found.repeated:
            self._repeated.append(first + position)
            self._first_lines.append(line)
        self._first_row += len(self._addresses)
        # New lists: the checker remembers the old ones, for addresses that come up again.
        self._addresses, self._lines = [], []


def _place(rows: Sequence[int], row: int) -> int | None:
    place = bisect_left(rows, row)
    return place if place < len(rows) and rows[place] == row else None
