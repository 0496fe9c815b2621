"""Text of a result file to a table: header, rows, the line number of each row, what was odd."""

import csv
import io
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nexgui.core.decoding import REPLACEMENT
from nexgui.core.errors import HeaderOnlyError
from nexgui.core.messages import text as message
from nexgui.core.progress import Report, ignore_progress

# A cell may be as long as it likes: nothing that was in the file is refused for its size.
# (The module's limit must fit a C long, which is 32 bits wide on Windows.)
csv.field_size_limit(2**31 - 1)

_DELIMITERS = (",", "\t", ";")
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
    own at the end. `lines[i]` is the line of the file (from 1) on which `rows[i]` starts.
    """

    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    oddities: tuple[Oddity, ...]


def parse(text: str, name: str, report: Report = ignore_progress) -> Table:
    """Parses the text of the file `name`; `report` counts lines.

    Raises:
        HeaderOnlyError: the first row that is not blank is also the last.
    """
    line = 1
    header: list[str] | None = None
    rows: list[list[str]] = []
    lines = array("L")
    oddities: list[Oddity] = []
    total = text.count("\n") + text.count("\r") + 1
    for block in _blocks(text):
        for row in block:
            if not row:
                oddities.append(Oddity(line, message("oddity.blank_rows")))
            elif header is None:
                header = row
            else:
                rows.append(row)
                lines.append(line)
            line += _lines_of(row)
        report(min(line, total), total)
    if header is None or not rows:
        raise HeaderOnlyError(name=name)
    oddities = [*_trim_blank_end(oddities, lines[-1]), *_odd_rows(header, rows, lines)]
    return Table(_full_header(header, rows), rows, lines, tuple(oddities))


def _blocks(text: str) -> Iterator[list[list[str]]]:
    # newline="" keeps every line break of a quoted cell as it is.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    while block := list(islice(reader, _ROWS_A_BLOCK)):
        yield block


def _delimiter(text: str) -> str:
    """The delimiter that occurs most often in the first line; a comma where none does."""
    first_line = text.lstrip().splitlines()[0]
    return max(_DELIMITERS, key=first_line.count)


def _lines_of(row: list[str]) -> int:
    """How many lines of the file a row takes: one, and one more for each line break in a cell."""
    return 1 + sum(
        cell.count("\n") + cell.count("\r") - cell.count("\r\n")
        for cell in row
        if "\n" in cell or "\r" in cell
    )


def _trim_blank_end(oddities: list[Oddity], last_line: int) -> list[Oddity]:
    """Without the blank rows after the last recipient: many programs end a file so."""
    return [oddity for oddity in oddities if oddity.line is None or oddity.line < last_line]


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
