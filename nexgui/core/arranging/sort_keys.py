"""What cells are compared by: numbers by size, text by its letters, dates by time.

The cells of a block are worked on as one text, which takes a third of the time that it takes to
go from cell to cell.
"""

import re
from collections.abc import Iterable, Sequence

from nexgui.core.folding import folded, folded_together

Key = str | float

_BETWEEN = "\0"  # the cells of a text: no letter becomes it or is joined with it
_NUMBER = re.compile(r"\s*[+-]?\d[\d,]*(\.\d+)?\s*")
_DIGITS = re.compile(r"(\d+)")
_MOST_DIGITS = 50_000  # runs that are longer go by their letters alone


class _Lengths(dict[int, str]):
    """A letter for the length of a number: the greater the longer."""

    def __missing__(self, length: int) -> str:
        letter = self[length] = chr(min(length, _MOST_DIGITS) + ord("0"))
        return letter


_LENGTHS = _Lengths()


def number_keys(cells: Iterable[str]) -> list[float] | None:
    """A key for each cell if all of them are numbers, else None."""
    cells = list(cells)
    if not all(map(_NUMBER.fullmatch, cells)):
        return None
    return [float(cell.replace(",", "").strip()) for cell in cells]


def text_keys(cells: Sequence[str]) -> list[str]:
    """A key for each cell; runs of digits count as numbers, so 2026/9/5 is before 2026/10/1."""
    if not cells:
        return []
    text = _BETWEEN.join(cells)
    if text.count(_BETWEEN) >= len(cells):
        return [_with_lengths(folded(cell)) for cell in cells]
    return _with_lengths(folded_together(text)).split(_BETWEEN)


def sort_keys(cells: Sequence[str]) -> Sequence[Key]:
    """A key for each cell of a column."""
    numbers = number_keys(cells)
    return text_keys(cells) if numbers is None else numbers


def _with_lengths(text: str) -> str:
    """A text in which every run of digits has its length before it, and no leading zeros."""
    parts = _DIGITS.split(text)
    bare = [digits.lstrip("0") for digits in parts[1::2]]
    parts[1::2] = [_LENGTHS[len(digits)] + digits for digits in bare]
    return "".join(parts)
