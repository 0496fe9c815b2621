from itertools import pairwise
from pathlib import Path

import pytest

from nexgui.core.changes import ChangeKind
from nexgui.core.folders import NEEDING, NEEDING_NOTHING, TO_CHECK, Folder, Need, folder_of
from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.core.progress import ignore_progress
from nexgui.core.query.cache import QueryCache
from nexgui.core.query.query import Column, Query, SortBy, ValueFilter
from nexgui.core.query.run import answer, run_query
from nexgui.core.query.sort_job import status_ranks
from nexgui.core.results import DeliveryResults
from tests.helpers import ALL_AFTER, ALL_BEFORE, ERROR, UNDELIVERED, recipient, result_file


@pytest.fixture(scope="module")
def results(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


def only(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values))


def all_but(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values), excluded=True)


def test_all_recipients_are_shown_in_the_order_of_the_file_unless_told(
    results: DeliveryResults,
) -> None:
    assert list(run_query(results, Query())) == list(range(len(results)))


def test_only_the_folders_that_were_chosen_are_shown(results: DeliveryResults) -> None:
    chosen = frozenset(list(results.folders)[1:3])
    rows = list(run_query(results, Query(chosen)))
    assert sorted(rows) == [row for row in range(len(results)) if lowest(results, row) in chosen]
    assert len(rows) == sum(map(results.folders.__getitem__, chosen))
    assert 0 < len(rows) < len(results)


@pytest.mark.parametrize("sort_by", [None, SortBy.ADDRESS])
def test_every_recipient_is_in_one_of_the_lowest_folders(
    results: DeliveryResults, sort_by: SortBy | None
) -> None:
    rows: list[int] = []
    for folder, count in results.folders.items():
        found = run_query(results, Query(frozenset({folder}), sort_by=sort_by))
        assert len(found) == count
        if folder not in (NEEDING, NEEDING_NOTHING):
            rows += found
    assert sorted(rows) == list(range(len(results)))


def test_what_someone_needs_decides_and_not_their_group_alone(results: DeliveryResults) -> None:
    stopped = [each for each in results.folders if each.group and each.group.key == "stopped"]
    assert [results.folders[each] for each in stopped] == [4, 7]
    (row,) = run_query(results, Query(frozenset({TO_CHECK})))
    assert results.address(row) == "nakamura@gmai.com"
    needing = run_query(results, Query(frozenset({NEEDING})))
    assert {results.status(row).needs_action for row in needing} == {True}
    assert len(needing) == results.counts.needing_action == 46


def test_folders_go_together(results: DeliveryResults) -> None:
    rows = run_query(results, Query(frozenset({NEEDING, TO_CHECK})))
    assert len(rows) == 47
    assert not run_query(results, Query(frozenset({TO_CHECK}), words="どこにもない"))


def test_a_folder_is_in_the_order_of_work(results: DeliveryResults) -> None:
    rows = run_query(results, Query(frozenset({NEEDING})))
    adviser = Adviser(results)
    guidances = [adviser.of(results.recipient(row)) for row in rows]
    groups = results.guide.groups
    places = [
        (groups.index(each.group), not each.suggestions, row)
        for row, each in zip(rows, guidances, strict=True)
    ]
    assert places == sorted(places)
    assert guidances[0].suggestions == ("tanaka@gmail.com",)
    assert not all(each.suggestions for each in guidances)


def test_who_wants_no_mail_has_no_address_to_correct(tmp_path: Path, guide: StatusGuide) -> None:
    rows = [
        ("A社", "a@gmai.com", ERROR, "2026-11-20 10:00", "ユーザー不明", "有"),
        ("B社", "b@gmai.com", ERROR, "2026-11-20 10:00", "ユーザー不明", "無"),
    ]
    results = load(result_file(tmp_path, rows), guide)
    assert list(run_query(results, Query(frozenset({NEEDING})))) == [1, 0]


def test_the_counts_of_folders_follow_what_else_is_chosen(results: DeliveryResults) -> None:
    found = answer(results, Query(frozenset({TO_CHECK}), words="gmai.com"))
    assert [results.address(row) for row in found.rows] == ["nakamura@gmai.com"]
    fix = Folder(Need.ACTION, results.guide.groups[0])
    assert found.folders == {NEEDING: 1, fix: 1, TO_CHECK: 1}
    assert answer(results, Query(frozenset({TO_CHECK}))).folders == results.folders


def lowest(results: DeliveryResults, row: int) -> Folder:
    return folder_of(results.status(row), to_check=bool(results.to_check[row]))


def test_by_status_goes_by_the_guide_and_not_by_the_alphabet(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    rows = run_query(results, Query(sort_by=SortBy.STATUS))
    places = [guide.groups.index(results.status(row).group) for row in rows]
    assert places == sorted(places)
    assert len(set(places)) > 3
    ranks, _to_check = status_ranks(results)
    assert len(set(ranks)) == len(results.statuses)


def test_by_status_those_to_be_checked_come_behind_all_others_of_their_group(
    tmp_path: Path, guide: StatusGuide
) -> None:
    addresses = ["a@gmai.com", "b@x.jp", "c@gmai.com", "d@x.jp"]
    rows = [recipient("送信完了", address=address) for address in addresses]
    results = load(result_file(tmp_path, [*rows, recipient(ERROR, "受信拒否")]), guide)
    assert list(run_query(results, Query(sort_by=SortBy.STATUS))) == [4, 1, 3, 0, 2]
    backwards = Query(sort_by=SortBy.STATUS, descending=True)
    assert list(run_query(results, backwards)) == [0, 2, 1, 3, 4]


def test_by_address_goes_by_its_letters_whatever_their_case(
    tmp_path: Path, guide: StatusGuide
) -> None:
    addresses = ["b10@x.jp", "B2@x.jp", "a@y.jp", "A@x.jp"]
    rows = [recipient("送信完了", address=address) for address in addresses]
    results = load(result_file(tmp_path, rows), guide)
    found = run_query(results, Query(sort_by=SortBy.ADDRESS))
    assert [addresses[row] for row in found] == ["A@x.jp", "a@y.jp", "B2@x.jp", "b10@x.jp"]


def test_a_filter_and_an_order_go_together(results: DeliveryResults) -> None:
    chosen = frozenset(list(results.folders)[1:3])
    column = results.table.header.index("会社名")
    rows = run_query(results, Query(chosen, sort_by=column))
    assert set(rows) == set(run_query(results, Query(chosen)))
    everything = run_query(results, Query(sort_by=column))
    assert list(rows) == [row for row in everything if lowest(results, row) in chosen]


def test_blank_cells_come_last_in_both_directions(tmp_path: Path, guide: StatusGuide) -> None:
    addresses = ["b@x.jp", "", "a@x.jp", " "]
    rows = [recipient("送信完了", address=address) for address in addresses]
    results = load(result_file(tmp_path, rows), guide)
    up = run_query(results, Query(sort_by=SortBy.ADDRESS))
    down = run_query(results, Query(sort_by=SortBy.ADDRESS, descending=True))
    assert list(up) == [2, 0, 1, 3]
    assert list(down) == [0, 2, 1, 3]


def test_what_is_shown_of_several_files_is_sorted_over_all_of_them(guide: StatusGuide) -> None:
    parts = [load(ALL_AFTER, guide), load(UNDELIVERED, guide)]
    results = merge(parts)
    for column in range(len(results.table.header)):
        cells = [cell for part in results.table.rows.column(column) for cell in part]
        assert cells == [results.cell(row, column) for row in range(len(results))]
    addresses = [address for part in results.addresses() for address in part]
    assert addresses == [results.address(row) for row in range(len(results))]
    rows = run_query(results, Query(sort_by=0, descending=True))
    assert sorted(rows) == list(range(len(results)))


def test_addresses_in_different_columns_are_sorted_all_the_same(
    guide: StatusGuide, tmp_path: Path
) -> None:
    addresses = ["b@x.jp", "d@x.jp"]
    one = result_file(tmp_path, [recipient("送信完了", address=each) for each in addresses])
    header = ("宛先", "ステータス")
    other = result_file(
        tmp_path, [(f"{name}@x.jp", "送信完了") for name in "ca"], header=header, name="次.csv"
    )
    merged = merge([load(one, guide), load(other, guide)])
    rows = run_query(merged, Query(sort_by=SortBy.ADDRESS))
    assert list(rows) == [3, 0, 2, 1]


def test_every_column_reads_as_its_cells_do_whatever_the_rows_look_like(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = tmp_path / "a.csv"
    lines = ["メールアドレス,ステータス,備考"]
    lines += [f"u{number}@x.jp,送信完了,{number}" for number in range(3000)]
    lines += [
        'q@x.jp,送信完了,"a\nb,c"',
        "short@x.jp,送信完了",
        "long@x.jp,送信完了,1,2",
        'i@x.jp,送信完了,5"',
    ]
    path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    results = load(path, guide)
    for column in range(len(results.table.header)):
        cells = [cell for part in results.table.rows.column(column) for cell in part]
        assert cells == [results.cell(row, column) for row in range(len(results))]


def test_words_values_and_an_order_go_together(results: DeliveryResults) -> None:
    section = results.table.header.index("部署")
    for sort_by in (None, SortBy.ADDRESS, SortBy.STATUS):
        query = Query(words="example", values={section: only("総務部")}, sort_by=sort_by)
        rows = list(run_query(results, query))
        everyone = run_query(results, Query(sort_by=sort_by))
        assert rows == [
            row
            for row in everyone
            if results.cell(row, section) == "総務部" and "example" in results.address(row)
        ]
        assert 0 < len(rows) < len(results)


def test_a_search_goes_on_from_the_one_before(results: DeliveryResults) -> None:
    cache = QueryCache(results)
    for words in ("u", "user", "user00", "user001 jp", "user0", "ミナト"):
        query = Query(words=words)
        rows = run_query(results, query, cache=cache)
        assert list(rows) == list(run_query(results, query))


def test_what_is_prepared_changes_no_order(results: DeliveryResults) -> None:
    cache = QueryCache(results)
    cache.prepare_search(ignore_progress)
    cache.prepare_orders(ignore_progress)
    for sort_by in (SortBy.STATUS, SortBy.ADDRESS, 0, 1):
        for descending in (False, True):
            query = Query(sort_by=sort_by, descending=descending)
            rows = run_query(results, query, cache=cache)
            assert list(rows) == list(run_query(results, query))
            assert sorted(rows) == list(range(len(results)))


def test_equal_cells_keep_the_file_s_order_in_both_directions(results: DeliveryResults) -> None:
    section = results.table.header.index("部署")
    for descending in (False, True):
        rows = run_query(results, Query(sort_by=section, descending=descending))
        for one, other in pairwise(rows):
            if results.cell(one, section) == results.cell(other, section):
                assert one < other


def test_a_domain_is_compared_as_a_whole_and_whatever_its_case(
    tmp_path: Path, guide: StatusGuide
) -> None:
    addresses = ["a@x.jp", "b@X.JP", "c@sub.x.jp", "d@x.jp.com", "x.jp", "", "e@y@x.jp"]
    rows = [recipient("送信完了", address=address) for address in addresses]
    results = load(result_file(tmp_path, rows), guide)
    for sort_by in (None, 0, SortBy.ADDRESS):
        query = Query(domain="x.jp", sort_by=sort_by)
        found = run_query(results, query)
        assert sorted(found) == [0, 1, 6]


def test_a_domain_goes_together_with_words_and_values(results: DeliveryResults) -> None:
    query = Query(domain="gmai.com", words="tanaka", values={SortBy.STATUS: only("ユーザー不明")})
    rows = run_query(results, query)
    assert [results.address(row) for row in rows] == ["tanaka@gmai.com"]
    assert not query.shows_all


@pytest.mark.parametrize("sort_by", [None, SortBy.ADDRESS])
def test_all_values_but_some_are_shown(results: DeliveryResults, sort_by: SortBy | None) -> None:
    section = results.table.header.index("部署")
    values: dict[Column, ValueFilter] = {
        section: all_but("総務部"),
        SortBy.STATUS: all_but("送信完了"),
    }
    query = Query(values=values, sort_by=sort_by)
    rows = run_query(results, query)
    everyone = run_query(results, Query(sort_by=sort_by))
    assert list(rows) == [
        row
        for row in everyone
        if results.cell(row, section) != "総務部" and results.status(row).name != "送信完了"
    ]
    assert 0 < len(rows) < len(results)


@pytest.mark.parametrize("chosen", [only("総務部", "営業部"), all_but("総務部"), only("ない部")])
def test_a_filter_finds_the_same_once_its_column_is_sorted(
    results: DeliveryResults, chosen: ValueFilter
) -> None:
    section = results.table.header.index("部署")
    cache = QueryCache(results)
    cache.order(section)
    assert cache.rows_by_value(section) is not None
    for words in ("", "example"):
        query = Query(words=words, values={section: chosen})
        rows = run_query(results, query, cache=cache)
        assert list(rows) == list(run_query(results, query))


def test_only_those_are_shown_to_whom_something_happened_since_the_older_file(
    guide: StatusGuide,
) -> None:
    (part,) = settle([load(ALL_BEFORE, guide), load(ALL_AFTER, guide)]).parts

    for kind, count in ((ChangeKind.ANY, 58), (ChangeKind.NEEDING, 9), (ChangeKind.CAME, 0)):
        rows = run_query(part, Query(changed=kind))
        assert len(rows) == count
        changes = [part.recipient(row).change for row in rows]
        assert all(change is not None and kind in change.kinds for change in changes)


def test_where_no_older_file_is_known_nothing_happened(results: DeliveryResults) -> None:
    assert list(run_query(results, Query(changed=ChangeKind.ANY))) == []
    asked = Query(changed=ChangeKind.ANY).carried_over(results.table.header, results)
    assert asked.is_plain
