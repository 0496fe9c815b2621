"""The records of an Excel workbook: which of its sheets hold the results, and their rows."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from nexgui.core.errors import ExcelFileError, LoadError
from nexgui.core.inputs import EVERYBODY_COLUMNS
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Cancelled, Report, stage
from nexgui.core.reading.file_kind import opened_workbook
from nexgui.core.reading.file_rules import FileRules
from nexgui.core.reading.header import RowClassifier
from nexgui.core.reading.own_workbook import own_width, sheets_of
from nexgui.core.reading.package import Budget
from nexgui.core.reading.records import Batch, Cells, Record
from nexgui.core.reading.rows import DELIMITER, Block, Lines, Rows
from nexgui.core.reading.sheet_xml import SheetRow
from nexgui.core.reading.sheets import Sheet, open_sheets

_FIRST_ROWS = 50
_CHARACTERS_A_BATCH = 64 * 1024
_CELL_LOOKED_AT = 256  # work
# Cells that far behind the others are strays: the rows are not filled up to them.
_STRAY_COLUMNS = 256
_OUR_SHEETS = ("workbook.sheet_all", "workbook.sheet_shown")


def read_workbook(
    content: bytes,
    name: str,
    rules: FileRules,
    classifier: RowClassifier,
    oddities: OddityLog,
    report: Report,
) -> "SheetReader":
    """Opens the workbook `name`; `report` is called often.

    Of one that the program itself wrote it gives what the file had from which it was made.

    Raises:
        FileTooLargeError: it unpacks to more than the program reads.
        LoadError: it is an archive of something else.
        ExcelFileError: it cannot be read; reading the records may raise that as well.
    """
    package = opened_workbook(content, name, rules)
    begin = stage(report, 0, 1, width=0)
    formulas = _Formulas()
    with _damage_named(name):
        starts = [
            _SheetStart(sheet, _first_rows(sheet, package.budget, begin), classifier)
            for sheet in open_sheets(package, oddities, begin)
        ]
        # What a sheet that nobody sees holds is most likely old.
        likely = _likely([start for start in starts if not start.sheet.is_hidden] or starts)
        if len(likely) == 1 or likely[0].is_ours:
            read, records = likely, _records(likely, formulas, report)
        else:
            read, records, formulas = _longest(likely, report)
    _note_sheets(read, starts, oddities)
    records = _with_formulas_noted(_guarded(records, name), formulas, oddities)
    if read[0].is_ours:
        return SheetReader(_of_the_file(records), is_ours=True)
    oddities.add(None, "oddity.from_workbook")
    return SheetReader(_with_gaps_noted(records, oddities), is_ours=False)


def _first_rows(sheet: Sheet, budget: Budget, report: Report) -> Sequence[SheetRow]:
    rows = list(islice(sheet.rows(report), _FIRST_ROWS))
    budget.spend(_CELL_LOOKED_AT * sum(len(row.texts) for row in rows))
    return rows


class SheetReader:
    """Hands on the records of sheets; see `RecordReader`."""

    delimiter = DELIMITER

    def __init__(self, records: Iterator[Record], *, is_ours: bool) -> None:
        self.is_ours = is_ours  # whether the program itself wrote the workbook
        self._records = records
        self.first_records: Sequence[Record] = list(islice(self._records, _FIRST_ROWS))

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        start = 0 if header_row is None else header_row + 1
        return _batches(chain(self.first_records[start:], self._records))


def _batches(records: Iterator[Record]) -> Iterator[Batch]:
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.cells) + sum(map(len, record.cells))
        if size >= _CHARACTERS_A_BATCH:
            yield _batch(batch)
            batch, size = [], 0
    if batch:
        yield _batch(batch)


def _batch(records: Sequence[Record]) -> Batch:
    lines, rows = zip(*records, strict=True)
    return Batch(Cells(array("L", lines), rows), Block.written(rows))


@dataclass
class _Formulas:
    """The formulas of which a file does not have the results."""

    count: int = 0
    first_line: int = 0

    def add(self, line: int, count: int) -> None:
        """Counts those of a row."""
        self.first_line = self.first_line or line
        self.count += count


def _with_formulas_noted(
    records: Iterator[Record], formulas: _Formulas, oddities: OddityLog
) -> Iterator[Record]:
    yield from records
    if formulas.count:
        oddities.add(None, "oddity.uncalculated", count=formulas.count, first=formulas.first_line)


def _of_the_file(records: Iterator[Record]) -> Iterator[Record]:
    """The rows of 全件 without the program's columns, on the lines that they had in the file."""
    for record in records:
        cells = record.cells
        line = cells[0].strip()
        number = int(line) if line.isdecimal() else record.line
        yield Record(number, cells[len(EVERYBODY_COLUMNS) :])


def _with_gaps_noted(records: Iterator[Record], oddities: OddityLog) -> Iterator[Record]:
    """The same records; the rows that are not there between them are noted as blank ones."""
    expected: int | None = None
    for record in records:
        if expected is not None:
            oddities.add_blank_rows(expected, record.line - expected)
        expected = record.line + 1
        yield record


@dataclass(frozen=True)
class _SheetStart:
    """A sheet with its first rows."""

    sheet: Sheet
    rows: Sequence[SheetRow]
    classifier: RowClassifier

    @cached_property
    def known_headers(self) -> int:
        """How many headers of NEXLINK the row with the most of them has."""
        return max(
            (self.classifier.known_headers(row.texts.values()) for row in self.rows), default=0
        )

    @cached_property
    def has_addresses(self) -> bool:
        """Whether there is anything like a mail address."""
        return any(map(_has_address, self.rows))

    @cached_property
    def has_results(self) -> bool:
        """Whether it shows mail results: more than a count of statuses does."""
        named = any(self.classifier.names_statuses(row.texts.values()) for row in self.rows)
        if named and (self.has_addresses or self.known_headers > 1):
            return True
        return any(
            self.classifier.holds_status(row.texts.values()) and _has_address(row)
            for row in self.rows
        )

    @cached_property
    def is_ours(self) -> bool:
        """Whether the program itself wrote it, with all recipients of a file."""
        first = self.rows[0].cells(0) if self.rows else []
        is_titled = any(sheets_of(self.sheet.title, key) for key in _OUR_SHEETS)
        return is_titled and own_width(first) > 0

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


def _has_address(row: SheetRow) -> bool:
    return any("@" in cell for cell in row.texts.values())


def _likely(starts: Sequence[_SheetStart]) -> Sequence[_SheetStart]:
    """The sheets that hold results, of which the one with the most recipients is to be read.

    Of a workbook that the program itself wrote, it is the sheets that have all recipients, one
    after the other. Where no sheet holds results, it is the one that knows the most headers.
    """
    ours = [start for start in starts if start.is_ours]
    holding = [start for start in starts if start.has_results]
    # Addresses tell recipients from a count of days and statuses.
    return (
        ours
        or [start for start in holding if start.has_addresses]
        or holding
        or [max(starts, key=lambda start: (start.known_headers, len(start.rows)))]
    )


def _note_sheets(
    read: Sequence[_SheetStart], starts: Sequence[_SheetStart], oddities: OddityLog
) -> None:
    """Names the sheets that are read, where others hold results too."""
    unread = [start for start in starts if start.has_results and start not in read]
    others = [start for start in unread if not start.sheet.is_hidden]
    hidden = [start for start in unread if start.sheet.is_hidden]
    if hidden:
        oddities.add(None, "oddity.hidden_sheets", read=_titles(read), others=_titles(hidden))
    if others and read[0].is_ours:
        oddities.add(None, "oddity.own_workbook", read=_titles(read))
    elif others:
        oddities.add(None, "oddity.other_sheets", read=_titles(read), others=_titles(others))


def _titles(starts: Sequence[_SheetStart]) -> str:
    return "".join(f"「{start.sheet.title}」" for start in starts)


def _longest(
    starts: Sequence[_SheetStart], report: Report
) -> tuple[Sequence[_SheetStart], Iterator[Record], _Formulas]:
    """The sheet with the most rows, its records, and its formulas; the first of equals.

    Only reading tells how many rows hold anything: they are kept, so as to read once.
    """
    kept: list[tuple[_SheetStart, Lines, Rows, _Formulas]] = []
    for number, start in enumerate(starts):
        formulas = _Formulas()
        lines, rows = _kept(_records([start], formulas, stage(report, number, len(starts))))
        kept = [max([*kept, (start, lines, rows, formulas)], key=lambda each: len(each[2]))]
    ((start, lines, rows, formulas),) = kept
    return [start], map(Record, lines, rows), formulas


def _kept(records: Iterator[Record]) -> tuple[Lines, Rows]:
    batches = [(cells.lines, block) for cells, block in _batches(records)]
    return Lines(lines for lines, _ in batches), Rows(block for _, block in batches)


def _records(
    starts: Sequence[_SheetStart], formulas: _Formulas, report: Report
) -> Iterator[Record]:
    """The rows of sheets that go on one after the other, under the header of the first."""
    width = max(start.width for start in starts)
    last = 0
    for place, start in enumerate(starts):
        further = place > 0
        before = last - 1 if further else 0  # its second row follows the last of the sheet before
        for row in islice(start.sheet.rows(stage(report, place, len(starts))), further, None):
            if row.uncalculated:
                formulas.add(before + row.number, row.uncalculated)
            if row.width:
                last = before + row.number
                yield Record(last, row.cells(width))


def _guarded(records: Iterator[Record], name: str) -> Iterator[Record]:
    with _damage_named(name):
        yield from records


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    try:
        yield
    except (Cancelled, LoadError):
        raise
    except Exception as error:  # any damage
        raise ExcelFileError(name=name) from error
