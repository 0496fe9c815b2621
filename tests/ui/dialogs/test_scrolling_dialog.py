"""Dialogs with a list where text is large and the screen is small: a page of theirs scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from nexgui.ui.dialogs.address_column import AddressColumnDialog
from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.sizing import DownwardsArea

ROOM = (614, 345)  # what a dialog gets of 1366×768 pixels at 200 %


@pytest.fixture(params=[AddressColumnDialog, ColumnsDialog])
def dialog(loaded_window: MainWindow, request: pytest.FixtureRequest, look: Look) -> QDialog:
    look.choose_percent(200)
    if request.param is AddressColumnDialog:
        loaded_window.results_page.address_columns.ask_each()
    else:
        ColumnsDialog(loaded_window.results_view.table.columns, loaded_window).open()
    found = loaded_window.findChild(request.param)
    assert isinstance(found, QDialog)
    found.hide()
    found.resize(*ROOM)
    found.show()
    return found


def list_of(dialog: QDialog) -> QAbstractItemView:
    (found,) = [each for each in dialog.findChildren(QAbstractItemView) if each.accessibleName()]
    return found


def seen_rows(dialog: QDialog) -> float:
    view = list_of(dialog)
    return view.viewport().visibleRegion().boundingRect().height() / view.sizeHintForRow(0)


def test_it_is_no_higher_than_the_screen(dialog: QDialog) -> None:
    assert (dialog.width(), dialog.height()) == ROOM


def test_its_list_keeps_three_rows_and_most_of_them_are_seen(dialog: QDialog) -> None:
    view = list_of(dialog)
    assert view.viewport().height() >= 3 * view.sizeHintForRow(0)
    assert seen_rows(dialog) > 2


def test_its_buttons_keep_their_height(dialog: QDialog) -> None:
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert buttons
    assert [each.text() for each in buttons if each.height() < each.sizeHint().height()] == []


def test_the_keyboard_brings_its_list_into_sight(qtbot: QtBot, dialog: QDialog) -> None:
    area = dialog.findChild(DownwardsArea)
    assert area is not None
    area.verticalScrollBar().setValue(0)
    qtbot.keyClick(list_of(dialog), Qt.Key.Key_Down)
    assert seen_rows(dialog) > 2


def test_the_values_of_a_column_are_seen_beside_its_header(dialog: QDialog) -> None:
    view = list_of(dialog)
    if isinstance(view, QTreeWidget):
        assert view.columnViewportPosition(1) <= view.viewport().width() / 2
