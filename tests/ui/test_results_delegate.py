from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_GROUP, COL_STATUS, SHORT_ROLE
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


def test_a_group_that_would_be_cut_has_its_short_words(loaded_window: MainWindow) -> None:
    table = loaded_window.results_view.table
    index = table.model().index(0, COL_GROUP)
    table.clearSelection()

    def picture(width: int) -> QImage:
        """The beginning of the cell, within its frame, in a column of this width."""
        table.setColumnWidth(COL_GROUP, width)
        area = table.frozen.visualRect(index)
        return table.frozen.viewport().grab(area).toImage().copy(6, 6, 110, area.height() - 12)

    assert index.data() == "△ 宛先へ確認・時間をおいて再送"
    assert index.data(SHORT_ROLE) == "△ 確認・再送"
    # The same words at both widths: of the long ones, more would be seen in the wider.
    assert picture(140) == picture(160)
    assert picture(160) != picture(300)
