"""The columns' widths: the user's own, and how they follow the size of text."""

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from nexgui.ui.table.column_layout import ColumnLayout, recall, remember
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    ListForm,
)
from nexgui.ui.table.results_table import ResultsTable
from tests.helpers import ALL_AFTER, TEST_SEND

STEPS = (125, 150, 175, 200, 175, 150, 125, 100)


@pytest.fixture
def table(qtbot: QtBot, look: Look, guide: StatusGuide) -> ResultsTable:  # noqa: ARG001 - the look
    """A table by itself: in the window, its form goes by the room there is."""
    table = ResultsTable()
    qtbot.addWidget(table)
    table.resize(850, 560)
    table.show_results(load(ALL_AFTER, guide))
    table.show()
    return table


@pytest.fixture
def table_in_window(loaded_window: MainWindow) -> ResultsTable:
    loaded_window.resize(1366, 700)
    return loaded_window.results_view.table


def widths(table: ResultsTable) -> list[int]:
    """All of them; of the next step, how much more it has than fills the table."""
    all_widths = [table.columnWidth(column) for column in range(table.model().columnCount())]
    all_widths[COL_NEXT_STEP] = sum(all_widths[: COL_NEXT_STEP + 1]) - table.viewport().width()
    return all_widths


def test_widths_come_back_with_the_size_of_text(look: Look, table: ResultsTable) -> None:
    before = widths(table)
    for percent in STEPS:
        look.choose_percent(percent)
    assert widths(table) == before
    look.choose_percent(200)
    assert widths(table)[COL_STATUS] == 2 * before[COL_STATUS]
    assert widths(table)[OUR_COLUMNS:] == [2 * width for width in before[OUR_COLUMNS:]]


def test_the_next_step_fills_the_list_where_there_is_room_for_it(table: ResultsTable) -> None:
    shown = (COL_STATUS, COL_ADDRESS, COL_NEXT_STEP)
    room = table.viewport().width()
    assert sum(map(table.columnWidth, shown)) == room
    table.resize(880, 560)
    assert sum(map(table.columnWidth, shown)) == table.viewport().width() > room
    table.resize(2000, 560)  # the file's own columns are seen beside it then
    assert sum(map(table.columnWidth, shown)) < table.viewport().width()


def test_the_user_s_own_width_is_kept_where_another_would_fill_the_list(
    table: ResultsTable,
) -> None:
    table.setColumnWidth(COL_NEXT_STEP, 401)
    table.resize(950, 560)
    assert table.columnWidth(COL_NEXT_STEP) == 401


def test_the_form_without_the_next_step_has_room_for_status_and_address(
    table: ResultsTable,
) -> None:
    table.set_form(ListForm.NO_NEXT_STEP)
    assert table.isColumnHidden(COL_NEXT_STEP)
    assert not table.isColumnHidden(OUR_COLUMNS)
    assert table.columns.is_shown(COL_NEXT_STEP)  # if there were room
    table.set_form(ListForm.WIDE)
    assert not table.isColumnHidden(COL_NEXT_STEP)


@pytest.mark.parametrize("width", [900, 700])
def test_the_narrow_form_has_two_columns_that_fill_the_list(
    table: ResultsTable, width: int
) -> None:
    before = widths(table)
    table.set_form(ListForm.NARROW)
    table.resize(width, 560)
    shown = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
    assert shown == [COL_STATUS, COL_NEXT_STEP]
    assert sum(map(table.columnWidth, shown)) == table.viewport().width()
    header = table.model().headerData(COL_STATUS, Qt.Orientation.Horizontal)
    assert header == "状態、宛先"
    table.setColumnWidth(COL_STATUS, 100)  # which is nobody's wish for the other forms
    table.resize(850, 560)
    table.set_form(ListForm.WIDE)
    assert widths(table) == before


def test_the_keyboard_goes_on_in_a_column_that_is_there_in_the_narrow_form(
    qtbot: QtBot, table: ResultsTable
) -> None:
    table.setCurrentIndex(table.model().index(3, OUR_COLUMNS + 2))
    table.set_form(ListForm.NARROW)
    assert not table.isColumnHidden(table.currentIndex().column())
    for _ in range(30):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 33
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


@pytest.mark.parametrize("form", list(ListForm))
def test_a_form_shows_itself_to_the_next_file_too(
    qtbot: QtBot, loaded_window: MainWindow, table_in_window: ResultsTable, form: ListForm
) -> None:
    table = table_in_window
    table.set_form(form)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([TEST_SEND])
    assert table.isColumnHidden(COL_NEXT_STEP) == (form is ListForm.NO_NEXT_STEP)
    assert table.isColumnHidden(COL_ADDRESS) == (form is ListForm.NARROW)


def test_widths_that_the_user_chose_come_back_too(look: Look, table: ResultsTable) -> None:
    table.columns.show_column(COL_MEANING, True)
    table.setColumnWidth(COL_MEANING, 173)
    table.setColumnWidth(OUR_COLUMNS + 1, 301)
    before = widths(table)
    for percent in STEPS:
        look.choose_percent(percent)
    assert widths(table) == before


def test_a_column_that_was_hidden_meanwhile_has_its_width(look: Look, table: ResultsTable) -> None:
    table.columns.show_all()
    before = widths(table)
    for column in (COL_GROUP, COL_MEANING, OUR_COLUMNS):
        table.columns.show_column(column, False)
    look.choose_percent(200)
    look.choose_percent(100)
    table.columns.show_all()
    assert widths(table) == before


def test_widths_come_back_when_the_window_was_another_meanwhile(
    look: Look, loaded_window: MainWindow, table_in_window: ResultsTable
) -> None:
    table = table_in_window
    before = widths(table)
    loaded_window.resize(620, 600)
    look.choose_percent(200)
    loaded_window.resize(1366, 700)
    look.choose_percent(100)
    loaded_window.resize(1366, 700)
    assert widths(table) == before


def test_another_size_of_text_is_not_remembered_as_the_user_s_widths(
    qtbot: QtBot, look: Look, loaded_window: MainWindow
) -> None:
    for percent in STEPS:
        look.choose_percent(percent)
    results = loaded_window.session.results
    assert results is not None
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([TEST_SEND])  # remembers the columns of the file before
    assert recall(results.table.header) == ColumnLayout()


def test_nothing_that_settings_say_of_widths_is_a_fault() -> None:
    header = ("a", "b")
    remember(header, ColumnLayout(widths={1: 200}))
    assert recall(header).widths == {1: 200}
    for value in ("1e400", "-1e400", "NaN", '"x"', "null"):
        for part in (f'"widths": [[1, {value}]]', f'"hidden": [{value}]', f'"order": [{value}]'):
            Settings().remember_column_layout(header, f"{{{part}}}")
            assert recall(header) == ColumnLayout()
    Settings().remember_column_layout(header, json.dumps({"widths": [[5, 10**9]]}))
    assert recall(header).widths[COL_NEXT_STEP] <= 4000


def test_a_remembered_column_that_the_file_has_not_is_no_fault(
    qtbot: QtBot, loaded_window: MainWindow, table_in_window: ResultsTable
) -> None:
    table = table_in_window
    results = loaded_window.session.results
    assert results is not None
    remember(results.table.header, ColumnLayout(hidden=frozenset({99, -1}), widths={99: 50, 2: 70}))
    table.columns.begin(results.table.header)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([ALL_AFTER])
    assert table.columnWidth(2) == 70
    assert not table.isColumnHidden(COL_ADDRESS)
