"""Takes what the reader chose to see of some results over to others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nexgui.core.arranging.arrangement import Arrangement, Column
from nexgui.core.arranging.value_filter import ValueFilter
from nexgui.core.results import DeliveryResults

_Name = tuple[str, int]


def carried(
    arrangement: Arrangement, header: Sequence[str], results: DeliveryResults
) -> Arrangement:
    """`arrangement` of results with this header, as far as other results have the same columns.

    Columns go by their names, the first of a name with the first, the second with the second.
    """
    names = list(_names(header))
    places = {name: place for place, name in enumerate(_names(results.table.header))}

    def moved(column: Column) -> Column | None:
        return places.get(names[column]) if isinstance(column, int) else column

    values: Mapping[Column, ValueFilter] = {
        place: chosen
        for column, chosen in arrangement.values.items()
        if (place := moved(column)) is not None
    }
    sort_by = None if arrangement.sort_by is None else moved(arrangement.sort_by)
    groups = arrangement.groups & results.counts.groups.keys()
    return replace(
        arrangement,
        groups=frozenset() if groups == results.counts.groups.keys() else groups,
        sort_by=sort_by,
        descending=arrangement.descending and sort_by is not None,
        values=values,
        needing=arrangement.needing and results.counts.partly_needing,
    )


def _names(header: Sequence[str]) -> Iterator[_Name]:
    """Each name, and how many columns of that name come before it."""
    seen: dict[str, int] = {}
    for name in header:
        before = seen.get(name, 0)
        seen[name] = before + 1
        yield name, before
