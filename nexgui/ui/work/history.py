"""What was on screen before, so that the user can go back to it and forward again."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nexgui.core.results import DeliveryResults

MOST_STATES = 5
"""Of other files, that the user can go back."""

_MOST_CORRECTIONS = 200  # that can be taken back; each takes next to nothing
_MOST_ROWS = 1_000_000  # that are kept besides those on screen: they take memory


@dataclass(frozen=True, eq=False)
class Shown:
    """What is on screen: the results of each file, and of all of them together."""

    parts: "tuple[DeliveryResults, ...]" = ()
    results: "DeliveryResults | None" = None

    def has_files_of(self, other: "Shown") -> bool:
        """Whether the files are the same, and at most the corrections are others."""
        return len(self.parts) == len(other.parts) and all(
            one.table is another.table and one.changes is another.changes
            for one, another in zip(self.parts, other.parts, strict=True)
        )


class History:
    """The states before the one on screen, and those that were taken back."""

    def __init__(self) -> None:
        self._past: list[Shown] = []
        self._future: list[Shown] = []

    @property
    def last(self) -> Shown | None:
        """What the user goes back to; None: there is nothing."""
        return self._past[-1] if self._past else None

    @property
    def next(self) -> Shown | None:
        """What the user took back last; None: there is nothing."""
        return self._future[-1] if self._future else None

    def add(self, before: Shown, now: Shown) -> list[Any]:
        """Remembers what was on screen; returns what is forgotten for it, to be freed."""
        forgotten: list[Any] = self._future
        self._past, self._future = [*self._past, before], []
        while self._past and self._is_too_much(now):
            forgotten.append(self._past.pop(0))
        return forgotten

    def _is_too_much(self, now: Shown) -> bool:
        states = [*self._past, now]
        others = sum(not one.has_files_of(other) for one, other in pairwise(states))
        too_many = others > MOST_STATES or len(self._past) > _MOST_CORRECTIONS
        return too_many or self._rows(now) > _MOST_ROWS

    def move(self, now: Shown, to: Shown) -> None:
        """Has gone back or forward to a state, from the one that is on screen now."""
        if to is self.last:
            self._future.append(now)
            self._past.pop()
        else:
            self._past.append(now)
            self._future.pop()

    def clear(self) -> list[Any]:
        """Forgets all, and returns it."""
        forgotten: list[Any] = [*self._past, *self._future]
        self._past, self._future = [], []
        return forgotten

    def _rows(self, now: Shown) -> int:
        """How many rows are kept, each file's once, but for those on screen."""
        on_screen = {id(part.table) for part in now.parts}
        kept = {id(part.table): len(part) for state in self._past for part in state.parts}
        return sum(count for table, count in kept.items() if table not in on_screen)
