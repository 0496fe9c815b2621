import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from nexgui.core.errors import EmptyFileError, UnexpectedError
from nexgui.core.progress import Report
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work


@pytest.fixture
def jobs(work: Work) -> Iterator[JobRunner]:
    yield JobRunner(work)
    work.shut_down()
    assert [thread for thread in threading.enumerate() if thread.name.startswith("job ")] == []


class Gate:
    """Work that waits, as a slow disk would, and looks at every turn whether it should stop."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self, report: Report) -> str:
        self.entered.set()
        while not self.opened.wait(0.001):
            report(1, 2)
        return "through"


class Deaf(Gate):
    """Work that hangs: it does not look whether it should stop."""

    def __call__(self, _report: Report) -> str:
        self.entered.set()
        self.opened.wait()
        return "through"


def ignore(_result: object) -> None:
    pass


def test_the_result_arrives_in_the_window_s_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    arrived: list[object] = []
    with qtbot.waitSignal(jobs.ended):
        jobs.start(
            lambda _report: threading.current_thread().name,
            lambda result: arrived.extend([result, threading.current_thread()]),
        )
    qtbot.waitUntil(lambda: len(arrived) == 2)
    assert arrived[0] == "job 1"
    assert arrived[1] is threading.main_thread()


def test_progress_is_told_as_a_share(qtbot: QtBot, jobs: JobRunner) -> None:
    gate = Gate()
    with qtbot.waitSignal(jobs.progressed) as progressed:
        jobs.start(gate, ignore)
    assert progressed.args == [0.5]


def test_an_error_of_our_own_comes_as_it_is(qtbot: QtBot, jobs: JobRunner) -> None:
    error = EmptyFileError(name="全宛先.csv")

    def fail(_report: Report) -> NoReturn:
        raise error

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.start(fail, ignore)
    assert failed.args == [error]
    assert not jobs.busy


def test_a_fault_comes_as_a_sentence_and_goes_to_the_log_without_its_text(
    qtbot: QtBot, jobs: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_report: Report) -> NoReturn:
        raise ValueError("taro@example.jp")

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.start(fail, ignore)
    assert isinstance(failed.args[0], UnexpectedError)
    assert "ValueError" in caplog.text
    assert "taro" not in caplog.text


def test_a_job_that_reads_is_abandoned_at_once(qtbot: QtBot, jobs: JobRunner) -> None:
    hanging = Deaf()
    jobs.start(hanging, lambda _result: pytest.fail("an abandoned job answered"))
    with qtbot.waitSignals([jobs.stopped, jobs.ended]):
        jobs.stop()
    assert not jobs.busy
    hanging.opened.set()


def test_a_job_that_changes_files_has_ended_when_it_says_so(qtbot: QtBot, jobs: JobRunner) -> None:
    gate = Deaf()
    arrived: list[object] = []
    jobs.start(gate, arrived.append, changes_files=True)
    gate.entered.wait()
    jobs.stop()
    assert jobs.busy
    with qtbot.waitSignal(jobs.ended):
        gate.opened.set()
    qtbot.waitUntil(lambda: arrived == ["through"])


def test_a_job_that_changes_files_is_stopped_at_its_next_report(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    gate = Gate()
    jobs.start(gate, lambda _result: pytest.fail("a stopped job answered"), changes_files=True)
    gate.entered.wait()
    with qtbot.waitSignal(jobs.stopped):
        jobs.stop()
    assert not jobs.busy


def test_the_answer_of_a_replaced_job_is_dropped(qtbot: QtBot, jobs: JobRunner) -> None:
    first, arrived = Deaf(), list[object]()
    jobs.start(first, lambda _result: pytest.fail("a replaced job answered"))
    first.entered.wait()
    with qtbot.waitSignal(jobs.ended):
        jobs.start(lambda _report: "second", arrived.append)
        first.opened.set()
    qtbot.waitUntil(lambda: arrived == ["second"])


def test_three_hundred_jobs_bring_three_hundred_results(qtbot: QtBot, jobs: JobRunner) -> None:
    arrived: list[object] = []
    for number in range(300):
        with qtbot.waitSignal(jobs.ended):
            jobs.start(partial(_echo, number), arrived.append)
    qtbot.waitUntil(lambda: arrived == list(range(300)))


def _echo(number: int, _report: Report) -> int:
    return number


def test_stopping_nothing_is_fine(jobs: JobRunner) -> None:
    jobs.stop()
    assert not jobs.busy


def test_shutting_down_waits_for_the_thread(work: Work, jobs: JobRunner) -> None:
    gate = Gate()
    jobs.start(gate, ignore, changes_files=True)
    gate.entered.wait()
    work.shut_down()
    assert threading.active_count() == 1


def test_shutting_down_does_not_wait_for_a_read_that_hangs(work: Work, jobs: JobRunner) -> None:
    hanging = Deaf()
    jobs.start(hanging, ignore)
    hanging.entered.wait()
    work.shut_down()
    assert not jobs.busy
    assert threading.active_count() == 2
    hanging.opened.set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_read_that_hangs_in_the_system_keeps_nobody_from_reading_another_file(
    qtbot: QtBot, jobs: JobRunner, tmp_path: Path
) -> None:
    pipe = tmp_path / "結果.csv"
    os.mkfifo(pipe)
    arrived: list[object] = []
    jobs.start(lambda _report: pipe.read_bytes(), ignore)
    with qtbot.waitSignal(jobs.stopped):
        jobs.stop()
    jobs.start(lambda _report: "another", arrived.append)
    qtbot.waitUntil(lambda: arrived == ["another"])
    pipe.write_bytes(b"")  # ends the read
