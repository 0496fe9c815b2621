import io
import re
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from nexgui.core.progress import Cancelled
from nexgui.export.row_xml import Fixed, Number, Row, RowTemplate, row_xml
from nexgui.export.safe_write import replacing
from nexgui.export.shared_texts import SharedTexts
from nexgui.export.workbook_writer import StreamedRows, WorkbookWriter
from tests.export.reading import in_excel
from tests.export.streaming import (
    NASTY,
    PLAIN,
    PROGRAM,
    TITLE,
    header_only,
    nasty_texts,
    new_workbook,
    own_rows,
    read_by_calamine,
    save,
    text_style,
    write_by_openpyxl,
    write_streamed,
)
from tests.helpers import files_in

SHEET = "xl/worksheets/sheet1.xml"


# White space alone is lost where openpyxl writes it.
texts = nasty_texts.filter(lambda text: len(text) < 1000 and not text.isspace())


def cells_by_openpyxl(path: Path) -> list[list[tuple[object, str, str]]]:
    sheet = load_workbook(path).worksheets[0]
    return [[cell_in_excel(cell) for cell in row] for row in sheet.iter_rows()]


def cell_in_excel(cell: Cell | MergedCell) -> tuple[object, str, str]:
    value = in_excel(cell.value) if isinstance(cell.value, str) else cell.value
    # openpyxl gives an empty cell the type of its markup, whatever it is.
    return value, cell.data_type if value else "", cell.number_format


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_reader_finds_what_it_finds_when_openpyxl_writes(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        streamed, plain = Path(folder) / "streamed.xlsx", Path(folder) / "plain.xlsx"
        write_streamed(streamed, rows)
        write_by_openpyxl(plain, rows)

        assert cells_by_openpyxl(streamed) == cells_by_openpyxl(plain)
        assert read_by_calamine(streamed) == read_by_calamine(plain)


def test_every_cell_is_text_to_the_letter_in_a_text_format(tmp_path: Path) -> None:
    texts = [text for text in NASTY if text and text.isprintable() and len(text) < 100]
    write_streamed(tmp_path / "out.xlsx", [texts])

    row = cells_by_openpyxl(tmp_path / "out.xlsx")[1]

    assert [value for value, _, _ in row] == texts
    assert {(data_type, number_format) for _, data_type, number_format in row} == {("s", "@")}


def test_texts_of_the_program_are_found_by_every_reader(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook, 4)
    one = RowTemplate(
        [Number(0), Fixed("意味 & 対応", PLAIN), Fixed(" 空白 ", PLAIN)], PLAIN, shared
    )
    save(tmp_path / "out.xlsx", workbook, shared, sheet, [Row(one, 15.0, [2], ["A社"])] * 3)

    values = [2, "意味 & 対応", " 空白 ", "A社"]
    found = [[cell[0] for cell in row] for row in cells_by_openpyxl(tmp_path / "out.xlsx")]
    assert found[1:] == [values] * 3
    assert read_by_calamine(tmp_path / "out.xlsx")[1:] == [values] * 3


def test_everything_else_of_the_sheet_stays_as_openpyxl_makes_it(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = workbook.create_sheet(TITLE)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = "A1:C4"
    sheet.column_dimensions["A"].width = 33
    sheet.data_validations.append(DataValidation("list", formula1='"済,未"', sqref="C2:C4"))
    sheet.append(["見出し"])
    rows = list(own_rows(shared, [["a", "b", "c"]] * 3))
    save(tmp_path / "out.xlsx", workbook, shared, sheet, rows)

    found = load_workbook(tmp_path / "out.xlsx")[TITLE]

    assert (found.freeze_panes, found.auto_filter.ref) == ("B2", "A1:C4")
    assert found.column_dimensions["A"].width == 33
    assert [str(rule.sqref) for rule in found.data_validations.dataValidation] == ["C2:C4"]
    assert found["A1"].value == "見出し"
    assert found.row_dimensions[2].height == 15


def test_the_sheet_says_how_many_rows_and_columns_it_has(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    rows = list(own_rows(shared, [["a", "b"]] * 20))
    save(tmp_path / "out.xlsx", workbook, shared, sheet, rows)

    found = load_workbook(tmp_path / "out.xlsx", read_only=True).worksheets[0]

    assert (found.max_row, found.max_column) == (21, 2)


def test_a_sheet_without_a_header_takes_rows_too(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = workbook.create_sheet(TITLE)
    save(tmp_path / "out.xlsx", workbook, shared, sheet, list(own_rows(shared, [["a"]])))

    assert load_workbook(tmp_path / "out.xlsx")[TITLE]["A2"].value == "a"


def test_a_sheet_further_back_can_be_filled_with_what_the_rows_brought_up(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    notes = workbook.create_sheet("読み込み情報")
    changed: list[int] = []
    rows = own_rows(shared, [["a"], ["b\x00"]])
    chunks = row_xml(
        rows, first=2, count=2, on_changed=lambda row, _column, _text: changed.append(row)
    )
    with (
        (tmp_path / "out.xlsx").open("wb") as file,
        WorkbookWriter(workbook, file, shared, PROGRAM) as writer,
    ):
        writer.stream(sheet, StreamedRows(chunks, 2, "A1:A3"))
        writer.call_before(notes, lambda: notes.append(changed))
        writer.save()

    assert load_workbook(tmp_path / "out.xlsx")["読み込み情報"]["A1"].value == 1


def test_excel_is_asked_not_to_warn_of_numbers_that_are_text(tmp_path: Path) -> None:
    write_streamed(tmp_path / "out.xlsx", [["0312345678"]])

    xml = ZipFile(tmp_path / "out.xlsx").read(SHEET).decode()

    assert re.search('<ignoredError sqref="A1:A2" numberStoredAsText="1"', xml)
    assert xml.index("<pageMargins") < xml.index("<ignoredErrors>")


def test_a_formula_has_the_value_that_is_known_of_it(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    sheet["A2"] = '=COUNTIF(B1:B9,"<>x")&"件"'
    sheet["A3"] = "=1+1"
    with (
        (tmp_path / "out.xlsx").open("wb") as file,
        WorkbookWriter(workbook, file, shared, PROGRAM) as writer,
    ):
        writer.know_values(sheet, {'COUNTIF(B1:B9,"<>x")&"件"': 7, "1+1": 2})
        writer.save()

    values = load_workbook(tmp_path / "out.xlsx", data_only=True)[TITLE]
    formulas = load_workbook(tmp_path / "out.xlsx")[TITLE]
    assert [values["A2"].value, values["A3"].value] == [7, 2]
    assert formulas["A3"].value == "=1+1"


def test_no_temporary_file_is_made(tmp_path: Path, temporary_folder: Path) -> None:
    seen: set[str] = set()

    def look(_done: int, _total: int) -> None:
        seen.update(files_in(temporary_folder))

    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    save(tmp_path / "out.xlsx", workbook, shared, sheet, list(own_rows(shared, [["a"]])), look)

    assert seen == files_in(temporary_folder) == set()


def test_a_style_is_the_one_that_a_cell_of_the_workbook_has(tmp_path: Path) -> None:
    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    one = RowTemplate([Number(0)], text_style(sheet), shared)
    save(tmp_path / "out.xlsx", workbook, shared, sheet, [Row(one, 15.0, [2], ["A社"])])

    number, own = load_workbook(tmp_path / "out.xlsx")[TITLE][2]

    assert (number.number_format, own.number_format) == ("General", "@")


@pytest.mark.parametrize(("count", "has_it"), [(1, False), (100_000_000, True)])
def test_only_a_sheet_that_may_need_it_has_a_zip64_header(count: int, has_it: bool) -> None:
    workbook, shared, file = new_workbook(), SharedTexts(), io.BytesIO()
    sheet = header_only(workbook)
    chunks = row_xml(own_rows(shared, [["a"]]), first=2, count=count)
    with WorkbookWriter(workbook, file, shared, PROGRAM) as writer:
        writer.stream(sheet, StreamedRows(chunks, count, "A1:A2"))
        writer.save()

    # In the sheet's own header: Pythons differ in what they put into the list at the end.
    start = ZipFile(file).getinfo(SHEET).header_offset
    extra_length = int.from_bytes(file.getvalue()[start + 28 : start + 30], "little")
    assert (extra_length > 0) == has_it


def test_stopping_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= 800:
            raise Cancelled

    workbook, shared = new_workbook(), SharedTexts()
    sheet = header_only(workbook)
    rows = row_xml(own_rows(shared, [["a"]] * 1000), first=2, count=1000, report=stop)
    with (
        pytest.raises(Cancelled),
        replacing(tmp_path / "out.xlsx") as file,
        WorkbookWriter(workbook, file, shared, PROGRAM) as writer,
    ):
        writer.stream(sheet, StreamedRows(rows, 1000, "A1:A1001"))
        writer.save()

    assert files_in(tmp_path) == set()


def test_a_sheet_of_any_length_takes_little_memory(tmp_path: Path) -> None:
    workbook, shared, count = new_workbook(), SharedTexts(), 50_000
    sheet = header_only(workbook)
    rows = own_rows(shared, ((f"会社{row}", f"a{row}@x.jp", "無") for row in range(count)))
    with (
        (tmp_path / "out.xlsx").open("wb") as file,
        WorkbookWriter(workbook, file, shared, PROGRAM) as writer,
    ):
        chunks = row_xml(rows, first=2, count=count)
        writer.stream(sheet, StreamedRows(chunks, count, f"A1:C{count + 1}"))
        tracemalloc.start()
        try:
            writer.save()
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak < 20_000_000


def test_the_parts_of_openpyxl_that_are_not_public_are_still_there() -> None:
    sheet = Workbook().create_sheet("x")
    for part in ("_charts", "_drawing", "_rels"):
        assert hasattr(sheet, part), part
    writer = WorksheetWriter(sheet, io.BytesIO())
    writer.write()
    assert hasattr(writer, "_rels")
    for part in ("write_worksheet", "save"):
        assert part in vars(ExcelWriter), part
