"""The records of a file to a table: header, rows, the line number of each row, what was odd."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import (
    HeaderOnlyError,
    NoStatusColumnError,
    TooManyColumnsError,
)
from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.reading.header import (
    RowClassifier,
    is_blank,
    is_rule,
    repeats_header,
)
from nexgui.core.reading.records import Batch, Cells, Record, RecordReader
from nexgui.core.reading.rows import (
    Block,
    Lines,
    Rows,
    TableRows,
)
from nexgui.core.reading.tidying import tidied
from nexgui.core.reading.windows_japanese import PRIVATE, REPLACEMENT, may_be_private

_QUOTED_IN_ODDITY = 60  # characters of a row before the header
_MOST_COLUMNS = 16_384  # that Excel knows


@dataclass(frozen=True, slots=True)
class Table:
    """A parsed file; every cell is the file's own text, to the letter.

    A row may hold fewer cells than the header, never more: surplus cells have headers of their
    own at the end. Lines are counted from 1; `lines[i]` is the line on which `rows[i]` starts.
    """

    header: tuple[str, ...]
    header_line: int | None  # None: the file has no header
    rows: TableRows
    lines: Sequence[int]


class TableReader:
    """Reads a table some rows at a time: iterate over its cells, then ask for the table.

    `sections` has the headers of further lists that were joined to the first, each with the number
    of the first row below it; it grows before the rows are given.
    """

    def __init__(
        self, reader: RecordReader, name: str, classifier: RowClassifier, oddities: OddityLog
    ) -> None:
        """Finds the header.

        Raises:
            EmptyFileError: there is not one record.
            TooManyColumnsError: the header has more columns than any list.
        """
        self.header: tuple[str, ...] = ()
        self.sections: list[tuple[int, tuple[str, ...]]] = []
        self._name = name
        self._classifier = classifier
        self.oddities = oddities
        self._reader, self._header_row = tidied(reader, name, classifier, oddities)
        self._header_line: int | None = None
        self._blocks: list[Block] = []
        self._lines: list[Sequence[int]] = []
        self._rows = self._widest = 0
        self._is_below_header = False
        self._has_recipients = False  # that an address or a status tells
        self._behind: list[Batch] = []  # rows that are no recipients, if no recipient follows
        first_records = self._reader.first_records
        self._first_blank_line = 1  # of the blank rows that are not noted yet
        self._blank_rows = first_records[0].line - 1
        if self._header_row is None:
            oddities.add(None, "oddity.no_header")
        else:
            self._refuse_many_columns(len(first_records[self._header_row].cells))
            self._take_header(*first_records[: self._header_row + 1])

    def __iter__(self) -> Iterator[Cells]:
        """The cells of all rows, some thousand at a time.

        Raises:
            HeaderOnlyError: there is not one row behind the header.
            NoStatusColumnError: nor is it the header of a result file.
            TooManyColumnsError: a row has more columns than any list.
        """
        for batch in self._reader.batches(self._header_row):
            for part in self._sections(batch):
                rows, behind = self._parted(self._recipients(part))
                if len(rows.cells):
                    yield from self._take(*self._behind, rows)
                    self._behind.clear()
                if len(behind.cells):
                    self._behind.append(behind)
        if self._lines:
            self._note_rows_behind()
        else:
            yield from self._take(*self._behind)
        if not self._lines:
            if not self._classifier.names_statuses(self.header):
                raise NoStatusColumnError(name=self._name)  # a line of something else
            raise HeaderOnlyError(name=self._name)

    def table(self) -> Table:
        """The whole table, once all cells were read."""
        header = [*self.header]
        for _, names in self.sections:
            header += names[len(header) :]
        surplus = range(1, self._widest - len(header) + 1)
        header += [text("table.surplus_header", number=number) for number in surplus]
        return Table(tuple(header), self._header_line, Rows(self._blocks), Lines(self._lines))

    def _take(self, *batches: Batch) -> Iterator[Cells]:
        for cells, block in batches:
            self._note_oddities(cells, block)
            self._blocks.append(block)
            self._lines.append(cells.lines)
            self._rows += len(cells)
            self._widest = max(self._widest, *cells.widths)
            self._refuse_many_columns(self._widest)
            yield cells

    def _refuse_many_columns(self, width: int) -> None:
        if width > _MOST_COLUMNS:
            raise TooManyColumnsError(name=self._name)

    def _sections(self, batch: Batch) -> Iterator[Batch]:
        """The batch, parted where another header begins another list."""
        cells, block = batch
        if not self.header or not self._classifier.may_hold_header(block.text):
            yield batch
            return
        texts = block.row_texts()
        headers = [
            index
            for index, words in enumerate(texts)
            if self._classifier.may_hold_header(words)
            and self._classifier.is_header(row := cells.row(index))
            and not repeats_header(row, self._names)
        ]
        start = 0
        for index in headers:
            yield _slice(batch, start, index)
            self._begin_section(cells.lines[index], cells.row(index))
            start = index + 1
        yield _slice(batch, start, len(cells)) if headers else batch

    @property
    def _names(self) -> Sequence[str]:
        """The header of the rows that come next."""
        return self.sections[-1][1] if self.sections else self.header

    def _begin_section(self, line: int, header: Sequence[str]) -> None:
        self._note_blank_rows()
        self._note_rows_behind()
        self.oddities.add(line, "oddity.another_header")
        self.sections.append((self._rows, tuple(header)))
        self._is_below_header = True

    def _parted(self, batch: Batch) -> tuple[Batch, Batch]:
        """The rows up to the last recipient, and those behind it."""
        row_of, count = batch.cells.row, len(batch.cells)
        end = count
        while end and not self._may_be_recipient(row_of(end - 1)):
            end -= 1
        if not self._has_recipients:  # where nothing tells them, all rows are taken for them
            self._has_recipients = any(self._classifier.is_told(row_of(row)) for row in range(end))
        if end == count or not self._has_recipients:
            return batch, Batch(Cells([]), batch.block)
        return _slice(batch, 0, end), _slice(batch, end, count)

    def _may_be_recipient(self, row: Sequence[str]) -> bool:
        """Whether a row has an address or a status, or is at least a full row."""
        width = len(self._names)
        is_full = len(row) == width and sum(map(bool, map(str.strip, row))) * 2 > width
        return not width or is_full or self._classifier.is_told(row)

    def _note_rows_behind(self) -> None:
        for cells, _ in self._behind:
            for line, row in zip(cells.lines, cells.all_rows(), strict=True):
                words = self._reader.delimiter.join(row)
                self.oddities.add(line, "oddity.behind_recipients", words=words[:_QUOTED_IN_ODDITY])
        self._behind.clear()

    def _take_header(self, *records: Record) -> None:
        """Takes the header, and notes what stands before it."""
        *before, header = records
        for line, cells in before:
            if is_blank(cells):
                self._pass_blank_row(line)
                continue
            self._note_blank_rows()
            words = self._reader.delimiter.join(cells)
            if REPLACEMENT in words:
                self.oddities.add(line, "oddity.broken_characters")
            self.oddities.add(line, "oddity.before_header", words=words[:_QUOTED_IN_ODDITY])
        self._note_blank_rows()
        self._header_line, self.header = header.line, tuple(header.cells)
        self._is_below_header = True
        if any(REPLACEMENT in cell for cell in self.header):
            self.oddities.add(header.line, "oddity.broken_characters")
        if any(map(PRIVATE.search, self.header)):
            self.oddities.add(header.line, "oddity.private_characters")

    def _recipients(self, batch: Batch) -> Batch:
        """The batch without the rows that are none: blank ones, and the header once more."""
        cells, block = batch
        passed: set[int] = set()
        if self._is_below_header and len(cells):
            self._is_below_header = False
            if self._goes_with_header(cells):
                passed.add(0)
        for index in self._suspects(cells):
            row = cells.row(index)
            blank = is_blank(row)
            if not blank and not repeats_header(row, self._names):
                continue
            if index and index - 1 not in passed:
                self._note_blank_rows()
            passed.add(index)
            if blank:
                self._pass_blank_row(cells.lines[index])
            else:
                self._note_blank_rows()
                self.oddities.add(cells.lines[index], "oddity.repeated_header")
        if len(cells) and len(cells) - 1 not in passed:
            self._note_blank_rows()
        return Batch(cells.without(passed), block.without(passed)) if passed else batch

    def _goes_with_header(self, cells: Cells) -> bool:
        """Whether the row below the header is a line that is drawn, or names the columns again."""
        row, line = cells.row(0), cells.lines[0]
        if is_rule(row):
            self.oddities.add(line, "oddity.rule")
            return True
        is_full = len(row) == len(self._names) and all(map(str.strip, row))
        if len(cells) == 1 or not is_full or not self._classifier.is_recipient(cells.row(1)):
            return False
        if self._classifier.is_told(row) or self._classifier.holds_value(row):
            return False
        words = self._reader.delimiter.join(row)
        self.oddities.add(line, "oddity.second_header", words=words[:_QUOTED_IN_ODDITY])
        return True

    def _suspects(self, cells: Cells) -> Sequence[int]:
        """The rows that may be no recipients: their first cells tell that soon."""
        firsts = list(map(str.strip, cells.column(0)))
        name = self._names[0].strip() if self._names else ""
        if all(firsts) and name not in firsts:
            return ()
        return [index for index, first in enumerate(firsts) if first in ("", name)]

    def _note_oddities(self, cells: Cells, block: Block) -> None:
        expected = len(self._names)
        if expected and cells.widths != {expected}:
            for line, row in zip(cells.lines, cells.all_rows(), strict=True):
                if len(row) != expected:
                    key = "oddity.short_row" if len(row) < expected else "oddity.long_row"
                    self.oddities.add(line, key)
        if REPLACEMENT in block.text:
            self._note_characters(cells, block, re.compile(REPLACEMENT), "oddity.broken_characters")
        if may_be_private(block.text):
            self._note_characters(cells, block, PRIVATE, "oddity.private_characters")

    def _note_characters(
        self, cells: Cells, block: Block, characters: re.Pattern[str], key: str
    ) -> None:
        for line, row in zip(cells.lines, block.row_texts(), strict=True):
            if characters.search(row):
                self.oddities.add(line, key)

    def _pass_blank_row(self, line: int) -> None:
        if not self._blank_rows:
            self._first_blank_line = line
        self._blank_rows += 1

    def _note_blank_rows(self) -> None:
        """Notes them as a row follows: at the end they would be nothing unusual."""
        self.oddities.add_blank_rows(self._first_blank_line, self._blank_rows)
        self._blank_rows = 0


def _slice(batch: Batch, start: int, end: int) -> Batch:
    others = {*range(start), *range(end, len(batch.cells))}
    return Batch(batch.cells.without(others), batch.block.without(others))
