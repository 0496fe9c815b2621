"""Workbooks with several sheets, of which some hold results."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.export.workbook import write_workbook
from tests.core.loaded import GUIDE, cells_of, expected_identities, identities, load_content
from tests.core.sheets import content_of
from tests.helpers import ALL_AFTER, HEADER, recipient

ROWS = [list(recipient("送信完了")), list(recipient("エラー", "受信拒否"))]
NAME = "全宛先.xlsx"


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
    write_workbook(load(ALL_AFTER, GUIDE), GUIDE, exported)

    results = load(exported, GUIDE)

    original = load(ALL_AFTER, GUIDE)
    rows = range(len(original))
    assert identities(results) == expected_identities(ALL_AFTER)
    assert [results.address(row) for row in rows] == [original.address(row) for row in rows]
    assert results.oddities[0].sentence == text("oddity.own_workbook", read="「全件」")


def test_a_workbook_of_the_program_goes_on_in_further_sheets(tmp_path: Path) -> None:
    exported = tmp_path / NAME
    write_workbook(load(ALL_AFTER, GUIDE), GUIDE, exported)
    workbook = load_workbook(exported)
    everything, rest = workbook["全件"], workbook.create_sheet("全件 (2)", 3)
    count = everything.max_row - 1
    for row in (1, *range(count - 9, count + 2)):
        rest.append([cell.value for cell in everything[row]])
    everything.delete_rows(count - 9, 11)
    workbook.save(exported)

    results = load(exported, GUIDE)

    assert identities(results) == expected_identities(ALL_AFTER)
    assert list(results.table.lines) == list(range(2, count + 2))
    assert results.oddities[0].sentence == text("oddity.own_workbook", read="「全件」「全件 (2)」")
