"""Looks at some rows of a table to tell what its columns are."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from nexgui.core.sorting.sort_values import Kind, kind_of

_SAMPLES, _ROWS_A_SAMPLE = 8, 128


def sampled_rows(total: int) -> Iterator[int]:
    """Some rows here and there, each with its neighbours: only their blocks must be looked into."""
    if total <= _SAMPLES * _ROWS_A_SAMPLE:
        yield from range(total)
        return
    for number in range(_SAMPLES):
        start = number * (total - _ROWS_A_SAMPLE) // (_SAMPLES - 1)
        yield from range(start, start + _ROWS_A_SAMPLE)


def kinds_of(rows: Sequence[Sequence[str]], most: int) -> list[Kind]:
    """What each of the first columns is, `most` of them, if there is a cell in the sample."""
    sample = (rows[row][:most] for row in sampled_rows(len(rows)))
    return [kind_of(cells) for cells in zip_longest(*sample, fillvalue="")]
