"""The sheets with a row for each recipient: 要対応 and 全件."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Report
from nexgui.export.cell_text import LONGEST_CELL, CellText, excel_text
from nexgui.export.contents import Contents
from nexgui.export.recipient_columns import OUR_COLUMNS
from nexgui.export.recipient_layout import lay_out
from nexgui.export.recipient_rows import RecipientRows
from nexgui.export.row_xml import OnRowChanged, row_xml
from nexgui.export.shared_texts import SharedTexts
from nexgui.export.workbook_writer import StreamedRows

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""What a sheet holds at most (Excel specifications and limits)."""

_HEADER_QUOTED = 30  # characters of a header that an oddity names


@dataclass(frozen=True, slots=True)
class RecipientSheet:
    """A sheet that is laid out and waits for its recipients, which are rows of the results."""

    sheet: Worksheet
    rows: Sequence[int]

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.sheet.title)

    @property
    def last_row(self) -> int:
        """The number of its last row."""
        return len(self.rows) + 1


def add_sheets(
    workbook: Workbook,
    title: str,
    header: Sequence[str],
    rows: Sequence[int],
    *,
    tells_changes: bool = False,
) -> list[RecipientSheet]:
    """Adds a sheet for the recipients in `rows`; what one cannot hold goes on to the next."""
    sheets: list[RecipientSheet] = []
    for first in range(0, max(len(rows), 1), MOST_ROWS - 1):
        part = rows[first : first + MOST_ROWS - 1]
        own_title = title if not sheets else f"{title} ({len(sheets) + 1})"
        sheet = workbook.create_sheet(own_title)
        lay_out(sheet, header, len(part), tells_changes=tells_changes)
        sheets.append(RecipientSheet(sheet, part))
    return sheets


def streamed(
    sheet: RecipientSheet,
    contents: Contents,
    shared: SharedTexts,
    report: Report,
    *,
    preset: bool = False,
    oddities: OddityLog | None = None,
) -> StreamedRows:
    """The recipients of a sheet, to be written when its turn comes.

    `preset` fills 結果 with its first choice; what a workbook cannot hold goes to `oddities`.
    """
    rows = RecipientRows(sheet.sheet, contents.results, shared, preset=preset)
    width = len(OUR_COLUMNS) + len(contents.results.table.header)
    on_changed = _noting(contents, sheet.rows, oddities) if oddities is not None else None
    chunks = row_xml(
        rows.rows(sheet.rows), first=2, count=len(sheet.rows), report=report, on_changed=on_changed
    )
    reference = f"A1:{get_column_letter(width)}{sheet.last_row}"
    return StreamedRows(chunks, len(sheet.rows), reference)


def note_headers(contents: Contents, oddities: OddityLog) -> None:
    """Notes the headers of the file's columns that a workbook cannot hold to the letter."""
    table = contents.results.table
    for header in table.header:
        _note(oddities, table.header_line, header, excel_text(header))


def _noting(contents: Contents, rows: Sequence[int], oddities: OddityLog) -> OnRowChanged:
    results = contents.results
    table = results.table

    def note(place: int, column: int, became: CellText) -> None:
        row = rows[place]
        # Of several files the first column names each one's.
        file = results.cell(row, 0) if len(results.sources) > 1 else ""
        _note(oddities, table.lines[row], table.header[column], became, file)

    return note


def _note(
    oddities: OddityLog, line: int | None, header: str, became: CellText, file: str = ""
) -> None:
    keys = {"oddity.control_characters": became.replaced, "oddity.cut_cell": became.cut}
    values = {"header": header[:_HEADER_QUOTED], "limit": LONGEST_CELL}
    for key in (key for key, applies in keys.items() if applies):
        if file:
            oddities.add(line, "oddity.of_file", name=file, sentence=text(key, **values))
        else:
            oddities.add(line, key, **values)
