"""Which values of a column are shown."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ValueFilter:
    """Some values of a column, or all but them; the latter shows values that nobody listed too."""

    values: frozenset[str]
    excluded: bool = False  # whether all values but these are shown

    def __contains__(self, value: str) -> bool:
        return (value in self.values) != self.excluded

    @property
    def is_shown(self) -> Callable[[str], bool]:
        """Whether a value is shown, as it is asked quickest for a million."""
        values = self.values
        return (lambda value: value not in values) if self.excluded else values.__contains__
