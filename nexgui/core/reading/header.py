"""Which delimiter a file uses, and which of its first rows is the header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nexgui.core.reading.signs import Signs, is_blank
from nexgui.core.reading.text_feed import Quotes, TextFeed

_DELIMITERS = (",", "\t", ";")
# Looked at to find the header: before it may stand some lines like 案件名 and 送信日時.
_FIRST_ROWS = 50
_FIRST_CHARACTERS = 65536
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A row at the beginning of a file, and how much text it takes."""

    cells: Sequence[str]
    characters: int
    lines: int
    quotes: Quotes


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out; `header_row` counts all rows from 0, and is None without a header."""

    delimiter: str
    header_row: int | None
    width: int  # of the header, else of the first row
    # Read once and for all: whoever read them again might part them in another way.
    first_rows: Sequence[FirstRow] = field(default=(), compare=False, repr=False)


def find_layout(text: str, signs: Signs) -> Layout:
    """The layout of a file that begins with `text`.

    The delimiter is the one that shows the most known headers, then the most statuses, then the
    most cells in the header. The header is the row with the most known headers; without any, it
    is the row before the first recipient, and without a recipient the first. A row that holds an
    address, a time, or 有 or 無 is never the header.
    """
    line_end = _LINE_END.search(text, _FIRST_CHARACTERS)  # a header may be longer than that
    start = text[: line_end.end()] if line_end else text
    first_rows = {delimiter: _first_rows(start, delimiter, signs) for delimiter in _DELIMITERS}

    def fitness(delimiter: str) -> tuple[int, int, int]:
        rows = [row.cells for row in first_rows[delimiter]]
        statuses = sum(map(signs.holds_status, rows))
        known, width = max((signs.known_headers(row), len(row)) for row in rows)
        return known, statuses, width

    delimiter = max(_DELIMITERS, key=fitness)
    rows = [row.cells for row in first_rows[delimiter]]
    header_row = _find_header(rows, signs)
    return Layout(delimiter, header_row, len(rows[header_row or 0]), first_rows[delimiter])


def _first_rows(text: str, delimiter: str, signs: Signs) -> list[FirstRow]:
    feed = TextFeed(iter([text]), signs)
    feed.expect(delimiter, 0)
    rows: list[FirstRow] = []
    while len(rows) < _FIRST_ROWS and feed.fill():
        line = feed.line
        cells, quotes = feed.read_row()
        rows.append(FirstRow(cells, len(feed.row_text), feed.line - line, quotes))
    return rows or [FirstRow([], 0, 0, Quotes.MEANT)]


def _find_header(rows: Sequence[Sequence[str]], signs: Signs) -> int | None:
    known = [0 if signs.holds_value(row) else signs.known_headers(row) for row in rows]
    if max(known):
        number = known.index(max(known))
        above = (row for row in rows[:number] if len(row) == len(rows[number]))
        # Below recipients it is the header of a second file: theirs is missing.
        return None if any(map(signs.is_recipient, above)) else number
    filled = [number for number, row in enumerate(rows) if not is_blank(row)]
    return _row_before_recipients(rows, filled, signs)


def _row_before_recipients(
    rows: Sequence[Sequence[str]], filled: Sequence[int], signs: Signs
) -> int | None:
    """The row above the first recipient; the first where there is none; None if that is one."""

    def is_one(number: int) -> bool:
        return signs.holds_status(rows[number]) or signs.holds_value(rows[number])

    of_status = (at for at, number in enumerate(filled) if signs.holds_status(rows[number]))
    of_value = (at for at, number in enumerate(filled) if signs.holds_value(rows[number]))
    first = next(of_status, next(of_value, None))
    if first is None:
        return filled[0] if filled else 0
    width = len(rows[filled[first]])
    while first and len(rows[filled[first - 1]]) == width:
        first -= 1
        if not is_one(filled[first]):
            return filled[first]
    return None
