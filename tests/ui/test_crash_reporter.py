import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nexgui import __version__
from nexgui.core.messages import text
from nexgui.core.query.cache import QueryCache
from nexgui.core.results import DeliveryResults
from nexgui.ui.crash_reporter import log_path, log_to_file
from nexgui.ui.dialogs.support_dialogs import CrashDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus import recent_menu
from nexgui.ui.preloader import Preloader
from nexgui.ui.results import column_filters, query_runner
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.work.jobs import JobRunner
from tests.helpers import ALL_AFTER, ROOT, recipient, result_file
from tests.ui.driving import SENTENCE, button, click

ADDRESS = "tanaka@example.jp"
MANY = query_runner._ROWS_AT_ONCE + 1


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> None:
    """The program's own hooks, in place of those with which pytest-qt fails a test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window.crash_reporter.catch_all()


@pytest.fixture
def log() -> Iterator[Path]:
    logger = logging.getLogger("nexgui")
    before = list(logger.handlers)
    log_to_file()
    yield log_path()
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of so many recipients that they are searched and sorted in a thread."""
    return result_file(tmp_path, [recipient("送信完了")] * MANY)


def fail() -> None:
    raise ValueError(ADDRESS)


def fail_otherwise() -> None:
    raise KeyError(ADDRESS)


def dialogs(window: MainWindow) -> list[CrashDialog]:
    return [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]


def fault(qtbot: QtBot, window: MainWindow) -> CrashDialog:
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    return dialogs(window)[0]


def sentences(dialog: CrashDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_fault_in_a_slot_is_told_calmly_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow, log: Path
) -> None:
    QTimer.singleShot(0, fail)
    dialog = fault(qtbot, loaded_window)
    words = sentences(dialog)
    assert text("fault.heading") in words
    assert "元のファイルは変更していません。一覧もそのまま残っています。" in words
    assert f"記録を保存しました：{log}" in words
    assert ADDRESS not in words
    assert button(dialog, "閉じる").hasFocus()
    click(qtbot, dialog, "閉じる")
    assert dialogs(loaded_window) == []
    assert loaded_window.results_view.sentence == SENTENCE
    written = log.read_text(encoding="utf-8")
    assert "ValueError\n  fail (test_crash_reporter.py:" in written
    assert ADDRESS not in written


def test_a_fault_in_a_thread_is_told(qtbot: QtBot, window: MainWindow) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    words = sentences(fault(qtbot, window))
    assert text("fault.kept") in words
    assert "一覧" not in words


def test_a_fault_while_reading_is_told_and_the_program_goes_on(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("nexgui.ui.work.session_work.merge", lambda _parts: fail())
        window.open_files([ALL_AFTER])
        dialog = fault(qtbot, window)
    assert "fail (test_crash_reporter.py:" in dialog.technical
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.session.loaded) as loaded:
        window.open_files([ALL_AFTER])
    results = loaded.args[0]
    assert isinstance(results, DeliveryResults)


def test_a_fault_while_many_recipients_are_searched_is_told_and_all_stay_shown(
    qtbot: QtBot, window: MainWindow, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([many])
    monkeypatch.setattr(query_runner, "answer", lambda *_, **__: fail())
    qtbot.keyClicks(window.results_view.search_field, "abc")
    assert "fail (test_crash_reporter.py:" in fault(qtbot, window).technical
    assert window.results_view.search_field.text() == ""
    assert window.results_view.table.model().rowCount() == MANY


def test_a_fault_while_orders_are_made_ready_is_told(
    qtbot: QtBot, window: MainWindow, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QueryCache, "prepare_orders", lambda *_: fail())
    window.open_files([many])
    assert "fail (test_crash_reporter.py:" in fault(qtbot, window).technical


def test_a_fault_while_values_are_counted_closes_their_list_and_is_told(
    qtbot: QtBot, loaded_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(column_filters, "column_values", lambda *_, **__: fail())
    loaded_window.results_view.column_filters.choose_current()
    assert "fail (test_crash_reporter.py:" in fault(qtbot, loaded_window).technical
    lists = loaded_window.findChildren(ColumnFilter)
    assert [popup for popup in lists if popup.isVisible()] == []


def test_a_fault_while_recent_files_are_looked_for_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_menu, "_missing", lambda *_: fail())
    menu = window.findChild(recent_menu.RecentMenu)
    assert menu is not None
    menu.popup(QPoint(0, 0))
    dialog = fault(qtbot, window)
    assert "fail (test_crash_reporter.py:" in dialog.technical
    assert not menu.isVisible()


def test_whatever_works_in_a_thread_tells_of_its_faults(loaded_window: MainWindow) -> None:
    Preloader(loaded_window)
    runners = loaded_window.findChildren(JobRunner)
    deaf = [runner for runner in runners if not runner.receivers(SIGNAL("failed(PyObject)"))]
    assert deaf == []
    made = sum(
        path.read_text(encoding="utf-8").count("= JobRunner(")
        for path in (ROOT / "nexgui").rglob("*.py")
    )
    assert len(runners) == made


def test_the_technical_part_is_copied_without_the_user_s_data(
    qtbot: QtBot, window: MainWindow
) -> None:
    QTimer.singleShot(0, fail)
    dialog = fault(qtbot, window)
    click(qtbot, dialog, "技術情報をコピー")
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"NexGUI {__version__}\nPython ")
    assert "ValueError\n  fail (test_crash_reporter.py:" in copied
    assert ADDRESS not in copied
    assert str(Path(__file__).parent) not in copied
    assert button(dialog, "コピーしました").isVisible()


def test_a_second_fault_opens_no_second_dialog_but_is_copied_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    QTimer.singleShot(0, fail)
    dialog = fault(qtbot, window)
    for _ in range(3):
        window.crash_reporter.tell(_caught())
    qtbot.waitUntil(lambda: "KeyError" in dialog.technical)
    assert dialogs(window) == [dialog]
    assert dialog.technical.count("ValueError") == 1
    assert dialog.technical.count("KeyError") == 1


def test_after_it_was_closed_a_further_fault_is_told_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    QTimer.singleShot(0, fail)
    click(qtbot, fault(qtbot, window), "閉じる")
    QTimer.singleShot(0, fail_otherwise)
    assert "KeyError" in fault(qtbot, window).technical


@pytest.mark.qt_log_ignore("Painter ended with", extend=True)  # the fault stops Qt's drawing
def test_a_fault_that_comes_with_every_picture_is_shown_once_and_then_told_in_a_line(
    qtbot: QtBot, loaded_window: MainWindow, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = loaded_window.results_view.table

    def bad_data(*_: object) -> None:
        fail()

    monkeypatch.setattr(ResultsModel, "item", bad_data)
    table.viewport().update()
    click(qtbot, fault(qtbot, loaded_window), "閉じる")
    drawn = 0

    def told_again() -> bool:
        nonlocal drawn
        drawn += 1
        table.viewport().update()
        return loaded_window.messages.sentence.startswith("同じ問題がまた起きました") and drawn > 9

    qtbot.waitUntil(told_again)
    assert dialogs(loaded_window) == []
    assert log.read_text(encoding="utf-8").count("ValueError") == 3


def _caught() -> BaseException:
    try:
        fail_otherwise()
    except KeyError as error:
        return error
    raise AssertionError


def test_a_part_that_is_missing_is_told_in_the_window_and_is_no_fault(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.crash_reporter.tell(ImportError(name="openpyxl"))
    qtbot.waitUntil(lambda: "（「openpyxl」）" in window.messages.sentence)
    assert window.messages.sentence.endswith("もう一度もらってください。")
    assert window.findChildren(CrashDialog) == []


def test_a_page_of_help_that_is_missing_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nexgui.ui.help.help_window.resource_path", tmp_path.joinpath)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "（「usage.html」）" in window.messages.sentence)
    assert [dialog.technical for dialog in window.findChildren(CrashDialog)] == []
