from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidget
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.address_column import AddressColumnDialog
from nexgui.ui.main_window import MainWindow
from tests.helpers import recipient, result_file
from tests.ui.driving import click

HEADER = ("連絡先", "担当者", "ステータス")
ROWS = [(f"user{n}@example.jp", "tanaka@example.com", "送信完了") for n in range(9)]


@pytest.fixture
def unclear_file(tmp_path: Path) -> Path:
    """A file with two columns full of addresses, neither of which says whose."""
    return result_file(tmp_path, ROWS, header=HEADER)


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def open_dialogs(window: MainWindow) -> list[AddressColumnDialog]:
    return [dialog for dialog in window.findChildren(AddressColumnDialog) if dialog.isVisible()]


def address(window: MainWindow) -> str:
    assert window.session.results is not None
    return window.session.results.address(0)


def choose(qtbot: QtBot, window: MainWindow, column: int) -> None:
    (dialog,) = open_dialogs(window)
    columns = dialog.findChild(QTreeWidget)
    assert columns is not None
    columns.setCurrentIndex(columns.model().index(column, 0))
    with qtbot.waitSignal(window.session.loaded):
        click(qtbot, dialog, "この列にする")


def test_the_user_is_asked_where_two_columns_are_equally_likely(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    choose(qtbot, window, 1)
    assert address(window) == "tanaka@example.com"


def test_the_question_shows_the_first_values_of_every_column(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    (dialog,) = open_dialogs(window)
    columns = dialog.findChild(QTreeWidget)
    assert columns is not None
    item = columns.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "連絡先"
    assert item.text(1) == "user0@example.jp、user1@example.jp、user2@example.jp"


def test_the_answer_is_remembered_for_the_next_file_with_this_header(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    choose(qtbot, window, 1)
    load(qtbot, window, unclear_file)
    qtbot.waitUntil(lambda: address(window) == "tanaka@example.com")
    assert open_dialogs(window) == []


def test_going_on_without_an_answer_keeps_the_likeliest_column_and_asks_no_more(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    (dialog,) = open_dialogs(window)
    click(qtbot, dialog, "今のままにする")
    assert address(window) == "user0@example.jp"
    load(qtbot, window, unclear_file)
    assert open_dialogs(window) == []


def test_the_question_can_be_asked_from_the_menu(qtbot: QtBot, loaded_window: MainWindow) -> None:
    loaded_window.results_page.address_columns.ask_each()
    choose(qtbot, loaded_window, 6)
    assert address(loaded_window) == "03-3513-5132"


def test_a_certain_column_is_not_asked_for(loaded_window: MainWindow) -> None:
    assert open_dialogs(loaded_window) == []


def test_what_is_remembered_shows_neither_header_nor_address(
    qtbot: QtBot, window: MainWindow, unclear_file: Path, home: Path
) -> None:
    load(qtbot, window, unclear_file)
    choose(qtbot, window, 0)
    (settings,) = home.rglob("settings.ini")
    written = settings.read_text(encoding="utf-8")
    assert "address_columns" in written
    assert "連絡先" not in written
    assert "example" not in written


def test_enter_takes_the_column_that_is_picked(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    (dialog,) = open_dialogs(window)
    columns = dialog.findChild(QTreeWidget)
    assert columns is not None
    qtbot.keyClick(columns, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.session.loaded):
        qtbot.keyClick(columns, Qt.Key.Key_Return)
    assert address(window) == "tanaka@example.com"


def test_a_choice_from_the_menu_is_remembered_for_the_next_file_with_this_header(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    loaded_window.results_page.address_columns.ask_each()
    choose(qtbot, loaded_window, 6)
    chosen = address(loaded_window)
    assert loaded_window.session.results is not None
    load(qtbot, loaded_window, loaded_window.session.results.source.path)
    qtbot.waitUntil(lambda: address(loaded_window) == chosen)
    assert open_dialogs(loaded_window) == []


def test_from_the_menu_every_kind_of_file_is_asked_about_in_turn(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    header = ("会社名", "メールアドレス", "ステータス")
    rows = [("A社", "a@example.jp", "送信完了")]
    paths = [
        result_file(tmp_path, rows, header=header, name="1.csv"),
        result_file(tmp_path, rows, header=("氏名", *header[1:]), name="2.csv"),
        result_file(tmp_path, rows, header=header, name="3.csv"),
    ]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load(paths)
    window.results_page.address_columns.ask_each()
    choose(qtbot, window, 0)
    qtbot.waitUntil(lambda: len(open_dialogs(window)) == 1)
    parts = window.session.parts
    assert [part.columns.address for part in parts] == [0, 1, 0]
    choose(qtbot, window, 2)
    assert [part.columns.address for part in window.session.parts] == [0, 2, 0]
    assert open_dialogs(window) == []


def test_a_file_that_is_passed_over_does_not_end_the_questions(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    paths = [
        result_file(tmp_path, ROWS, header=HEADER, name="1.csv"),
        result_file(tmp_path, ROWS, header=("連絡先2", *HEADER[1:]), name="2.csv"),
    ]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load(paths)
    (first,) = open_dialogs(window)
    click(qtbot, first, "今のままにする")
    choose(qtbot, window, 1)
    assert [part.columns.address for part in window.session.parts] == [0, 1]


def test_stopping_the_check_of_another_column_after_an_export_speaks_of_reading(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, ROWS * 3000, header=HEADER)
    load(qtbot, window, path)
    (dialog,) = open_dialogs(window)
    dialog.reject()
    assert window.session.results is not None
    with qtbot.waitSignal(window.session.exported):
        window.session.export(window.session.results, tmp_path / "結果.xlsx")
    window.session.use_address_column(0, 1)
    with qtbot.waitSignal(window.session.informed) as told:
        window.session.stop()
    assert told.args == [text("window.stopped_loading")]


def test_the_question_goes_with_the_file_about_which_it_was(
    qtbot: QtBot, window: MainWindow, unclear_file: Path, tmp_path: Path
) -> None:
    load(qtbot, window, unclear_file)
    (first,) = open_dialogs(window)
    other = result_file(tmp_path, ROWS, header=("本人", "上司", "ステータス"), name="other.csv")
    load(qtbot, window, other)
    assert not first.isVisible()
    (second,) = open_dialogs(window)
    assert any("other.csv" in label.text() for label in second.findChildren(QLabel))


def test_a_question_that_went_unanswered_is_asked_with_the_next_such_file(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    (first,) = open_dialogs(window)
    load(qtbot, window, unclear_file)
    (second,) = open_dialogs(window)
    assert second is not first


def test_the_question_stays_where_its_file_does(
    qtbot: QtBot, window: MainWindow, unclear_file: Path, tmp_path: Path
) -> None:
    load(qtbot, window, unclear_file)
    (first,) = open_dialogs(window)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, ROWS, header=HEADER, name="2.csv")], add=True)
    assert open_dialogs(window) == [first]
    choose(qtbot, window, 1)
    qtbot.waitUntil(lambda: [part.columns.address for part in window.session.parts] == [1, 1])


def test_an_answer_does_not_give_up_the_file_that_is_being_read(
    qtbot: QtBot, window: MainWindow, unclear_file: Path, tmp_path: Path
) -> None:
    load(qtbot, window, unclear_file)
    (dialog,) = open_dialogs(window)
    certain = result_file(tmp_path, [recipient("送信完了")], name="certain.csv")
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([certain])
        click(qtbot, dialog, "この列にする")
    assert [part.source.path for part in window.session.parts] == [certain]


def test_an_answer_given_while_a_file_cannot_be_read_is_taken_all_the_same(
    qtbot: QtBot, window: MainWindow, unclear_file: Path
) -> None:
    load(qtbot, window, unclear_file)
    with qtbot.waitSignal(window.session.failed):
        window.session.load([Path("ない.csv")])
        (dialog,) = open_dialogs(window)
        columns = dialog.findChild(QTreeWidget)
        assert columns is not None
        columns.setCurrentIndex(columns.model().index(1, 0))
        click(qtbot, dialog, "この列にする")
    qtbot.waitUntil(lambda: address(window) == "tanaka@example.com")


@pytest.mark.parametrize(("part", "column"), [(0, 6), (0, -1), (1, 0)])
def test_a_column_that_no_file_on_screen_has_is_not_taken(
    qtbot: QtBot, window: MainWindow, unclear_file: Path, part: int, column: int
) -> None:
    load(qtbot, window, unclear_file)
    with qtbot.assertNotEmitted(window.session.began):
        window.session.use_address_column(part, column)
