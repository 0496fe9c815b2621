"""An Excel workbook to the text of a CSV file: the sheet that looks most like a result file."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING

from nexgui.core.errors import ExcelFileError
from nexgui.core.file_kind import refuse_other_archives
from nexgui.core.file_rules import FileRules, comparable_header
from nexgui.core.progress import Cancelled, Report

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST_ROWS = 50
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes CR and control characters
_ROWS_A_PIECE = 2000


def workbook_pieces(content: bytes, name: str, rules: FileRules, report: Report) -> Iterator[str]:
    """The cells of the workbook `name` as pieces of CSV; `report` counts rows.

    Raises:
        FileTooLargeError: it unpacks to more than the program reads.
        LoadError: it is an archive of something else.
        ExcelFileError: it cannot be read.
    """
    refuse_other_archives(content, name, rules)
    try:
        sheet = _open_sheet(content, rules)
        total = sheet.max_row or 1
        rows = (_texts(row) for row in sheet.iter_rows())
        for done, piece in enumerate(_pieces(rows), start=1):
            report(min(done * _ROWS_A_PIECE, total), total)
            yield piece
    except Cancelled:
        raise
    except Exception as error:  # whatever a damaged workbook makes openpyxl stumble over
        raise ExcelFileError(name=name) from error


def _open_sheet(content: bytes, rules: FileRules) -> Worksheet:
    """The sheet whose first rows show the most known headers; of equals the longest."""
    import openpyxl  # late: most files are no workbooks, and the window is there sooner

    with warnings.catch_warnings():  # openpyxl tells of features that it does not keep
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return max(
            workbook.worksheets, key=lambda sheet: (_known(sheet, rules), sheet.max_row or 0)
        )


def _known(sheet: Worksheet, rules: FileRules) -> int:
    rows = sheet.iter_rows(max_row=_FIRST_ROWS)
    return max(
        (
            sum(comparable_header(cell) in rules.known_headers for cell in _texts(row))
            for row in rows
        ),
        default=0,
    )


def _pieces(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    rows = iter(rows)
    while part := _quietly(rows):
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        for row in part:
            if any(row):
                writer.writerow(row)
            else:
                text.write("\n")
        yield text.getvalue()


def _quietly(rows: Iterator[Sequence[str]]) -> list[Sequence[str]]:
    with warnings.catch_warnings():  # openpyxl tells of dates that no calendar has
        warnings.simplefilter("ignore")
        return list(islice(rows, _ROWS_A_PIECE))


def _texts(row: Iterable[Cell | MergedCell]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell | MergedCell) -> str:
    """A cell's value as a CSV file of NEXLINK has it."""
    value: object = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        if "h" not in cell.number_format.lower():  # shown as a day, without a time
            return value.strftime("%Y-%m-%d")
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
