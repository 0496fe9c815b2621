from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.messages import text
from nexgui.core.query.query import Column, Query, SortBy, ValueFilter
from nexgui.core.results import DeliveryResults
from tests.helpers import ALL_AFTER, HEADER, recipient, result_file

CHOSEN = ValueFilter(frozenset({"株式会社アオバ商事"}), excluded=True)


@pytest.fixture
def results(tmp_path: Path, guide: StatusGuide) -> DeliveryResults:
    rows = [recipient("送信完了"), recipient("エラー", "ユーザー不明")]
    return load(result_file(tmp_path, rows), guide)


@pytest.fixture
def merged(results: DeliveryResults, tmp_path: Path, guide: StatusGuide) -> DeliveryResults:
    """The same with a file behind it; the columns stand one place further."""
    other = result_file(tmp_path, [recipient("送信完了")], name="別.csv")
    return merge([results, load(other, guide)])


def test_columns_are_found_again_by_their_names(merged: DeliveryResults) -> None:
    before = Query(sort_by=1, descending=True, words="アオバ 商事", values={0: CHOSEN})
    after = before.carried_over(HEADER, merged)
    assert merged.table.header[1] == HEADER[0]
    assert after == Query(sort_by=2, descending=True, words="アオバ 商事", values={1: CHOSEN})


def test_of_two_columns_with_one_name_each_finds_its_own(results: DeliveryResults) -> None:
    header = ("備考", "会社名", "備考", "会社名")
    after = Query(sort_by=3, values={1: CHOSEN, 2: CHOSEN}).carried_over(header, results)
    assert after == Query(values={0: CHOSEN})


def test_what_goes_by_no_column_of_the_file_stays(merged: DeliveryResults) -> None:
    values: dict[Column, ValueFilter] = {SortBy.STATUS: ValueFilter(frozenset({"送信完了"}))}
    before = Query(sort_by=SortBy.ADDRESS, values=values, domain="example.jp")
    assert before.carried_over(HEADER, merged) == before


def test_columns_that_are_gone_leave_nothing_out_any_more(results: DeliveryResults) -> None:
    before = Query(sort_by=0, descending=True, values={1: CHOSEN})
    assert before.carried_over(("ない列", "これもない"), results).is_plain


def test_of_the_groups_those_stay_that_are_there(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    delivered, fix = results.counts.groups
    absent = next(group for group in guide.groups if group not in results.counts.groups)
    groups = frozenset([fix, absent])
    assert Query(groups).carried_over(HEADER, results).groups == {fix}
    assert Query(frozenset([absent])).carried_over(HEADER, results).is_plain
    assert Query(frozenset([delivered, fix])).carried_over(HEADER, results).is_plain


def test_the_wish_for_those_to_be_checked_stays_where_there_are_some(
    tmp_path: Path, guide: StatusGuide
) -> None:
    before = Query(to_check=True)
    rows = [recipient("送信完了", address=address) for address in ("a@gmai.com", "b@x.jp")]
    some = load(result_file(tmp_path, rows), guide)
    assert before.carried_over(HEADER, some) == before
    others = load(result_file(tmp_path, [recipient("送信完了")], name="別.csv"), guide)
    assert before.carried_over(HEADER, others).is_plain


def test_who_is_shown_by_need_is_told(results: DeliveryResults) -> None:
    for query, key in (
        (Query(needing=True), "query.needing"),
        (Query(to_check=True), "query.to_check"),
        (Query(needing=True, to_check=True), "query.both"),
    ):
        assert text(key) in query.describe(results, 1)
        assert not query.shows_all


def test_need_stays_where_some_need_somebody_and_others_do_not(
    results: DeliveryResults, tmp_path: Path, guide: StatusGuide
) -> None:
    before = Query(needing=True)
    assert before.carried_over(HEADER, results) == before
    for status in (recipient("送信完了"), recipient("エラー", "ユーザー不明")):
        others = load(result_file(tmp_path, [status], name="別.csv"), guide)
        assert before.carried_over(HEADER, others).is_plain


def only(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values))


def all_but(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values), excluded=True)


@pytest.fixture(scope="module")
def sample(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


def test_a_query_is_told_in_words(sample: DeliveryResults) -> None:
    group = next(iter(sample.counts.groups))
    count = sample.counts.groups[group]
    backwards = Query(frozenset({group}), SortBy.STATUS, descending=True)
    assert backwards.describe(sample, count) == (
        f"画面に表示中の宛先だけです（316件中 {count}件）。対応区分は「{group.label}」です。"
        "「対応区分」の逆の順に並んでいます。"
    )
    by_address = Query(sort_by=SortBy.ADDRESS).describe(sample, 316)
    assert by_address == "すべての宛先です（316件）。「宛先メールアドレス」の順に並んでいます。"


def test_need_is_told_in_words(sample: DeliveryResults) -> None:
    assert Query(needing=True).describe(sample, 46) == (
        "画面に表示中の宛先だけです（316件中 46件）。対応が必要な宛先です。"
    )


def test_of_a_header_of_any_length_only_the_beginning_is_told(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = result_file(tmp_path, [("x", "送信完了")], header=("長" * 40_000, "ステータス"))
    told = Query(sort_by=0).describe(load(path, guide), 1)
    assert f"「{'長' * 30}」の順" in told


def test_only_all_in_the_order_of_the_file_is_plain(guide: StatusGuide) -> None:
    assert Query().is_plain
    assert not Query(frozenset(guide.groups[:1])).is_plain
    assert not Query(sort_by=0).is_plain
    assert not Query(needing=True).shows_all


def test_words_and_values_are_told_in_words(sample: DeliveryResults) -> None:
    section = sample.table.header.index("部署")
    query = Query(words="株 東京", values={section: only("総務部", "")})
    assert query.describe(sample, 3) == (
        "画面に表示中の宛先だけです（316件中 3件）。「株」「東京」を含む宛先です。"
        "「部署」は「総務部」「（空欄）」です。"
    )
    many = Query(values={SortBy.STATUS: only(*map(str, range(5)))})
    assert many.describe(sample, 3).endswith("「状態」は、選んだ5種類です。")


def test_what_is_left_out_of_a_column_is_told_in_words(sample: DeliveryResults) -> None:
    section = sample.table.header.index("部署")
    few = Query(values={section: all_but("総務部", "")})
    assert few.describe(sample, 3).endswith("「部署」は「総務部」「（空欄）」以外です。")
    many = Query(values={section: all_but(*map(str, range(5)))})
    assert many.describe(sample, 3).endswith("「部署」は、外した5種類以外です。")


def test_a_domain_is_told_in_words(sample: DeliveryResults) -> None:
    assert Query(domain="gmai.com").describe(sample, 2) == (
        "画面に表示中の宛先だけです（316件中 2件）。ドメイン（「@」より後ろ）は「gmai.com」です。"
    )
