"""What the message bar offers where a file was refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.encoding_menu import EncodingMenu
from tests.core.raw_workbook import RawBook, rows_of
from tests.helpers import ALL_AFTER, PNG_BYTES, TEST_SEND, file_of, recipient, result_file
from tests.ui.driving import ask, button, drop, files, reply

CHOOSE = text("window.choose_encoding")


@pytest.fixture
def misread(tmp_path: Path) -> Path:
    """A result file in Shift_JIS below so long a note in UTF-8 that all is taken for UTF-8."""
    path = result_file(tmp_path, [recipient("送信完了"), recipient("エラー")], encoding="cp932")
    path.write_bytes("メモ。".encode() * 8000 + b"\r\n" + path.read_bytes())
    return path


def refuse(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.session.failed):
        drop(window, files(*paths))


def choose(qtbot: QtBot, window: MainWindow, label: str) -> None:
    """Clicks the button, and then an encoding in the menu below it."""

    def click_encoding() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = [each for each in menu.actions() if each.text() == label]
        place = menu.actionGeometry(action).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    QTimer.singleShot(0, click_encoding)
    qtbot.mouseClick(button(window.messages, CHOOSE), Qt.MouseButton.LeftButton)


def offers(window: MainWindow) -> list[str]:
    buttons = window.messages.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible() and each.text() != "×"]


def rows(window: MainWindow) -> int:
    return window.results_view.table.model().rowCount()


def test_a_refused_file_is_opened_in_another_encoding_from_where_it_was_refused(
    qtbot: QtBot, window: MainWindow, misread: Path
) -> None:
    refuse(qtbot, window, misread)
    with qtbot.waitSignal(window.session.loaded):
        choose(qtbot, window, "Shift_JIS")
    assert rows(window) == 2
    assert window.messages.sentence == ""
    menu = window.findChild(EncodingMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Shift_JIS"]


def test_an_encoding_that_does_not_fit_either_can_be_followed_by_another(
    qtbot: QtBot, window: MainWindow, misread: Path
) -> None:
    refuse(qtbot, window, misread)
    with qtbot.waitSignal(window.session.failed):
        choose(qtbot, window, "EUC-JP")
    assert "をEUC-JPとして読むことはできませんでした。" in window.messages.sentence
    with qtbot.waitSignal(window.session.loaded):
        choose(qtbot, window, "Shift_JIS")
    assert rows(window) == 2


def test_a_refused_file_that_was_to_be_added_comes_behind_those_on_screen(
    qtbot: QtBot, loaded_window: MainWindow, misread: Path
) -> None:
    refuse(qtbot, loaded_window, misread)
    with qtbot.waitSignal(loaded_window.session.asked):
        choose(qtbot, loaded_window, "Shift_JIS")
    reply(qtbot, loaded_window, "いっしょに表示")
    assert rows(loaded_window) == 316 + 2


def test_an_encoding_is_offered_where_nothing_can_be_read_or_all_is_garbled(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    garbled = "会社名,ステータス\nA社,送信完了\n".encode().decode("cp932", "replace")
    for content in (b"\x81\x9f\xff\xfd" * 40, garbled.encode(), "会社,氏名\nA,B\n".encode()):
        refuse(qtbot, window, file_of(tmp_path, content))
        assert offers(window) == [CHOOSE]


@pytest.mark.parametrize(
    "content",
    [PNG_BYTES, b" ", RawBook(sheets={"S": rows_of().replace("ステータス", "x")}).content],
    ids=["picture", "empty", "workbook"],
)
def test_no_encoding_is_offered_where_none_could_help(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    refuse(qtbot, window, file_of(tmp_path, content))
    assert offers(window) == []


def test_of_several_files_none_is_read_in_an_encoding_that_is_meant_for_one(
    qtbot: QtBot, window: MainWindow, misread: Path
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(misread, ALL_AFTER))
    assert misread.name in window.messages.sentence
    assert CHOOSE not in offers(window)


def test_where_something_else_is_on_screen_by_then_the_offer_is_gone(
    qtbot: QtBot, window: MainWindow, misread: Path
) -> None:
    refuse(qtbot, window, misread)
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(TEST_SEND))
    ask(qtbot, window, ALL_AFTER)
    reply(qtbot, window, "いっしょに表示")
    assert offers(window) == []
