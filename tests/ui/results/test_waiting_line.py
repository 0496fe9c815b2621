from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.waiting import Waiting
from nexgui.ui.look.theme import load_theme
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_NEXT_STEP
from nexgui.ui.widgets.phrase_label import ElidedLabel
from tests.helpers import UNDELIVERED, result_file
from tests.ui.driving import button, click

COPY = text("waiting.copy")


def load_open(qtbot: QtBot, window: MainWindow, folder: Path, decided: datetime) -> None:
    """Loads a file with an open result, and one that was decided at a time."""
    path = result_file(
        folder,
        [
            ("A社", "a@example.jp", "送信済み（結果確認中）", "", "", "無"),
            ("B社", "b@example.jp", "送信完了", f"{decided:%Y-%m-%d %H:%M}", "", "無"),
        ],
    )
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def words(time: datetime) -> str:
    return f"{time.month}月{time.day}日 {time.hour}:{time.minute:02}"


def until(window: MainWindow) -> datetime:
    results = window.session.results
    assert results is not None
    assert results.waiting is not None
    assert results.waiting.until is not None
    return results.waiting.until


def test_open_results_say_until_when(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    load_open(qtbot, window, tmp_path, datetime.now() - timedelta(hours=2))
    assert window.results_view.waiting.isVisible()
    time = until(window)  # with its year in the last days of one
    assert window.results_view.waiting.sentence.replace(f"{time.year}年", "") == (
        f"結果待ちの1件は、{words(time)}ごろまでに決まります。"
        "そのあとに、もう一度ダウンロードしてください。"
    )


def test_the_reminder_is_copied_without_any_address(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load_open(qtbot, window, tmp_path, datetime.now() - timedelta(hours=2))
    click(qtbot, window, COPY)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{words(until(window))}を過ぎたら、NEXLINKから送信結果CSVを")
    assert "全宛先.csv" in copied
    assert "@" not in copied
    assert window.results_view.foot.notice.sentence == text("waiting.copied")


def test_when_the_time_is_past_there_is_nothing_to_be_reminded_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load_open(qtbot, window, tmp_path, datetime.now() - timedelta(days=3))
    assert "決まっているはずです。もう一度ダウンロード" in window.results_view.waiting.sentence
    with pytest.raises(AssertionError):
        button(window, COPY)


def test_the_line_looks_at_the_clock_when_somebody_comes_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_open(qtbot, window, tmp_path, datetime.now() - timedelta(hours=2))
    line = window.results_view.waiting
    assert "決まります" in line.sentence

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is None
            return datetime.now() + timedelta(days=1)

    monkeypatch.setattr("nexgui.ui.results.waiting_line.datetime", Tomorrow)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert "決まっているはずです" in line.sentence


def test_the_line_changes_at_the_moment_itself(qtbot: QtBot, loaded_window: MainWindow) -> None:
    results, line = loaded_window.session.results, loaded_window.results_view.waiting
    assert results is not None
    soon = datetime.now().astimezone() + timedelta(seconds=0.5)
    line.show_results(replace(results, waiting=Waiting(12, soon)))
    assert "までに決まります" in line.sentence
    qtbot.waitUntil(lambda: "決まっているはずです" in line.sentence)
    with pytest.raises(AssertionError):
        button(loaded_window, COPY)


def test_when_the_time_is_over_panel_and_search_say_so_too(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    results, view = loaded_window.session.results, loaded_window.results_view
    assert results is not None
    over = results.guide.overdue_step
    soon = datetime.now().astimezone() + timedelta(seconds=2)
    view.show_results(replace(results, waiting=Waiting(12, soon)))
    view.query_runner.search(over)
    assert len(view.shown_rows) == 0
    view.query_runner.show_all()
    open_row = next(row for row in view.shown_rows if results.status(row).group.open)
    view.table.choose_unmoved(open_row)
    qtbot.waitUntil(lambda: results.address(open_row) in view.detail.panel.words)
    assert over not in view.detail.panel.words.replace("\n", "")
    qtbot.waitUntil(lambda: over in view.detail.panel.words.replace("\n", ""))
    view.query_runner.search(over)
    assert len(view.shown_rows) == 12


def test_of_several_files_each_time_is_waited_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    now = datetime.now()
    for name, decided in (("a", now - timedelta(days=3)), ("b", now - timedelta(hours=2))):
        (tmp_path / name).mkdir()
        rows = [
            ("A社", f"{name}@x.jp", "送信済み（結果確認中）", "", "", "無"),
            ("B社", f"{name}2@x.jp", "送信完了", f"{decided:%Y-%m-%d %H:%M}", "", "無"),
        ]
        result_file(tmp_path / name, rows, name=f"{name}.csv")
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([tmp_path / "a" / "a.csv", tmp_path / "b" / "b.csv"])
    model = window.results_view.table.model()
    steps = [model.index(row, COL_NEXT_STEP).data() for row in (0, 2)]
    assert steps[0].startswith("もう決まっているはずです。")
    assert steps[1].startswith("送信から24時間たってから")


@pytest.mark.usefixtures("dressed_app")
def test_a_line_that_asks_for_something_now_stands_out(loaded_window: MainWindow) -> None:
    results = loaded_window.session.results
    assert results is not None
    line = loaded_window.results_view.waiting
    (label,) = line.findChildren(ElidedLabel)
    colours = load_theme(Qt.ColorScheme.Light).colours
    now = datetime.now().astimezone()
    for until, token in ((now + timedelta(hours=1), "muted"), (now - timedelta(hours=1), "ink")):
        line.show_results(replace(results, waiting=Waiting(12, until)))
        assert label.palette().windowText().color().name().upper() == colours[token]


def test_before_everything_is_sent_the_line_names_no_time(loaded_window: MainWindow) -> None:
    results = loaded_window.session.results
    assert results is not None
    line = loaded_window.results_view.waiting
    line.show_results(replace(results, waiting=Waiting(12, None)))
    assert line.sentence.startswith("結果待ちが12件あり、送信がまだ終わっていません。")


def test_without_open_results_there_is_no_line(qtbot: QtBot, loaded_window: MainWindow) -> None:
    assert loaded_window.results_view.waiting.sentence != ""
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([UNDELIVERED])
    assert loaded_window.results_view.waiting.sentence == ""
    assert not loaded_window.results_view.waiting.isVisible()
