"""Writes sheets with streamed rows, and texts that are hard to write."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from nexgui.core.progress import Report, ignore_progress
from nexgui.export import styles
from nexgui.export.cell_text import LONGEST_CELL, openpyxl_text
from nexgui.export.cell_xml import TextStyle
from nexgui.export.row_xml import Row, RowTemplate, row_xml
from nexgui.export.shared_texts import SharedTexts
from nexgui.export.workbook_writer import StreamedRows, WorkbookWriter

TITLE = "全件"
PROGRAM = "NexGUI/1"
PLAIN = TextStyle(0, 0)
NASTY = (
    "",
    "送信完了",
    "=1+1",
    "+81-3-0000-0000",
    "-1",
    "@x",
    "0312345678",
    "A&B <b>\"'</b> ]]> &amp;",
    "100%s",
    "a\tb\nc",
    "\n",
    " 前後の空白 ",
    "　全角　",
    "　",
    "\xa0",
    "\r\n改行\r",
    "\x00\x0b\x1e\x1f\x7f\x85\u2028",
    "\x1f",
    "\ud800",
    "\udfff\ufffe\uffff",
    "𠮷😀",
    "長い備考です。" * 10,
    "_x000D_",
    "_x005F_x000D_ _x00e9_ _x_",
    "長" * LONGEST_CELL,
    "長" * 40_000,
    "😀" * 20_000,
    "_x0041_" * 6_000,
    " " * 40_000,
)
nasty_texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(), max_size=12),
    st.text(st.sampled_from("_x00D5F \t\r\n\x1f&<>]　\ud842\udfb7"), max_size=16),
)


def template(shared: SharedTexts, own_style: TextStyle = PLAIN) -> RowTemplate:
    """A template for rows with nothing but the file's own cells."""
    return RowTemplate([], own_style, shared)


def own_rows(shared: SharedTexts, rows: Iterable[Sequence[str]]) -> Iterable[Row]:
    """Rows of the file's own cells."""
    one = template(shared)
    return (Row(one, 15.0, (), row) for row in rows)


def new_workbook() -> Workbook:
    """A workbook without a sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def header_only(workbook: Workbook, columns: int = 1) -> Worksheet:
    """A new sheet with a header row."""
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.append([f"列{number}" for number in range(columns)])
    return sheet


def text_style(sheet: Worksheet) -> TextStyle:
    """A style as the file's cells have it."""
    cell = WriteOnlyCell(sheet)
    cell.number_format = styles.TEXT_FORMAT
    return TextStyle(cell.style_id, cell.style_id)


def save(
    path: Path,
    workbook: Workbook,
    shared: SharedTexts,
    sheet: Worksheet,
    rows: Sequence[Row],
    report: Report = ignore_progress,
) -> None:
    """Saves a workbook with rows streamed into one of its sheets."""
    columns = max((len(row.own) for row in rows), default=1)
    reference = f"A1:{get_column_letter(columns)}{len(rows) + 1}"
    chunks = row_xml(rows, first=2, count=len(rows), report=report)
    with path.open("wb") as file, WorkbookWriter(workbook, file, shared, PROGRAM) as writer:
        writer.stream(sheet, StreamedRows(chunks, len(rows), reference))
        writer.save()


def write_streamed(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Writes texts below a header, the way that is tested."""
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    one = template(shared, text_style(sheet))
    save(path, workbook, shared, sheet, [Row(one, 15.0, (), row) for row in rows])


def write_by_openpyxl(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Writes the same by openpyxl alone."""
    workbook = Workbook(write_only=True)
    sheet = header_only(workbook)
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet)
            cell.value = openpyxl_text(text)
            cell.data_type = "s"
            cell.number_format = styles.TEXT_FORMAT
            cells.append(cell)
        sheet.append(cells)
    workbook.save(path)


def read_by_calamine(path: Path) -> list[list[object]]:
    """All cells of the first sheet."""
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]
