"""What a team has filled in of a workbook goes on in the next one."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.carrying_over import find_worked_in
from nexgui.core.errors import OtherWorkbookError
from nexgui.core.guide import StatusGuide
from nexgui.core.inputs import Inputs
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.core.reading.own_workbook import read_own
from nexgui.export.workbook import write_workbook
from tests.export.reading import TO_DO_HEADERS, Exported
from tests.helpers import ALL_AFTER, ALL_BEFORE, OTHER_UNDELIVERED, recipient, result_file

FILLED = {
    "結果": "返事待ち",
    "担当": "佐藤",
    "期限": date(2026, 12, 24),
    "メモ": "電話した\n折り返し待ち",
    "確認日": date(2026, 11, 24),
    "修正後アドレス": "new@example.jp",
}


def written(
    path: Path, source: Path, guide: StatusGuide, carried: Inputs | None = None
) -> Exported:
    write_workbook(load(source, guide), path, carried=carried or Inputs())
    return Exported(path, load_workbook(path))


def reopened(path: Path) -> Exported:
    return Exported(path, load_workbook(path))


def fill_in(path: Path, entries: Mapping[int, Mapping[str, object]]) -> list[str]:
    """Types into rows of 要対応, as somebody does in Excel; gives the addresses."""
    workbook = load_workbook(path)
    sheet = workbook["要対応"]
    assert isinstance(sheet, Worksheet)
    for row, entry in entries.items():
        for header, value in entry.items():
            sheet.cell(row, TO_DO_HEADERS.index(header) + 1).value = value  # type: ignore[assignment]
    column = TO_DO_HEADERS.index("宛先メールアドレス") + 1
    addresses = [str(sheet.cell(row, column).value) for row in entries]
    workbook.save(path)
    return addresses


def entries_of(exported: Exported, address: str) -> list[dict[str, object]]:
    header, *rows = exported.values("要対応")
    said = (dict(zip(map(str, header), row, strict=False)) for row in rows)
    return [row for row in said if row["宛先メールアドレス"] == address]


def test_what_was_typed_into_six_columns_stands_at_its_person_the_next_day(
    guide: StatusGuide, tmp_path: Path
) -> None:
    old = tmp_path / "前.xlsx"
    written(old, ALL_BEFORE, guide)
    rows = (2, 9, 30)
    addresses = fill_in(old, {row: {**FILLED, "メモ": f"{row}行目"} for row in rows})

    new = written(tmp_path / "次.xlsx", ALL_AFTER, guide, read_own(old).inputs)

    for row, address in zip(rows, addresses, strict=True):
        (entry,) = entries_of(new, address)
        assert entry["メモ"] == f"{row}行目"
        assert {header: entry[header] for header in ("結果", "担当", "修正後アドレス")} == {
            header: FILLED[header] for header in ("結果", "担当", "修正後アドレス")
        }
        assert (entry["期限"], entry["確認日"]) == (datetime(2026, 12, 24), datetime(2026, 11, 24))
    assert [cell for cell in new.column("要対応", "結果") if cell != "未対応"] == ["返事待ち"] * 3


def test_the_numbers_of_the_new_workbook_count_what_came_along(
    guide: StatusGuide, tmp_path: Path
) -> None:
    old = tmp_path / "前.xlsx"
    written(old, ALL_BEFORE, guide)
    fill_in(old, {2: FILLED, 9: {"結果": "修正済み", "担当": "鈴木"}})

    new = tmp_path / "次.xlsx"
    written(new, ALL_AFTER, guide, read_own(old).inputs)

    summary = load_workbook(new, data_only=True)["概要"]
    rows = [[cell.value for cell in row] for row in summary.iter_rows()]
    assert next(row[1:6] for row in rows if row[0] == "要対応" and row[1] == 47) == [
        47, 46, 1, pytest.approx(1 / 47), 0,
    ]  # fmt: skip
    assert next(row[1:5] for row in rows if row[0] == "佐藤") == [1, 1, 0, 0]
    assert next(row[1:5] for row in rows if row[0] == "鈴木") == [1, 0, 1, 0]


def test_what_stands_in_columns_that_the_team_added_goes_to_the_notes(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "前.xlsx"
    written(path, ALL_AFTER, guide)
    addresses = fill_in(path, {2: {"メモ": "不在"}, 3: {}, 4: {}})
    workbook = load_workbook(path)
    sheet = workbook["要対応"]
    assert isinstance(sheet, Worksheet)
    beyond = sheet.max_column + 1
    sheet.cell(1, beyond).value = "架電メモ"
    sheet.cell(2, beyond).value = "14時に再度"
    sheet.cell(3, beyond).value = "転送先 090"
    sheet.cell(3, beyond + 1).value = 12
    workbook.save(path)

    inputs = read_own(path).inputs
    again = written(path, ALL_AFTER, guide, inputs)

    notes = [entries_of(again, address)[0]["メモ"] for address in addresses]
    assert notes == ["不在\n架電メモ：14時に再度", "架電メモ：転送先 090\n12", None]
    assert inputs.added == ("架電メモ",)


def test_without_the_sheet_of_all_no_column_of_the_file_is_taken_for_the_team_s(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "前.xlsx"
    written(path, ALL_AFTER, guide)
    fill_in(path, {2: {"メモ": "不在"}})
    workbook = load_workbook(path)
    del workbook["全件"]
    workbook.save(path)

    inputs = read_own(path).inputs

    assert [each.note for each in inputs.filled_in] == ["不在"]
    assert inputs.added == ()


def test_a_column_that_the_team_put_into_the_sheet_of_all_loses_nothing(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "前.xlsx"
    written(path, ALL_AFTER, guide)
    fill_in(path, {2: {"メモ": "不在"}})
    workbook = load_workbook(path)
    sheet = workbook["全件"]
    assert isinstance(sheet, Worksheet)
    sheet.insert_cols(1)
    sheet.cell(1, 1).value = "確認"
    workbook.save(path)

    assert [each.note for each in read_own(path).inputs.filled_in] == ["不在"]


def test_a_line_break_in_a_note_stays_one(guide: StatusGuide, tmp_path: Path) -> None:
    path = tmp_path / "前.xlsx"
    written(path, ALL_AFTER, guide)
    (address,) = fill_in(path, {2: FILLED})

    again = written(path, ALL_AFTER, guide, read_own(path).inputs)

    assert entries_of(again, address)[0]["メモ"] == "電話した\n折り返し待ち"


def test_who_needs_nobody_any_more_is_listed_with_all_that_was_typed(
    guide: StatusGuide, tmp_path: Path
) -> None:
    old = tmp_path / "前.xlsx"
    written(old, result_file(tmp_path, [recipient("6", address="a@x.jp")]), guide)
    fill_in(old, {2: FILLED})
    source = result_file(tmp_path, [recipient("2", address="a@x.jp")], name="次.csv")

    new = written(tmp_path / "次.xlsx", source, guide, read_own(old).inputs)

    (listed,) = [row for row in new.values("読み込み情報") if row[0] == "a@x.jp"]
    assert listed == [
        *("a@x.jp", "電話した\n折り返し待ち", "返事待ち", "佐藤", "2026-12-24", "2026-11-24"),
        *("new@example.jp", 2),
    ]


def test_what_was_listed_comes_back_with_its_recipient(guide: StatusGuide, tmp_path: Path) -> None:
    paths = [tmp_path / f"{day}.xlsx" for day in range(3)]
    sources = [
        result_file(tmp_path, [recipient(status, address="a@x.jp")], name=f"{day}.csv")
        for day, status in enumerate(("6", "2", "6"))
    ]
    written(paths[0], sources[0], guide)
    fill_in(paths[0], {2: FILLED})
    written(paths[1], sources[1], guide, read_own(paths[0]).inputs)

    last = written(paths[2], sources[2], guide, read_own(paths[1]).inputs)

    (entry,) = entries_of(last, "a@x.jp")
    assert [entry[header] for header in ("結果", "担当", "メモ")] == [
        *("返事待ち", "佐藤", "電話した\n折り返し待ち")
    ]


def test_a_day_that_nobody_typed_does_not_move_with_the_next_workbook(
    guide: StatusGuide, tmp_path: Path
) -> None:
    old = tmp_path / "前.xlsx"
    written(old, ALL_AFTER, guide)
    workbook = load_workbook(old)
    settings = workbook["設定"]
    (cell,) = [row[1] for row in settings.iter_rows() if row[0].value == "標準の期限"]
    for row in workbook["要対応"].iter_rows(min_row=2):
        row[2].value = date(2026, 11, 20)  # as Excel has worked it out
    cell.value = date(2026, 11, 20)
    workbook.save(old)

    inputs = read_own(old).inputs
    new = written(tmp_path / "次.xlsx", ALL_AFTER, guide, inputs)

    assert inputs.filled_in == ()
    assert set(new.column("要対応", "期限")) == {datetime(2026, 11, 20)}
    assert read_own(new.path).inputs.filled_in == ()


def test_names_and_days_of_the_settings_go_along(guide: StatusGuide, tmp_path: Path) -> None:
    old = tmp_path / "前.xlsx"
    written(old, ALL_AFTER, guide)
    workbook = load_workbook(old)
    settings = workbook["設定"]
    for row in settings.iter_rows():
        if row[0].value == "期限までの日数":
            row[1].value = 3
        if row[0].value == "担当の名前":
            settings.cell(row[0].row + 1, 1).value = "佐藤"
            settings.cell(row[0].row + 3, 1).value = "鈴木"
    workbook.save(old)

    new = written(tmp_path / "次.xlsx", ALL_AFTER, guide, read_own(old).inputs)

    assert (read_own(new.path).inputs.assignees, read_own(new.path).inputs.days) == (
        ("佐藤", "鈴木"),
        3,
    )


def test_a_column_of_the_file_that_is_called_as_one_of_ours_is_nobodys_input(
    guide: StatusGuide, tmp_path: Path
) -> None:
    header = ["担当", "メモ", "メールアドレス", "ステータス"]
    source = result_file(tmp_path, [["x", "y", "a@x.jp", "受信拒否"]], header=header)

    exported = written(tmp_path / "out.xlsx", source, guide)

    assert read_own(exported.path).inputs.filled_in == ()


def test_columns_that_somebody_has_moved_are_found_by_their_headers(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    written(path, ALL_AFTER, guide)
    (address,) = fill_in(path, {2: FILLED})
    workbook = load_workbook(path)
    sheet = workbook["要対応"]
    sheet.insert_cols(1)
    sheet["A1"] = "順番"
    workbook.save(path)

    (entry,) = read_own(path).inputs.filled_in

    assert (entry.address, entry.outcome, entry.assignee) == (address, "返事待ち", "佐藤")


def test_a_workbook_of_ours_opens_as_the_results_it_holds_with_what_was_typed(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    written(path, ALL_AFTER, guide)
    (address,) = fill_in(path, {2: FILLED})

    results = load(path, guide)
    write_workbook(results, tmp_path / "again.xlsx")

    assert results.table.header == load(ALL_AFTER, guide).table.header
    (entry,) = entries_of(reopened(tmp_path / "again.xlsx"), address)
    assert entry["結果"] == "返事待ち"


def test_the_next_days_file_beside_the_workbook_takes_over_what_was_typed(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    written(path, ALL_BEFORE, guide)
    (address,) = fill_in(path, {2: FILLED})

    settled = settle([load(path, guide), load(ALL_AFTER, guide)])
    write_workbook(merge(settled.parts), tmp_path / "next.xlsx")

    assert settled.kept == (1,)
    assert entries_of(reopened(tmp_path / "next.xlsx"), address)[0]["結果"] == "返事待ち"


def test_a_workbook_of_another_program_is_no_source(tmp_path: Path) -> None:
    path = tmp_path / "名簿.xlsx"
    Workbook().save(path)

    with pytest.raises(OtherWorkbookError) as refused:
        read_own(path)

    assert "「名簿.xlsx」はNexGUIで作ったExcelファイルではない" in str(refused.value)


def test_a_file_that_is_no_workbook_is_no_source() -> None:
    with pytest.raises(OtherWorkbookError):
        read_own(ALL_AFTER)


class TestWhichWorkbookGoesOn:
    def test_the_one_that_is_replaced_if_somebody_has_worked_in_it(
        self, guide: StatusGuide, tmp_path: Path
    ) -> None:
        target = tmp_path / "out.xlsx"
        written(target, OTHER_UNDELIVERED, guide)
        results = load(ALL_AFTER, guide)
        assert find_worked_in(results, target) is None

        fill_in(target, {2: FILLED, 3: {"メモ": "x"}})
        found = find_worked_in(results, target)

        assert found is not None
        assert (found.path, len(found.inputs.filled_in)) == (target, 2)

    def test_or_one_beside_it_of_the_same_mailing(self, guide: StatusGuide, tmp_path: Path) -> None:
        for name, source in (("同じ", ALL_BEFORE), ("別", OTHER_UNDELIVERED)):
            written(tmp_path / f"{name}.xlsx", source, guide)
            fill_in(tmp_path / f"{name}.xlsx", {2: FILLED})
        Workbook().save(tmp_path / "名簿.xlsx")

        found = find_worked_in(load(ALL_AFTER, guide), tmp_path / "out.xlsx")

        assert found is not None
        assert found.path.name == "同じ.xlsx"

    def test_none_of_which_the_results_know_already(
        self, guide: StatusGuide, tmp_path: Path
    ) -> None:
        written(tmp_path / "a.xlsx", ALL_AFTER, guide)
        fill_in(tmp_path / "a.xlsx", {2: FILLED})

        assert find_worked_in(load(tmp_path / "a.xlsx", guide), tmp_path / "out.xlsx") is None
