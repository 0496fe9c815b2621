"""The records of a file to a table: header, rows, the line number of each row, what was odd."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import EmptyFileError, HeaderOnlyError, NoStatusColumnError
from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.reading.header import (
    BYTE_ORDER_MARK,
    RowClassifier,
    find_header,
    is_blank,
    repeats_header,
)
from nexgui.core.reading.records import Batch, Cells, Record, RecordReader
from nexgui.core.reading.rows import (
    DELIMITER,
    QUOTE,
    Block,
    Lines,
    Rows,
    TableRows,
    csv_records,
    is_open,
    lines_of,
)
from nexgui.core.reading.windows_japanese import REPLACEMENT

_QUOTED_IN_ODDITY = 60  # characters of a row before the header
_HEADERS_IN_WRAPPED_LINE = 2


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
    """Reads a table some rows at a time: iterate over its cells, then ask for the table."""

    def __init__(
        self, reader: RecordReader, name: str, classifier: RowClassifier, oddities: OddityLog
    ) -> None:
        """Finds the header.

        Raises:
            EmptyFileError: there is not one record.
        """
        self.header: tuple[str, ...] = ()
        self._name = name
        self._classifier = classifier
        self.oddities = oddities
        self._reader = reader = _unwrapped(reader, classifier, oddities)
        self._header_line: int | None = None
        self._blocks: list[Block] = []
        self._lines: list[Sequence[int]] = []
        self._widest = 0
        if not reader.first_records:
            raise EmptyFileError(name=name)
        self._first_blank_line = 1  # of the blank rows that are not noted yet
        self._blank_rows = reader.first_records[0].line - 1
        self._header_row = find_header([each.cells for each in reader.first_records], classifier)
        if self._header_row is None:
            oddities.add(None, "oddity.no_header")
        else:
            self._take_header(*reader.first_records[: self._header_row + 1])

    def __iter__(self) -> Iterator[Cells]:
        """The cells of all rows, some thousand at a time.

        Raises:
            HeaderOnlyError: there is not one row behind the header.
            NoStatusColumnError: nor is it the header of a result file.
        """
        for batch in self._reader.batches(self._header_row):
            cells, block = self._recipients(batch)
            if len(cells):
                self._note_oddities(cells, block)
                self._blocks.append(block)
                self._lines.append(cells.lines)
                self._widest = max(self._widest, *cells.widths)
                yield cells
        if not self._lines:
            if not self._classifier.names_statuses(self.header):
                raise NoStatusColumnError(name=self._name)  # a line of something else
            raise HeaderOnlyError(name=self._name)

    def table(self) -> Table:
        """The whole table, once all cells were read."""
        surplus = range(1, self._widest - len(self.header) + 1)
        names = (text("table.surplus_header", number=number) for number in surplus)
        return Table(
            (*self.header, *names), self._header_line, Rows(self._blocks), Lines(self._lines)
        )

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
        if any(REPLACEMENT in cell for cell in self.header):
            self.oddities.add(header.line, "oddity.broken_characters")

    def _recipients(self, batch: Batch) -> Batch:
        """The batch without the rows that are none: blank ones, and the header once more."""
        cells, block = batch
        passed: set[int] = set()
        for index in self._suspects(cells, block):
            row = cells.row(index)
            blank = is_blank(row)
            if not blank and not repeats_header(row, self.header):
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

    def _suspects(self, cells: Cells, block: Block) -> Sequence[int]:
        """The rows that may be no recipients: their first cells tell that soon."""
        firsts = cells.column(0)
        name = self.header[0] if self.header else ""
        has_mark = BYTE_ORDER_MARK in block.text
        if all(map(str.strip, firsts)) and name not in firsts and not has_mark:
            return ()
        return [
            index
            for index, first in enumerate(firsts)
            if first == name or not first.strip() or first.startswith(BYTE_ORDER_MARK)
        ]

    def _note_oddities(self, cells: Cells, block: Block) -> None:
        expected = len(self.header)
        if expected and cells.widths != {expected}:
            for line, row in zip(cells.lines, cells.all_rows(), strict=True):
                if len(row) != expected:
                    key = "oddity.short_row" if len(row) < expected else "oddity.long_row"
                    self.oddities.add(line, key)
        if REPLACEMENT in block.text:
            for line, row in zip(cells.lines, block.row_texts(), strict=True):
                if REPLACEMENT in row:
                    self.oddities.add(line, "oddity.broken_characters")

    def _pass_blank_row(self, line: int) -> None:
        if not self._blank_rows:
            self._first_blank_line = line
        self._blank_rows += 1

    def _note_blank_rows(self) -> None:
        """Notes them as a row follows: at the end they would be nothing unusual."""
        self.oddities.add_blank_rows(self._first_blank_line, self._blank_rows)
        self._blank_rows = 0


class _UnwrappedRecords:
    """The records that stand as lines of CSV in one cell each.

    That is what pasting a CSV file into one column of Excel makes of it.
    """

    delimiter = DELIMITER

    def __init__(self, reader: RecordReader, oddities: OddityLog) -> None:
        self._reader = reader
        self._oddities = oddities
        self.first_records: Sequence[Record] = [
            Record(record.line, _unwrapped_cells(record.cells)) for record in reader.first_records
        ]

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        up_to_header = 0 if header_row is None else header_row + 1
        for record in self._reader.first_records[:up_to_header]:
            self._note_stray_quote(*record)
        for cells, _ in self._reader.batches(header_row):
            for line, row in zip(cells.lines, cells.all_rows(), strict=True):
                self._note_stray_quote(line, row)
            rows = list(map(_unwrapped_cells, cells.all_rows()))
            yield Batch(Cells(cells.lines, rows), Block.written(rows))

    def _note_stray_quote(self, line: int, row: Sequence[str]) -> None:
        if row and _has_stray_quote(row[0]):
            self._oddities.add(line, "oddity.stray_quote")


def _unwrapped(
    reader: RecordReader, classifier: RowClassifier, oddities: OddityLog
) -> RecordReader:
    """The records within the first cells, where that is all there is; else the same."""
    rows = [record.cells for record in reader.first_records]
    headers = (classifier.known_headers(row[0].split(DELIMITER)) for row in rows if row)
    is_wrapped = all(is_blank(row[1:]) for row in rows)
    if not is_wrapped or max(headers, default=0) < _HEADERS_IN_WRAPPED_LINE:
        return reader
    oddities.add(None, "oddity.lines_in_cells")
    return _UnwrappedRecords(reader, oddities)


def _unwrapped_cells(row: Sequence[str]) -> Sequence[str]:
    """The cells in a line that stands in the first cell; quotes that do not add up are text."""
    line, behind = row[0] if row else "", row[1:]
    records = [] if _has_stray_quote(line) else list(csv_records(lines_of(line), DELIMITER))
    cells = records[0] if len(records) == 1 else line.split(DELIMITER)
    return cells if is_blank(behind) else [*cells, *behind]


def _has_stray_quote(line: str) -> bool:
    return QUOTE in line and is_open(list(lines_of(line)), DELIMITER)
