"""Which sheets of a workbook are read: those that hold the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.core.reading.file_rules import FileRules, comparable_header

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide
    from nexgui.core.reading.sheet_rows import Sheet, SheetRow

_FIRST_ROWS = 50
# Cells that far behind the others are strays: the rows are not filled up to them.
_STRAY_COLUMNS = 256
# The columns that the program itself puts first in the workbooks that it writes.
_OUR_FIRST_COLUMNS = ("column.line", "column.group", "column.address", "column.status")


@dataclass(frozen=True)
class SheetStart:
    """A sheet with its first rows."""

    sheet: Sheet
    rows: Sequence[SheetRow]
    rules: FileRules
    guide: StatusGuide

    @cached_property
    def known_headers(self) -> int:
        """How many headers of NEXLINK the row with the most of them has."""
        known = self.rules.known_headers
        return max((sum(header in known for header in row) for row in self._headers), default=0)

    @cached_property
    def has_addresses(self) -> bool:
        """Whether there is anything like a mail address."""
        return any("@" in cell for row in self.rows for cell in row.texts.values())

    @cached_property
    def has_results(self) -> bool:
        """Whether it shows mail results: more than a count of statuses does."""
        status = {*self.rules.headers["status"], *self.rules.headers["detail"]}
        named = any(status & set(row) for row in self._headers)
        if named and (self.has_addresses or self.known_headers > 1):
            return True
        return any(map(self._is_recipient, self.rows))

    @cached_property
    def is_ours(self) -> bool:
        """Whether the program itself wrote it, with all recipients of a file."""
        ours = [comparable_header(text(key)) for key in _OUR_FIRST_COLUMNS]
        begins = bool(self._headers) and self._headers[0][: len(ours)] == ours
        title, _, number = self.sheet.title.partition(" (")
        whole = not number or number.removesuffix(")").isdecimal()
        return begins and whole and title == text("workbook.sheet_all")

    @cached_property
    def width(self) -> int:
        """The columns of its rows; what stands far behind them does not count."""
        filled = {column for row in self.rows for column, cell in row.texts.items() if cell.strip()}
        width = 0
        for column in sorted(filled):
            if column - width > _STRAY_COLUMNS:
                break
            width = column + 1
        return width

    @cached_property
    def _headers(self) -> list[list[str]]:
        return [[comparable_header(cell) for cell in row.cells(0)] for row in self.rows]

    def _is_recipient(self, row: SheetRow) -> bool:
        cells = row.texts.values()
        status = any(self.guide.find_name(cell) is not None for cell in cells)
        return status and any("@" in cell for cell in cells)


@dataclass(frozen=True, slots=True)
class Choice:
    """The sheets to read, one after the other, or to choose from by their number of rows."""

    sheets: Sequence[SheetStart]
    by_rows: bool = False


def start_of(
    sheet: Sheet, rules: FileRules, guide: StatusGuide, report: Callable[[int], None]
) -> SheetStart:
    """A sheet with its first rows, read."""
    return SheetStart(sheet, list(islice(sheet.rows(report), _FIRST_ROWS)), rules, guide)


def choose(starts: Sequence[SheetStart]) -> Choice:
    """The sheets that hold results, of which the one with the most recipients is to be read.

    Of a workbook that the program itself wrote, it is the sheets that have all recipients. Where
    no sheet holds results, it is the one that knows the most headers.
    """
    ours = [start for start in starts if start.is_ours]
    if ours:
        return Choice(ours)
    holding = [start for start in starts if start.has_results]
    if holding:
        # Addresses tell recipients from a count of days and statuses.
        likely = [start for start in holding if start.has_addresses] or holding
        return Choice(likely, by_rows=True)
    return Choice([max(starts, key=lambda start: (start.known_headers, len(start.rows)))])


def what_was_read(read: Sequence[SheetStart], starts: Sequence[SheetStart]) -> tuple[Oddity, ...]:
    """Names the sheets that were read, where others hold results too."""
    others = [start for start in starts if start.has_results and start not in read]
    if not others:
        return ()
    if all(start.is_ours for start in read):
        return (Oddity(None, text("oddity.own_workbook", read=_titles(read))),)
    sentence = text("oddity.other_sheets", read=_titles(read), others=_titles(others))
    return (Oddity(None, sentence),)


def _titles(starts: Sequence[SheetStart]) -> str:
    return "".join(f"「{start.sheet.title}」" for start in starts)
