"""A team works in the workbook in LibreOffice: the sums hold, and the guidance stays readable."""

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.export.workbook import write_workbook
from tests.export.office import work_in
from tests.helpers import ALL_AFTER

Table = list[list[object]]
OUTCOMES = slice(4, 13)


@pytest.fixture(scope="module")
def worked(guide: StatusGuide, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    folder = tmp_path_factory.mktemp("calc")
    write_workbook(load(ALL_AFTER, guide), folder / "out.xlsx")
    return work_in(folder / "out.xlsx", folder)


def groups(summary: Table) -> Table:
    """The rows of 対応区分ごとの件数, the sums last."""
    begin = next(number for number, row in enumerate(summary) if row[0] == "対応区分")
    end = next(number for number, row in enumerate(summary) if row[0] == "合計")
    return summary[begin + 1 : end + 1]


def row_of(summary: Table, label: str) -> list[object]:
    return next(row for row in summary if row[0] == label and isinstance(row[1], float))


def test_when_it_is_opened_all_is_left(worked: dict[str, Table]) -> None:
    assert row_of(worked["opened"], "要対応")[1:6] == [47, 47, 0, 0, 0]
    assert groups(worked["opened"])[-1][3:14] == [47, 47, *[0] * 8, 47]


def test_outcomes_that_were_typed_pasted_with_a_blank_or_blanked_are_all_counted(
    worked: dict[str, Table],
) -> None:
    total = groups(worked["worked"])[-1]

    #                       未対応 確認中 返事待ち 保留 修正済み 再送済み 停止 不要 その他・空欄
    assert total[OUTCOMES] == [41, 1, 1, 0, 1, 1, 0, 0, 2]
    assert (total[3], total[13]) == (47, 45)
    assert row_of(worked["worked"], "要対応")[1:4] == [47, 45, 2]


def test_in_every_group_the_sums_hold(worked: dict[str, Table]) -> None:
    for row in groups(worked["worked"]):
        assert sum(float(str(number)) for number in row[OUTCOMES]) == row[3]


def test_the_share_of_each_is_counted(worked: dict[str, Table]) -> None:
    assert row_of(worked["worked"], "佐藤")[1:5] == [6, 4, 2, 0]
    assert row_of(worked["worked"], "（空欄・ほかの名前）")[1:5] == [41, 41, 0, 0]


def test_sorting_by_address_changes_no_sum(worked: dict[str, Table]) -> None:
    addresses = [
        str(row[worked["sorted"][0].index("宛先メールアドレス")]) for row in worked["sorted"][1:]
    ]

    assert addresses[0] != "info@docomo.co.jp"
    assert len(addresses) == 47
    assert worked["after"] == worked["worked"]
    assert worked["everybody_after"] == worked["everybody"]


def test_after_sorting_every_row_is_as_tall_as_its_guidance_needs(
    worked: dict[str, Table],
) -> None:
    header, *rows = worked["sorted"]
    assert all(row[header.index("次にすること")] for row in rows)
    cut = [number for number, (is_now, needed) in enumerate(worked["heights"]) if is_now < needed]  # type: ignore[operator]
    assert cut == []
