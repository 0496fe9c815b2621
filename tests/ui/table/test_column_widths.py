"""The columns' widths: the user's own, and how they follow the size of text."""

import json

import pytest
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from nexgui.ui.table.column_layout import ColumnLayout, recall, remember
from nexgui.ui.table.results_model import COL_ADDRESS, COL_GROUP, COL_MEANING, OUR_COLUMNS
from nexgui.ui.table.results_table import ResultsTable
from tests.helpers import ALL_AFTER, TEST_SEND

STEPS = (125, 150, 175, 200, 175, 150, 125, 100)


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    loaded_window.resize(1240, 700)
    return loaded_window.results_view.table


def widths(table: ResultsTable) -> list[int]:
    return [table.columnWidth(column) for column in range(table.model().columnCount())]


def test_widths_come_back_with_the_size_of_text(look: Look, table: ResultsTable) -> None:
    before = widths(table)
    for percent in STEPS:
        look.choose_percent(percent)
    assert widths(table) == before
    look.choose_percent(200)
    # The group has short words, where its long ones would leave the others little room.
    assert widths(table)[COL_GROUP] < 2 * before[COL_GROUP]
    assert widths(table)[COL_GROUP + 1 :] == [2 * width for width in before[COL_GROUP + 1 :]]


def test_in_a_narrow_table_the_group_keeps_the_width_that_the_user_gave_it(
    look: Look, table: ResultsTable
) -> None:
    table.setColumnWidth(COL_GROUP, 230)
    look.choose_percent(200)
    assert table.columnWidth(COL_GROUP) == 460


def test_widths_that_the_user_chose_come_back_too(look: Look, table: ResultsTable) -> None:
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


def test_a_frozen_column_that_went_out_of_view_meanwhile_has_its_width(
    look: Look, loaded_window: MainWindow, table: ResultsTable
) -> None:
    before = widths(table)
    loaded_window.resize(620, 600)
    table.horizontalScrollBar().setValue(400)
    look.choose_percent(200)
    table.horizontalScrollBar().setValue(0)
    loaded_window.resize(1240, 700)
    look.choose_percent(100)
    loaded_window.resize(1240, 700)
    assert widths(table) == before
    assert table.frozen.columnWidth(COL_GROUP) == before[COL_GROUP]


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
    Settings().remember_column_layout(header, json.dumps({"widths": [[1, 10**9]]}))
    assert recall(header).widths[1] <= 4000


def test_a_remembered_column_that_the_file_has_not_is_no_fault(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    results = loaded_window.session.results
    assert results is not None
    remember(results.table.header, ColumnLayout(hidden=frozenset({99, -1}), widths={99: 50, 2: 70}))
    table.columns.begin(results.table.header)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([ALL_AFTER])
    assert table.columnWidth(2) == 70
    assert not table.isColumnHidden(COL_ADDRESS)
