"""Ends of orders, held against the beginning of what the rule gives for all cells."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.reading.records import Cells
from nexgui.core.sorting import column_ends, ends_finder, extremes, followers
from nexgui.core.sorting.column_ends import ENOUGH, ColumnEnds
from nexgui.core.sorting.ends_finder import EndsFinder
from nexgui.core.sorting.sort_values import Kind
from tests.core.sorting.rule import by_the_rule, odd_columns

ROWS_A_PART = 4
FEW = 3


@pytest.fixture(params=["few values", "many values"])
def small_ends(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ends of three rows, so that a few rows are as many as a million else are."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (column_ends, extremes, ends_finder, followers):
            patch.setattr(module, "ENOUGH", FEW)
        patch.setattr(extremes, "_MOST_OF_SPAN", 2 * FEW)
        patch.setattr(extremes, "_MOST_KEPT", 5 * FEW)
        patch.setattr(ends_finder, "_ROWS_TOGETHER", 1)
        patch.setattr(followers, "_FEW_VALUES", 512 if request.param == "few values" else 2)
        yield


def ends_of(*columns: Sequence[str], rows_a_part: int = ROWS_A_PART) -> list[ColumnEnds | None]:
    """The ends of columns whose cells come by some at a time."""
    finder = EndsFinder()
    rows = list(zip(*columns, strict=True))
    for at in range(0, len(rows), rows_a_part):
        part = rows[at : at + rows_a_part]
        finder.take(Cells(range(at, at + len(part)), rows=part))
    return list(finder.ends(rows))


def known(*columns: Sequence[str], rows_a_part: int = 1000) -> ColumnEnds:
    """The ends of the first of some columns, which must be found."""
    ends = ends_of(*columns, rows_a_part=rows_a_part)[0]
    assert ends is not None
    return ends


@pytest.mark.usefixtures("small_ends")
@given(odd_columns, st.booleans())
def test_an_order_begins_as_the_rule_says(cells: list[str], descending: bool) -> None:
    for ends in ends_of(cells):
        if ends is not None:
            expected = by_the_rule(cells, descending=descending)[:FEW]
            assert list(ends.first_rows(descending=descending)) == expected


NUMBERED = st.from_regex(r"\A[ab株カ]{0,2}[019]{0,3}[-.あ]?[012]{0,2}\Z")


@pytest.mark.usefixtures("small_ends")
@given(st.lists(NUMBERED, max_size=40), st.booleans())
def test_numbers_within_text_are_compared_by_their_size(cells: list[str], descending: bool) -> None:
    (ends,) = ends_of(cells) or [None]
    if ends is not None:
        expected = by_the_rule(cells, descending=descending)[:FEW]
        assert list(ends.first_rows(descending=descending)) == expected


MANY = {
    "text": [f"会社{number * 7919 % 3001}号" for number in range(3000)],
    "addresses": [f"user{number:05}@example{number % 7}.jp" for number in range(3000)],
    "numbers": [str(number * 7919 % 3001 - 1500) for number in range(3000)],
    "few values": [f"{number * 7919 % 31}課" for number in range(3000)],
    "dates": [f"2026/{number % 12 + 1}/{number % 28 + 1}" for number in range(3000)],
    "mostly blank": ["" if number % 50 else f"備考{number}" for number in range(3000)],
    "all blank": [""] * 3000,
    "all equal": ["無"] * 3000,
    "ａ and A": ["Ａ" if number % 2 else "a" for number in range(3000)],
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", MANY)
def test_the_ends_of_columns_as_they_occur_are_found(name: str, descending: bool) -> None:
    found = known(MANY[name]).first_rows(descending=descending)
    assert list(found) == by_the_rule(MANY[name], descending=descending)[:ENOUGH]


def test_no_more_is_kept_than_is_shown() -> None:
    for cells in MANY.values():
        ends = known(cells)
        assert len(ends.rows) == len(ends.cells) <= 2 * ENOUGH
        assert len(ends.blank) <= ENOUGH


def test_a_column_that_comes_late_was_blank_before() -> None:
    finder = EndsFinder()
    rows = [["a"], ["b"], ["c", "2"], ["d", "1"]]
    for at in (0, 2):
        finder.take(Cells(range(at, at + 2), rows=rows[at : at + 2]))
    _first, late = finder.ends(rows)
    assert late is not None
    assert list(late.first_rows(descending=False)) == [3, 2, 0, 1]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(
            [f"令和8年{n % 12 + 1}月{n % 28 + 1}日 {n % 24}時{n % 60}分" for n in range(600)],
            id="dates",
        ),
        pytest.param([f"x\0{number}" for number in range(600)], id="with NUL"),
        pytest.param([f"{number}円" for number in range(600)], id="not whole numbers"),
        pytest.param([f"長い文{number}" * 200 for number in range(600)], id="long texts"),
    ],
)
def test_what_would_take_too_long_is_left_to_be_sorted(cells: list[str]) -> None:
    assert ends_of(cells, rows_a_part=100) == [None]


def test_a_column_that_was_taken_for_another_kind_is_left_to_be_sorted() -> None:
    numbers_at_first = [*map(str, range(1000)), *(f"第{number}回" for number in range(9000))]
    words_at_first = [*(f"第{number}回" for number in range(600)), *map(str, range(30_000))]
    for cells in (numbers_at_first, words_at_first):
        assert ends_of(cells, rows_a_part=500) == [None]


def test_only_so_many_columns_are_followed() -> None:
    assert len(ends_of(*(["a", "b"] for _ in range(150)))) == 100
    many = [f"会社{number}" for number in range(200)]
    ends = ends_of(*[many] * 20, ["a", "b"] * 100, rows_a_part=100)
    assert [each is not None for each in ends] == [True] * 16 + [False] * 4 + [True]


def test_a_column_of_numbers_and_letters_without_end_is_left_to_be_sorted() -> None:
    picks = random.Random(1)
    cells = [
        "-".join(str(picks.randrange(10 ** picks.randrange(1, 7))) for _ in range(3))
        for _ in range(3000)
    ]
    assert ends_of(cells, rows_a_part=500) == [None]


def test_what_is_kept_of_text_does_not_grow_with_its_signatures() -> None:
    texts = followers.Texts()
    picks = random.Random(1)
    for at in range(0, 60_000, 1000):
        rows = range(at, at + 1000)
        texts.take(rows, [f"{picks.randrange(10**6)}号{picks.randrange(10**4)}" for _ in rows])
    items = texts.items(Kind.TEXT)
    assert items is not None
    assert 2 * ENOUGH <= len(list(items)) < 40 * ENOUGH


def test_parts_of_few_rows_are_taken_together() -> None:
    cells = [f"会社{number * 7919 % 3001}号" for number in range(3000)]
    assert ends_of(cells, rows_a_part=1) == ends_of(cells, rows_a_part=1000)


def test_ends_of_several_files_are_those_of_all_their_rows() -> None:
    one, other = MANY["text"], [f"会社{number}" for number in range(0, 3000, 7)]
    parts = [(0, known(one)), (len(one), known(other))]
    joined = ColumnEnds.joined(Kind.TEXT, parts)
    for descending in (False, True):
        expected = by_the_rule([*one, *other], descending=descending)[:ENOUGH]
        assert list(joined.first_rows(descending=descending)) == expected
