"""New result files in the download folder: noticed where that is wanted, never opened unasked."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.drop.downloads import download_folder
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from tests.helpers import ALL_AFTER, ALL_BEFORE, FAX
from tests.ui.driving import click


@pytest.fixture
def downloads(home: Path) -> Path:  # noqa: ARG001 - it is below it
    folder = download_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def watching(qtbot: QtBot, downloads: Path, loaded_window: MainWindow) -> MainWindow:
    shutil.copy(ALL_BEFORE, downloads / "before.csv")  # was there already
    loaded_window._menus.watch_downloads.setChecked(True)
    qtbot.waitUntil(lambda: loaded_window._downloads._known == frozenset({"before.csv"}))
    return loaded_window


def notice(window: MainWindow) -> str:
    return window.results_view.foot.notice.sentence


def test_nothing_is_watched_at_first(downloads: Path, window: MainWindow) -> None:
    assert downloads.is_dir()
    assert not window._downloads.watches
    assert not window._menus.watch_downloads.isChecked()


def test_a_new_result_is_offered_and_opened_when_asked(
    qtbot: QtBot, downloads: Path, watching: MainWindow
) -> None:
    shutil.copy(ALL_AFTER, downloads / "全宛先_新.csv")
    qtbot.waitUntil(lambda: "全宛先_新.csv" in notice(watching))
    assert len(watching.session.parts) == 1  # not opened unasked

    with qtbot.waitSignal(watching.session.loaded):
        click(qtbot, watching.results_view.foot, text("downloads.open"))

    assert notice(watching) == ""


def test_a_file_that_is_no_result_is_left_alone(
    qtbot: QtBot, downloads: Path, watching: MainWindow
) -> None:
    (downloads / "名簿.csv").write_text("氏名,点\n佐藤,1\n", encoding="cp932")
    shutil.copy(FAX, downloads / "FAX.csv")

    there = frozenset({"before.csv", "名簿.csv", "FAX.csv"})
    qtbot.waitUntil(lambda: watching._downloads._known == there)
    assert notice(watching) == ""
    assert watching.messages.isHidden()


def test_a_file_that_is_being_written_waits_until_it_is_whole(
    qtbot: QtBot, downloads: Path, watching: MainWindow
) -> None:
    name = "全宛先_新.csv"
    (downloads / name).touch()  # as Firefox holds the name
    shutil.copy(ALL_AFTER, downloads / f"{name}.part")
    shutil.copy(ALL_BEFORE, downloads / "zweite.csv")
    qtbot.waitUntil(lambda: "zweite.csv" in notice(watching))
    assert name not in (watching._downloads._known or ())

    (downloads / f"{name}.part").replace(downloads / name)

    qtbot.waitUntil(lambda: name in notice(watching))


def test_it_is_proposed_once_after_the_second_download_opened_by_hand(
    qtbot: QtBot, downloads: Path, loaded_window: MainWindow
) -> None:
    first, second = downloads / "1.csv", downloads / "2.csv"
    shutil.copy(ALL_BEFORE, first)
    shutil.copy(ALL_AFTER, second)
    for path, told in ((first, ""), (second, text("downloads.propose"))):
        with qtbot.waitSignal(loaded_window.session.loaded):
            loaded_window.session.load([path])
        assert notice(loaded_window) == told

    click(qtbot, loaded_window.results_view.foot, text("downloads.watch"))

    assert Settings().watches_downloads
    assert loaded_window._menus.watch_downloads.isChecked()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([first])
    assert notice(loaded_window) == ""


def test_switched_off_it_watches_no_more(watching: MainWindow) -> None:
    assert watching._downloads.watches
    watching._menus.watch_downloads.setChecked(False)

    assert not watching._downloads.watches
    assert not Settings().watches_downloads
