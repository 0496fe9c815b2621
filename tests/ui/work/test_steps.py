"""What goes on step by step in the window's own thread."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from nexgui.core.errors import EmptyFileError
from nexgui.ui.work import steps
from nexgui.ui.work.registry import Work
from nexgui.ui.work.steps import StepRunner, Steps


@pytest.fixture
def runner(work: Work) -> StepRunner:
    return StepRunner(work)


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each turn is over before it begins, as on a computer that is busy with other things."""
    monkeypatch.setattr(steps, "_SECONDS_A_TURN", 0.0)


def count_to(most: int, taken: list[int]) -> Steps:
    for number in range(1, most + 1):
        taken.append(number)
        yield number / most


def endless(tidied_up: Callable[[], object]) -> Steps:
    try:
        while True:
            yield 0.5
    finally:
        tidied_up()


def test_all_steps_are_taken_and_then_what_follows(qtbot: QtBot, runner: StepRunner) -> None:
    taken: list[int] = []
    with qtbot.waitSignal(runner.ended):
        runner.start(count_to(5, taken), lambda: taken.append(0))
        assert runner.busy
    assert taken == [1, 2, 3, 4, 5, 0]
    assert not runner.busy


def test_what_is_quick_can_be_over_at_once(runner: StepRunner) -> None:
    taken: list[int] = []
    runner.start(count_to(5, taken), at_once=True)
    assert taken == [1, 2, 3, 4, 5]
    assert not runner.busy


@pytest.mark.usefixtures("no_time")
def test_a_turn_without_any_time_takes_a_step_all_the_same(
    qtbot: QtBot, runner: StepRunner
) -> None:
    taken: list[int] = []
    shares: list[float] = []
    runner.progressed.connect(shares.append)
    runner.start(count_to(2, taken), at_once=True)
    assert taken == [1]
    with qtbot.waitSignal(runner.ended):
        pass
    assert taken == [1, 2]
    assert shares == [0.5, 1.0]


@pytest.mark.usefixtures("no_time")
def test_stopping_tidies_up_and_says_so(qtbot: QtBot, runner: StepRunner) -> None:
    said: list[str] = []
    runner.start(endless(lambda: said.append("tidied up")), pytest.fail, at_once=True)
    with qtbot.waitSignals([runner.ended, runner.stopped]):
        runner.stop()
    assert said == ["tidied up"]
    assert not runner.busy


@pytest.mark.usefixtures("no_time")
def test_shutting_down_tidies_up_without_a_word(work: Work, runner: StepRunner) -> None:
    said: list[str] = []
    runner.stopped.connect(lambda: said.append("stopped"))
    runner.start(endless(lambda: said.append("tidied up")), at_once=True)
    work.shut_down()
    assert said == ["tidied up"]


def test_an_error_is_told_and_ends_it(qtbot: QtBot, runner: StepRunner) -> None:
    error = EmptyFileError(name="全宛先.csv")

    def fail() -> Steps:
        yield 0.0
        raise error

    with qtbot.waitSignal(runner.failed) as failed:
        runner.start(fail(), pytest.fail)
    assert failed.args == [error]
    assert not runner.busy


def test_a_fault_ends_it_and_reaches_whoever_hears_of_faults(
    qtbot: QtBot, runner: StepRunner
) -> None:
    def fail() -> Steps:
        yield 0.0
        raise ValueError

    with qtbot.captureExceptions() as faults, qtbot.waitSignal(runner.ended):
        runner.start(fail())
    assert [kind for kind, _fault, _trace in faults] == [ValueError]
    assert not runner.busy
