"""The dialogs that ask for a file, as far as their words are the program's own."""

from PySide6.QtCore import QFileInfo
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, SAMPLES
from tests.ui.driving import file_dialog


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
