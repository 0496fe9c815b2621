"""The findings about the addresses of a whole file (気づいた点), row by row."""

from collections.abc import Mapping, Sequence

from nexgui.core.address_blocks import AddressChecker
from nexgui.core.address_check import Finding
from nexgui.core.address_rules import load_address_rules
from nexgui.core.lines import Lines

# The check works on many addresses at once: that is what makes it fast.
_ROWS_A_BLOCK = 20_000


class FindingsCollector:
    """Takes the addresses of a file in their order; keeps the rows about which there is a word."""

    def __init__(self) -> None:
        self._checker = AddressChecker(load_address_rules())
        self._addresses: list[str] = []
        self._lines: list[Sequence[int]] = []
        self._first_row = 0
        self._found: dict[int, tuple[Finding, ...]] = {}

    def add(self, addresses: Sequence[str], lines: Sequence[int]) -> None:
        """Takes the addresses of some rows, and their lines in the file."""
        self._addresses.extend(addresses)
        self._lines.append(lines)
        if len(self._addresses) >= _ROWS_A_BLOCK:
            self._check()

    def findings(self) -> Mapping[int, tuple[Finding, ...]]:
        """The findings by row; rows about which there is nothing to say are not there."""
        self._check()
        self._checker.forget()
        return self._found

    def _check(self) -> None:
        found = self._checker.check_block(self._addresses, Lines(self._lines))
        first = self._first_row
        self._found.update((first + position, findings) for position, findings in found.items())
        self._first_row += len(self._addresses)
        # New lists: the checker remembers the old ones, for addresses that come up again.
        self._addresses, self._lines = [], []
