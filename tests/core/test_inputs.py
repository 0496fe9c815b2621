from collections.abc import Sequence

import pytest

from nexgui.core.inputs import Input, Inputs, place


def placed(
    entries: Sequence[Input], recipients: Sequence[tuple[int, int, str]]
) -> tuple[dict[int, Input], tuple[Input, ...]]:
    return place(Inputs(tuple(entries)), recipients)


def test_an_input_finds_its_recipient_by_the_address_wherever_it_stands() -> None:
    one = Input("a@x.jp", 2, outcome="確認中")

    by_row, left = placed([one], [(0, 2, "b@x.jp"), (7, 9, " A@x.jp")])

    assert (by_row, left) == ({7: one}, ())


def test_of_one_address_twice_the_line_tells_whose_it_is() -> None:
    first, second = Input("a@x.jp", 5, note="五"), Input("a@x.jp", 3, note="三")

    by_row, left = placed([first, second], [(1, 3, "a@x.jp"), (3, 5, "a@x.jp")])

    assert (by_row, left) == ({3: first, 1: second}, ())


def test_where_lines_have_moved_inputs_of_one_address_go_in_their_order() -> None:
    first, second = Input("a@x.jp", 50, note="一"), Input("a@x.jp", 60, note="二")

    by_row, left = placed([first, second], [(1, 3, "a@x.jp"), (3, 5, "a@x.jp")])

    assert (by_row, left) == ({1: first, 3: second}, ())


@pytest.mark.parametrize("line", [4, None])
def test_without_an_address_only_the_line_tells(line: int | None) -> None:
    own = Input("", 3, note="三")
    other = Input("", line, note="四")

    by_row, left = placed([own, other], [(1, 3, ""), (2, 9, "")])

    assert (by_row, left) == ({1: own}, (other,))


def test_what_has_no_recipient_any_more_is_left() -> None:
    gone = Input("a@x.jp", 2, assignee="佐藤")

    assert placed([gone], [(0, 2, "b@x.jp")]) == ({}, (gone,))


def test_a_second_input_for_a_recipient_fills_what_is_blank() -> None:
    first, second = Input("a@x.jp", 2, outcome="確認中"), Input("a@x.jp", 2, note="電話した")

    by_row, left = placed([first, second], [(0, 2, "a@x.jp")])

    assert by_row == {0: Input("a@x.jp", 2, outcome="確認中", note="電話した")}
    assert left == ()


def test_what_contradicts_the_first_input_is_left_and_not_lost() -> None:
    first, second = Input("a@x.jp", 2, outcome="確認中"), Input("a@x.jp", 2, outcome="保留")

    by_row, left = placed([first, second], [(0, 2, "a@x.jp")])

    assert (by_row, left) == ({0: first}, (second,))


def test_a_day_that_stood_there_anyway_goes_along_but_is_nobodys_input() -> None:
    usual, own = Input("a@x.jp", 2, due="2026-12-07"), Input("b@x.jp", 3, due="2026-12-24")
    inputs = Inputs((usual, own), usual_dues=("2026-12-07",))

    by_row, left = place(inputs, [(0, 2, "a@x.jp")])

    assert inputs.filled_in == (own,)
    assert (by_row, left) == ({0: usual}, (own,))


def test_inputs_of_two_workbooks_come_together_each_once() -> None:
    one, other = Input("a@x.jp", 2, note="一"), Input("b@x.jp", 3, note="二")

    joined = Inputs((one,), ("佐藤",), None).joined(Inputs((one, other), ("鈴木", "佐藤"), 3))

    assert joined == Inputs((one, other), ("佐藤", "鈴木"), 3)
