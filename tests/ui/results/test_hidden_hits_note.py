"""What is said of recipients that were found by words in columns that are not shown."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import hidden_hits_note
from nexgui.ui.results.hidden_hits_note import HiddenHitsNote
from nexgui.ui.table.results_model import COL_ACTION, COL_ADDRESS, COL_MEANING, OUR_COLUMNS
from tests.helpers import recipient, result_file
from tests.ui.driving import click
from tests.ui.results_driving import column, search, table_of

COL_COMPANY = OUR_COLUMNS
FOUND = "表示していない「会社名」の列で見つかった宛先があります"


def note(window: MainWindow) -> QPushButton:
    found = window.findChild(HiddenHitsNote)
    assert found is not None
    return found


def hide(window: MainWindow, *columns: int) -> None:
    for each in columns:
        table_of(window).columns.show_column(each, shown=False)


def test_a_recipient_that_a_hidden_column_brought_is_explained(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    hide(loaded_window, COL_COMPANY)
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    assert column(loaded_window, COL_ADDRESS)
    assert note(loaded_window).isVisible()
    assert note(loaded_window).text() == FOUND


def test_what_can_be_seen_needs_no_words(qtbot: QtBot, loaded_window: MainWindow) -> None:
    hide(loaded_window, COL_COMPANY, COL_ACTION)
    search(qtbot, loaded_window, "gmai.com")
    assert column(loaded_window, COL_ADDRESS)
    assert not note(loaded_window).isVisible()


def test_with_every_column_shown_there_is_nothing_to_say(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    assert not note(loaded_window).isVisible()


def test_in_the_usual_layout_nothing_is_said_of_a_search_that_finds_many(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=f"a{number}@x.jp") for number in range(400)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    search(qtbot, window, "アオバ")
    assert len(column(window, COL_ADDRESS)) == 400
    assert not note(window).isVisible()
    hide(window, OUR_COLUMNS + 1)
    assert note(window).text() == text("filter.searched_hidden")


def test_hiding_the_column_that_was_searched_is_explained_at_once(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    hide(loaded_window, COL_COMPANY)
    assert note(loaded_window).isVisible()


def test_a_click_shows_the_columns_and_brings_them_into_view(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    hide(loaded_window, COL_MEANING, COL_COMPANY)
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    click(qtbot, loaded_window, FOUND)
    table = table_of(loaded_window)
    assert not table.isColumnHidden(COL_COMPANY)
    assert table.isColumnHidden(COL_MEANING)
    assert not note(loaded_window).isVisible()
    assert table.hasFocus()
    cell = table.visualRect(table.model().index(0, COL_COMPANY))
    assert table.viewport().rect().contains(cell.center())


def test_each_of_several_words_may_be_in_another_column(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, [recipient("受信拒否", "450 busy")])])
    hide(window, COL_COMPANY, OUR_COLUMNS + 4)
    search(qtbot, window, "アオバ busy example")
    assert (
        note(window).text()
        == "表示していない「会社名」「ステータス詳細」の列で見つかった宛先があります"
    )


def test_where_not_all_recipients_were_looked_at_it_says_no_more_than_is_known(
    qtbot: QtBot, loaded_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hidden_hits_note, "_ROWS_LOOKED_AT", 1)
    hide(loaded_window, COL_COMPANY)
    search(qtbot, loaded_window, "example1")
    assert note(loaded_window).text() == text("filter.searched_hidden")


def test_another_file_ends_the_words_too(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    hide(loaded_window, COL_COMPANY)
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    assert not note(loaded_window).isVisible()


def test_the_end_of_the_search_is_the_end_of_the_words(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    hide(loaded_window, COL_COMPANY)
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    loaded_window.results_view.search_field.clear()
    assert not note(loaded_window).isVisible()
