"""What screen readers are told without being asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.parts.announcer import announcer_of_program
from tests.helpers import ALL_AFTER
from tests.ui.driving import button, click, type_in


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
    assert said == ["読み込みました。316件中、対応が必要なのは46件です。"]


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
    assert count.startswith("316件中 ")
    assert count.endswith("件を表示しています")


def test_the_count_is_told_after_a_filter_too(
    qtbot: QtBot, loaded_window: MainWindow, said: list[str]
) -> None:
    waiting = "☐ … 結果待ち 12件  3.8%"
    assert button(loaded_window, waiting).isVisible()
    click(qtbot, loaded_window, waiting)
    qtbot.waitUntil(lambda: said == ["316件中 12件を表示しています"])


def test_an_active_screen_reader_is_handed_the_words(
    loaded_window: MainWindow, said: list[str]
) -> None:
    QAccessible.setActive(True)
    loaded_window.messages.show_info("コピーしました。")
    QAccessible.setActive(False)
    assert said == ["コピーしました。"]
