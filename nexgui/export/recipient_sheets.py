"""The sheets with a row for each recipient: 要対応 and 全件."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Report
from nexgui.core.results import DeliveryResults
from nexgui.export.cell_text import LONGEST_CELL, CellText, excel_text
from nexgui.export.contents import Contents
from nexgui.export.recipient_columns import (
    CHANGE,
    DECIDED_ON,
    EVERYBODY,
    TO_DO,
    RecipientLayout,
    has_fax_only,
)
from nexgui.export.recipient_layout import lay_out
from nexgui.export.recipient_rows import RecipientRows
from nexgui.export.row_height import column_width
from nexgui.export.row_xml import OnRowChanged, row_xml
from nexgui.export.settings_sheet import days_until_due
from nexgui.export.shared_texts import SharedTexts
from nexgui.export.workbook_writer import StreamedRows

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""What a sheet holds at most (Excel specifications and limits)."""

_ROWS_MEASURED = 1000  # for the widths of columns
_HEADER_QUOTED = 30  # characters of a header that an oddity names


@dataclass(frozen=True, slots=True)
class RecipientSheet:
    """A sheet that is laid out and waits for its recipients, which are rows of the results."""

    sheet: Worksheet
    layout: RecipientLayout
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
    workbook: Workbook, layout: RecipientLayout, contents: Contents
) -> list[RecipientSheet]:
    """Adds 要対応 or 全件, as the layout is; what one sheet cannot hold goes on to the next."""
    to_do = layout is TO_DO
    title = text("workbook.sheet_needing_action") if to_do else contents.title
    rows = contents.needing if to_do else contents.rows
    header = _with_widths(contents, rows, layout.size)
    hidden = _hidden(contents.results)
    sheets: list[RecipientSheet] = []
    for first in range(0, max(len(rows), 1), MOST_ROWS - 1):
        part = rows[first : first + MOST_ROWS - 1]
        own_title = title if not sheets else f"{title} ({len(sheets) + 1})"
        sheet = workbook.create_sheet(own_title)
        lay_out(sheet, layout, header, len(part), hidden)
        if has_fax_only(contents.results) and to_do:
            sheet.cell(1, layout.number("phone")).value = text("column.fax")
        sheets.append(RecipientSheet(sheet, layout, part))
    return sheets


def streamed(
    sheet: RecipientSheet,
    contents: Contents,
    shared: SharedTexts,
    report: Report,
    oddities: OddityLog,
) -> StreamedRows:
    """The recipients of a sheet, to be written when its turn comes.

    What a workbook cannot hold of 全件 goes to `oddities`: the others are among them.
    """
    results = contents.results
    inputs = contents.by_row if sheet.layout is TO_DO else {}
    due = contents.made_on + timedelta(days=days_until_due(contents.inputs))
    rows = RecipientRows(sheet.sheet, sheet.layout, results, shared, inputs, due)
    width = len(sheet.layout.columns) + len(results.table.header)
    on_changed = _noting(contents, sheet.rows, oddities) if sheet.layout is EVERYBODY else None
    chunks = row_xml(
        rows.rows(sheet.rows), first=2, count=len(sheet.rows), report=report, on_changed=on_changed
    )
    reference = f"A1:{get_column_letter(width)}{sheet.last_row}"
    return StreamedRows(chunks, len(sheet.rows), reference)


def _with_widths(contents: Contents, rows: Sequence[int], size: float) -> list[tuple[str, float]]:
    """The headers of the file's own columns, and how wide their contents are."""
    table = contents.results.table
    measured = [table.rows[row] for row in islice(rows, _ROWS_MEASURED)]
    return [
        (header, column_width(header, (cells[at] for cells in measured if at < len(cells)), size))
        for at, header in enumerate(table.header)
    ]


def _hidden(results: DeliveryResults) -> Collection[str]:
    """The columns of ours of which the files have nothing to say."""
    roles = [file.columns for file in results.files]
    contacts = [columns.contact for columns in roles]
    told = {
        CHANGE: results.changes is not None,
        DECIDED_ON: any(columns.decided_at is not None for columns in roles),
        "company": any(each.company is not None for each in contacts),
        "person": any(
            (each.family_name, each.given_name, each.full_name) != (None, None, None)
            for each in contacts
        ),
        "phone": any((each.phone, each.fax) != (None, None) for each in contacts),
    }
    return [key for key, is_told in told.items() if not is_told]


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
