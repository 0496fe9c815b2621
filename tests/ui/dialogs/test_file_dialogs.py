"""The dialogs that ask for a file, as far as their words are the program's own."""

import pytest
from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, SAMPLES
from tests.ui.driving import file_dialog

SMALL_ROOM = 60  # beside the words: padding and the mark of the order


def test_a_file_that_excel_saved_can_be_chosen_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_files()
    first, *_others = file_dialog(qtbot, window).nameFilters()
    assert "*.xlsx" in first
    assert "*.csv" in first


def test_kinds_of_files_are_told_in_japanese(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_files()
    provider = file_dialog(qtbot, window).iconProvider()
    assert provider.type(QFileInfo(str(SAMPLES))) == "フォルダー"
    assert provider.type(QFileInfo(str(ALL_AFTER))) == "CSVファイル"


@pytest.mark.parametrize("percent", [100, 200])
def test_qt_s_own_dialog_grows_with_the_text_within_the_screen(
    qtbot: QtBot, window: MainWindow, percent: int, look: Look
) -> None:
    look.choose_percent(percent)
    window.choose_files()
    dialog = file_dialog(qtbot, window)
    look.choose_percent(100)
    room = dialog.screen().availableSize()
    assert dialog.width() >= min(760 * percent // 100, round(room.width() * 0.9)) - 1
    assert dialog.width() <= room.width()


def test_the_headings_of_qt_s_own_dialog_keep_no_room_for_an_arrow(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.choose_files()
    (header, *_others) = file_dialog(qtbot, window).findChildren(QHeaderView)
    words = str(header.model().headerData(1, Qt.Orientation.Horizontal))
    needed = header.fontMetrics().horizontalAdvance(words)
    assert header.sectionSizeHint(1) < needed + SMALL_ROOM
