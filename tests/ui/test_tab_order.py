"""Where Tab leads, from the top of the window down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, UNDELIVERED
from tests.ui.driving import click


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.placeholderText()
    if isinstance(widget, QAbstractButton) and widget.text() not in ("", "×"):
        return widget.text()
    return widget.accessibleName()


def tab_through(qtbot: QtBot, window: MainWindow, first: QWidget) -> list[str]:
    """What Tab comes by until it is back at the first."""
    first.setFocus()
    found: list[str] = []
    while not found or not first.hasFocus():
        widget = QApplication.focusWidget()
        assert widget is not None
        found.append(words_of(widget))
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert len(found) < 50
    assert window.isActiveWindow()
    return found


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window that has shown one file, and now shows another."""
    window.resize(1240, 700)
    for path in (UNDELIVERED, ALL_AFTER):
        with qtbot.waitSignal(window.session.loaded):
            window.session.load([path])
    return window


def test_tab_goes_through_the_window_as_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    words = tab_through(qtbot, window, window.results_view.search_field)
    assert words == [
        text("filter.search"),
        "Excelに出力",
        text("window.export_menu"),
        text("folder.list"),
        "宛先の一覧",
        text("detail.handle"),
        text("detail.close"),
        "宛先メールアドレス user0001@example1.com",
        text("detail.copy"),
        text("detail.correct"),
        *(text("detail.manual"), text("detail.data")),
        *(text("detail.copy_inquiry"), text("detail.more_inquiries")),
        "›",  # nobody is before the first
        text("waiting.open"),
    ]


def test_a_message_comes_first_and_its_offers_before_its_cross(
    qtbot: QtBot, window: MainWindow
) -> None:
    for offers in (("前のもの",), ("開く", "フォルダーを表示")):
        window.messages.show_success("保存しました。", [(words, str) for words in offers])
    bar = window.messages
    qtbot.waitUntil(lambda: sum(b.isVisible() for b in bar.findChildren(QPushButton)) == 3)
    words = tab_through(qtbot, window, window.results_view.search_field)
    bar_first = ["開く", "フォルダーを表示", text("window.close_message"), text("waiting.open")]
    assert words[-4:] == bar_first


def test_a_filter_in_words_is_reached_in_the_row_below_the_table(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.results_view
    view.query_runner.choose_values(1, ValueFilter(frozenset({"総務部"})))
    view.query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"送信完了"})))
    click(qtbot, window, view.chips.buttons[1].text())
    view.query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"送信完了"})))
    words = tab_through(qtbot, window, view.search_field)
    chips = [button.text() for button in view.chips.buttons]
    assert len(chips) == 2
    place = words.index(chips[0])
    assert words[place : place + len(chips)] == chips
    assert words.index(text("detail.data")) < place
