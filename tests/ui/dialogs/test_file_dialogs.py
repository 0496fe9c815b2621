"""The dialogs that ask for a file, as far as their words are the program's own."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QStandardPaths, Qt
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, SAMPLES, file_of
from tests.ui.driving import answer, file_dialog

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


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_file_whose_name_is_no_text_can_be_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    name = os.fsdecode("結果.csv".encode("cp932"))  # as a ZIP archive from Windows may bring it
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([file_of(tmp_path, ALL_AFTER.read_bytes(), name)])
    assert window.windowTitle() == "\ufffd\ufffd\ufffd\ufffd.csv - NexGUI"
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    (proposed,) = map(Path, dialog.selectedFiles())
    assert proposed == tmp_path / "_____対応ガイド付き.xlsx"
    with qtbot.waitSignal(window.session.exported):
        dialog.accept()
    assert proposed.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_folder_whose_name_is_no_text_is_not_proposed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    folder = tmp_path / os.fsdecode("結果".encode("cp932"))
    for each in (documents, folder):
        each.mkdir()
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([file_of(folder, ALL_AFTER.read_bytes())])
    window.results_page.choose_target()
    (proposed,) = map(Path, file_dialog(qtbot, window).selectedFiles())
    assert proposed.parent == documents


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links there")
def test_a_file_that_became_a_circle_of_links_can_be_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = file_of(tmp_path, ALL_AFTER.read_bytes())
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([path])
    path.unlink()
    path.symlink_to(path)
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, dialog, tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").exists()
