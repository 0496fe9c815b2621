"""What stands in the cells and rows of a sheet, and what a stray cell far away does."""

import io
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from inspect import signature
from pathlib import Path

import pytest
from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from nexgui.core.loading import load
from nexgui.core.progress import Cancelled, ignore_progress
from nexgui.core.reading.sheets import open_sheets
from nexgui.core.results import DeliveryResults
from tests.core.loaded import GUIDE, cells_of, first_sentences, load_content
from tests.core.sheets import SHEET, content_of, rewritten, with_cell, with_sheet
from tests.helpers import HEADER, file_of, recipient

ROWS = [list(recipient("送信完了")), list(recipient("エラー", "受信拒否"))]
NAME = "全宛先.xlsx"


def load_sheet(folder: Path, *rows: Sequence[object]) -> DeliveryResults:
    return load_content(folder, content_of(Sheet1=rows), NAME)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (312345678, "312345678"),
        (600001.0, "600001"),
        (1.5, "1.5"),
        (10**15, "1000000000000000"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime(2026, 11, 20, 9, 5), "2026-11-20 09:05"),
        (datetime(2026, 11, 20, 9, 5, 30), "2026-11-20 09:05:30"),
        (time(9, 5), "09:05"),
        ("0312345678", "0312345678"),
        ("#N/A", "#N/A"),
        (" ", " "),
        ('"', '"'),
        ("a,b\tc;d", "a,b\tc;d"),
        ("a\nb\n\nc", "a\nb\n\nc"),
        ("a_x000D_b", "a\rb"),
        ("髙﨑①", "髙﨑①"),
        (None, ""),
    ],
)
def test_a_value_becomes_the_text_that_the_file_had(
    tmp_path: Path, value: object, shown: str
) -> None:
    results = load_sheet(tmp_path, [*HEADER, "値"], [*ROWS[0], value], [*ROWS[1], "x"])

    assert cells_of(results) == [[*ROWS[0], shown], [*ROWS[1], "x"]]


def test_a_day_without_a_time_is_shown_without_one(tmp_path: Path) -> None:
    results = load_sheet(tmp_path, [*HEADER, "生年月日"], [*ROWS[0], date(1980, 1, 31)])

    assert results.cell(0, 6) == "1980-01-31"


def test_a_line_break_of_a_csv_file_that_excel_kept_is_a_line_break(tmp_path: Path) -> None:
    # Excel writes the CR of CR LF as _x000D_.
    results = load_sheet(tmp_path, HEADER, ["本社_x000D_\n総務部", *ROWS[0][1:]])

    assert results.cell(0, 0) in ("本社\r\n総務部", "本社\n総務部")


def test_rows_with_nothing_but_a_format_are_not_counted(tmp_path: Path) -> None:
    results = load_sheet(tmp_path, HEADER, *ROWS, *([["", None]] * 5000))

    assert cells_of(results) == ROWS
    assert [each.line for each in results.oddities] == [None]


def test_a_date_that_no_calendar_has_is_read_without_a_word_on_the_console(
    tmp_path: Path,
) -> None:
    content = content_of(Sheet1=[[*HEADER, "日"], [*ROWS[0], date(1980, 1, 31)]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET).replace(b"<v>29251</v>", b"<v>99999999999</v>")

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        results = load_content(tmp_path, rewritten(content, SHEET, sheet), NAME)

    assert len(results) == 1
    assert caught == []


def test_a_blank_row_between_is_one_line_and_those_at_the_end_are_none(tmp_path: Path) -> None:
    blank = [[" ", "\u3000", None]]

    results = load_sheet(tmp_path, HEADER, ROWS[0], *blank, ROWS[1], *blank * 20)

    assert cells_of(results) == ROWS
    assert list(results.table.lines) == [2, 4]
    assert [each.line for each in results.oddities] == [None, 3]


@pytest.mark.parametrize("place", ["XFD1048576", "G1048576", "A2000000000"])
def test_a_stray_space_far_away_is_not_read(tmp_path: Path, place: str) -> None:
    reports: list[int] = []
    content = with_cell(content_of(Sheet1=[HEADER, *ROWS]), place, " ")

    results = load(file_of(tmp_path, content, NAME), GUIDE, lambda done, _: reports.append(done))

    assert cells_of(results) == ROWS
    assert list(results.table.header) == list(HEADER)
    assert [each.line for each in results.oddities] == [None]
    assert len(reports) < 1000


def test_a_stray_text_far_away_is_noted(tmp_path: Path) -> None:
    content = with_cell(content_of(Sheet1=[HEADER, *ROWS]), "XFD1048576", "x")

    results = load_content(tmp_path, content, NAME)

    assert cells_of(results) == ROWS
    assert (1048576, "最後の宛先より後ろの行です。") in first_sentences(results.oddities)


def test_a_row_behind_the_last_that_excel_knows_is_noted(tmp_path: Path) -> None:
    content = with_cell(content_of(Sheet1=[HEADER, *ROWS]), "A2000000000", "x")

    results = load_content(tmp_path, content, NAME)

    assert (1048576, "最後の宛先より後ろの行です。") in first_sentences(results.oddities)


def test_reading_stops_at_once_where_a_gap_is_huge(tmp_path: Path) -> None:
    content = with_cell(content_of(Sheet1=[HEADER, *ROWS]), "XFD1048576", "x")
    path = file_of(tmp_path, content, NAME)
    asked = 0

    def cancel(_done: int, _total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(path, GUIDE, cancel)


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_blank_columns_at_the_end_are_none(tmp_path: Path, blank: str) -> None:
    far = [*[None] * 16_377, blank]

    results = load_sheet(tmp_path, [*HEADER, *far], [*ROWS[0], *far], ROWS[1])

    assert list(results.table.header) == list(HEADER)
    assert cells_of(results) == ROWS


def test_a_column_without_a_header_is_read(tmp_path: Path) -> None:
    results = load_sheet(tmp_path, HEADER, [*ROWS[0], None, "控え"], ROWS[1])

    assert cells_of(results) == [[*ROWS[0], "", "控え"], [*ROWS[1], "", ""]]
    assert [each.line for each in results.oddities] == [None]


@pytest.mark.parametrize("size", ['ref="A1"', 'ref="A1:C2"', 'ref="A1:XFD1048576"'])
def test_what_a_sheet_says_of_its_size_does_not_matter(tmp_path: Path, size: str) -> None:
    content = with_sheet(content_of(Sheet1=[HEADER, *ROWS]), 'ref="[A-Z0-9:]+"', size)

    assert cells_of(load_content(tmp_path, content, NAME)) == ROWS


def test_the_parts_of_openpyxl_that_it_keeps_to_itself_are_there() -> None:
    # Another version may have them no more: then this says which, and no file has to.
    (sheet,) = open_sheets(content_of(Sheet1=[HEADER, *ROWS]), ignore_progress)

    for part in ("_get_source", "_shared_strings", "_worksheet_path"):
        assert hasattr(sheet.worksheet, part), part
    for part in ("_archive", "_date_formats", "_timedelta_formats", "epoch"):
        assert hasattr(sheet.worksheet.parent, part), part
    asked = signature(WorkSheetParser).parameters
    assert {"src", "shared_strings", "data_only", "epoch", "date_formats"} < set(asked)
    assert "timedelta_formats" in asked
    assert callable(WorkSheetParser.parse_row)
    assert {ROW_TAG, DATA_TAG} == {f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "sheetData")}
