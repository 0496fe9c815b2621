"""What can be done with a column from its menu, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.column_menu import ColumnMenu
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_STATUS,
    OUR_COLUMNS,
    UNSORTED,
)
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.widgets.phrases import plain
from tests.helpers import TEST_SEND
from tests.ui.results_driving import click_header, column, popup

UP, DOWN = (
    text("filter.sort_up"),
    text("filter.sort_down"),
)
ACROSS = Qt.Orientation.Horizontal
LEFT, RIGHT, FIT, HIDE = "左へ移動", "右へ移動", text("filter.fit"), "この列を隠す"


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    return loaded_window.results_view.table


def menu_of(window: MainWindow, number: int) -> ColumnMenu:
    """The menu of the column to which the keys have gone, as 表示 shows it."""
    table = window.results_view.table
    table.setCurrentIndex(table.model().index(0, number))
    menu = window.findChild(ViewMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    return window.results_view.column_menu


def action(menu: ColumnMenu, words: str) -> QAction:
    (found,) = [each for each in menu.actions() if each.text() == words]
    return found


def choose(window: MainWindow, number: int, words: str) -> None:
    action(menu_of(window, number), words).trigger()


def test_the_menu_has_the_name_of_the_column_that_is_meant(loaded_window: MainWindow) -> None:
    assert menu_of(loaded_window, OUR_COLUMNS).title() == "「会社名」の列(&H)"
    view = loaded_window.findChild(ViewMenu)
    assert view is not None
    assert loaded_window.results_view.column_menu.menuAction() in view.actions()


def test_a_column_is_sorted_in_a_direction_that_is_named_and_back(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    before = column(loaded_window, COL_ADDRESS)
    assert not action(menu_of(loaded_window, COL_ADDRESS), "並べ替えをやめる").isEnabled()
    choose(loaded_window, COL_ADDRESS, DOWN)
    assert column(loaded_window, COL_ADDRESS)[0] > column(loaded_window, COL_ADDRESS)[-1]
    assert table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    choose(loaded_window, COL_ADDRESS, UP)
    assert column(loaded_window, COL_ADDRESS)[0] < column(loaded_window, COL_ADDRESS)[-1]
    choose(loaded_window, COL_ADDRESS, "並べ替えをやめる")
    assert column(loaded_window, COL_ADDRESS) == before


def test_columns_of_the_guide_are_sorted_by_group(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.columns.show_column(COL_MEANING, True)
    choose(loaded_window, COL_MEANING, text("filter.sort_by_group"))
    assert table.horizontalHeader().sortIndicatorSection() == COL_MEANING
    first = column(loaded_window, COL_GROUP)[0]
    choose(loaded_window, COL_MEANING, text("filter.sort_by_group_down"))
    assert column(loaded_window, COL_GROUP)[-1] == first


def test_a_column_moves_past_those_that_are_not_shown(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    header = table.horizontalHeader()
    table.columns.show_column(COL_MEANING, True)
    choose(loaded_window, COL_MEANING, RIGHT)
    assert header.visualIndex(COL_MEANING) == OUR_COLUMNS  # past those usually hidden, too
    assert header.visualIndex(OUR_COLUMNS) == OUR_COLUMNS - 1
    for _place in range(4):
        choose(loaded_window, COL_MEANING, LEFT)
    assert header.visualIndex(COL_MEANING) == 0
    assert not action(menu_of(loaded_window, COL_MEANING), LEFT).isEnabled()


def test_a_column_at_an_end_is_not_moved_beyond_it(loaded_window: MainWindow) -> None:
    assert not action(menu_of(loaded_window, COL_STATUS), LEFT).isEnabled()
    last = loaded_window.results_view.table.model().columnCount() - 1
    assert not action(menu_of(loaded_window, last), RIGHT).isEnabled()


def test_a_column_is_made_as_wide_as_its_cells_and_hidden(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.setColumnWidth(OUR_COLUMNS, 30)
    choose(loaded_window, OUR_COLUMNS, FIT)
    assert 60 < table.columnWidth(OUR_COLUMNS) <= table.viewport().width()
    choose(loaded_window, OUR_COLUMNS, HIDE)
    assert table.isColumnHidden(OUR_COLUMNS)
    assert not action(menu_of(loaded_window, COL_ADDRESS), HIDE).isEnabled()


def test_a_filter_is_chosen_and_ended(qtbot: QtBot, loaded_window: MainWindow) -> None:
    end = text("filter.end_column")
    assert not action(menu_of(loaded_window, OUR_COLUMNS), end).isEnabled()
    choose(loaded_window, OUR_COLUMNS, text("filter.column"))
    one = popup(qtbot, loaded_window)
    qtbot.keyClicks(one.focusWidget(), "a")
    qtbot.keyClick(one.focusWidget(), Qt.Key.Key_Return)
    assert loaded_window.results_view.table.filter_header.filtered
    choose(loaded_window, OUR_COLUMNS, end)
    assert not loaded_window.results_view.table.filter_header.filtered


def test_a_right_click_on_a_header_opens_the_menu(qtbot: QtBot, table: ResultsTable) -> None:
    header = table.filter_header
    spot = QPoint(header.sectionViewportPosition(COL_ADDRESS) + 20, 5)
    header.customContextMenuRequested.emit(spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ColumnMenu)
    assert action(menu, UP).isEnabled()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_the_menu_is_filled_anew_where_it_is_open_while_other_results_come(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.findChild(ViewMenu)
    assert view is not None
    view.popup(QPoint(0, 0))
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([TEST_SEND])
    assert view.isVisible()
    menu = loaded_window.results_view.column_menu
    assert action(menu, HIDE).text() == HIDE
    view.close()


def test_the_keyboard_goes_on_beside_a_column_that_it_hid(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.selectRow(3)
    table.columns.show_column(OUR_COLUMNS + 1, False)
    menu_of(loaded_window, OUR_COLUMNS)
    table.setCurrentIndex(table.model().index(3, OUR_COLUMNS))
    action(loaded_window.results_view.column_menu, HIDE).trigger()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, OUR_COLUMNS + 2)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [3]


def test_the_keyboard_goes_back_from_the_last_column_that_it_hid(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    last = table.model().columnCount() - 1
    choose(loaded_window, last, HIDE)
    assert table.currentIndex().column() == last - 1


def test_before_the_first_file_the_window_s_menu_has_none_of_a_column(
    qtbot: QtBot, window: MainWindow
) -> None:
    own = window.results_view.column_menu.menuAction()  # made ready before a file is opened
    view = window.findChild(ViewMenu)
    assert view is not None
    view.aboutToShow.emit()
    assert not own.isVisible()
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([TEST_SEND])
    view.aboutToShow.emit()
    assert own.isVisible()
    assert own.text() == "「状態」の列(&H)"


@pytest.mark.parametrize("number", sorted(UNSORTED))
def test_what_the_program_noticed_neither_sorts_nor_filters(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, number: int
) -> None:
    table.columns.show_column(number, shown=True)
    words = [each.text() for each in menu_of(loaded_window, number).actions()]
    assert HIDE in words
    assert not {text("filter.column"), text("filter.sort_by_group"), UP} & {*words}
    click_header(qtbot, loaded_window, number)
    assert loaded_window.results_view.query_runner.wanted.is_plain
    loaded_window.results_view.column_filters.choose(number)
    assert loaded_window.findChildren(ColumnFilter) == []
    tip = table.model().headerData(number, ACROSS, Qt.ItemDataRole.ToolTipRole)
    assert text("window.sort_tip") not in plain(str(tip))
