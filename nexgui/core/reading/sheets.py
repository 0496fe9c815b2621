"""The sheets of an Excel workbook, row by row: all that the program needs of openpyxl to read.

Some of it openpyxl keeps to itself, and may change: no other module reads with it.
"""

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import IO, Any

from nexgui.core.progress import Report, ignore_progress

_LAST_ROW = 1_048_576  # of any sheet (Excel specifications and limits)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes CR and control characters
# Read between two reports: some milliseconds' worth.
_CELLS_A_REPORT = 500


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds more than white space: its number in the sheet, from 1, and its texts."""

    number: int
    texts: Mapping[int, str]  # by column, from 0; empty cells are not there
    width: int  # up to the last cell with more than white space

    def cells(self, width: int) -> list[str]:
        """The texts of the first `width` columns, and of those behind that hold any."""
        width = max(width, self.width)
        cells = [""] * width
        for column, cell in self.texts.items():
            if column < width:
                cells[column] = cell
        return cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook that openpyxl opened for reading only.

    The sheet's own word about its size is not asked for: it may be wrong or missing. And its rows
    are taken from openpyxl's parser, not from `iter_rows`, which makes up every cell and row that
    is not there: up to 17 thousand millions of them for one stray cell.
    """

    worksheet: Any  # what is needed of it, openpyxl keeps to itself

    @property
    def title(self) -> str:
        """The name on its tab."""
        return str(self.worksheet.title)

    def rows(self, report: Report) -> Iterator[SheetRow]:
        """All rows with more than white space, with numbers that only ever grow.

        `report` counts bytes, and is called often.
        """
        archive = self.worksheet.parent._archive
        size = archive.getinfo(self.worksheet._worksheet_path).file_size
        last = unreported = 0
        with self.worksheet._get_source() as source:
            for number, cells in self._parsed(source):
                unreported += 1 + len(cells)
                if unreported >= _CELLS_A_REPORT:
                    unreported = 0
                    report(source.tell(), size)
                row = self._row(max(min(number, _LAST_ROW), last + 1), cells)
                if row.width:
                    last = row.number
                    yield row
        report(size, size)

    def _parsed(self, source: IO[bytes]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        # Late: most files are no workbooks, and the window is there sooner.
        from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
        from openpyxl.xml.functions import iterparse

        workbook = self.worksheet.parent
        parser = WorkSheetParser(
            source,
            self.worksheet._shared_strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        for _, element in iterparse(source):
            if element.tag == ROW_TAG:
                with _quiet():
                    row = parser.parse_row(element)
                yield row
                element.clear()
                parser.row_dimensions.clear()  # heights, which would fill the memory
            elif element.tag == DATA_TAG:
                return

    def _row(self, number: int, cells: list[dict[str, Any]]) -> SheetRow:
        texts = {
            cell["column"] - 1: self._text(cell) for cell in cells if cell["value"] is not None
        }
        width = max((column + 1 for column, cell in texts.items() if cell.strip()), default=0)
        return SheetRow(number, texts, width)

    def _text(self, cell: Mapping[str, Any]) -> str:
        """A cell's value as a CSV file of NEXLINK has it."""
        value: object = cell["value"]
        if isinstance(value, str):
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, datetime):
            if not self._shows_time(cell):
                return value.strftime("%Y-%m-%d")
            return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
        if isinstance(value, time):
            return value.strftime("%H:%M")
        return str(value)

    def _shows_time(self, cell: Mapping[str, Any]) -> bool:
        from openpyxl.cell.read_only import ReadOnlyCell

        return "h" in str(ReadOnlyCell(self.worksheet, **cell).number_format).lower()


def open_sheets(content: bytes, report: Report) -> Sequence[Sheet]:
    """The sheets of a workbook; `report` is called often, so that it may stop the work.

    Whatever is damaged in the workbook raises any error at all, here or when rows are read.
    """
    import openpyxl  # late: most files are no workbooks, and the window is there sooner

    file = _ReportingFile(content, report)
    with _quiet():
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
    file.report = ignore_progress
    return list(map(Sheet, workbook.worksheets))


class _ReportingFile(io.BytesIO):
    """A file that reports whenever it is read: openpyxl does not while it opens one."""

    def __init__(self, content: bytes, report: Report) -> None:
        super().__init__(content)
        self.report = report

    def read(self, size: int | None = -1, /) -> bytes:
        self.report(0, 1)
        return super().read(size)


def _quiet() -> "warnings.catch_warnings[None]":
    """Keeps openpyxl from telling of features that it drops and dates that no calendar has."""
    return warnings.catch_warnings(action="ignore")
