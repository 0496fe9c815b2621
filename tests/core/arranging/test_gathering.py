"""What is told of an order before it is worked out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from nexgui.core.arranging.arrangement import Arrangement, Column, SortBy
from nexgui.core.arranging.gathering import arranged_rows
from nexgui.core.arranging.prepared import Prepared
from nexgui.core.guide import StatusGuide
from nexgui.core.merging import merge
from nexgui.core.progress import Cancelled, ignore_progress
from nexgui.core.results import DeliveryResults
from nexgui.ui.session_work import load_all
from tests.helpers import recipient, result_file

COUNT = 3000
STATUSES = ("送信完了", "送信完了", "受信側ユーザー設定エラー")


def addresses(first: int) -> list[str]:
    return [f"u{first + number * 7919 % COUNT}@example{number % 3}.jp" for number in range(COUNT)]


def read(folder: Path, guide: StatusGuide, *every: list[str]) -> DeliveryResults:
    """Result files as the window reads them, each with some addresses."""
    paths = [
        result_file(
            folder,
            [
                recipient(STATUSES[number % len(STATUSES)], address=address)
                for number, address in enumerate(some)
            ],
            name=f"全宛先{number}.csv",
        )
        for number, some in enumerate(every)
    ]
    return load_all((), paths, guide, None, ignore_progress).results


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, guide: StatusGuide) -> DeliveryResults:
    return read(tmp_path_factory.mktemp("one"), guide, addresses(0))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, guide: StatusGuide) -> DeliveryResults:
    return read(tmp_path_factory.mktemp("two"), guide, addresses(0), addresses(500))


def told_first(
    results: DeliveryResults, guide: StatusGuide, arrangement: Arrangement
) -> list[Sequence[int]]:
    """What is told while nothing is worked out: whoever asks for progress stops the work."""
    told: list[Sequence[int]] = []

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        arranged_rows(results, guide, arrangement, stop, show_first=told.append)
    return told


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort_by", [SortBy.ADDRESS, 0, 1, 2])
@pytest.mark.parametrize("name", ["results", "both"])
def test_an_order_is_told_the_beginning_of_at_once(
    name: str,
    sort_by: Column,
    descending: bool,
    guide: StatusGuide,
    request: pytest.FixtureRequest,
) -> None:
    results: DeliveryResults = request.getfixturevalue(name)
    arrangement = Arrangement(sort_by=sort_by, descending=descending)
    (first,) = told_first(results, guide, arrangement)
    assert list(first) == list(arranged_rows(results, guide, arrangement)[:200])


def test_only_recipients_that_are_shown_are_told(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    failed = next(status.group for status in results.statuses if status.needs_action)
    arrangement = Arrangement(frozenset({failed}), sort_by=SortBy.ADDRESS, words="example2")
    (first,) = told_first(results, guide, arrangement)
    assert 0 < len(first) < 200
    assert list(first) == list(arranged_rows(results, guide, arrangement)[: len(first)])


def test_many_are_told_of_once_more_if_few_were_told_at_once(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    told: list[Sequence[int]] = []
    arrangement = Arrangement(sort_by=SortBy.ADDRESS, words="example1")
    rows = arranged_rows(results, guide, arrangement, show_first=told.append)
    assert len(told) == 2
    assert 2 * len(told[0]) < len(told[1]) == 200
    assert all(list(first) == list(rows[: len(first)]) for first in told)


def test_nothing_is_told_of_recipients_that_are_not_there(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    told = told_first(results, guide, Arrangement(sort_by=SortBy.ADDRESS, words="どこにもない"))
    assert told == []


def test_an_order_that_is_known_is_not_told_twice(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    prepared = Prepared(results, guide)
    assert prepared.first_rows(SortBy.ADDRESS, descending=False)
    prepared.order(SortBy.ADDRESS)
    assert not prepared.first_rows(SortBy.ADDRESS, descending=False)


def test_addresses_in_different_columns_are_sorted_all_the_same(
    results: DeliveryResults, guide: StatusGuide, tmp_path: Path
) -> None:
    header = ("宛先", "ステータス")
    path = result_file(tmp_path, [("a@x.jp", "送信完了")], header=header)
    other = load_all((), [path], guide, None, ignore_progress).results
    merged = merge([results, other])
    arrangement = Arrangement(sort_by=SortBy.ADDRESS)
    assert told_first(merged, guide, arrangement) == []
    assert merged.address(arranged_rows(merged, guide, arrangement)[0]) == "a@x.jp"


def test_results_of_whose_columns_nothing_is_known_are_sorted_all_the_same(
    results: DeliveryResults, guide: StatusGuide
) -> None:
    arrangement = Arrangement(sort_by=1)
    unknown = replace(results, ends=())
    for others in (unknown, merge([results, unknown])):
        assert told_first(others, guide, arrangement) == []
        assert sorted(arranged_rows(others, guide, arrangement)) == list(range(len(others)))
