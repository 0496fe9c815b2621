"""The different values of a column, and how many recipients have each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nexgui.core.arranging.arrangement import SortBy
from nexgui.core.folding import folded
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
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
    column: SortBy | int,
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
    rows = results.table.rows
    for cells in rows.column(column) if isinstance(column, int) else results.addresses():
        report(done, len(results))
        for start in range(0, len(cells), _ROWS_A_PART):
            part: Mapping[str, int] = Counter(cells[start : start + _ROWS_A_PART])
            if not complete:
                part = {value: count for value, count in part.items() if value in counts}
            counts.update(_found(part, wanted) if wanted else part)
            complete = complete and len(counts) <= MOST_VALUES
        done += len(cells)
    return ColumnValues(dict(counts.most_common(MOST_VALUES)), complete)


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
