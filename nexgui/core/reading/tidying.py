"""Records without what some programs put around rows, and which of them is the header."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from nexgui.core.errors import EmptyFileError
from nexgui.core.oddities import OddityLog
from nexgui.core.reading.header import HEADERS_TO_TELL, RowClassifier, find_header, is_blank
from nexgui.core.reading.records import Batch, Cells, Record, RecordReader
from nexgui.core.reading.rows import DELIMITER, QUOTE, Block, csv_records, is_open, lines_of

_FEW = 10  # one in so many


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
    behind = [row for row in rows[header_row + 1 :] if not is_blank(row)]
    header = rows[header_row]
    if _are_wrapped(behind, len(header)):
        oddities.add(None, "oddity.lines_in_cells")
        return _ChangedRecords(reader, _unwrapped_alone), header_row
    is_known = classifier.known_headers(header) >= HEADERS_TO_TELL
    width = len(header) if header and header[-1].strip() else len(header) - 1
    if is_known and _end_with_delimiter(behind, width):
        oddities.add(None, "oddity.delimiter_at_end")
        return _ChangedRecords(reader, partial(_without_end, width=width)), header_row
    return reader, header_row


def _are_wrapped(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether all rows under a header of that width are one cell each that holds such a row."""
    return bool(rows) and all(len(_unwrapped_alone(row)) == width > len(row) for row in rows)


def _end_with_delimiter(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the rows that are longer than that have an empty cell more, and nothing else."""
    longer = [row for row in rows if len(row) > width]
    return bool(longer) and all(len(row) == width + 1 and not row[-1].strip() for row in longer)


def _unwrapped_alone(row: Sequence[str]) -> Sequence[str]:
    """The cells in a line that is the only cell of a row; else the row."""
    return _unwrapped_cells(row) if len(row) == 1 else row


def _without_end(row: Sequence[str], width: int) -> Sequence[str]:
    """A row without the empty cell behind the delimiter that ends it."""
    return row[:width] if len(row) == width + 1 and not row[-1].strip() else row


def _unwrapped_cells(row: Sequence[str]) -> Sequence[str]:
    """The cells in a line that stands in the first cell; quotes that do not add up are text."""
    line, behind = row[0] if row else "", row[1:]
    records = [] if _has_stray_quote(line) else list(csv_records(lines_of(line), DELIMITER))
    cells = records[0] if len(records) == 1 else line.split(DELIMITER)
    return cells if is_blank(behind) else [*cells, *behind]


def _has_stray_quote(line: str) -> bool:
    return QUOTE in line and is_open(list(lines_of(line)), DELIMITER)
