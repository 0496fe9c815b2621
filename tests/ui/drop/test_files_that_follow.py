"""Files that come while others are being read: none is lost, and none comes twice."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.encoding_menu import EncodingMenu
from tests.helpers import (
    ALL_AFTER,
    OTHER_UNDELIVERED,
    TEST_SEND,
    file_of,
    recipient,
    result_file,
)
from tests.ui.driving import add, ask, click, drag_away, drag_over, drop, files, question


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """A file that is still being read when the next one comes."""
    return result_file(tmp_path, [recipient("エラー", "ユーザー不明")] * 20_000)


def shown(window: MainWindow) -> list[str]:
    return [part.source.path.name for part in window.session.parts]


def asks(window: MainWindow) -> list[Question]:
    return [box for box in window.findChildren(Question) if box.isVisible()]


def encoding_button(bar: QWidget) -> QPushButton:
    buttons = bar.findChildren(QPushButton)
    return next(button for button in buttons if button.text().startswith("文字コード"))


def begin_adding(window: MainWindow, path: Path) -> None:
    window.session.load([path], add=True)
    assert not window.session.can_export  # it takes a while


def test_a_file_that_is_being_read_does_not_come_twice(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.loaded):
        drop(loaded_window, files(large_file))
        assert not asks(loaded_window)
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name]
    assert loaded_window.messages.sentence == (
        f"「{large_file.name}」は、すでに一覧にあるため追加していません。"
    )


def test_a_question_that_is_answered_late_adds_no_file_twice(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    with qtbot.waitSignal(loaded_window.session.asked):
        loaded_window.open_files([OTHER_UNDELIVERED])
    first, second = asks(loaded_window)
    for each in (second, first):
        with qtbot.waitSignal(loaded_window.session.loaded):
            click(qtbot, each, "いっしょに表示")
    assert loaded_window.session.can_export
    assert shown(loaded_window) == [ALL_AFTER.name, OTHER_UNDELIVERED.name]
    assert "二重には数えません" in loaded_window.messages.sentence


def test_an_answer_does_not_give_up_the_file_that_is_being_read(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    with qtbot.waitSignal(loaded_window.session.loaded):
        begin_adding(loaded_window, large_file)
        click(qtbot, question(loaded_window), "いっしょに表示")
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name, OTHER_UNDELIVERED.name]


def test_a_file_that_follows_one_that_is_being_added_is_added_behind_it(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.loaded):
        drop(loaded_window, files(OTHER_UNDELIVERED))
        assert not asks(loaded_window)
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name, OTHER_UNDELIVERED.name]


def test_a_file_that_follows_the_first_one_is_added_behind_it(
    qtbot: QtBot, window: MainWindow, large_file: Path
) -> None:
    drop(window, files(large_file))
    drop(window, files(OTHER_UNDELIVERED))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(TEST_SEND))
    assert shown(window) == [large_file.name, OTHER_UNDELIVERED.name, TEST_SEND.name]


def test_a_file_on_screen_that_comes_again_takes_nothing_away(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.loaded):
        drop(loaded_window, files(ALL_AFTER))
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name]
    assert "は、すでに一覧にあるため追加していません。" in loaded_window.messages.sentence


def test_over_what_is_being_read_the_user_learns_that_files_are_added(
    loaded_window: MainWindow, large_file: Path
) -> None:
    loaded_window.session.load([large_file])
    drag_over(loaded_window, files(OTHER_UNDELIVERED))
    sentence = f"ここで離すと、いま読み込んでいるファイルに「{OTHER_UNDELIVERED.name}」を追加します"
    assert loaded_window.overlay.sentence == sentence
    drag_away(loaded_window)
    drag_over(loaded_window, files(OTHER_UNDELIVERED, TEST_SEND))
    sentence = "ここで離すと、いま読み込んでいるファイルに2個のファイルを追加します"
    assert loaded_window.overlay.sentence == sentence


def test_where_one_that_follows_fails_it_is_named_and_the_others_are_shown(
    qtbot: QtBot, window: MainWindow, large_file: Path, tmp_path: Path
) -> None:
    drop(window, files(large_file))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(file_of(tmp_path, b"", "空.csv")))
    assert window.messages.sentence.startswith("「空.csv」は空のファイルです。")
    assert shown(window) == [large_file.name]


def test_where_reading_again_fails_nothing_is_told_of_the_others_which_stay(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")])
    add(qtbot, loaded_window, path)
    path.unlink()
    with qtbot.waitSignal(loaded_window.session.failed):
        loaded_window.session.read_again(None)
    assert loaded_window.messages.sentence.startswith("「全宛先.csv」が見つかりません。")
    assert "ほかの" not in loaded_window.messages.sentence


def test_the_sample_does_not_take_the_place_of_what_is_being_read(
    qtbot: QtBot, window: MainWindow, large_file: Path
) -> None:
    sample = next(a for a in window.findChildren(QAction) if a.text() == text("menu.open_sample"))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(large_file))
        sample.trigger()
        assert window.messages.sentence.startswith("ファイルを読み込んでいるところです。")
    assert shown(window) == [large_file.name]
    assert window.messages.sentence == ""  # that is over


def test_no_encoding_can_be_chosen_while_files_are_read(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    menu = loaded_window.findChild(EncodingMenu)
    assert menu is not None
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.loaded):
        assert not menu.menuAction().isEnabled()
        menu.chosen.emit(None)  # from a menu that was open already
        assert loaded_window.messages.sentence.startswith("ファイルを読み込んでいるところです。")
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name]


def test_another_address_column_does_not_take_the_place_of_what_is_being_read(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.use_address_column(0, 0)  # from a question that was open already
        assert loaded_window.messages.sentence.startswith("ファイルを読み込んでいるところです。")
    assert shown(loaded_window) == [ALL_AFTER.name, large_file.name]


def test_an_encoding_can_be_chosen_again_once_the_reading_has_ended(
    qtbot: QtBot, loaded_window: MainWindow, large_file: Path
) -> None:
    begin_adding(loaded_window, large_file)
    with qtbot.waitSignal(loaded_window.session.ended):
        loaded_window.session.stop()
    menu = loaded_window.findChild(EncodingMenu)
    assert menu is not None
    assert menu.menuAction().isEnabled()


@pytest.mark.parametrize("end", ["failed", "stopped"])
def test_what_was_left_out_of_a_load_that_came_to_nothing_is_not_told_later(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, large_file: Path, end: str
) -> None:
    other = file_of(tmp_path, b" ", "空.csv") if end == "failed" else large_file
    with qtbot.waitSignal(loaded_window.session.ended):
        drop(loaded_window, files(ALL_AFTER, other))
        if end == "stopped":
            loaded_window.session.stop()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert loaded_window.messages.sentence == ""
