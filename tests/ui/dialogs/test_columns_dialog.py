from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
)
from nexgui.ui.table.results_table import ResultsTable
from tests.helpers import ALL_AFTER, recipient, result_file
from tests.ui.driving import button, click


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    return loaded_window.results_view.table


@pytest.fixture
def dialog(loaded_window: MainWindow, table: ResultsTable) -> ColumnsDialog:  # noqa: ARG001
    actions = loaded_window.findChildren(QAction)
    next(each for each in actions if each.text() == text("menu.columns")).trigger()
    found = loaded_window.findChild(ColumnsDialog)
    assert found is not None
    return found


def names(dialog: ColumnsDialog) -> list[str]:
    columns = listed(dialog)
    return [columns.item(row).text() for row in range(columns.count())]


def listed(dialog: ColumnsDialog) -> QListWidget:
    found = dialog.findChild(QListWidget)
    assert found is not None
    return found


def choose(dialog: ColumnsDialog, name: str) -> None:
    listed(dialog).setCurrentRow(names(dialog).index(name))


def test_the_space_bar_shows_a_column_and_hides_it_again(
    qtbot: QtBot, table: ResultsTable, dialog: ColumnsDialog
) -> None:
    choose(dialog, "意味")
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Space)
    assert not table.isColumnHidden(COL_MEANING)
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Space)
    assert table.isColumnHidden(COL_MEANING)


@pytest.mark.parametrize(("name", "column"), [("状態", COL_STATUS), ("宛先", COL_ADDRESS)])
def test_what_makes_the_list_cannot_be_hidden(
    qtbot: QtBot, table: ResultsTable, dialog: ColumnsDialog, name: str, column: int
) -> None:
    choose(dialog, name)
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Space)
    assert not table.isColumnHidden(column)


def test_the_address_is_seen_to_be_fixed(
    dialog: ColumnsDialog,
) -> None:
    columns = listed(dialog)
    picture = columns.viewport().grab().toImage()

    def darkest(name: str) -> float:
        area = columns.visualItemRect(columns.item(names(dialog).index(name)))
        spots = (
            (x, y)
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        )
        return min(picture.pixelColor(x, y).lightnessF() for x, y in spots)

    assert darkest("宛先") > 2 * darkest("次にすること")


def test_a_column_is_moved_and_stays_picked(
    qtbot: QtBot, table: ResultsTable, dialog: ColumnsDialog
) -> None:
    before = names(dialog)
    choose(dialog, "次にすること")
    click(qtbot, dialog, "上へ")
    assert table.horizontalHeader().visualIndex(COL_NEXT_STEP) == 1
    assert names(dialog) == ["状態", "次にすること", "宛先", *before[3:]]
    click(qtbot, dialog, "下へ")
    assert names(dialog) == before


def test_the_first_column_cannot_be_moved_before_itself(dialog: ColumnsDialog) -> None:
    choose(dialog, "状態")
    assert not button(dialog, "上へ").isEnabled()
    assert button(dialog, "下へ").isEnabled()


def test_all_columns_are_shown_with_one_click(
    qtbot: QtBot, table: ResultsTable, dialog: ColumnsDialog
) -> None:
    table.columns.show_column(COL_NEXT_STEP, False)
    click(qtbot, dialog, "すべて表示")
    for column in (COL_NEXT_STEP, COL_GROUP, COL_MEANING):
        assert not table.isColumnHidden(column)


def test_the_usual_order_and_widths_come_back(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, dialog: ColumnsDialog
) -> None:
    table.horizontalHeader().moveSection(4, 2)
    table.setColumnWidth(COL_STATUS, 400)
    table.columns.show_column(COL_MEANING, True)
    click(qtbot, dialog, "元の並びに戻す")
    assert table.horizontalHeader().visualIndex(4) == 4
    assert table.columnWidth(COL_STATUS) == 240
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([ALL_AFTER])
    assert table.isColumnHidden(COL_MEANING)


def test_the_list_follows_another_file(
    qtbot: QtBot, loaded_window: MainWindow, dialog: ColumnsDialog, tmp_path: Path
) -> None:
    before = names(dialog)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    assert names(dialog) != before
    assert names(dialog)[0] == "状態"
