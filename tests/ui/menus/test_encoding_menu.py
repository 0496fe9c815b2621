"""A file of which characters came out wrong is read again in another encoding."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.encoding_menu import EncodingMenu
from tests.helpers import ALL_AFTER, OTHER_UNDELIVERED, UNDELIVERED, recipient, result_file


def menu_of(window: MainWindow) -> EncodingMenu:
    found = window.findChild(EncodingMenu)
    assert found is not None
    return found


def choice(window: MainWindow, label: str) -> QAction:
    (found,) = [action for action in menu_of(window).actions() if action.text() == label]
    return found


def ticked(window: MainWindow) -> list[str]:
    return [action.text() for action in menu_of(window).actions() if action.isChecked()]


def test_without_a_file_there_is_nothing_to_read_again(window: MainWindow) -> None:
    assert not menu_of(window).menuAction().isEnabled()


def test_another_encoding_reads_the_file_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")], encoding="utf-8")
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    assert ticked(window) == [text("window.decide")]
    with qtbot.waitSignal(window.session.loaded):
        choice(window, "UTF-8").trigger()
    assert ticked(window) == ["UTF-8"]
    with qtbot.waitSignal(window.session.loaded):
        choice(window, text("window.decide")).trigger()
    assert ticked(window) == [text("window.decide")]


def test_it_works_while_another_file_comes(qtbot: QtBot, loaded_window: MainWindow) -> None:
    """Opened as a click does it, in a loop of its own."""
    session, menu = loaded_window.session, menu_of(loaded_window)
    QTimer.singleShot(0, lambda: session.load([UNDELIVERED]))
    session.loaded.connect(menu.close)
    with qtbot.waitSignal(session.loaded):
        menu.exec()
    assert QApplication.activePopupWidget() is None


def test_an_encoding_that_does_not_fit_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        choice(loaded_window, "UTF-16").trigger()
    assert "をUTF-16として読むことはできませんでした。" in loaded_window.messages.sentence
    assert loaded_window.results_view.sentence.startswith("316件中")


def test_of_several_files_no_encoding_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER, OTHER_UNDELIVERED])
    assert not menu_of(window).menuAction().isEnabled()
