"""Which delimiter a file uses, and which of its first rows is the header."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from nexgui.core.file_rules import FileRules, comparable_header
from nexgui.core.guide import StatusGuide
from nexgui.core.rows import lines_of, records

_DELIMITERS = (",", "\t", ";")
# Looked at to find the header: before it may stand some lines like 案件名 and 送信日時.
_FIRST_ROWS = 50
_FIRST_CHARACTERS = 65536


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out; `header_row` counts all rows from 0, and is None without a header."""

    delimiter: str
    header_row: int | None
    width: int  # of the header, else of the first row


def find_layout(text: str, rules: FileRules, guide: StatusGuide) -> Layout:
    """The layout of a file that begins with `text`.

    The delimiter is the one that shows the most known headers, then the most statuses, then the
    most cells in the header. The header is the row with the most known headers; without any, it
    is the row before the first that holds a status, and without such a row the first.
    """
    start = text[:_FIRST_CHARACTERS]

    def fitness(delimiter: str) -> tuple[int, int, int]:
        rows = _first_rows(start, delimiter)
        statuses = sum(_holds_status(row, guide) for row in rows)
        known, width = max((_known(row, rules), len(row)) for row in rows)
        return known, statuses, width

    delimiter = max(_DELIMITERS, key=fitness)
    rows = _first_rows(start, delimiter)
    header_row = _find_header(rows, rules, guide)
    return Layout(delimiter, header_row, len(rows[header_row or 0]))


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    return list(islice(records(lines_of(text), delimiter), _FIRST_ROWS)) or [[]]


def _find_header(rows: Sequence[Sequence[str]], rules: FileRules, guide: StatusGuide) -> int | None:
    known = [0 if _is_recipient(row, guide) else _known(row, rules) for row in rows]
    if max(known):
        return known.index(max(known))
    for number, row in enumerate(rows):
        if _holds_status(row, guide):
            above = rows[number - 1] if number else []
            return number - 1 if len(above) == len(row) else None
    return next((number for number, row in enumerate(rows) if row), 0)


def _known(row: Sequence[str], rules: FileRules) -> int:
    return sum(comparable_header(cell) in rules.known_headers for cell in row)


def _is_recipient(row: Sequence[str], guide: StatusGuide) -> bool:
    return _holds_status(row, guide) and any("@" in cell for cell in row)


def _holds_status(row: Sequence[str], guide: StatusGuide) -> bool:
    return any(guide.find_name(cell) is not None for cell in row)
