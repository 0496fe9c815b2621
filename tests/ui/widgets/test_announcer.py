"""What screen readers are told without being asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.foot import ShownCount
from nexgui.ui.table.results_model import COL_ADDRESS
from nexgui.ui.widgets.announcer import announcer_of_program
from tests.helpers import ALL_AFTER, OTHER_UNDELIVERED
from tests.ui.driving import SENTENCE, add, type_in
from tests.ui.results_driving import choose_folder, click_header

EVERYBODY = text("window.showing_all", count=316)


@pytest.fixture
def said(dressed_app: QApplication) -> Iterator[list[str]]:  # noqa: ARG001 - must be there
    """What was announced since the test began."""
    words: list[str] = []
    announcer_of_program().said.connect(words.append)
    yield words
    announcer_of_program().said.disconnect(words.append)


def test_the_end_of_a_load_is_told_with_the_answer(
    qtbot: QtBot, window: MainWindow, said: list[str]
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER])
    assert said == [text("window.loaded", summary=SENTENCE)]


def test_a_message_is_told(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    with qtbot.waitSignal(window.session.failed):
        window.session.load([Path("ない.csv")])
    assert said == [window.messages.sentence]
    assert said[0].startswith("「ない.csv」が見つかりません。")


def test_the_count_is_told_once_after_some_typing(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    for words in ("ミ", "ミナ", "ミナト"):
        type_in(loaded_window.results_view.search_field, words)
    qtbot.waitUntil(lambda: bool(said))
    (count,) = said
    assert count.endswith("件を表示（全316件）")


def test_the_count_is_told_after_a_filter_too(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    choose_folder(qtbot, loaded_window, "結果待ち")
    shown = text("window.showing_some", total=316, count=12)
    qtbot.waitUntil(lambda: said == [text("query.by_task") + shown])


def test_another_order_is_told_with_its_column_and_direction(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    click_header(qtbot, loaded_window, COL_ADDRESS)
    qtbot.waitUntil(lambda: len(said) == 1)
    click_header(qtbot, loaded_window, COL_ADDRESS)
    qtbot.waitUntil(lambda: len(said) == 2)
    click_header(qtbot, loaded_window, COL_ADDRESS)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == [
        f"「宛先メールアドレス」の順に並んでいます。{EVERYBODY}",
        f"「宛先メールアドレス」の逆の順に並んでいます。{EVERYBODY}",
        f"元の順に並んでいます。{EVERYBODY}",
    ]


def test_an_order_that_stays_is_not_told_again_with_a_filter(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    click_header(qtbot, loaded_window, COL_ADDRESS)
    qtbot.waitUntil(lambda: len(said) == 1)
    choose_folder(qtbot, loaded_window, "結果待ち")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == text("window.showing_some", total=316, count=12)


def test_an_order_is_told_though_a_filter_follows_it_quickly(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    click_header(qtbot, loaded_window, COL_ADDRESS)
    choose_folder(qtbot, loaded_window, "結果待ち")
    qtbot.waitUntil(lambda: bool(said))
    shown = text("window.showing_some", total=316, count=12)
    assert said == [f"「宛先メールアドレス」の順に並んでいます。{shown}"]


def test_a_file_that_is_added_is_told_in_one_sentence(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    click_header(qtbot, loaded_window, COL_ADDRESS)
    qtbot.waitUntil(lambda: len(said) == 1)
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    (loaded,) = said[1:]
    assert loaded.startswith("読み込みました。380件中")
    count = loaded_window.findChild(ShownCount)
    assert count is not None
    assert [timer for timer in count.findChildren(QTimer) if timer.isActive()] == []


def test_an_active_screen_reader_is_handed_the_words(
    loaded_window: MainWindow, said: list[str]
) -> None:
    QAccessible.setActive(True)
    loaded_window.messages.show_info("コピーしました。")
    QAccessible.setActive(False)
    assert said == ["コピーしました。"]
