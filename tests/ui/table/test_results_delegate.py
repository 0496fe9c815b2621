from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.ui.look.theme import apply_theme, painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_GROUP, COL_STATUS, SHORT_ROLE
from tests.ui.driving import click_row
from tests.ui.results_driving import search


@pytest.fixture
def dark(loaded_window: MainWindow, dressed_app: QApplication) -> Iterator[None]:  # noqa: ARG001
    apply_theme(dressed_app, Qt.ColorScheme.Dark, 100)
    yield
    apply_theme(dressed_app, Qt.ColorScheme.Light, 100)


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


def picture_of_cell(window: MainWindow, row: int) -> QImage:
    table = window.results_view.table
    area = table.visualRect(table.model().index(row, COL_STATUS))
    return table.viewport().grab(area).toImage()


@pytest.mark.usefixtures("dark")
def test_the_current_cell_s_frame_is_in_the_ink_of_its_fill(
    qtbot: QtBot, loaded_window: MainWindow, guide: StatusGuide
) -> None:
    table = loaded_window.results_view.table
    click_row(qtbot, table, 0)
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(table.model().index(0, COL_STATUS))
    picture = picture_of_cell(loaded_window, 0)
    side = {picture.pixelColor(3, y).name() for y in range(6, picture.height() - 6)}
    assert guide.text_on_fill.lower() in side


@pytest.mark.usefixtures("dark")
def test_a_light_line_is_parted_from_a_light_fill(
    qtbot: QtBot, loaded_window: MainWindow, guide: StatusGuide
) -> None:
    table = loaded_window.results_view.table
    click_row(qtbot, table, 0)
    picture = picture_of_cell(loaded_window, 0)
    link = QApplication.palette().link().color().name()
    assert [picture.pixelColor(8, y).name() for y in range(3)] == [
        link,
        link,
        guide.text_on_fill.lower(),
    ]


def test_lines_are_around_a_run_of_selected_rows_alone(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = loaded_window.results_view.table
    click_row(qtbot, table, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    link = QApplication.palette().link().color().name()
    ends = []
    for row in (0, 1):
        picture = picture_of_cell(loaded_window, row)
        ends += [picture.pixelColor(8, y).name() == link for y in (0, picture.height() - 1)]
    assert ends == [True, False, False, True]


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


def test_a_text_stays_where_it_is_when_a_part_of_it_is_marked(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = loaded_window.results_view.table
    row = next(n for n in range(9) if table.model().index(n, COL_STATUS).data() == "送信完了")
    table.clearSelection()
    before = picture_of_cell(loaded_window, row).copy(0, 0, 20, 28)
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "完了")
    table.clearSelection()
    assert table.model().index(0, COL_STATUS).data() == "送信完了"
    assert picture_of_cell(loaded_window, 0).copy(0, 0, 20, 28) == before


@pytest.mark.usefixtures("dark")
def test_the_line_under_a_mark_is_seen_in_the_dark(qtbot: QtBot, loaded_window: MainWindow) -> None:
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "送信完了")
    loaded_window.results_view.table.clearSelection()
    picture = picture_of_cell(loaded_window, 2)
    colours = [picture.pixelColor(20, y).name() for y in range(picture.height())]
    mark, ink = (painted_colour(token).name() for token in ("mark", "mark_ink"))
    last = len(colours) - 1 - colours[::-1].index(mark)
    assert colours[last - 2 : last + 1] == [ink, ink, mark]
