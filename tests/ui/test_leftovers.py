"""After loading, stopping and closing nothing goes on: no thread, no timer, no temporary file."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.helpers import UNDELIVERED, files_in, recipient, result_file
from tests.ui.driving import click, question


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    return result_file(tmp_path, [recipient("エラー", "ユーザー不明")] * 20_000)


def running_timers(window: MainWindow) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def assert_nothing_goes_on(qtbot: QtBot, window: MainWindow, temporary_folder: Path) -> None:
    qtbot.waitUntil(lambda: threading.active_count() == 1)
    window.results_view.foot.notice.end()  # which would go by itself
    qtbot.waitUntil(lambda: running_timers(window) == [])
    assert files_in(temporary_folder) == set()


def test_after_a_load(qtbot: QtBot, window: MainWindow, temporary_folder: Path) -> None:
    load(qtbot, window, UNDELIVERED)
    assert_nothing_goes_on(qtbot, window, temporary_folder)


def test_after_a_load_that_failed(
    qtbot: QtBot, window: MainWindow, temporary_folder: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.failed):
        window.session.load([tmp_path / "ない.csv"])
    assert_nothing_goes_on(qtbot, window, temporary_folder)


def test_after_a_load_that_was_stopped(
    qtbot: QtBot, window: MainWindow, temporary_folder: Path, large_file: Path
) -> None:
    window.session.load([large_file])
    with qtbot.waitSignal(window.session.informed):
        window.session.stop()
    assert_nothing_goes_on(qtbot, window, temporary_folder)


def test_after_an_export(
    qtbot: QtBot, window: MainWindow, temporary_folder: Path, tmp_path: Path
) -> None:
    load(qtbot, window, UNDELIVERED)
    assert window.session.results is not None
    with qtbot.waitSignal(window.session.exported):
        window.session.export(window.session.results, tmp_path / "結果.xlsx")
    assert_nothing_goes_on(qtbot, window, temporary_folder)


@pytest.mark.parametrize("exporting", [False, True])
def test_after_closing_in_the_middle(
    qtbot: QtBot,
    window: MainWindow,
    temporary_folder: Path,
    large_file: Path,
    tmp_path: Path,
    exporting: bool,
) -> None:
    if exporting:
        load(qtbot, window, large_file)
        assert window.session.results is not None
        window.session.export(window.session.results, tmp_path / "結果.xlsx")
    else:
        window.session.load([large_file])
    window.close()
    if exporting:
        click(qtbot, question(window), "中止して閉じる")
    assert threading.active_count() == 1
    assert files_in(temporary_folder) == set()
    assert files_in(tmp_path) == {large_file.name}
    window.results_view.foot.notice.end()  # which would go by itself
    qtbot.waitUntil(lambda: running_timers(window) == [])
