from pathlib import Path

import pytest

from nexgui.core.folders import NEEDING, TO_CHECK, Folder, Need
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
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


def test_of_the_folders_those_stay_that_have_anybody(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    fix = Folder(Need.ACTION, guide.groups[0])
    absent = Folder(Need.ACTION, guide.groups[1])
    assert Query(frozenset([fix, absent])).carried_over(HEADER, results).folders == {fix}
    assert Query(frozenset([absent])).carried_over(HEADER, results).is_plain
    assert Query(frozenset([TO_CHECK])).carried_over(HEADER, results).is_plain
    needing = Query(frozenset([NEEDING]))
    assert needing.carried_over(HEADER, results) == needing


def test_of_a_group_with_two_folders_it_is_told_which(sample: DeliveryResults) -> None:
    (stopped,) = (each for each in sample.folders if each.need is Need.ACTION and in_two(each))
    told = Query(frozenset([stopped])).describe(sample, 4)
    assert "「送信停止・対象外（対応が必要）」の宛先です。" in told


def in_two(folder: Folder) -> bool:
    return folder.group is not None and folder.group.key == "stopped"


def only(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values))


def all_but(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values), excluded=True)


@pytest.fixture(scope="module")
def sample(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


def test_a_query_is_told_in_words(sample: DeliveryResults) -> None:
    fix = Folder(Need.ACTION, sample.guide.groups[0])
    backwards = Query(frozenset({fix}), SortBy.STATUS, descending=True)
    assert backwards.describe(sample, 21) == (
        "画面に表示中の宛先だけです（316件中 21件）。「アドレスを直す」の宛先です。"
        "「対応区分」の逆の順に並んでいます。"
    )
    by_address = Query(sort_by=SortBy.ADDRESS).describe(sample, 316)
    assert by_address == "すべての宛先です（316件）。「宛先メールアドレス」の順に並んでいます。"


def test_need_is_told_in_words(sample: DeliveryResults) -> None:
    assert Query(frozenset({NEEDING, TO_CHECK})).describe(sample, 47) == (
        "画面に表示中の宛先だけです（316件中 47件）。"
        "「対応が必要」「送信完了でも要確認」の宛先です。"
        "対応区分の順に、修正候補のある宛先から並んでいます。"
    )


def test_of_a_header_of_any_length_only_the_beginning_is_told(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = result_file(tmp_path, [("x", "送信完了")], header=("長" * 40_000, "ステータス"))
    told = Query(sort_by=0).describe(load(path, guide), 1)
    assert f"「{'長' * 30}」の順" in told


def test_only_all_in_the_order_of_the_file_is_plain(guide: StatusGuide) -> None:
    assert Query().is_plain
    assert not Query(frozenset({Folder(Need.ACTION, guide.groups[0])})).is_plain
    assert not Query(sort_by=0).is_plain
    assert not Query(frozenset({NEEDING})).shows_all


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
