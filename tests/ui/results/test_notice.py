"""What was just done is told in the foot, and nothing moves for it."""

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.notice import Notice
from tests.ui.driving import answer, file_dialog
from tests.ui.results_driving import table_of


def test_a_saved_file_is_told_without_moving_the_list(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    place = table_of(loaded_window).geometry()
    loaded_window.results_page.choose_target()
    with qtbot.waitSignal(loaded_window.session.exported):
        answer(qtbot, file_dialog(qtbot, loaded_window), tmp_path / "出力.xlsx")
    notice = loaded_window.results_view.foot.notice
    assert notice.sentence == text("window.exported", name="出力.xlsx")
    assert loaded_window.messages.sentence == ""
    qtbot.waitUntil(lambda: table_of(loaded_window).geometry() == place)


def test_it_goes_by_itself(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell("コピーしました。")
    assert notice.sentence == "コピーしました。"
    (clock,) = notice.findChildren(QTimer)
    assert clock.isActive()
    with qtbot.waitSignal(notice.gone):
        clock.setInterval(0)
    assert notice.sentence == ""


def test_it_stays_while_its_link_has_the_keyboard(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    done: list[int] = []
    notice.tell("保存しました。", [("開く", lambda: done.append(1))])
    with qtbot.waitActive(notice):
        notice.show()
        notice.activateWindow()
    (link,) = notice._links
    link.setFocus()
    (clock,) = notice.findChildren(QTimer)
    with qtbot.waitSignal(clock.timeout):
        clock.setInterval(0)
    assert notice.sentence == "保存しました。"
    link.click()
    assert done == [1]


def test_it_ends_when_something_else_begins(qtbot: QtBot, loaded_window: MainWindow) -> None:
    notice = loaded_window.results_view.foot.notice
    notice.tell("コピーしました。")
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert notice.sentence == ""
