"""What the readers of texts and of workbooks hand on: records, many at a time."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from nexgui.core.reading.rows import Block


class Record(NamedTuple):
    """The cells of a row, and the line of the file, or the row of the sheet, on which it starts."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of some rows that follow each other, all of them parsed.

    Where every row has the same width, `flat` holds all cells, and one more behind each row.
    """

    lines: Sequence[int]
    rows: Sequence[Sequence[str]] = ()
    flat: Sequence[str] = ()
    width: int = 0  # 0: the cells are in `rows`

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def widths(self) -> set[int]:
        """The different numbers of cells of the rows."""
        return {self.width} if self.width else set(map(len, self.rows))

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        start = index * (self.width + 1)
        return self.flat[start : start + self.width] if self.width else self.rows[index]

    def all_rows(self) -> Sequence[Sequence[str]]:
        """The cells of each row."""
        return list(map(self.row, range(len(self)))) if self.width else self.rows

    def column(self, index: int | None) -> Sequence[str]:
        """The cells of a column, empty where a row or the file has none."""
        if index is not None and index < self.width:
            return self.flat[index :: self.width + 1]
        if index is None or self.width:
            return [""] * len(self)
        return [row[index] if index < len(row) else "" for row in self.rows]

    def without(self, rows: Container[int]) -> "Cells":
        """The same but for some rows."""
        kept = [row for row in range(len(self)) if row not in rows]
        return Cells([self.lines[row] for row in kept], list(map(self.row, kept)))


class Batch(NamedTuple):
    """Some records that follow each other: their cells, and the text in which they are kept."""

    cells: Cells
    block: Block


class RecordReader(Protocol):
    """Reads the records of a file in two steps, since the header tells what records look like."""

    @property
    def delimiter(self) -> str:
        """What stands between two cells."""

    @property
    def first_records(self) -> Sequence[Record]:
        """Enough to find the header among them; before the first are nothing but blank rows."""

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""


def joined(parts: Sequence[Cells]) -> Cells:
    """Several parts that follow each other as one."""
    if len(parts) == 1:
        return parts[0]
    lines = [line for part in parts for line in part.lines]
    return Cells(lines, rows=[row for part in parts for row in part.all_rows()])
