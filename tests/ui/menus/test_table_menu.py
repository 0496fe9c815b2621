"""The menu of a row: showing only its group, its status or its domain."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.query.query import ValueFilter
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.results_commands import TableMenu
from nexgui.ui.table.results_model import COL_ADDRESS, COL_GROUP, COL_STATUS
from tests.helpers import recipient, result_file
from tests.ui.driving import button, click
from tests.ui.results_driving import chosen_folders, column, shown_count, table_of

GROUP = text("menu.only_this_group")
STATUS = text("menu.only_this_status")
DOMAIN = text("menu.only_this_domain")
DOMAIN_CHIP = "ドメイン：gmai.com"

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def menu_of(qtbot: QtBot, window: MainWindow, address: str) -> QMenu:
    """Clicks with the right button on the row of an address."""
    table = table_of(window)
    row = column(window, COL_ADDRESS).index(address)
    table.scrollTo(table.model().index(row, COL_STATUS))
    viewport = table.viewport()
    spot = table.visualRect(table.model().index(row, COL_STATUS)).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=spot)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot)))
    menu = window.results_view.findChild(TableMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    return menu


def choose(qtbot: QtBot, window: MainWindow, address: str, words: str) -> None:
    menu = menu_of(qtbot, window, address)
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == words))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_a_row_s_menu_shows_only_its_group(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, "user0001@example1.com", GROUP)
    assert set(column(loaded_window, COL_GROUP)) == {"△ 宛先へ確認・時間をおいて再送"}


def test_a_row_s_menu_shows_those_to_be_checked_alone_where_it_is_one_of_them(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, "nakamura@gmai.com", GROUP)
    assert column(loaded_window, COL_GROUP) == ["⚠ 送信完了でも要確認"]
    assert chosen_folders(loaded_window) == ["送信完了でも要確認"]


def test_a_row_s_menu_shows_only_its_status(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, "tanaka@gmai.com", STATUS)
    assert set(column(loaded_window, COL_STATUS)) == {"ユーザー不明"}
    assert button(loaded_window, "状態：ユーザー不明").isVisible()


def test_a_row_s_menu_shows_only_its_domain(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, "tanaka@gmai.com", DOMAIN)
    addresses = column(loaded_window, COL_ADDRESS)
    assert addresses == ["nakamura@gmai.com", "tanaka@gmai.com"]
    assert shown_count(loaded_window) == text("window.showing_some", total=316, count=2)
    assert table_of(loaded_window).filter_header.filtered == {COL_ADDRESS}
    assert button(loaded_window, DOMAIN_CHIP).isVisible()


def test_an_address_without_a_domain_offers_none(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        path = result_file(tmp_path, [recipient("ユーザー不明", address="example.jp")])
        window.session.load([path])
    menu = menu_of(qtbot, window, "example.jp")
    (domain,) = [action for action in menu.actions() if action.text() == DOMAIN]
    assert not domain.isEnabled()
    menu.close()


def test_a_domain_and_a_status_go_together(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, "tanaka@gmai.com", DOMAIN)
    choose(qtbot, loaded_window, "tanaka@gmai.com", STATUS)
    assert column(loaded_window, COL_ADDRESS) == ["tanaka@gmai.com"]


def test_the_words_of_a_filter_end_it_and_leave_the_others(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, "tanaka@gmai.com", DOMAIN)
    choose(qtbot, loaded_window, "tanaka@gmai.com", STATUS)
    click(qtbot, loaded_window, DOMAIN_CHIP)
    assert set(column(loaded_window, COL_STATUS)) == {"ユーザー不明"}
    assert len(column(loaded_window, COL_STATUS)) > 1
    assert [each.accessibleName() for each in loaded_window.results_view.chips.buttons] == [
        "状態：ユーザー不明"
    ]
    assert table_of(loaded_window).hasFocus()
    click(qtbot, loaded_window, "状態：ユーザー不明")
    assert shown_count(loaded_window) == text("window.showing_all", count=316)


def test_choosing_addresses_takes_the_place_of_their_domain(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, "tanaka@gmai.com", DOMAIN)
    loaded_window.results_view.column_menu.end_filter_requested.emit(COL_ADDRESS)
    assert shown_count(loaded_window) == text("window.showing_all", count=316)


def test_several_values_of_a_column_are_counted(loaded_window: MainWindow) -> None:
    loaded_window.results_view.query_runner.choose_values(
        0, ValueFilter(frozenset({"A & B", "C", ""}))
    )
    assert button(loaded_window, "会社名：3種類").isVisible()


def test_a_value_is_shown_as_it_is(loaded_window: MainWindow) -> None:
    loaded_window.results_view.query_runner.choose_values(0, ValueFilter(frozenset({"A & B"})))
    assert button(loaded_window, "会社名：A & B").text() == "会社名：A && B  ×"


def test_values_that_are_left_out_are_named_so(loaded_window: MainWindow) -> None:
    query_runner = loaded_window.results_view.query_runner
    query_runner.choose_values(0, ValueFilter(frozenset({"A"}), excluded=True))
    assert button(loaded_window, "会社名：「A」以外").isVisible()
    query_runner.choose_values(0, ValueFilter(frozenset({"A", "B"}), excluded=True))
    assert button(loaded_window, "会社名：2種類以外").isVisible()
