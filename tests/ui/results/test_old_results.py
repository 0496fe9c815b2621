"""Lists and menus that were opened over results that others take the place of."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.query.query import ValueFilter
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.results_commands import TableMenu
from nexgui.ui.results import query_runner
from nexgui.ui.table.column_menu import ColumnMenu
from nexgui.ui.table.results_model import USUALLY_HIDDEN
from tests.helpers import TEST_SEND
from tests.ui.results_driving import choose_folder, click_arrow, shown_count


def load_fewer_columns(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([TEST_SEND])


def test_the_list_of_values_closes_with_its_results(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    last = loaded_window.results_view.table.model().columnCount() - 1
    popup = click_arrow(qtbot, loaded_window, last)
    closed: list[int] = []
    popup.finished.connect(closed.append)
    load_fewer_columns(qtbot, loaded_window)
    assert closed == [0]
    assert loaded_window.results_view.query_runner.wanted.is_plain


@pytest.mark.parametrize("kind", [ColumnMenu, TableMenu])
def test_menus_close_with_their_results(
    qtbot: QtBot, loaded_window: MainWindow, kind: type[ColumnMenu | TableMenu]
) -> None:
    table = loaded_window.results_view.table
    if kind is ColumnMenu:
        table.filter_header.customContextMenuRequested.emit(QPoint(600, 5))
    else:
        table.selectRow(3)
        table.customContextMenuRequested.emit(table.visualRect(table.currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    load_fewer_columns(qtbot, loaded_window)
    assert not menu.isVisible()


def test_a_column_that_is_not_there_is_not_hidden(qtbot: QtBot, loaded_window: MainWindow) -> None:
    columns = loaded_window.results_view.table.columns
    late = columns.shown()[-1]
    load_fewer_columns(qtbot, loaded_window)
    columns.show_column(late, False)
    columns.move_past(late, -1)
    count = loaded_window.results_view.table.model().columnCount()
    assert columns.shown() == [each for each in range(count) if each not in USUALLY_HIDDEN]


def test_a_column_that_is_not_there_is_no_wish(qtbot: QtBot, loaded_window: MainWindow) -> None:
    view = loaded_window.results_view
    count = view.table.model().columnCount()
    load_fewer_columns(qtbot, loaded_window)
    view.query_runner.sort_by(count)
    view.query_runner.choose_values(count, ValueFilter(frozenset({"x"})))
    view.column_filters.choose(count)
    view.column_filters.end(count)
    assert view.query_runner.wanted.is_plain


def test_a_wish_that_fails_does_not_stay(
    qtbot: QtBot, loaded_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = loaded_window.results_view

    def fail(*_: object, **__: object) -> None:
        raise ValueError("x")

    with monkeypatch.context() as patch, pytest.raises(ValueError, match="x"):
        patch.setattr(query_runner, "answer", fail)
        view.query_runner.sort_by(0)
    assert view.query_runner.wanted.is_plain
    assert not view.table.horizontalHeader().isSortIndicatorShown()
    choose_folder(qtbot, loaded_window, "対応が必要")
    assert shown_count(loaded_window) == text("window.showing_some", count=46, total=316)
