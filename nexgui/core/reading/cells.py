"""The cells of some rows that follow each other, by row or by column."""

from collections.abc import Sequence
from dataclasses import dataclass

from nexgui.core.reading.lines import LINE_ENDS


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
    def widest(self) -> int:
        """The number of cells in the longest of the rows."""
        return self.width or max(map(len, self.rows), default=0)

    def all_rows(self) -> Sequence[Sequence[str]]:
        """The cells of each row."""
        step = self.width + 1
        if step == 1:
            return self.rows
        return [self.flat[at : at + self.width] for at in range(0, len(self) * step, step)]

    def column(self, index: int | None) -> Sequence[str]:
        """The cells of a column, empty where a row or the file has none."""
        if index is not None and index < self.width:
            return self.flat[index :: self.width + 1]
        if index is None or self.width:
            return [""] * len(self)
        return [row[index] if index < len(row) else "" for row in self.rows]


def joined(parts: Sequence[Cells]) -> Cells:
    """Several parts that follow each other as one."""
    if len(parts) == 1:
        return parts[0]
    lines = [line for part in parts for line in part.lines]
    return Cells(lines, rows=[row for part in parts for row in part.all_rows()])


def parted(text: str, delimiter: str, line_end: str, width: int) -> list[str] | None:
    """The cells of lines that all have this width, and one more behind each; None if not all."""
    if any(end in text for end in LINE_ENDS if end not in line_end):
        return None
    whole = text if text.endswith(line_end) else text + line_end
    # Line ends become cells: they must come up where a row of that width ends, and nowhere else.
    # To replace one character twice takes half the time of replacing CR LF.
    marked = whole.replace(line_end[0], f"{delimiter}{line_end[0]}")
    marked = marked.replace(line_end[-1], f"{line_end[-1]}{delimiter}")
    flat = marked.split(delimiter)
    flat.pop()
    count, rest = divmod(len(flat), width + 1)
    if rest or len(marked) != len(whole) + 2 * count:
        return None
    return flat if flat[width :: width + 1].count(line_end) == count else None
