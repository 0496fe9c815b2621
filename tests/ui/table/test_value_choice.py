from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.core.results import DeliveryResults
from nexgui.ui.table import value_choice
from nexgui.ui.table.value_choice import ColumnValues, ValueChoice, column_values, found_values
from tests.helpers import ALL_AFTER, recipient, result_file

FEW = ColumnValues({"a": 3, "b": 2, "c": 1}, complete=True)
MANY = ColumnValues({"a": 3, "b": 2}, complete=False)  # of more than are listed


def choice(values: ColumnValues, before: ValueFilter | None = None) -> ValueChoice:
    choice = ValueChoice(before)
    choice.list_values(values, "")
    return choice


def only(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values))


def all_but(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values), excluded=True)


def test_at_first_every_value_is_ticked_and_nothing_is_filtered() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        assert all(map(one.is_ticked, values.counts))
        assert one.filter() is None


def test_a_value_that_is_unticked_is_left_out_and_no_other() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        one.tick(["a"], ticked=False)
        assert one.filter() == all_but("a")


def test_after_all_were_unticked_one_value_is_shown_and_no_other() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        one.tick_listed(ticked=False)
        assert not one.shows_some
        one.tick(["b"], ticked=True)
        assert one.shows_some
        assert one.filter() == only("b")


def test_the_shorter_way_to_tell_it_is_kept() -> None:
    one = choice(FEW)
    one.tick(["a", "b"], ticked=False)
    assert one.filter() == only("c")


def test_the_ticks_are_those_of_the_filter_before() -> None:
    one = choice(FEW, all_but("a"))
    assert [value for value in FEW.counts if one.is_ticked(value)] == ["b", "c"]
    one.tick(["a"], ticked=True)
    assert one.filter() is None
    assert choice(MANY, only("z")).filter() == only("z")


def test_with_words_only_what_they_find_is_shown() -> None:
    one = choice(MANY)
    one.list_values(ColumnValues({"x": 1, "xy": 1}, complete=True), "x")
    assert one.filter() == only("x", "xy")
    one.tick(["x"], ticked=False)
    assert one.filter() == only("xy")
    one.tick_listed(ticked=False)
    assert not one.shows_some
    one.list_values(MANY, "")
    assert one.filter() == all_but("x", "xy")


def test_words_are_found_in_all_values_where_those_are_known() -> None:
    assert choice(FEW).known_values("B") == ColumnValues({"b": 2}, complete=True)
    assert choice(MANY).known_values("") == MANY
    assert choice(MANY).known_values("b") is None
    assert ValueChoice(None).known_values("") is None


@pytest.fixture(scope="module")
def results(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


@pytest.fixture
def various(tmp_path: Path, guide: StatusGuide, monkeypatch: pytest.MonkeyPatch) -> DeliveryResults:
    """Five addresses, the first of them twice, where three are listed at the most."""
    monkeypatch.setattr(value_choice, "MOST_VALUES", 3)
    monkeypatch.setattr(value_choice, "_ROWS_A_PART", 4)
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
