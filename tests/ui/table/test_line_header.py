"""The column of the lines' numbers has a heading."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.nothing_found import NothingFound
from tests.helpers import recipient, result_file
from tests.ui.results_driving import search, table_of


@pytest.mark.parametrize("percent", [100, 200])
def test_the_heading_of_the_lines_has_room_also_beside_few_of_them(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, percent: int, look: Look
) -> None:
    look.choose_percent(percent)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    heading = table_of(window).findChild(QLabel, "lineHeading")
    assert heading is not None
    assert heading.text() == "行"
    qtbot.waitUntil(lambda: heading.width() >= heading.sizeHint().width())
    assert heading.height() >= heading.fontMetrics().height()


def test_no_empty_strip_of_lines_is_left_where_nothing_was_found(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "どこにもない")
    nothing = table.findChild(NothingFound)
    assert nothing is not None
    qtbot.waitUntil(nothing.isVisible)
    assert nothing.x() == table.verticalHeader().x()
    assert nothing.geometry().right() == table.viewport().geometry().right()
