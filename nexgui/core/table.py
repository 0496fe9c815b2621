"""Text of a result file to a table: header, rows, the line number of each row, what was odd."""

import csv
import io
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nexgui.core.decoding import REPLACEMENT
from nexgui.core.errors import HeaderOnlyError
from nexgui.core.file_rules import FileRules, comparable_header
from nexgui.core.messages import text as message
from nexgui.core.progress import Report, ignore_progress

# A cell may be as long as it likes: nothing that was in the file is refused for its size.
# (The module's limit must fit a C long, which is 32 bits wide on Windows.)
csv.field_size_limit(2**31 - 1)

_DELIMITERS = (",", "\t", ";")
_HEADER_CHARACTERS = 65536  # looked at to find the delimiter
# Rows read between two reports: some 10 ms, so that the window keeps answering.
_ROWS_A_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something unusual in the file (読み込み時の注意): where, and what was done about it."""

    line: int | None  # counted from 1; None: the file as a whole
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """A parsed file; every cell is the file's own text, to the letter.

    A row may hold fewer cells than the header, never more: surplus cells have headers of their
    own at the end. Lines are counted from 1; `lines[i]` is the line on which `rows[i]` starts.
    """

    header: tuple[str, ...]
    header_line: int
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    oddities: tuple[Oddity, ...]


def parse(text: str, name: str, rules: FileRules, report: Report = ignore_progress) -> Table:
    """Parses the text of the file `name`; `report` counts lines.

    Raises:
        HeaderOnlyError: the first row that is not blank is also the last.
    """
    line = 1
    header: list[str] | None = None
    header_line = line
    rows: list[list[str]] = []
    lines = array("L")
    oddities: list[Oddity] = []
    total = text.count("\n") + text.count("\r") + 1
    for block in _blocks(text, _delimiter(text, rules)):
        for row in block:
            if not row:
                oddities.append(Oddity(line, message("oddity.blank_rows")))
            elif header is None:
                header, header_line = row, line
            else:
                rows.append(row)
                lines.append(line)
            line += _lines_of(row)
        report(min(line, total), total)
    if header is None or not rows:
        raise HeaderOnlyError(name=name)
    oddities = [*_trim_blank_end(oddities, lines[-1]), *_odd_rows(header, rows, lines)]
    if text.count('"') % 2 and _lines_of(rows[-1]) > 1:
        oddities.append(Oddity(lines[-1], message("oddity.open_quote")))
    return Table(_full_header(header, rows), header_line, rows, lines, tuple(oddities))


def _blocks(text: str, delimiter: str) -> Iterator[list[list[str]]]:
    reader = _reader(text, delimiter)
    while block := list(islice(reader, _ROWS_A_BLOCK)):
        yield block


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    # newline="" keeps every line break of a quoted cell as it is.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str, rules: FileRules) -> str:
    """The delimiter that gives the first row the most known headers, then the most cells."""
    start = text.lstrip()[:_HEADER_CHARACTERS]

    def fitness(delimiter: str) -> tuple[int, int]:
        header = next(filter(None, _reader(start, delimiter)), [])
        known = sum(comparable_header(cell) in rules.known_headers for cell in header)
        return known, len(header)

    return max(_DELIMITERS, key=fitness)


def _lines_of(row: list[str]) -> int:
    """How many lines of the file a row takes: one, and one more for each line break in a cell."""
    return 1 + sum(
        cell.count("\n") + cell.count("\r") - cell.count("\r\n")
        for cell in row
        if "\n" in cell or "\r" in cell
    )


def _trim_blank_end(oddities: list[Oddity], last_line: int) -> list[Oddity]:
    """Without the blank rows after the last recipient: many programs end a file so."""
    return [oddity for oddity in oddities if oddity.line is None or oddity.line <= last_line]


def _odd_rows(header: list[str], rows: list[list[str]], lines: Sequence[int]) -> Iterator[Oddity]:
    width = len(header)
    for row, line in zip(rows, lines, strict=True):
        if len(row) < width:
            yield Oddity(line, message("oddity.short_row"))
        elif len(row) > width:
            yield Oddity(line, message("oddity.long_row"))
        if any(REPLACEMENT in cell for cell in row):
            yield Oddity(line, message("oddity.broken_characters"))


def _full_header(header: list[str], rows: list[list[str]]) -> tuple[str, ...]:
    """The header with a name for each column that only some rows have."""
    surplus = max(len(row) for row in rows) - len(header)
    names = (message("table.surplus_header", number=n) for n in range(1, surplus + 1))
    return (*header, *names)
