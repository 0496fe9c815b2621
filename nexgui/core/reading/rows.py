"""The rows of a table, kept as text and parsed when they are asked for.

A million recipients as lists of strings would take gigabytes; as text they take what the file
takes, and a row is parsed in a millionth of a second.
"""

import csv
import io
import re
from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence, Sized
from itertools import accumulate, chain, pairwise
from typing import TypeVar, overload

# A cell may be as long as it likes: nothing that was in the file is refused for its size.
# (The module's limit must fit a C long, which is 32 bits wide on Windows.)
csv.field_size_limit(2**31 - 1)

QUOTE = '"'
_NEAR_END = 3  # cells
DELIMITER = ","
"""Between the cells of rows that the program itself puts into text."""

_LINE_END = "\r\n"  # so that the writer quotes cells with a CR as well
_WRITTEN_CELL = re.compile(r'("(?:[^"]|"")*"|[^",]*)(?:,|\Z)')
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')
Item = TypeVar("Item")


def csv_records(
    lines: Iterable[str], delimiter: str, *, quoting: bool = True
) -> Iterator[list[str]]:
    """The records of some lines, as the standard library reads CSV; a quote may be mere text."""
    if quoting:
        return csv.reader(lines, delimiter=delimiter)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the first record of some lines has a quote that they do not close."""
    reader = csv.reader([*lines, "\n"], delimiter=delimiter)
    next(reader)
    return reader.line_num > len(lines)


def quoted(cell: str, *, always: bool = False) -> str:
    """A cell as it is written between commas."""
    if not always and not _NEEDS_QUOTES.search(cell):
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends: LF, CR LF or CR, and nothing else ends a line."""
    return io.StringIO(text, newline="")


class Block:
    """Some rows that follow each other, as CSV."""

    def __init__(
        self,
        text: str,
        delimiter: str,
        starts: Sequence[int] | None = None,
        *,
        count: int | None = None,
        line_end: str = "\n",
        width: int | None = None,
        literal: frozenset[int] = frozenset(),
    ) -> None:
        """Takes the places in `text` at which rows start, or the number of rows, one a line.

        `width` is the number of cells of every row, where all have the same. `literal` has the
        numbers of rows in which a quote is nothing but a character.
        """
        self._text = text
        self._delimiter = delimiter
        self._starts = starts
        self._line_end = line_end
        self._width = width
        self._literal = literal
        self._count = len(starts) if starts is not None else count or 0
        self._is_line_a_row = starts is None and QUOTE not in text

    @classmethod
    def written(cls, rows: Sequence[Sequence[str]]) -> "Block":
        """Rows that were no text: written so that every cell comes back to the letter."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=DELIMITER, lineterminator=_LINE_END)
        starts = array("L")
        for row in rows:
            starts.append(text.tell())
            writer.writerow(row)
        csv_text = text.getvalue()
        if QUOTE in csv_text:
            return cls(csv_text, DELIMITER, starts)
        widths = set(map(len, rows))
        width = widths.pop() if len(widths) == 1 else None
        return cls(csv_text, DELIMITER, count=len(rows), line_end=_LINE_END, width=width)

    def __len__(self) -> int:
        return self._count

    def row(self, index: int) -> list[str]:
        """The cells of a row."""
        text = self._row_text(index)
        if QUOTE not in text or index in self._literal:
            return text.rstrip("\r\n").split(self._delimiter)
        return next(csv_records(lines_of(text), self._delimiter))

    def written_cells(self, index: int) -> list[str]:
        """The cells of a row as they are written between commas: with the file's own quotes.

        Where it is written in another way, they are quoted where they need it.
        """
        cells = self.row(index)
        if self._delimiter == DELIMITER and index not in self._literal:
            text = self._row_text(index).rstrip("\r\n")
            written = text.split(DELIMITER) if QUOTE not in text else _written_cells(text)
            if len(written) == len(cells):
                return written
        return list(map(quoted, cells))

    def rows(self) -> Iterator[list[str]]:
        """The cells of all rows, in order; faster than one by one."""
        if not self._is_line_a_row:
            return (self.row(index) for index in range(self._count))
        return (line.split(self._delimiter) for line in self._lines())

    def column(self, index: int) -> list[str]:
        """A cell of each row, empty where the row is too short."""
        if not self._is_line_a_row:
            return [row[index] if index < len(row) else "" for row in self.rows()]
        # Near an end of the rows, the cells beyond the one that is asked for need not be parted.
        if self._width is None or index <= _NEAR_END:
            rows = [line.split(self._delimiter, index + 1) for line in self._lines()]
            return [row[index] if index < len(row) else "" for row in rows]
        behind = self._width - 1 - index
        if 0 <= behind <= _NEAR_END:
            return [line.rsplit(self._delimiter, behind + 1)[1] for line in self._lines()]
        if behind < 0:
            return [""] * self._count
        # The last cell of a row and the first of the next come as one, so that no line need be
        # parted from the next; those between them are as far apart in every row.
        return self._text.split(self._delimiter)[index :: self._width - 1]

    def without(self, rows: Container[int]) -> "Block":
        """The same but for some rows."""
        every_text = self.row_texts()
        kept = [row for row in range(self._count) if row not in rows]
        texts = list(map(every_text.__getitem__, kept))
        starts = array("L", accumulate(map(len, texts), initial=0))[:-1]
        literal = frozenset(new for new, old in enumerate(kept) if old in self._literal)
        return Block("".join(texts), self._delimiter, starts, literal=literal)

    @property
    def delimiter(self) -> str:
        """What stands between two cells."""
        return self._delimiter

    @property
    def text(self) -> str:
        """The text of all rows, as in the file."""
        return self._text

    @property
    def line_end(self) -> str | None:
        """What stands behind each row and nowhere else; None: rows are not so easily parted."""
        return self._line_end if self._is_line_a_row else None

    def row_texts(self) -> list[str]:
        """The text of each row, as in the file."""
        return [
            self._text[start:end] for start, end in pairwise([*self._places(), len(self._text)])
        ]

    def _row_text(self, index: int) -> str:
        starts = self._places()
        end = starts[index + 1] if index + 1 < self._count else len(self._text)
        return self._text[starts[index] : end]

    def _places(self) -> Sequence[int]:
        if self._starts is None:
            self._starts = self._find_starts()
        return self._starts

    def _lines(self) -> list[str]:
        return self._text.split(self._line_end)[: self._count]

    def _find_starts(self) -> Sequence[int]:
        lengths = map(len, self._lines()[: self._count - 1])
        gap = len(self._line_end)
        return array("L", accumulate(lengths, lambda at, length: at + length + gap, initial=0))


def _written_cells(text: str) -> list[str]:
    """The cells of a row with their quotes; none where it is not written by the rules."""
    cells, at = [], 0
    while at <= len(text):
        found = _WRITTEN_CELL.match(text, at)
        if found is None:
            return []
        cells.append(found[1])
        at = found.end() + (found.end() == len(text) and not found[0].endswith(DELIMITER))
    return cells


class ChainedSequence(Sequence[Item]):
    """The items of several parts, one part after the other."""

    def __init__(self, parts: Iterable[Sized]) -> None:
        self.ends: tuple[int, ...] = tuple(accumulate(map(len, parts)))
        """Behind which item each part ends."""

    @abstractmethod
    def _item(self, part: int, index: int) -> Item:
        """The item of a part that has this index within it."""

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        part = bisect_right(self.ends, index)
        return self._item(part, index - (self.ends[part - 1] if part else 0))


class Lines(ChainedSequence[int]):
    """The line numbers of rows, of which most follow each other: kept as ranges."""

    def __init__(self, parts: Iterable[Sequence[int]]) -> None:
        self._parts = tuple(parts)
        super().__init__(self._parts)

    def _item(self, part: int, index: int) -> int:
        return self._parts[part][index]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._parts)


class TableRows(ChainedSequence[list[str]]):
    """The rows of a table, which can also be read column by column."""

    @abstractmethod
    def column(self, index: int) -> Iterator[list[str]]:
        """The cells of a column from the first row to the last, some hundred at a time."""

    @abstractmethod
    def blocks(self) -> Iterator[tuple[Block, str]]:
        """The blocks from the first row to the last, each with a cell before all of its rows."""


class Rows(TableRows):
    """The rows of all blocks, as one sequence."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = list(blocks)
        super().__init__(self._blocks)

    def __del__(self) -> None:
        # One after the other: to free them all at once would let no other thread in between.
        while self._blocks:
            self._blocks.pop()

    def _item(self, part: int, index: int) -> list[str]:
        return self._blocks[part].row(index)

    def __iter__(self) -> Iterator[list[str]]:
        for block in self._blocks:
            yield from block.rows()

    def column(self, index: int) -> Iterator[list[str]]:
        """The cells of a column, block by block."""
        return (block.column(index) for block in self._blocks)

    def blocks(self) -> Iterator[tuple[Block, str]]:
        """The blocks; there is no cell before their rows."""
        return ((block, "") for block in self._blocks)
