"""The dialogs that ask for a file, as far as their words are the program's own."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QFileInfo, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.file_dialogs import (
    FOLDERS,
    ask_for_workbook,
    forget_folders,
    name_filters,
)
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from tests.helpers import ALL_AFTER, SAMPLES, file_of
from tests.ui.driving import answer, click, file_dialog, question

SMALL_ROOM = 60  # beside the words: padding and the mark of the order


def test_a_file_that_excel_saved_can_be_chosen_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_files()
    first, *_others = file_dialog(qtbot, window).nameFilters()
    assert "*.xlsx" in first
    assert "*.csv" in first


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_case_does_not_matter_no_ending_stands_twice(platform: str) -> None:
    assert name_filters(platform)[0] == "送信結果 (*.csv *.txt *.xlsx)"


def test_where_case_matters_endings_in_capitals_are_listed_too() -> None:
    assert name_filters("linux")[0] == "送信結果 (*.csv *.CSV *.txt *.TXT *.xlsx *.XLSX)"


def begins_in(qtbot: QtBot, window: MainWindow) -> Path:
    window.choose_files()
    return Path(file_dialog(qtbot, window).directory().absolutePath())


@pytest.fixture
def downloads(home: Path) -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    assert folder.is_relative_to(home)
    folder.mkdir()
    return folder


def test_the_first_choice_begins_where_downloads_go(
    qtbot: QtBot, window: MainWindow, downloads: Path
) -> None:
    assert begins_in(qtbot, window) == downloads


def test_without_such_a_folder_it_begins_at_home(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    assert begins_in(qtbot, window) == home


def test_it_begins_in_the_folder_of_the_file_on_screen(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    assert begins_in(qtbot, loaded_window) == SAMPLES


def test_it_begins_in_the_folder_of_the_file_opened_last(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    Settings().recent_files = (tmp_path / "全宛先.csv",)
    assert begins_in(qtbot, window) == tmp_path


def test_it_does_not_begin_where_the_program_or_what_is_passing_lies(
    qtbot: QtBot, window: MainWindow, downloads: Path, temporary_folder: Path
) -> None:
    Settings().recent_files = (temporary_folder / "全宛先.csv",)
    with qtbot.waitSignal(window.session.loaded):
        window.open_sample()
    assert begins_in(qtbot, window) == downloads


def opened_from_a_mail(qtbot: QtBot, window: MainWindow, temporary_folder: Path) -> None:
    folder = temporary_folder / "Temp1_結果.zip"
    folder.mkdir()
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([Path(shutil.copy(ALL_AFTER, folder / "全宛先.csv"))])


@pytest.mark.parametrize("command", ["choose_target", "save_shown_as_pdf"])
def test_what_was_opened_out_of_a_mail_is_saved_elsewhere_and_it_is_said_why(
    qtbot: QtBot, window: MainWindow, temporary_folder: Path, home: Path, command: str
) -> None:
    documents = home / "Documents"
    documents.mkdir()
    opened_from_a_mail(qtbot, window, temporary_folder)
    getattr(window.results_page, command)()
    if command == "save_shown_as_pdf":
        click(qtbot, question(window), "316件すべて")
    assert Path(file_dialog(qtbot, window).directory().absolutePath()) == documents
    assert window.messages.sentence == text("window.temporary_source", name="全宛先.csv")


def test_without_a_folder_for_documents_it_is_saved_with_the_downloads(
    qtbot: QtBot, window: MainWindow, temporary_folder: Path, downloads: Path
) -> None:
    opened_from_a_mail(qtbot, window, temporary_folder)
    window.results_page.choose_target()
    assert Path(file_dialog(qtbot, window).directory().absolutePath()) == downloads


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write to")
def test_beside_a_file_where_nothing_can_be_written_the_workbook_is_not_proposed(
    qtbot: QtBot, window: MainWindow, downloads: Path
) -> None:
    dialog = ask_for_workbook(window, Path("/sys/全宛先.csv"), shown_only=False)
    assert Path(file_dialog(qtbot, window).directory().absolutePath()) == downloads
    dialog.reject()


def test_kinds_of_files_are_told_in_japanese(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_files()
    provider = file_dialog(qtbot, window).iconProvider()
    assert provider.type(QFileInfo(str(SAMPLES))) == "フォルダー"
    assert provider.type(QFileInfo(str(ALL_AFTER))) == "CSVファイル"


@pytest.mark.parametrize("percent", [100, 200])
def test_qt_s_own_dialog_grows_with_the_text_within_the_screen(
    qtbot: QtBot, window: MainWindow, percent: int, look: Look
) -> None:
    window.resize(700, 600)  # within the screen
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


def kept_by_qt() -> dict[str, str]:
    """What Qt itself keeps of folders, in a place that all programs with Qt share."""
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.beginGroup("FileDialog")
    return {key: str(memory.value(key)) for key in FOLDERS if memory.contains(key)}


def choose(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    dialog = file_dialog(qtbot, window)
    with qtbot.waitSignal(window.session.loaded):
        answer(qtbot, dialog, path)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_qt_keeps_no_folder(qtbot: QtBot, window: MainWindow) -> None:
    forget_folders()
    window.choose_files()
    choose(qtbot, window, ALL_AFTER)
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert kept_by_qt() == {}


def test_what_other_programs_keep_of_folders_stays(qtbot: QtBot, window: MainWindow) -> None:
    forget_folders()
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.setValue("FileDialog/lastVisited", "file:///elsewhere")
    memory.sync()
    window.choose_files()
    choose(qtbot, window, ALL_AFTER)
    assert kept_by_qt() == {"lastVisited": "file:///elsewhere"}


def test_the_dialog_begins_where_the_last_file_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    Settings().recent_files = [tmp_path / "全宛先.csv"]
    window.choose_files()
    assert Path(file_dialog(qtbot, window).directory().absolutePath()) == tmp_path


def test_the_dialog_begins_somewhere_where_that_folder_is_gone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    Settings().recent_files = [tmp_path / "無い" / "無い" / "全宛先.csv"]
    window.choose_files()
    assert file_dialog(qtbot, window).directory().exists()


def test_the_folder_of_a_file_that_is_not_recorded_is_nowhere_kept(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    Settings().records_files = False
    window.choose_files()
    choose(qtbot, window, ALL_AFTER)
    kept = [path.read_text("utf-8", "replace") for path in home.rglob("*") if path.is_file()]
    assert not any(ALL_AFTER.parent.name in text or "csv" in text for text in kept)
