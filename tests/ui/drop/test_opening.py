"""Files that come while others are on screen: what is asked, kept and left out."""

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
    FAX,
    PNG_BYTES,
    TEST_SEND,
    UNDELIVERED,
    file_of,
    needs_links,
)
from tests.ui.driving import add, button, click, drag_over, drop, files, question, reply, says

SAMPLE = "サンプル_全宛先.csv"


def open_sample(window: MainWindow) -> None:
    action = next(a for a in window.findChildren(QAction) if a.text() == text("menu.open_sample"))
    action.trigger()


def rows(window: MainWindow) -> int:
    return window.results_view.table.model().rowCount()


def test_the_question_names_the_file_and_enter_adds_it(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    drop(loaded_window, files(UNDELIVERED))
    assert question(loaded_window).heading == text("dialog.add_heading")
    assert says(question(loaded_window), f"「{UNDELIVERED.name}」を、いま表示している結果に")
    assert button(question(loaded_window), "追加する").objectName() == "primary"
    with qtbot.waitSignal(loaded_window.session.loaded):
        qtbot.keyClick(question(loaded_window), Qt.Key.Key_Return)
    assert rows(loaded_window) == 316 + 64


def test_esc_leaves_what_is_on_screen(qtbot: QtBot, loaded_window: MainWindow) -> None:
    drop(loaded_window, files(UNDELIVERED, TEST_SEND))
    assert says(question(loaded_window), "2個のファイルを、いま表示している結果に")
    qtbot.keyClick(question(loaded_window), Qt.Key.Key_Escape)
    assert rows(loaded_window) == 316


@pytest.mark.parametrize("others", [(), (UNDELIVERED, TEST_SEND)])
def test_a_fax_result_is_refused_before_any_question(
    loaded_window: MainWindow, others: tuple[Path, ...]
) -> None:
    drop(loaded_window, files(FAX, *others))
    assert not loaded_window.findChildren(Question)
    note = text("window.others_not_loaded", count=2) if others else ""
    assert loaded_window.messages.sentence == f"{FaxResultError(name=FAX.name)}{note}"
    assert rows(loaded_window) == 316


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_fax_result_is_refused_before_any_question_however_it_was_saved(
    loaded_window: MainWindow, tmp_path: Path, encoding: str
) -> None:
    saved = FAX.read_bytes().decode("cp932").replace(",", "\t").replace("\r\n", "\r")
    loaded_window.open_files([file_of(tmp_path, saved.encode(encoding))])
    assert not loaded_window.findChildren(Question)
    assert "FAXの送信結果ファイルです" in loaded_window.messages.sentence


@pytest.mark.parametrize("content", [None, b"", "\u3000".encode(), b"\x81\x9f\xff" * 40, PNG_BYTES])
def test_what_else_is_wrong_with_a_file_is_told_once_it_is_read(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path if content is None else file_of(tmp_path, content)
    loaded_window.open_files([path])
    with qtbot.waitSignal(loaded_window.session.failed):
        click(qtbot, question(loaded_window), "追加する")


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
def test_a_file_that_is_there_already_can_only_be_read_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, by: str
) -> None:
    path = Path(shutil.copy(ALL_AFTER, tmp_path / "全宛先.csv"))
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    if by == "link":
        (tmp_path / "別名.csv").symlink_to(path)
    drop(window, files(tmp_path / ("別名.csv" if by == "link" else "全宛先.csv")))
    assert question(window).heading == text("dialog.there_heading")
    words = {found.text() for found in question(window).findChildren(QPushButton)}
    assert words == {"読み直す", "キャンセル"}
    shutil.copy(UNDELIVERED, path)  # downloaded again, under the same name
    reply(qtbot, window, "読み直す")
    assert rows(window) == 64


def test_reading_again_keeps_the_other_files(qtbot: QtBot, loaded_window: MainWindow) -> None:
    add(qtbot, loaded_window, UNDELIVERED)
    drop(loaded_window, files(UNDELIVERED))
    reply(qtbot, loaded_window, "読み直す")
    assert rows(loaded_window) == 316 + 64


def test_of_several_files_those_that_are_there_are_left_out_and_named(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    add(qtbot, loaded_window, ALL_AFTER, UNDELIVERED)
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
    add(qtbot, loaded_window, UNDELIVERED)
    assert Settings().recent_files == (UNDELIVERED,)


def test_reading_again_remembers_no_file(qtbot: QtBot, loaded_window: MainWindow) -> None:
    Settings().recent_files = ()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert Settings().recent_files == ()


def test_a_file_that_cannot_be_read_tells_only_that(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    loaded_window.open_files([ALL_AFTER, file_of(tmp_path, b"", "空.csv")])
    with qtbot.waitSignal(loaded_window.session.failed):
        click(qtbot, question(loaded_window), "追加する")
    assert loaded_window.messages.sentence.startswith("「空.csv」は空のファイルです。")
    assert rows(loaded_window) == 316
