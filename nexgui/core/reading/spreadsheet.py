"""An Excel workbook to the text of a CSV file: the sheet that has the most recipients."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice

from nexgui.core.errors import ExcelFileError
from nexgui.core.guide import StatusGuide
from nexgui.core.oddities import Oddity
from nexgui.core.progress import Cancelled, Report
from nexgui.core.reading.file_kind import refuse_other_archives
from nexgui.core.reading.file_rules import FileRules
from nexgui.core.reading.sheet_choice import Choice, SheetStart, choose, start_of, what_was_read
from nexgui.core.reading.sheet_rows import Sheet, SheetRow

_LAST_ROW = 1_048_576  # of any sheet (Excel specifications and limits)
_PIECE = 32 * 1024  # characters
_BLANK_LINES_A_PIECE = 2000
_LINE_END = "\r\n"  # so that the writer quotes cells with a CR as well


@dataclass(frozen=True, slots=True)
class WorkbookText:
    """The rows of a workbook as pieces of CSV, and what is unusual about its sheets."""

    pieces: Iterator[str]
    oddities: tuple[Oddity, ...]


def read_workbook(
    content: bytes, name: str, rules: FileRules, guide: StatusGuide, report: Report
) -> WorkbookText:
    """Opens the workbook `name`; `report` counts bytes, and is called often.

    Raises:
        FileTooLargeError: it unpacks to more than the program reads.
        LoadError: it is an archive of something else.
        ExcelFileError: it cannot be read.
    """
    refuse_other_archives(content, name, rules)
    meter = _Meter(report)
    with _damage_named(name), _quiet():
        sheets = _open(content, meter)
        starts = [start_of(sheet, rules, guide, meter.ask) for sheet in sheets]
        choice = choose(starts)
        meter.expect(choice.sheets)
        if len(choice.sheets) > 1 and choice.by_rows:
            read, pieces = _longest(choice, meter)
        else:
            read, pieces = choice.sheets, _pieces(_rows_of(choice.sheets, meter), choice.sheets)
    return WorkbookText(_guarded(pieces, name, meter), what_was_read(read, starts))


class _Meter:
    """Tells how far the reading of the sheets is, and asks at every step whether to go on."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._before = 0
        self._done = 0
        self._total = 1

    def expect(self, starts: Iterable[SheetStart]) -> None:
        self._total = sum(start.sheet.size for start in starts) or 1

    def move(self, done: int) -> None:
        """Notes the bytes of this sheet that were read."""
        self._done = self._before + done
        self.ask()

    def next_sheet(self, sheet: Sheet) -> None:
        self._before += sheet.size
        self._done = self._before

    def ask(self, _done: int = 0) -> None:
        self._report(min(self._done, self._total), self._total)


class _AskingFile(io.BytesIO):
    """A file that asks whether to go on whenever it is read: openpyxl does not while it opens."""

    def __init__(self, content: bytes, ask: Callable[[], None]) -> None:
        super().__init__(content)
        self._ask = ask

    def read(self, size: int | None = -1, /) -> bytes:
        self._ask()
        return super().read(size)


def _open(content: bytes, meter: _Meter) -> list[Sheet]:
    import openpyxl  # late: most files are no workbooks, and the window is there sooner

    file = _AskingFile(content, meter.ask)
    workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
    return [Sheet(workbook, worksheet) for worksheet in workbook.worksheets]


def _longest(choice: Choice, meter: _Meter) -> tuple[Sequence[SheetStart], Iterator[str]]:
    """The sheet with the most rows, and its text; the first of equals.

    Only reading tells how many rows hold anything: the texts are kept, so as to read once.
    """
    best: tuple[int, SheetStart, list[str]] | None = None
    for start in choice.sheets:
        rows = _Counted(_rows_of([start], meter))
        pieces = list(_pieces(rows, [start]))
        if best is None or rows.count > best[0]:
            best = rows.count, start, pieces
    if best is None:
        return (), iter(())
    return [best[1]], iter(best[2])


class _Counted(Iterator[SheetRow]):
    """Rows, and how many there were."""

    def __init__(self, rows: Iterator[SheetRow]) -> None:
        self._rows = rows
        self.count = 0

    def __next__(self) -> SheetRow:
        row = next(self._rows)
        self.count += 1
        return row


def _rows_of(starts: Sequence[SheetStart], meter: _Meter) -> Iterator[SheetRow]:
    """The rows of sheets that go on one after the other, under the header of the first."""
    last = 0
    for place, start in enumerate(starts):
        further = place > 0
        before = last - 1 if further else 0  # its second row follows the last of the sheet before
        for row in islice(start.sheet.rows(meter.move), further, None):
            last = before + row.number
            yield SheetRow(last, row.texts, row.width)
        meter.next_sheet(start.sheet)


def _pieces(rows: Iterator[SheetRow], starts: Sequence[SheetStart]) -> Iterator[str]:
    lines = _lines(rows, max((start.width for start in starts), default=0))
    return iter(partial(_next_piece, lines), "")


def _next_piece(lines: Iterator[str]) -> str:
    piece = io.StringIO(newline="")
    with _quiet():
        for line in lines:
            piece.write(line)
            if piece.tell() >= _PIECE:
                break
    return piece.getvalue()


def _lines(rows: Iterable[SheetRow], width: int) -> Iterator[str]:
    """The rows as CSV, with a blank line for each row that is not there, but for the last ones."""
    row_text = io.StringIO(newline="")
    writer = csv.writer(row_text, lineterminator=_LINE_END)
    line = 0
    allowed = _LAST_ROW
    for row in rows:
        blank = min(max(row.number - line - 1, 0), allowed)
        allowed -= blank
        line += blank + 1
        while blank:
            some = min(blank, _BLANK_LINES_A_PIECE)
            blank -= some
            yield _LINE_END * some
        writer.writerow(row.cells(width))
        yield row_text.getvalue()
        row_text.seek(0)
        row_text.truncate()


def _guarded(pieces: Iterator[str], name: str, meter: _Meter) -> Iterator[str]:
    with _damage_named(name):
        for piece in pieces:
            meter.ask()  # blank lines come by the thousand from a single row of the sheet
            yield piece
        meter.ask()


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    try:
        yield
    except Cancelled:
        raise
    except Exception as error:  # whatever a damaged workbook makes openpyxl stumble over
        raise ExcelFileError(name=name) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps openpyxl from telling of features that it drops and dates that no calendar has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
