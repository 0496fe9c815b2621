"""All recipients in the order of one column: worked out once, shown many times."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from nexgui.core.progress import Report
from nexgui.core.sorting.sorter import Part

_ROWS_A_PIECE = 16_384


class Order:
    """All rows from the least to the greatest, then those with a blank cell.

    Some parts may still have to be sorted: each is when it is first wanted. Several threads may
    use an order.
    """

    def __init__(self, parts: Sequence[Part | Callable[[], Part]], blank: Sequence[int]) -> None:
        """A part that has to be sorted yet is what sorts it."""
        self._parts = list(parts)
        self._blank = blank
        self._lock = Lock()

    @property
    def is_complete(self) -> bool:
        """Whether every part is sorted."""
        return all(isinstance(part, Part) for part in self._parts)

    def rows(self, *, descending: bool) -> Iterator[Sequence[int]]:
        """All rows, some at a time; equal ones keep the file's order in both directions."""
        numbers = range(len(self._parts))
        for number in reversed(numbers) if descending else numbers:
            part = self._part(number)
            yield from _pieces_of(part.backwards() if descending else part.rows)
        yield from _pieces_of(self._blank)

    def complete(self, report: Report) -> None:
        """Sorts whatever is not sorted yet."""
        for number in range(len(self._parts)):
            report(number, len(self._parts))
            self._part(number)

    def _part(self, number: int) -> Part:
        with self._lock:
            part = self._parts[number]
            if not isinstance(part, Part):
                part = self._parts[number] = part()
        return part


def _pieces_of(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    return (rows[at : at + _ROWS_A_PIECE] for at in range(0, len(rows), _ROWS_A_PIECE))
