from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_STATUS
from tests.ui.driving import click_row


def colours(window: MainWindow, row: int, column: int) -> tuple[QColor, QColor]:
    """The colour of a cell at its upper edge, and within."""
    table = window.results_view.table
    table.scrollTo(table.model().index(row, column))
    area = table.visualRect(table.model().index(row, column))
    picture = table.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    within = QPoint(3, area.height() // 2)
    top = picture.pixelColor((area.topLeft() + QPoint(3, 0)) * ratio)
    return top, picture.pixelColor((area.topLeft() + within) * ratio)


def test_a_selected_cell_keeps_its_group_s_colour_between_two_lines(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = loaded_window.results_view.table
    fill = table.model().index(0, COL_STATUS).data(0x0008).color()  # Qt.ItemDataRole.Background
    click_row(qtbot, table, 0)
    qtbot.waitUntil(table.hasFocus)
    assert colours(loaded_window, 0, COL_STATUS) == (QApplication.palette().link().color(), fill)


def test_a_cell_that_is_not_selected_has_no_lines(qtbot: QtBot, loaded_window: MainWindow) -> None:
    table = loaded_window.results_view.table
    click_row(qtbot, table, 1)
    top, within = colours(loaded_window, 0, COL_STATUS)
    assert top == within
