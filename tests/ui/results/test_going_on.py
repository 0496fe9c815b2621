"""What the user chose to see, and where they type, while the results on screen change."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.folders import Folder, Need
from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.core.results import DeliveryResults
from nexgui.ui.main_window import MainWindow
from tests.helpers import OTHER_UNDELIVERED, TEST_SEND, recipient, result_file
from tests.ui.driving import add, ask, reply, type_in
from tests.ui.results_driving import current, select, selected, table_of


def rows(window: MainWindow) -> int:
    return window.results_view.table.model().rowCount()


def results(window: MainWindow) -> DeliveryResults:
    assert window.session.results is not None
    return window.session.results


def test_what_the_user_chose_to_see_stays_when_a_file_is_added(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.results_view
    type_in(view.search_field, "example")
    fix = next(group for group in loaded_window.session.guide.groups if group.symbol == "×")
    view.query_runner.choose_folders(frozenset([Folder(Need.ACTION, fix)]))
    view.query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"ユーザー不明"})))
    view.query_runner.sort_by(SortBy.ADDRESS)
    before = view.query_runner.shown
    shown = rows(loaded_window)
    assert shown > 0
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert view.query_runner.shown == before
    assert view.search_field.text() == "example"
    assert shown < rows(loaded_window) < 316


def test_a_filter_follows_its_column(qtbot: QtBot, loaded_window: MainWindow) -> None:
    view = loaded_window.results_view
    column = results(loaded_window).table.header.index("会社名")
    company = results(loaded_window).cell(0, column)
    only = ValueFilter(frozenset({company}))
    view.query_runner.choose_values(column, only)
    add(qtbot, loaded_window, TEST_SEND)
    assert view.query_runner.shown.values == {column + 1: only}


def test_what_the_user_chose_to_see_goes_with_the_results(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.results_view
    type_in(view.search_field, "example")
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    reply(qtbot, loaded_window, "このファイルだけを表示")
    assert view.search_field.text() == ""
    assert view.query_runner.shown.is_plain


def test_whoever_is_typing_types_on_while_a_file_is_added(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    field = loaded_window.results_view.search_field
    many = result_file(tmp_path, [recipient("送信完了")] * 20_000)
    field.take_focus()
    qtbot.keyClicks(field, "us")
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([many], add=True)
        qtbot.keyClicks(QApplication.focusWidget(), "er")
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(QApplication.focusWidget(), "0001")
    assert field.text() == "user0001"
    qtbot.waitUntil(lambda: not loaded_window.results_view.query_runner.busy)
    assert 0 < rows(loaded_window) < 316


def test_the_search_outlives_another_encoding(qtbot: QtBot, loaded_window: MainWindow) -> None:
    type_in(loaded_window.results_view.search_field, "user0001")
    shown = rows(loaded_window)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert rows(loaded_window) == shown == 1


def test_those_who_were_chosen_stay_chosen_when_a_file_is_added(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    before = select(table, 3, 9, 12)
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert selected(table) == before
    assert current(table) in before


def test_the_one_who_was_chosen_stays_chosen_under_a_filter_too(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    type_in(loaded_window.results_view.search_field, "gmai")
    table = table_of(loaded_window)
    before = select(table, table.model().rowCount() - 1)
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert selected(table) == before


def test_where_fewer_rows_come_the_first_who_needs_somebody_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    many = [recipient("送信完了", address=f"u{number}@x.jp") for number in range(30)]
    path = result_file(tmp_path, many)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    select(table_of(window), 29)
    result_file(tmp_path, [*many[:2], recipient("エラー", "ユーザー不明", address="x@x.jp")])
    with qtbot.waitSignal(window.session.loaded):
        window.session.read_again(None)
    assert selected(table_of(window)) == {"x@x.jp"}
