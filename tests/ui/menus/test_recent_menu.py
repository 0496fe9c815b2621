"""The files that were opened lately: paths only, to be cleared and switched off."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.recent_menu import RecentMenu
from nexgui.ui.settings import Settings
from tests.helpers import ALL_AFTER, UNDELIVERED


def recent_menu(window: MainWindow) -> RecentMenu:
    menu = window.findChild(RecentMenu)
    assert menu is not None
    return menu


def menu_of(window: MainWindow) -> QMenu:
    menu = recent_menu(window)
    menu.aboutToShow.emit()
    return menu


def words(window: MainWindow) -> list[str]:
    return [action.text() for action in menu_of(window).actions() if action.text()]


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def test_the_file_opened_last_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    load(qtbot, window, UNDELIVERED)
    load(qtbot, window, ALL_AFTER)
    first, second, *_others = words(window)
    assert first.startswith(f"&1 {ALL_AFTER.name}（")
    assert second.startswith(f"&2 {UNDELIVERED.name}（")


def test_a_recent_file_is_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    recent_menu(window).record([UNDELIVERED])
    with qtbot.waitSignal(window.session.loaded):
        menu_of(window).actions()[0].trigger()
    assert window.results_view.sentence == text("summary.some_need", total=64, needing=46)


def test_at_most_ten_are_kept_each_of_them_once(window: MainWindow, tmp_path: Path) -> None:
    for number in range(12):
        recent_menu(window).record([tmp_path / f"{number}.csv"])
    recent_menu(window).record([tmp_path / "5.csv"])
    assert [path.stem for path in Settings().recent_files] == [
        *("5", "11", "10", "9", "8", "7", "6", "4", "3", "2"),
    ]


def test_the_sample_is_not_recorded(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.open_sample()
    assert words(window)[0] == text("menu.no_recent")


def test_a_file_that_is_gone_turns_grey(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    recent_menu(window).record([tmp_path / "全宛先.csv", ALL_AFTER])
    gone, there = menu_of(window).actions()[:2]
    qtbot.waitUntil(lambda: not gone.isEnabled())
    assert gone.text().endswith("　見つかりません")
    assert there.isEnabled()


def test_the_list_can_be_cleared(window: MainWindow) -> None:
    recent_menu(window).record([ALL_AFTER])
    clear = next(a for a in menu_of(window).actions() if a.text() == text("menu.clear_recent"))
    clear.trigger()
    assert words(window) == [
        text("menu.no_recent"),
        text("menu.clear_recent"),
        text("menu.record_none"),
    ]


@pytest.mark.parametrize("entry", ["menu.clear_recent", "menu.record_none"])
def test_clearing_reaches_the_folders_that_qt_kept(window: MainWindow, entry: str) -> None:
    recent_menu(window).record([ALL_AFTER])
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.setValue("FileDialog/history", [ALL_AFTER.parent.as_uri()])
    memory.setValue("FileDialog/lastVisited", ALL_AFTER.parent.as_uri())
    memory.sync()
    next(a for a in menu_of(window).actions() if a.text() == text(entry)).trigger()
    assert ALL_AFTER.parent.name not in Path(memory.fileName()).read_text("utf-8")


def test_recording_can_be_switched_off(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    recent_menu(window).record([UNDELIVERED])
    menu_of(window).actions()[-1].trigger()
    load(qtbot, window, ALL_AFTER)
    assert words(window)[0] == text("menu.no_recent")
    assert menu_of(window).actions()[-1].isChecked()
    kept = "".join(path.read_text("utf-8") for path in home.rglob("settings.ini"))
    assert "csv" not in kept


def test_only_paths_are_kept(qtbot: QtBot, window: MainWindow, tmp_path: Path, home: Path) -> None:
    load(qtbot, window, Path(shutil.copy(ALL_AFTER, tmp_path / "all.csv")))
    kept = "".join(path.read_text("utf-8") for path in home.rglob("settings.ini"))
    assert "all.csv" in kept
    assert "@example" not in kept.replace("@ByteArray", "")


@pytest.mark.parametrize("kept", ["{", "5", '{"a": 1}', "[5, null]"])
def test_a_list_that_makes_no_sense_is_an_empty_one(kept: str) -> None:
    Settings()._keep("recent/paths", kept)
    assert Settings().recent_files == ()
