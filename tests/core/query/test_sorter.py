from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.progress import Cancelled
from nexgui.core.query import sorter
from nexgui.core.query.folding import folded
from nexgui.core.query.sort_keys import sort_keys
from nexgui.core.query.sorter import Sorter, in_order
from nexgui.core.query.value_types import type_of


def ordered(*cells: str) -> list[str]:
    return [cells[position] for position in in_order(sort_keys(cells, type_of(cells)))]


def test_numbers_are_ordered_by_size() -> None:
    assert ordered("10", "9", "-3", "1,234", "2.5", "2.25") == [
        "-3", "2.25", "2.5", "9", "10", "1,234",
    ]  # fmt: skip


def test_dates_are_ordered_by_time_with_and_without_leading_zeros() -> None:
    assert ordered("2026/10/1 9:05", "2026/9/30 23:00", "2026/10/1 10:00", "2026/09/30 1:00") == [
        "2026/09/30 1:00", "2026/9/30 23:00", "2026/10/1 9:05", "2026/10/1 10:00",
    ]  # fmt: skip


def test_numbers_within_text_are_ordered_by_size() -> None:
    assert ordered("第10回", "第2回", "第１回") == ["第１回", "第2回", "第10回"]


def test_letter_case_letter_width_and_type_of_kana_make_no_difference() -> None:
    assert folded("Ｔａｒｏ") == folded("taro")
    assert folded("さとう") == folded("サトウ") == folded("ｻﾄｳ")
    assert ordered("ウ", "い", "ア") == ["ア", "い", "ウ"]


def test_equal_keys_keep_their_order_in_both_directions() -> None:
    keys = ["b", "a", "b", "a"]
    assert list(in_order(keys)) == [1, 3, 0, 2]
    assert list(in_order(keys, descending=True)) == [0, 2, 1, 3]


@given(st.lists(st.integers(0, 40) | st.integers()), st.booleans())
def test_sorting_in_parts_gives_what_sorting_at_once_gives(
    numbers: list[int], descending: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorter, "_AT_ONCE", 3)
        found = in_order(numbers, descending=descending)
    assert list(found) == sorted(range(len(numbers)), key=numbers.__getitem__, reverse=descending)


def test_no_more_than_some_thousand_different_keys_are_sorted_at_once() -> None:
    keys = [float(number * 7919 % 100_003) for number in range(100_000)]
    in_parts = Sorter()
    for start in range(0, len(keys), 500):
        in_parts.add(keys[start : start + 500], range(start, start + 500))
    parts = [in_parts.part(number) for number in range(in_parts.end())]
    assert len(parts) > 5
    assert max(len(part.rows) for part in parts) < 2 * sorter._AT_ONCE
    for one, other in pairwise(parts):
        assert max(keys[row] for row in one.rows) < min(keys[row] for row in other.rows)


def test_a_key_that_most_rows_have_is_not_sorted_at_all() -> None:
    keys = [float(number % 10_000) if number % 10 == 0 else 5.0 for number in range(100_000)]
    in_parts = Sorter()
    for start in range(0, len(keys), 500):
        in_parts.add(keys[start : start + 500], range(start, start + 500))
    parts = [in_parts.part(number) for number in range(in_parts.end())]
    (equal,) = [part for part in parts if part.begins is None]
    assert list(equal.rows) == [row for row, key in enumerate(keys) if key == 5.0]
    assert max(len(part.rows) for part in parts if part is not equal) < 2 * sorter._AT_ONCE


def test_a_run_of_a_million_digits_is_no_fault() -> None:
    assert ordered("a" + "1" * 1_200_000, "b", "a2") == ["a2", "a" + "1" * 1_200_000, "b"]


def test_progress_only_ever_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorter, "_AT_ONCE", 100)
    shares: list[float] = []
    keys = [float(number * 7919 % 5003) for number in range(5000)]
    in_order(keys, report=lambda done, total: shares.append(done / total))
    assert shares == sorted(shares)
    assert len(set(shares)) > 5


def test_sorting_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        in_order(["b", "a"], report=stop)
