import pytest

from nexgui.core.progress import Cancelled, stage


def test_stages_of_equal_weight_follow_one_another() -> None:
    reports: list[tuple[int, int]] = []
    for number in range(2):
        report = stage(lambda *values: reports.append(values), number, 2)
        report(1, 4)
        report(4, 4)

    assert [done / total for done, total in reports] == [0.125, 0.5, 0.625, 1.0]


def test_a_stage_with_nothing_to_do_is_done() -> None:
    reports: list[tuple[int, int]] = []

    stage(lambda *values: reports.append(values), 0, 3)(0, 0)

    assert [3 * done == total for done, total in reports] == [True]


def test_cancelling_reaches_through_a_stage() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        stage(cancel, 1, 3)(1, 2)
