from pathlib import Path

from openpyxl import load_workbook

from nexgui.core.folders import Folder, Need
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.core.query.query import Query, SortBy
from nexgui.core.query.run import run_query
from nexgui.core.results import DeliveryResults
from nexgui.export.contents import contents_of
from nexgui.export.workbook import write_workbook
from tests.export.reading import Exported
from tests.helpers import ALL_AFTER


def needing(guide: StatusGuide, count: int) -> frozenset[Folder]:
    """The folders of the first groups that need somebody."""
    return frozenset(Folder(Need.ACTION, group) for group in guide.groups[:count])


def shown_only(results: DeliveryResults, query: Query, folder: Path) -> Exported:
    write_workbook(results, folder / "out.xlsx", query=query)
    return Exported(folder / "out.xlsx", load_workbook(folder / "out.xlsx"))


def test_of_nobody_a_workbook_is_written_too(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(ALL_AFTER, guide)

    exported = shown_only(results, Query(words="どこにもない"), tmp_path)

    summary = "\n".join(str(cell) for row in exported.values("概要") for cell in row if cell)
    assert "当てはまる宛先はありません（0件）" in summary
    assert "画面に表示中の宛先だけです（316件中 0件）。「どこにもない」を含む宛先です。" in summary
    assert len(exported.values("表示中の宛先")) == 1


def test_what_is_shown_is_written_in_the_order_in_which_it_is_shown(
    guide: StatusGuide, tmp_path: Path
) -> None:
    results = load(ALL_AFTER, guide)
    folders = frozenset(list(results.folders)[1:4])
    query = Query(folders, sort_by=SortBy.ADDRESS, descending=True)

    exported = shown_only(results, query, tmp_path)

    rows = run_query(results, query)
    assert 0 < len(rows) < len(results)
    for title, expected in (
        ("表示中の宛先", rows),
        (
            "要対応",
            [row for row in rows if results.status(row).needs_action]
            + [row for row in rows if results.to_check[row]],
        ),
    ):
        addresses = exported.column(title, "宛先メールアドレス")
        assert addresses == [results.address(row) for row in expected]


def test_the_summary_says_that_it_is_not_all_and_counts_only_what_is_shown(
    guide: StatusGuide, tmp_path: Path
) -> None:
    results = load(ALL_AFTER, guide)
    query = Query(needing(guide, 2), sort_by=results.columns.status)

    exported = shown_only(results, query, tmp_path)

    lines = [row[0] for row in exported.values("概要")]
    assert lines[1] == text("summary.some_need", total=39, needing=39)
    assert lines[2] == (
        "画面に表示中の宛先だけです（316件中 39件）。"
        "「アドレスを直す」「相手に確かめる」の宛先です。"
        "「ステータス」の順に並んでいます。"
    )


def test_no_sheet_of_such_a_workbook_claims_to_have_all(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(ALL_AFTER, guide)

    exported = shown_only(results, Query(needing(guide, 1)), tmp_path)

    assert "全件" not in exported.workbook.sheetnames
    links = {row[0]: row[1] for row in exported.values("概要")[3:8]}
    assert str(links["表示中の宛先"]).startswith("画面に表示中の宛先 21件。")
    written = {row[0]: row[1] for row in exported.values("読み込み情報")}["書き出した宛先"]
    assert str(written).startswith("画面に表示中の宛先だけです（316件中 21件）。")


def test_what_is_only_sorted_is_said_to_be_all(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(ALL_AFTER, guide)

    exported = shown_only(results, Query(sort_by=SortBy.ADDRESS), tmp_path)

    note = exported.values("概要")[2][0]
    assert note == "すべての宛先です（316件）。「宛先メールアドレス」の順に並んでいます。"
    assert len(exported.values("全件")) == 317


def test_a_workbook_of_all_says_nothing_of_the_screen(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)

    assert contents_of(results).note == ""


def test_filtered_but_unsorted_the_work_list_keeps_its_own_order(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    everybody = contents_of(results)

    filtered = contents_of(results, Query(needing(guide, 2)))

    kept = [row for row in everybody.needing if results.status(row).group in guide.groups[:2]]
    assert list(filtered.needing) == kept
