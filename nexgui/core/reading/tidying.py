"""Records without what some programs put around rows, and which of them is the header."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from nexgui.core.errors import EmptyFileError
from nexgui.core.oddities import OddityLog
from nexgui.core.reading.header import (
    HEADERS_TO_TELL,
    RowClassifier,
    find_header,
    is_blank,
    is_rule,
)
from nexgui.core.reading.records import Batch, Cells, Record, RecordReader
from nexgui.core.reading.rows import DELIMITER, QUOTE, Block, csv_records, is_open, lines_of

_FEW = 10  # one in so many
_PIPE, _TAB = "|", "\t"
_COMMAS = (DELIMITER, "，")


class _ChangedRecords:
    """The records of another reader, each of them with other cells."""

    delimiter = DELIMITER

    def __init__(
        self, reader: RecordReader, change: Callable[[Sequence[str]], Sequence[str]]
    ) -> None:
        self._reader = reader
        self._change = change
        self.first_records: Sequence[Record] = [
            Record(record.line, change(record.cells)) for record in reader.first_records
        ]

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        for cells, _ in self._reader.batches(header_row):
            rows = list(map(self._change, cells.all_rows()))
            yield Batch(Cells(cells.lines, rows), Block.written(rows))


class _UnwrappedRecords(_ChangedRecords):
    """The records that stand as lines of CSV in one cell each.

    That is what pasting a CSV file into one column of Excel makes of it.
    """

    def __init__(self, reader: RecordReader, oddities: OddityLog) -> None:
        super().__init__(reader, _unwrapped_cells)
        self._oddities = oddities

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        up_to_header = 0 if header_row is None else header_row + 1
        for record in self._reader.first_records[:up_to_header]:
            self._note_stray_quote(*record)
        for batch in self._reader.batches(header_row):
            for line, row in zip(batch.cells.lines, batch.cells.all_rows(), strict=True):
                self._note_stray_quote(line, row)
            rows = list(map(self._change, batch.cells.all_rows()))
            yield Batch(Cells(batch.cells.lines, rows), Block.written(rows))

    def _note_stray_quote(self, line: int, row: Sequence[str]) -> None:
        if row and _has_stray_quote(row[0]):
            self._oddities.add(line, "oddity.stray_quote")


def tidied(
    reader: RecordReader, name: str, classifier: RowClassifier, oddities: OddityLog
) -> tuple[RecordReader, int | None]:
    """The records without what some programs put around rows, and which of them is the header.

    Raises:
        EmptyFileError: there is not one record.
    """
    if not reader.first_records:
        raise EmptyFileError(name=name)
    rows = [record.cells for record in reader.first_records]
    wrapped = (classifier.known_headers(row[0].split(DELIMITER)) for row in rows if row)
    beside = sum(not is_blank(row[1:]) for row in rows)
    if beside * _FEW <= len(rows) and max(wrapped, default=0) >= HEADERS_TO_TELL:
        oddities.add(None, "oddity.lines_in_cells")
        reader = _UnwrappedRecords(reader, oddities)
        return reader, find_header([each.cells for each in reader.first_records], classifier)
    header_row = find_header(rows, classifier)
    if header_row is None:
        return reader, None
    behind = [row for row in rows[header_row + 1 :] if not is_blank(row) and not is_rule(row)]
    header = rows[header_row]
    for comma in _COMMAS:
        if _are_wrapped(behind, len(header), comma):
            oddities.add(None, "oddity.lines_in_cells")
            return _ChangedRecords(reader, partial(_unwrapped_alone, comma=comma)), header_row
    if classifier.known_headers(header) < HEADERS_TO_TELL:
        return reader, header_row
    if reader.delimiter == _PIPE and _are_within_pipes(header, behind):
        oddities.add(None, "oddity.within_pipes")
        return _ChangedRecords(reader, _within_pipes), header_row
    width = max(number for number, name in enumerate(header, 1) if name.strip())
    if _end_with_delimiters(behind, width):
        oddities.add(None, "oddity.delimiter_at_end")
        return _ChangedRecords(reader, partial(_without_end, width=width)), header_row
    if behind and all(row[-1].endswith(_TAB) for row in behind):
        oddities.add(None, "oddity.delimiter_at_end")
        return _ChangedRecords(reader, _without_tab), header_row
    return reader, header_row


def _are_wrapped(rows: Sequence[Sequence[str]], width: int, comma: str) -> bool:
    """Whether all rows under a header of that width are one cell each that holds such a row."""
    return bool(rows) and all(len(_unwrapped_alone(row, comma)) == width > len(row) for row in rows)


def _end_with_delimiters(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the rows that are longer than that have but empty cells more."""
    longer = [row for row in rows if len(row) > width]
    return bool(longer) and all(is_blank(row[width:]) for row in longer)


def _are_within_pipes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    alike = [row for row in rows if len(row) == len(header)]
    return bool(alike) and all(map(_is_within_pipes, [header, *alike]))


def _is_within_pipes(row: Sequence[str]) -> bool:
    return len(row) > 1 and is_blank((row[0], row[-1]))


def _within_pipes(row: Sequence[str]) -> Sequence[str]:
    """The cells of a row as Markdown writes it: between pipes and blanks."""
    return [cell.strip() for cell in row[1:-1]] if _is_within_pipes(row) else row


def _unwrapped_alone(row: Sequence[str], comma: str) -> Sequence[str]:
    """The cells in a line that is the only cell of a row; else the row."""
    return _unwrapped_cells(row, comma) if len(row) == 1 else row


def _without_end(row: Sequence[str], width: int) -> Sequence[str]:
    """A row without the empty cells behind the delimiters that end it."""
    return row[:width] if is_blank(row[width:]) else row


def _without_tab(row: Sequence[str]) -> Sequence[str]:
    """A row without the tab that ends it."""
    return [*row[:-1], row[-1].removesuffix(_TAB)] if row else row


def _unwrapped_cells(row: Sequence[str], comma: str = DELIMITER) -> Sequence[str]:
    """The cells in a line that stands in the first cell; quotes that do not add up are text."""
    line, behind = row[0] if row else "", row[1:]
    records = [] if _has_stray_quote(line) else list(csv_records(lines_of(line), comma))
    cells = records[0] if len(records) == 1 else line.split(comma)
    return cells if is_blank(behind) else [*cells, *behind]


def _has_stray_quote(line: str) -> bool:
    return QUOTE in line and is_open(list(lines_of(line)), DELIMITER)
