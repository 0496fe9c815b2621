"""Undoes what pasting a CSV file into one column of Excel does: whole lines in one cell each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from nexgui.core.reading.lines import whole_lines
from nexgui.core.reading.rows import QUOTE, lines_of, records
from nexgui.core.reading.signs import BYTE_ORDER_MARK, Signs, is_blank

_DELIMITER = ","
_CHARACTERS_TO_TELL = 65536
_ROWS_TO_TELL = 50
_HEADERS_TO_TELL = 2
_ROWS_A_PIECE = 500


def unwrapped(pieces: Iterable[str], signs: Signs, tell: Callable[[], None]) -> Iterator[str]:
    """The text within the cells where each row is a line in one cell, which `tell` is told.

    Any other text stays as it is.
    """
    pieces = iter(pieces)
    first: list[str] = []
    while sum(map(len, first)) < _CHARACTERS_TO_TELL and (piece := next(pieces, "")):
        first.append(piece)
    if not _is_wrapped("".join(first), signs):
        yield from first
        yield from pieces
        return
    tell()
    lines = chain.from_iterable(map(lines_of, whole_lines(chain(first, pieces))))
    every_row = records(lines, _DELIMITER)
    while rows := list(islice(every_row, _ROWS_A_PIECE)):
        yield "".join(f"{row[0]}\n" if row else "\n" for row in rows)


def _is_wrapped(text: str, signs: Signs) -> bool:
    if not text.lstrip(f"{BYTE_ORDER_MARK}\r\n").startswith(QUOTE):
        return False
    rows = list(islice(records(lines_of(text), _DELIMITER), _ROWS_TO_TELL))
    return all(is_blank(row[1:]) for row in rows) and any(
        _is_header(row, signs) for row in rows if row
    )


def _is_header(row: Sequence[str], signs: Signs) -> bool:
    return signs.known_headers(row[0].split(_DELIMITER)) >= _HEADERS_TO_TELL
