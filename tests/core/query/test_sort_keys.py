"""The order that a person expects of a column, whatever its cells are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.query.sort_keys import sort_keys
from nexgui.core.query.value_types import ValueType, type_of


def ordered(cells: list[str]) -> list[str]:
    keys = sort_keys(cells, type_of(cells))
    return [cells[place] for place in sorted(range(len(cells)), key=keys.__getitem__)]


def check(*cells: str) -> None:
    """The cells come out as they are given, in whatever order they went in."""
    for seed in range(3):
        shuffled = list(cells)
        random.Random(seed).shuffle(shuffled)
        assert ordered(shuffled) == list(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["-10", "-5", "-1.5", "-1.25", "0", "1.25", "1.5", "9", "１２", "999", "2,000", "10,000"],
        ["999円", "1,000円", "10,000円", "100,000円"],
        ["¥999", "￥1,000", "\\2,000", "¥ 10,000"],
        ["¥-500", "-¥200", "¥0", "¥100"],
        ["-12.5%", "9.25%", "9.5％", "12.5%", "100%"],
        ["△1,000", "▲500", "−5", "－3", "0", "+2", "7"],
        ["999件", "1,000件", "10,000件"],
        ["9千円", "1万円", "1.5万円", "20万円", "3億円"],
        [".5", "0.75", "1.", "2"],
        [" 1 ", "2", "　3"],
    ],
)
def test_numbers_are_ordered_by_size_however_they_are_written(cells: list[str]) -> None:
    check(*cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["2026/9/5", "2026/10/1", "2026/10/02", "2027/1/1"],
        ["2026/1/1", "2026.3.1", "2026/9/5", "2026-10-01", "2026年10月2日", "20261003"],
        ["2026/10/2 9:05", "2026/10/2 10:00", "2026/10/2 10:00:30", "2026/10/3"],
        ["2026-10-02T09:05:00", "2026-10-02 10:00", "2026-10-02T10:00:01.5"],
        ["2026年9月5日(土)", "2026年9月6日（日）", "2026年10月1日"],
        ["2026年 9月 5日 午前9時", "2026年9月5日 午後1時30分", "2026年9月5日 14:00"],
        ["2025年12月", "2026年1月", "2026年10月"],
        ["昭和64年1月7日", "平成元年1月8日", "平成31年4月30日", "令和元年5月1日", "令和2年1月1日"],
        ["M45.7.29", "T1.7.30", "S64.1.7", "H31.4.30", "R1.5.1", "R8.1.5", "R08/10/05"],
        ["明治45年7月29日", "大正元年7月30日", "昭和元年12月25日", "令和8年9月5日", "2026/10/1"],
        ["昭64.1.7", "平31.4.30", "令和8年1月5日", "令8.10.5", "㋿9年1月1日"],
    ],
)
def test_dates_are_ordered_by_time_whatever_their_forms(cells: list[str]) -> None:
    check(*cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["0:30", "9:05", "10:00", "23:00"],
        ["午前0時", "午前9時", "午前10時5分", "午後0時", "午後1時", "23時"],
        ["9:05 AM", "12:00 PM", "1:00 PM"],
    ],
)
def test_times_are_ordered_by_the_clock(cells: list[str]) -> None:
    check(*cells)


def test_what_is_no_number_comes_behind_the_numbers_in_the_order_of_text() -> None:
    check(*map(str, range(-5, 100)), "第2回", "第10回", "調査中")


def test_what_is_no_date_comes_behind_the_dates() -> None:
    check(*(f"2026/{month}/{day}" for month in (9, 10) for day in range(1, 29)), "近日中")


def test_signs_for_nothing_make_no_column_one_of_text() -> None:
    check("9", "10", "1,000", "-", "-", "―", "なし", "不明")


@pytest.mark.parametrize(
    "cells",
    [
        ["第1回", "第2回", "第１０回"],
        ["1-2-3", "1-10-1", "2-1-1"],
        ["user2@x.jp", "user10@x.jp", "USER11@x.jp"],
        ["100-0001", "１００ー０００２"],
        ["12345678901234567", "12345678901234568", "123456789012345678"],
        ["1A", "2", "2B", "10"],
        ["9/5", "10/1", "2026/9", "第3週"],
    ],
)
def test_digits_within_text_are_ordered_by_size(cells: list[str]) -> None:
    assert type_of(cells) is ValueType.TEXT
    assert ordered(cells[::-1]) == cells


def test_numbers_of_many_digits_are_told_apart() -> None:
    check("4000123412341234", "4000123412341235")


def test_a_mere_run_of_digits_is_a_number_where_dates_are_no_majority() -> None:
    assert type_of(["20261003", "5", "7"]) is ValueType.NUMBER


def test_dates_of_one_form_are_compared_as_text_which_is_quicker() -> None:
    dates = ["2026/10/02 9:05", "2026/9/5 10:00"]
    assert type_of(dates) is ValueType.TEXT
    assert type_of([*dates, "2026/9/5"]) is ValueType.MOMENT
    check("2026/9/5 10:00", "2026/10/02 9:05")


@given(st.lists(st.text(max_size=8) | st.sampled_from(["1", "2026/9/5", "9:05", "¥5", "-"])))
def test_keys_of_a_column_can_be_compared_whatever_is_in_it(cells: list[str]) -> None:
    for value_type in ValueType:
        assert len(sorted(sort_keys(cells, value_type))) == len(cells)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1))
def test_any_whole_numbers_are_ordered_as_numbers(numbers: list[int]) -> None:
    cells = [f"{number:,}" for number in numbers]
    assert ordered(cells) == [f"{number:,}" for number in sorted(numbers)]
