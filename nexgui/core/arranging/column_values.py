"""The different values of a column, and how many recipients have each."""

from collections import Counter
from collections.abc import Mapping

from nexgui.core.arranging.arrangement import SortBy
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.results import DeliveryResults

MOST_VALUES = 20_000  # different ones; nobody chooses from more
_ROWS_A_PART = 16_384


def column_values(
    results: DeliveryResults, column: SortBy | int, report: Report = ignore_progress
) -> Mapping[str, int]:
    """The values of a column and their numbers, the most frequent first.

    Where a column has more than `MOST_VALUES` different ones, counting ends there.
    """
    if column is SortBy.STATUS:
        return {status.name: count for status, count in results.counts.statuses}
    counts: Counter[str] = Counter()
    done = 0
    rows = results.table.rows
    for cells in rows.column(column) if isinstance(column, int) else results.addresses():
        report(done, len(results))
        for start in range(0, len(cells), _ROWS_A_PART):
            counts.update(cells[start : start + _ROWS_A_PART])
        done += len(cells)
        if len(counts) > MOST_VALUES:
            break
    return dict(counts.most_common(MOST_VALUES))
