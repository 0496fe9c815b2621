"""Workbooks that staff saved with Excel: their records, and which of several sheets is read."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui.core.errors import (
    EmptyFileError,
    ExcelFileError,
    FileTooLargeError,
    HeaderOnlyError,
    NoStatusColumnError,
    PasswordError,
)
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.core.progress import Cancelled
from nexgui.core.reading import file_kind
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook
from tests.core.loaded import GUIDE, cells_of, expected_identities, identities, load_content
from tests.core.sheets import SHEET, content_of, rewritten
from tests.helpers import ALL_AFTER, HEADER, excel_bytes, file_of, read_csv, recipient

ROWS = [list(recipient("送信完了")), list(recipient("エラー", "受信拒否"))]
NAME = "全宛先.xlsx"


def load_sheet(folder: Path, *rows: Sequence[object]) -> DeliveryResults:
    return load_content(folder, content_of(Sheet1=rows), NAME)


def test_a_result_file_that_excel_saved_as_a_workbook_is_read(tmp_path: Path) -> None:
    header, *rows = read_csv(ALL_AFTER)

    results = load_sheet(tmp_path, header, *rows)

    # Excel writes every line break as LF.
    unix = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    assert list(results.table.header) == header
    assert [[cell.replace("\r\n", "\n") for cell in row] for row in cells_of(results)] == unix
    assert identities(results) == expected_identities(ALL_AFTER)
    assert results.source.encoding == "Excel"


@pytest.mark.parametrize("name", ["全宛先.xlsx", "全宛先.csv", "全宛先"])
def test_a_workbook_is_known_under_any_ending(tmp_path: Path, name: str) -> None:
    results = load_content(tmp_path, content_of(Sheet1=[HEADER, *ROWS]), name)

    assert cells_of(results) == ROWS


def test_what_excel_may_have_changed_is_said(tmp_path: Path) -> None:
    results = load_sheet(tmp_path, HEADER, *ROWS)

    assert [(each.line, each.sentence) for each in results.oddities] == [
        (None, text("oddity.from_workbook"))
    ]


def test_the_line_of_a_row_is_its_row_in_the_sheet(tmp_path: Path) -> None:
    several_lines = ["一\n二\n三", *ROWS[0][1:]]
    rows = [several_lines, ROWS[0], several_lines, [], ROWS[1]]

    results = load_sheet(tmp_path, HEADER, *rows)

    assert list(results.table.lines) == [2, 3, 4, 6]


def test_a_line_break_in_the_header_does_not_move_the_rows_of_a_sheet(tmp_path: Path) -> None:
    header = ["会社名\n（正式）", *HEADER[1:]]

    results = load_sheet(tmp_path, ["案件名\n（秋）"], [], header, *ROWS)

    assert results.table.header_line == 3
    assert list(results.table.lines) == [4, 5]


@pytest.mark.parametrize("blank", [1, 49, 2500])
def test_blank_rows_before_the_header_of_a_sheet_are_passed_over(
    tmp_path: Path, blank: int
) -> None:
    results = load_sheet(tmp_path, *([[]] * blank), HEADER, *ROWS)

    assert cells_of(results) == ROWS
    assert list(results.table.lines) == [blank + 2, blank + 3]


def test_many_rows_of_a_sheet_are_all_read(tmp_path: Path) -> None:
    rows = [[f"会社{number}", *ROWS[number % 2][1:]] for number in range(4500)]

    results = load_sheet(tmp_path, HEADER, *rows)

    assert cells_of(results) == rows
    assert list(results.table.lines) == list(range(2, 4502))


@pytest.mark.parametrize(
    "awkward",
    [
        '"A社',
        '"A"社',
        '"A社,a@example.jp\n"B社"',
        "A社,B社\tC社;D社",
        "\ufeffA社",
        "A社\x1a",
        "A社_x0000_",
        "\nA社\n\n",
    ],
)
@pytest.mark.parametrize("column", [0, 5])
def test_what_means_something_in_a_csv_file_means_nothing_in_a_cell(
    tmp_path: Path, awkward: str, column: int
) -> None:
    rows = [[*ROWS[number % 2]] for number in range(60)]
    for row in (rows[0], rows[30], rows[59]):
        row[column] = awkward.replace("\x1a", "_x001A_")

    results = load_sheet(tmp_path, HEADER, *rows)

    for row in (rows[0], rows[30], rows[59]):
        row[column] = awkward.replace("_x0000_", "\0")
    assert cells_of(results) == rows
    assert list(results.table.lines) == list(range(2, 62))
    assert [each.sentence for each in results.oddities] == [text("oddity.from_workbook")]


def test_a_header_with_delimiters_and_quotes_is_read_to_the_letter(tmp_path: Path) -> None:
    header = ["会社\t名", 'メール"アドレス', "ステータス", "確定;日時", "a,b", '"送信停止']

    results = load_sheet(tmp_path, ["案件名", '"秋季'], header, *ROWS)

    assert list(results.table.header) == header
    assert cells_of(results) == ROWS


def test_a_blank_row_of_a_sheet_is_noted_wherever_it_is(tmp_path: Path) -> None:
    results = load_sheet(tmp_path, [], ["案件名"], [], [], HEADER, ROWS[0], [], ROWS[1], [])

    blank = [each for each in results.oddities if "空の行" in each.sentence]
    assert [(each.line, each.sentence) for each in blank] == [
        (1, text("oddity.blank_row")),
        (3, text("oddity.blank_rows", count=2)),
        (7, text("oddity.blank_row")),
    ]


def test_a_csv_file_that_was_pasted_into_one_column_of_a_sheet_is_read(tmp_path: Path) -> None:
    lines = [",".join(row) for row in [HEADER, *ROWS]]
    lines[1] = f'"株式会社 ""A"", B\n本社"{lines[1]}'

    results = load_sheet(tmp_path, *([line] for line in lines))

    assert results.table.header == HEADER
    assert cells_of(results) == [['株式会社 "A", B\n本社' + ROWS[0][0], *ROWS[0][1:]], ROWS[1]]
    assert list(results.table.lines) == [2, 3]
    assert text("oddity.lines_in_cells") in [each.sentence for each in results.oddities]


def test_a_sheet_without_rows_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        load_content(tmp_path, excel_bytes(), NAME)


def test_a_sheet_of_nothing_but_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeaderOnlyError):
        load_sheet(tmp_path, HEADER)


def test_a_workbook_without_statuses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStatusColumnError):
        load_sheet(tmp_path, ["月", "件数"], ["10", 3])


@pytest.mark.parametrize(
    "content",
    [
        content_of(Sheet1=[HEADER, *ROWS])[:-200],
        rewritten(content_of(Sheet1=[HEADER, *ROWS]), SHEET, b"<worksheet><sheetData><row"),
        rewritten(content_of(Sheet1=[HEADER, *ROWS]), SHEET, None),
        rewritten(content_of(Sheet1=[HEADER, *ROWS]), "xl/workbook.xml", b"\x00\xff"),
        b"PK\x03\x04 [Content_Types].xml xl/ garbage",
    ],
    ids=["cut off", "broken sheet", "no sheet", "broken workbook", "garbage"],
)
def test_a_damaged_workbook_is_refused_with_its_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExcelFileError, match=r"^「全宛先\.xlsx」のExcel.*こわれています"):
        load_content(tmp_path, content, NAME)


def test_a_workbook_whose_parts_are_encrypted_is_refused_with_its_sentence(
    tmp_path: Path,
) -> None:
    content = bytearray(content_of(Sheet1=[HEADER, *ROWS]))
    at = 0
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        while (at := content.find(mark, at)) >= 0:
            content[at + flags] |= 1
            at += 4
        at = 0

    with pytest.raises(PasswordError, match="にはパスワードが付いているため"):
        load_content(tmp_path, bytes(content), NAME)


def test_an_archive_of_a_version_to_come_is_refused_with_its_sentence(tmp_path: Path) -> None:
    content = bytearray(content_of(Sheet1=[HEADER, *ROWS]))
    content[content.index(b"PK\x01\x02") + 6] = 105  # the version needed to extract

    with pytest.raises(ExcelFileError):
        load_content(tmp_path, bytes(content), NAME)


def test_a_workbook_that_would_unpack_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_of(Sheet1=[HEADER, *ROWS])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())

    monkeypatch.setattr(file_kind, "LARGEST_UNPACKED", unpacked)
    assert len(load_content(tmp_path, content, NAME)) == 2

    monkeypatch.setattr(file_kind, "LARGEST_UNPACKED", unpacked - 1)
    with pytest.raises(FileTooLargeError, match=r"「全宛先\.xlsx」は大きすぎるため"):
        load_content(tmp_path, content, NAME)


def test_reading_a_workbook_can_be_cancelled(tmp_path: Path) -> None:
    rows = [ROWS[0]] * 5000
    path = file_of(tmp_path, content_of(Sheet1=[HEADER, *rows]), NAME)

    def cancel(done: int, total: int) -> None:
        if done / total > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(path, GUIDE, cancel)


def test_reading_a_workbook_changes_nothing_of_it(tmp_path: Path) -> None:
    content = content_of(Sheet1=[HEADER, *ROWS])

    load_content(tmp_path, content, NAME)

    assert (tmp_path / NAME).read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_progress_ends_where_the_workbook_does(tmp_path: Path) -> None:
    path = file_of(tmp_path, content_of(Sheet1=[HEADER, *ROWS]), NAME)
    reports: list[tuple[int, int]] = []

    load(path, GUIDE, lambda done, total: reports.append((done, total)))

    done, total = reports[-1]
    assert done == total


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_sheet_that_looks_like_a_result_file_is_read(tmp_path: Path, place: int) -> None:
    others: list[tuple[str, Sequence[Sequence[object]]]] = [
        ("メモ", [["覚え書き"]] * 20),
        ("集計", [["月", "件数"], ["10", 3]]),
    ]
    others.insert(place, ("結果", [HEADER, *ROWS]))

    results = load_content(tmp_path, content_of(**dict(others)), NAME)

    assert cells_of(results) == ROWS


def test_of_several_sheets_with_results_the_one_with_the_most_recipients_is_read(
    tmp_path: Path,
) -> None:
    many = [*ROWS, *ROWS, *ROWS]
    few = [*ROWS, *[[" ", ""]] * 50]
    content = content_of(
        不達=[HEADER, *few], 全部=[HEADER, *many], 先月=[HEADER, *ROWS], 表=[["a"]]
    )

    results = load_content(tmp_path, content, NAME)

    assert cells_of(results) == many
    assert results.oddities[0].line is None
    assert results.oddities[0].sentence == text(
        "oddity.other_sheets", read="「全部」", others="「不達」「先月」"
    )


def test_a_count_of_statuses_is_no_sheet_of_results(tmp_path: Path) -> None:
    counts: list[list[object]] = [["ステータス", "件数"], *[["送信完了", 3]] * 5]

    results = load_content(tmp_path, content_of(集計=counts, 結果=[HEADER, *ROWS]), NAME)

    assert cells_of(results) == ROWS
    assert [each.sentence for each in results.oddities] == [text("oddity.from_workbook")]


def test_the_programs_own_workbook_is_read_with_all_its_recipients(tmp_path: Path) -> None:
    exported = tmp_path / NAME
    write_workbook(load(ALL_AFTER, GUIDE), exported)

    results = load(exported, GUIDE)

    original = load(ALL_AFTER, GUIDE)
    rows = range(len(original))
    assert identities(results) == expected_identities(ALL_AFTER)
    assert [results.address(row) for row in rows] == [original.address(row) for row in rows]
    assert results.table.header == original.table.header
    assert list(results.table.lines) == list(original.table.lines)
    assert results.columns == original.columns
    assert results.source.annotated
    assert results.oddities[0].sentence == text("oddity.own_workbook", read="「全件」")


def test_a_workbook_of_the_program_goes_on_in_further_sheets(tmp_path: Path) -> None:
    exported = tmp_path / NAME
    write_workbook(load(ALL_AFTER, GUIDE), exported)
    workbook = load_workbook(exported)
    everything, rest = workbook["全件"], workbook.create_sheet("全件 (2)", 3)
    count = everything.max_row - 1
    for row in (1, *range(count - 9, count + 2)):
        rest.append([cell.value for cell in everything[row]])
    everything.delete_rows(count - 9, 11)
    workbook.save(exported)

    results = load(exported, GUIDE)

    assert identities(results) == expected_identities(ALL_AFTER)
    assert list(results.table.lines) == list(load(ALL_AFTER, GUIDE).table.lines)
    assert results.oddities[0].sentence == text("oddity.own_workbook", read="「全件」「全件 (2)」")
