"""How tall a row must be for its wrapped texts: not every program works it out on opening."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_POINTS_A_LINE = 17.25  # of 游ゴシック at 10 points, whose lines stand far apart
TALLEST_ROW = 405.0  # points; Excel allows 409.5, and some of our rows add a little padding
# Excel breaks lines between words and keeps 「。」 off the line start: part of a line stays unused.
_USED_SHARE = 0.92


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points for cells given as (text, width of the column in characters)."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(TALLEST_ROW, _POINTS_A_LINE * lines)


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    usable = width * _USED_SHARE
    return sum(max(1, -int(-_width(line) // usable)) for line in text.split("\n"))


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in line)
