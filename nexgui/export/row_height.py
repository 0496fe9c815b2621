"""How tall a row and how wide a column must be for its texts.

Not every program works out heights on opening; none works out widths.
"""

from collections.abc import Iterable
from functools import lru_cache

TALLEST_ROW = 405.0  # points; Excel allows 409.5, and some of our rows add a little padding
_BELOW = 0.3
_LINE = 1.67  # of the size of the text: lines of 游ゴシック stand far apart
# What a character takes of a column, whose width counts digits of 11 points, 6 points each.
_FULL, _HALF = 1 / 6, 0.52 / 6  # of the size
# Excel breaks lines between words and keeps 「。」 off the line start: part of a line stays unused.
_USED_SHARE = 0.95
_AROUND = 1.5  # what a column needs beside its text
_BUTTON = 2.5  # the filter button beside a header


def row_height(cells: Iterable[tuple[str, float]], size: float = 10) -> float:
    """The height in points for cells given as (text, width of the column in characters)."""
    lines = max((_lines(text, width, size) for text, width in cells), default=1)
    unused = _BELOW * size if lines > 1 else 0  # the space below the last line
    return min(TALLEST_ROW, round(_LINE * size * lines - unused, 2))


def column_width(
    header: str, texts: Iterable[str], size: float, narrowest: float = 8, widest: float = 40
) -> float:
    """The width in characters for a header with a filter button, and some texts below it."""
    widest_text = max(
        (_width(line, size) for text in texts for line in text.split("\n")), default=0
    )
    needed = max(_width(header, size) + _BUTTON, widest_text + _AROUND)
    return round(min(widest, max(narrowest, needed)), 1)


def surely_one_line(text: str, width: float, size: float) -> bool:
    """Whether a text takes one line whatever it holds; that is told at once."""
    return len(text) * size * _FULL <= width and "\n" not in text


@lru_cache(maxsize=4096)
def _lines(text: str, width: float, size: float) -> int:
    widths = (_width(line, size) for line in text.split("\n"))
    usable = width * _USED_SHARE
    return sum(1 if line <= width else max(2, -int(-line // usable)) for line in widths)


def _width(line: str, size: float) -> float:
    if line.isascii():
        return len(line) * _HALF * size
    # Nearly all others are wide; to ask for each of them takes as long as to write the row.
    wide = len(line) - len(line.encode("ascii", "ignore"))
    return (wide * _FULL + (len(line) - wide) * _HALF) * size
