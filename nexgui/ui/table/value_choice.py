"""The different values of a column with their numbers, and which of them the user ticks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.query.folding import folded
from nexgui.core.query.query import Column, SortBy, ValueFilter, cells_of
from nexgui.core.results import DeliveryResults

MOST_VALUES = 20_000  # different ones; nobody chooses from more
_ROWS_A_PART = 16_384
_LONGEST = 100  # characters


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """Values with their numbers, the most frequent first."""

    counts: Mapping[str, int]
    complete: bool  # whether there are no others


def column_values(
    results: DeliveryResults,
    column: Column,
    report: Report = ignore_progress,
    *,
    words: str = "",
) -> ColumnValues:
    """The values of a column in which `words` occur; of more than `MOST_VALUES`, some."""
    if column is SortBy.STATUS:
        names = {status.name: count for status, count in results.counts.statuses}
        return ColumnValues({name: names[name] for name in found_values(names, words)}, True)
    wanted = folded(words.strip())
    counts: Counter[str] = Counter()
    complete, done = True, 0
    for cells in cells_of(results, column):
        report(done, len(results))
        for start in range(0, len(cells), _ROWS_A_PART):
            part: Mapping[str, int] = Counter(cells[start : start + _ROWS_A_PART])
            if not complete:
                part = {value: count for value, count in part.items() if value in counts}
            counts.update(_found(part, wanted) if wanted else part)
            complete = complete and len(counts) <= MOST_VALUES
        done += len(cells)
    return ColumnValues(dict(counts.most_common(MOST_VALUES)), complete)


class ValueChoice:
    """Ticks of all values of a column, of which there may be more than are listed."""

    def __init__(self, before: ValueFilter | None) -> None:
        """Begins with the ticks of a filter; None: all values have one."""
        self._ticked = before or ValueFilter(frozenset(), excluded=True)
        self._all: ColumnValues | None = None  # as they are without words
        self.words = ""  # those that narrow the list
        self._listed = ColumnValues({}, complete=False)

    def list_values(self, values: ColumnValues, words: str) -> None:
        """Takes the values in which the words occur that are searched in the list."""
        self.words, self._listed = words.strip(), values
        if not self.words:
            self._all = values

    def known_values(self, words: str) -> ColumnValues | None:
        """The values in which words occur; None: they must be counted anew for these words."""
        everything = self._all
        if everything is None or (words.strip() and not everything.complete):
            return None
        counts = everything.counts
        found = {value: counts[value] for value in found_values(counts, words)}
        return ColumnValues(found, everything.complete)

    @property
    def listed(self) -> ColumnValues:
        """The values that are listed now."""
        return self._listed

    def is_ticked(self, value: str) -> bool:
        """Whether a value has a tick."""
        return value in self._ticked

    def tick(self, values: Sequence[str], *, ticked: bool) -> None:
        """Ticks some values, or takes their ticks away."""
        adds = ticked != self._ticked.excluded
        before = self._ticked.values
        after = before.union(values) if adds else before.difference(values)
        self._ticked = ValueFilter(after, self._ticked.excluded)

    def tick_listed(self, *, ticked: bool) -> None:
        """Ticks all values that are listed; all of the column where no words narrow the list."""
        if self.words:
            self.tick(list(self._listed.counts), ticked=ticked)
        else:
            self._ticked = ValueFilter(frozenset(), excluded=ticked)

    @property
    def shows_unlisted(self) -> bool:
        """Whether recipients whose values are not listed would be shown with these ticks."""
        return not self.words and not self._listed.complete and self._ticked.excluded

    @property
    def shows_some(self) -> bool:
        """Whether a recipient would be shown with these ticks."""
        return self.shows_unlisted or any(map(self.is_ticked, self._listed.counts))

    def filter(self) -> ValueFilter | None:
        """The filter that shows what has a tick and is found by the words; None: all values.

        What was taken away is kept where that is less, or the values are not all known.
        """
        listed = self._listed.counts
        if not self.words and not self._listed.complete:
            return self._ticked if self._ticked.values or not self._ticked.excluded else None
        ticked = frozenset(filter(self.is_ticked, listed))
        others = frozenset(listed).difference(ticked)
        if self.words or len(ticked) <= len(others):
            return ValueFilter(ticked)
        return ValueFilter(others, excluded=True) if others else None


def value_name(value: str) -> str:
    """A value on one line of a list; blank ones have a name."""
    shown = " ".join(value[: 2 * _LONGEST].split()) or text("filter.blank")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def found_values(values: Mapping[str, int], words: str) -> Sequence[str]:
    """Those of the values in whose names `words` occur, whatever their letter case and kana."""
    wanted = folded(words.strip())
    return list(_found(values, wanted) if wanted else values)


def _found(values: Mapping[str, int], wanted: str) -> dict[str, int]:
    return {value: count for value, count in values.items() if wanted in folded(value_name(value))}
