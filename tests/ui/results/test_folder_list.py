"""The folders beside the list, as hands and ears meet them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from tests.helpers import ALL_AFTER, recipient, result_file
from tests.ui.driving import type_in
from tests.ui.results_driving import (
    choose_folder,
    chosen_folders,
    folder_counts,
    folder_index,
    shown_count,
)

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow) -> int:
    return len(window.results_view.shown_rows)


def test_every_folder_says_how_many_it_has(loaded_window: MainWindow) -> None:
    assert folder_counts(loaded_window) == [
        *(
            "対応が必要 46件",
            "アドレスを直す 21件",
            "相手に確かめる 18件",
            "差し込み項目を直す 2件",
        ),
        *(
            "不明なステータス 1件",
            "送信停止・対象外 4件",
            "送信完了でも要確認 1件",
            "対応は不要 269件",
        ),
        *("送信停止・対象外 7件", "結果待ち 12件", "届いた見込み 11件", "送信完了 239件"),
        "すべての宛先 316件",
    ]


def test_a_click_shows_one_folder(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose_folder(qtbot, loaded_window, "相手に確かめる")
    assert shown(loaded_window) == 18
    assert shown_count(loaded_window) == text("window.showing_some", count=18, total=316)
    choose_folder(qtbot, loaded_window, "送信停止・対象外", at=1)
    assert shown(loaded_window) == 7
    assert chosen_folders(loaded_window) == ["送信停止・対象外"]


def test_ctrl_and_a_click_add_one_and_take_it_away(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose_folder(qtbot, loaded_window, "対応が必要")
    choose_folder(qtbot, loaded_window, "送信完了でも要確認", CTRL)
    assert shown(loaded_window) == 47
    choose_folder(qtbot, loaded_window, "対応が必要", CTRL)
    assert shown(loaded_window) == 1
    choose_folder(qtbot, loaded_window, "送信完了でも要確認", CTRL)
    assert shown(loaded_window) == 316
    assert chosen_folders(loaded_window) == ["すべての宛先"]


def test_everybody_and_a_folder_are_no_choice(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose_folder(qtbot, loaded_window, "対応が必要")
    choose_folder(qtbot, loaded_window, "すべての宛先", CTRL)
    assert shown(loaded_window) == 316
    assert chosen_folders(loaded_window) == ["すべての宛先"]
    choose_folder(qtbot, loaded_window, "結果待ち", CTRL)
    assert chosen_folders(loaded_window) == ["結果待ち"]


def test_arrow_keys_walk_through_them(qtbot: QtBot, loaded_window: MainWindow) -> None:
    folders = loaded_window.results_view.folders
    choose_folder(qtbot, loaded_window, "送信停止・対象外")
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)  # over the line
    assert chosen_folders(loaded_window) == ["送信完了でも要確認"]
    assert shown(loaded_window) == 1
    qtbot.keyClick(folders, Qt.Key.Key_End)
    assert shown(loaded_window) == 316


def test_a_drag_over_them_chooses_nothing_more(qtbot: QtBot, loaded_window: MainWindow) -> None:
    folders = loaded_window.results_view.folders
    places = [
        folders.visualRect(folder_index(loaded_window, name)).center()
        for name in ("対応が必要", "結果待ち")
    ]
    viewport = folders.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=places[0])
    qtbot.mouseMove(viewport, places[1])
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=places[1])
    assert chosen_folders(loaded_window) == ["対応が必要"]


def test_the_counts_follow_the_search_and_no_folder_goes(loaded_window: MainWindow) -> None:
    before = len(folder_counts(loaded_window))
    type_in(loaded_window.results_view.search_field, "gmai.com")
    counts = folder_counts(loaded_window)
    assert len(counts) == before
    assert [each for each in counts if not each.endswith(" 0件")] == [
        "対応が必要 1件",
        "アドレスを直す 1件",
        "送信完了でも要確認 1件",
        "すべての宛先 2件",
    ]


def test_who_needs_somebody_is_seen_first(qtbot: QtBot, window: MainWindow) -> None:
    Settings().begins_with_everyone = False
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER])
    view = window.results_view
    assert chosen_folders(window) == ["対応が必要"]
    assert len(view.shown_rows) == 46
    qtbot.waitUntil(lambda: "tanaka@gmai.com" in view.detail.panel.words)
    assert view.table.currentIndex().row() == 0


def test_where_nobody_needs_anything_all_are_seen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    Settings().begins_with_everyone = False
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    assert chosen_folders(window) == ["すべての宛先"]


def test_a_first_view_that_is_stopped_leaves_nobody_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    Settings().begins_with_everyone = False
    rows = [recipient("エラー", "ユーザー不明"), *[recipient("送信完了")] * 20_000]
    window.session.loaded.connect(lambda: window.results_view.query_runner.stop())
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    qtbot.waitUntil(lambda: shown(window) == 20_001)
    assert chosen_folders(window) == ["すべての宛先"]
    assert window.results_view.table.model().rowCount() == 20_001


def test_who_would_rather_see_everybody_begins_so_from_then_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    Settings().begins_with_everyone = False
    for name, begins in (("すべての宛先", 316), ("結果待ち", 316), ("対応が必要", 46)):
        with qtbot.waitSignal(window.session.loaded):
            window.session.load([ALL_AFTER])
        choose_folder(qtbot, window, name)
        with qtbot.waitSignal(window.session.loaded):
            window.session.load([ALL_AFTER])
        assert shown(window) == begins


@pytest.mark.usefixtures("dressed_app")
def test_a_folder_stands_on_its_group_s_colour(loaded_window: MainWindow) -> None:
    folders = loaded_window.results_view.folders
    picture = folders.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    for group in loaded_window.session.guide.groups:
        area = folders.visualRect(folder_index(loaded_window, group.short))
        colours = {
            picture.pixelColor(round(x * ratio), round(area.center().y() * ratio)).name()
            for x in range(area.left(), area.left() + 50)
        }
        assert not group.coloured or QColor(group.fill).name() in colours


def test_one_tab_stop(qtbot: QtBot, loaded_window: MainWindow) -> None:
    folders = loaded_window.results_view.folders
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not folders
