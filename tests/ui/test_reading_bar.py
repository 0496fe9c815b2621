from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, UNDELIVERED, recipient, result_file


def encoding_button(window: MainWindow) -> QPushButton:
    buttons = window.results_view.reading_bar.findChildren(QPushButton)
    (found,) = [button for button in buttons if button.text().startswith("文字コード")]
    return found


def choice(window: MainWindow, label: str) -> QAction:
    menu = encoding_button(window).menu()
    assert menu is not None
    (found,) = [action for action in menu.actions() if action.text() == label]
    return found


def test_the_encoding_is_told_in_small_print(loaded_window: MainWindow) -> None:
    assert encoding_button(loaded_window).text() == "文字コード: Shift_JIS（自動）"


def test_another_encoding_reads_the_file_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")], encoding="utf-8")
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    with qtbot.waitSignal(window.session.loaded):
        choice(window, "UTF-8").trigger()
    assert encoding_button(window).text() == "文字コード: UTF-8（選択）"
    with qtbot.waitSignal(window.session.loaded):
        choice(window, "自動で決める").trigger()
    assert encoding_button(window).text() == "文字コード: UTF-8（自動）"


def test_an_encoding_that_does_not_fit_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        choice(loaded_window, "UTF-16").trigger()
    assert "をUTF-16として読むことはできませんでした。" in loaded_window.messages.sentence
    assert loaded_window.results_view.sentence.startswith("316件中")
    assert encoding_button(loaded_window).text() == "文字コード: Shift_JIS（自動）"


def test_of_several_files_no_encoding_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER, UNDELIVERED])
    assert not encoding_button(window).isVisible()


def test_without_oddities_the_bar_keeps_quiet(loaded_window: MainWindow) -> None:
    buttons = loaded_window.results_view.reading_bar.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isVisible()] == [
        "文字コード: Shift_JIS（自動）"
    ]
