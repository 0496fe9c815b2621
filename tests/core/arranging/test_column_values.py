from pathlib import Path

import pytest

from nexgui.core.arranging import column_values as module
from nexgui.core.arranging.arrangement import SortBy
from nexgui.core.arranging.column_values import column_values, found_values
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.results import DeliveryResults
from tests.helpers import ALL_AFTER, recipient, result_file


@pytest.fixture(scope="module")
def results(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


@pytest.fixture
def various(tmp_path: Path, guide: StatusGuide, monkeypatch: pytest.MonkeyPatch) -> DeliveryResults:
    """Five addresses, the first of them twice, where three are listed at the most."""
    monkeypatch.setattr(module, "MOST_VALUES", 3)
    monkeypatch.setattr(module, "_ROWS_A_PART", 4)
    addresses = [f"{letter}@x.jp" for letter in "abcdea"]
    rows = [recipient("送信完了", address=address) for address in addresses]
    return load(result_file(tmp_path, rows), guide)


def test_the_values_of_a_column_are_counted(results: DeliveryResults) -> None:
    section = results.table.header.index("部署")
    values = column_values(results, section)
    assert values.complete
    assert sum(values.counts.values()) == len(results)
    assert list(values.counts.values()) == sorted(values.counts.values(), reverse=True)
    assert column_values(results, SortBy.STATUS).counts["送信完了"] == 240
    assert sum(column_values(results, SortBy.ADDRESS).counts.values()) == len(results)


def test_of_too_many_values_some_are_listed_and_counted_to_the_end(
    various: DeliveryResults,
) -> None:
    values = column_values(various, SortBy.ADDRESS)
    assert not values.complete
    assert len(values.counts) == 3
    assert values.counts["a@x.jp"] == 2


def test_words_find_values_that_are_not_listed_without_them(various: DeliveryResults) -> None:
    values = column_values(various, SortBy.ADDRESS, words=" E@ ")
    assert values.complete
    assert dict(values.counts) == {"e@x.jp": 1}


def test_words_find_statuses_too(results: DeliveryResults) -> None:
    assert set(column_values(results, SortBy.STATUS, words="ゆーざー不").counts) == {"ユーザー不明"}


def test_blank_values_are_found_by_their_name() -> None:
    assert list(found_values({"": 2, "総務部": 1}, "空欄")) == [""]
