"""All work in the background is asked of one place."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from nexgui.core.progress import Report
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work
from nexgui.ui.work.steps import StepRunner, Steps


class Waiting:
    """Work that goes on until it is stopped or let through."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self, report: Report) -> str:
        self.entered.set()
        while not self.opened.wait(0.001):
            report(1, 2)
        return "through"


def ignore(_result: object) -> None:
    pass


def endless() -> Steps:
    while True:
        yield 0.5


def test_what_began_last_is_stopped_first(work: Work) -> None:
    steps, jobs = StepRunner(work), JobRunner(work)
    jobs.start(Waiting(), ignore)
    steps.start(endless())
    assert work.stop()
    assert (jobs.busy, steps.busy) == (True, False)
    assert work.stop()
    assert not jobs.busy
    assert not work.stop()


def test_what_nobody_sees_is_not_stopped(work: Work) -> None:
    hidden, idle = JobRunner(work, stoppable=False), JobRunner(work, in_idle=True)
    for runner in (hidden, idle):
        runner.start(Waiting(), ignore)
    assert not work.stop()
    assert hidden.busy
    assert idle.busy


@pytest.mark.parametrize("other", [JobRunner, StepRunner])
def test_what_runs_in_idle_moments_waits_for_all_else(
    qtbot: QtBot, work: Work, other: type[JobRunner] | type[StepRunner]
) -> None:
    idle, busy = JobRunner(work, in_idle=True), other(work)
    order: list[str] = []
    if isinstance(busy, JobRunner):
        busy.start(Waiting(), ignore)
    else:
        busy.start(endless())
    busy.ended.connect(lambda: order.append("all else"))
    idle.start(lambda report: report(1, 1), lambda _result: order.append("idle"))
    for _ in range(3):
        with qtbot.waitSignal(busy.progressed):
            pass
    assert idle.busy
    busy.stop()
    qtbot.waitUntil(lambda: order == ["all else", "idle"])


def test_what_runs_in_idle_moments_can_be_replaced_while_it_waits(qtbot: QtBot, work: Work) -> None:
    idle, busy = JobRunner(work, in_idle=True), JobRunner(work)
    busy.start(Waiting(), ignore)
    arrived: list[object] = []
    idle.start(lambda report: report(1, 1), lambda _result: pytest.fail("it was replaced"))
    idle.start(lambda _report: "second", arrived.append)
    qtbot.waitUntil(lambda: arrived == ["second"])


def test_threads_rest_until_the_window_is_done_with_all_that_comes_first(work: Work) -> None:
    with work.window_first():
        with work.window_first():
            pass
        assert not work._window_is_idle.is_set()
    assert work._window_is_idle.is_set()


def test_shutting_down_ends_everything(work: Work) -> None:
    steps, jobs, idle = StepRunner(work), JobRunner(work), JobRunner(work, in_idle=True)
    steps.start(endless())
    waiting = Waiting()
    for runner in (jobs, idle):
        runner.start(waiting, ignore)
    waiting.entered.wait()
    work.shut_down()
    assert not (steps.busy or jobs.busy or idle.busy)
    assert threading.active_count() == 1
