"""Files that come while others are on screen: what is asked, kept and left out."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.errors import FaxResultError
from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    FAX,
    OTHER_UNDELIVERED,
    PNG_BYTES,
    TEST_SEND,
    file_of,
    needs_links,
)
from tests.ui.driving import add, ask, button, click, drag_over, drop, files, question, reply

SAMPLE = "サンプル_全宛先.csv"


def open_sample(window: MainWindow) -> None:
    action = next(a for a in window.findChildren(QAction) if a.text() == text("menu.open_sample"))
    action.trigger()


def rows(window: MainWindow) -> int:
    return window.results_view.table.model().rowCount()


def test_the_question_names_the_file_and_enter_shows_it_too(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert question(loaded_window).heading == f"「{OTHER_UNDELIVERED.name}」は、別の送信の結果です"
    assert button(question(loaded_window), "いっしょに表示").objectName() == "primary"
    with qtbot.waitSignal(loaded_window.session.loaded):
        qtbot.keyClick(question(loaded_window), Qt.Key.Key_Return)
    assert rows(loaded_window) == 316 + 64


def test_esc_leaves_what_is_on_screen(qtbot: QtBot, loaded_window: MainWindow) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED, TEST_SEND)
    assert question(loaded_window).heading == "2個のファイルは、別の送信の結果です"
    qtbot.keyClick(question(loaded_window), Qt.Key.Key_Escape)
    assert rows(loaded_window) == 316
    assert loaded_window.session.history.last is None


def test_a_fax_result_is_refused_without_a_question(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        drop(loaded_window, files(FAX))
    assert not loaded_window.findChildren(Question)
    assert loaded_window.messages.sentence == str(FaxResultError(name=FAX.name))
    assert rows(loaded_window) == 316


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_fax_result_is_refused_without_a_question_however_it_was_saved(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, encoding: str
) -> None:
    saved = FAX.read_bytes().decode("cp932").replace(",", "\t").replace("\r\n", "\r")
    with qtbot.waitSignal(loaded_window.session.failed):
        loaded_window.open_files([file_of(tmp_path, saved.encode(encoding))])
    assert not loaded_window.findChildren(Question)
    assert "FAXの送信結果ファイルです" in loaded_window.messages.sentence


@pytest.mark.parametrize("content", [None, b"", "\u3000".encode(), b"\x81\x9f\xff" * 40, PNG_BYTES])
def test_what_else_is_wrong_with_a_file_is_told_once_it_is_read(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path if content is None else file_of(tmp_path, content)
    with qtbot.waitSignal(loaded_window.session.failed):
        loaded_window.open_files([path])


# ---- the sample


def test_the_sample_takes_the_place_of_results_only_after_a_question(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    open_sample(loaded_window)
    assert button(question(loaded_window), "いまの結果を残す").isDefault()
    click(qtbot, question(loaded_window), "いまの結果を残す")
    assert loaded_window.windowTitle() == f"{ALL_AFTER.name} - NexGUI"
    open_sample(loaded_window)
    reply(qtbot, loaded_window, "サンプルを開く")
    assert loaded_window.windowTitle() == f"{SAMPLE} - NexGUI"


def test_what_is_opened_takes_the_place_of_the_sample_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        open_sample(window)
    with qtbot.waitSignal(window.session.loaded):
        open_sample(window)
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(ALL_AFTER))
    assert window.windowTitle() == f"{ALL_AFTER.name} - NexGUI"


# ---- files that are there already


@pytest.mark.parametrize("by", ["name", pytest.param("link", marks=needs_links)])
def test_a_file_that_is_there_already_can_be_read_again_or_shown_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, by: str
) -> None:
    path = Path(shutil.copy(ALL_AFTER, tmp_path / "全宛先.csv"))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    if by == "link":
        (tmp_path / "別名.csv").symlink_to(path)
    drop(window, files(tmp_path / ("別名.csv" if by == "link" else "全宛先.csv")))
    assert question(window).heading.endswith("は、もう開いています")
    words = {found.text() for found in question(window).findChildren(QPushButton)}
    assert words == {"読み直す", "このファイルだけを表示", "閉じる"}
    shutil.copy(OTHER_UNDELIVERED, path)  # something else has its name now
    reply(qtbot, window, "読み直す")
    assert rows(window) == 64


def test_a_file_that_was_downloaded_again_under_its_name_is_read_unasked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = Path(shutil.copy(ALL_BEFORE, tmp_path / "全宛先.csv"))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    shutil.copy(ALL_AFTER, path)
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    assert rows(window) == 316
    assert "9件増えました" in window.messages.sentence


def test_of_several_files_one_can_be_left_alone(qtbot: QtBot, loaded_window: MainWindow) -> None:
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    drop(loaded_window, files(OTHER_UNDELIVERED))
    reply(qtbot, loaded_window, "このファイルだけを表示")
    assert rows(loaded_window) == 64


def test_reading_again_keeps_the_other_files(qtbot: QtBot, loaded_window: MainWindow) -> None:
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    drop(loaded_window, files(OTHER_UNDELIVERED))
    reply(qtbot, loaded_window, "読み直す")
    assert rows(loaded_window) == 316 + 64


def test_of_several_files_those_that_are_there_are_left_out_and_named(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    add(qtbot, loaded_window, ALL_AFTER, OTHER_UNDELIVERED)
    assert rows(loaded_window) == 316 + 64
    assert loaded_window.messages.sentence == (
        f"「{ALL_AFTER.name}」は、すでに一覧にあるため追加していません。"
    )


@needs_links
def test_a_file_that_is_given_twice_is_opened_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "別名.csv").symlink_to(ALL_AFTER)
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([ALL_AFTER, tmp_path / "別名.csv"])
    assert rows(window) == 316


# ---- what is no file


def test_a_web_address_beside_a_file_is_told_before_and_after(
    qtbot: QtBot, window: MainWindow
) -> None:
    mime = files(ALL_AFTER)
    mime.setUrls([*mime.urls(), QUrl("https://www.example.jp/result.csv")])
    drag_over(window, mime)
    assert window.overlay.sentence.endswith("。ファイルではない1個は読み込みません")
    with qtbot.waitSignal(window.session.loaded):
        drop(window, mime)
    assert rows(window) == 316
    assert window.messages.sentence == (
        "ファイルではないものが1個あり、読み込んでいません。ほかのファイルは読み込みました。"
    )


# ---- the recent files


def test_after_clearing_only_what_is_opened_then_is_remembered(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    Settings().recent_files = ()
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert Settings().recent_files == (OTHER_UNDELIVERED,)


def test_reading_again_remembers_no_file(qtbot: QtBot, loaded_window: MainWindow) -> None:
    Settings().recent_files = ()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert Settings().recent_files == ()


def test_a_file_that_cannot_be_read_tells_only_that(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        loaded_window.open_files([ALL_AFTER, file_of(tmp_path, b"", "空.csv")])
    assert loaded_window.messages.sentence.startswith("「空.csv」は空のファイルです。")
    assert rows(loaded_window) == 316
