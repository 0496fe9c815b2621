from pathlib import Path

import pytest

from nexgui.core.arranging.arrangement import Arrangement, Column, SortBy
from nexgui.core.arranging.carrying import carried
from nexgui.core.arranging.value_filter import ValueFilter
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.results import DeliveryResults
from tests.helpers import HEADER, recipient, result_file

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
    before = Arrangement(sort_by=1, descending=True, words="アオバ 商事", values={0: CHOSEN})
    after = carried(before, HEADER, merged)
    assert merged.table.header[1] == HEADER[0]
    assert after == Arrangement(sort_by=2, descending=True, words="アオバ 商事", values={1: CHOSEN})


def test_of_two_columns_with_one_name_each_finds_its_own(results: DeliveryResults) -> None:
    header = ("備考", "会社名", "備考", "会社名")
    after = carried(Arrangement(sort_by=3, values={1: CHOSEN, 2: CHOSEN}), header, results)
    assert after == Arrangement(values={0: CHOSEN})


def test_what_goes_by_no_column_of_the_file_stays(merged: DeliveryResults) -> None:
    values: dict[Column, ValueFilter] = {SortBy.STATUS: ValueFilter(frozenset({"送信完了"}))}
    before = Arrangement(sort_by=SortBy.ADDRESS, values=values, domain="example.jp")
    assert carried(before, HEADER, merged) == before


def test_columns_that_are_gone_leave_nothing_out_any_more(results: DeliveryResults) -> None:
    before = Arrangement(sort_by=0, descending=True, values={1: CHOSEN})
    assert carried(before, ("ない列", "これもない"), results).is_plain


def test_of_the_groups_those_stay_that_are_there(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    delivered, fix = results.counts.groups
    absent = next(group for group in guide.groups if group not in results.counts.groups)
    groups = frozenset([fix, absent])
    assert carried(Arrangement(groups), HEADER, results).groups == {fix}
    assert carried(Arrangement(frozenset([absent])), HEADER, results).is_plain
    assert carried(Arrangement(frozenset([delivered, fix])), HEADER, results).is_plain


def test_need_stays_where_some_need_somebody_and_others_do_not(
    results: DeliveryResults, tmp_path: Path, guide: StatusGuide
) -> None:
    before = Arrangement(needing=True)
    assert carried(before, HEADER, results) == before
    for status in (recipient("送信完了"), recipient("エラー", "ユーザー不明")):
        others = load(result_file(tmp_path, [status], name="別.csv"), guide)
        assert carried(before, HEADER, others).is_plain
