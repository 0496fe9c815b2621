"""The table of the mailings on screen, and what can be done with each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from nexgui.core.folders import UNDELIVERED_AGAIN
from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.mailing_table import MailingTable
from tests.helpers import ALL_AFTER, OTHER_UNDELIVERED
from tests.ui.driving import ask, click, reply
from tests.ui.results_driving import select
from tests.ui.results_driving import table_of as list_of

ALONE, LEAVE = 5, 6


@pytest.fixture
def two_mailings(qtbot: QtBot, loaded_window: MainWindow) -> MainWindow:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    with qtbot.waitSignal(loaded_window.session.loaded):
        reply(qtbot, loaded_window, text("dialog.together"))
    return loaded_window


def table_of(window: MainWindow) -> MailingTable:
    return window.results_view.mailings


def words(table: MailingTable) -> list[list[str]]:
    model, columns = table.model(), range(table.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(table.rowCount())
    ]


def click_cell(qtbot: QtBot, table: MailingTable, row: int, column: int) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_one_mailing_has_no_table(loaded_window: MainWindow) -> None:
    assert table_of(loaded_window).isHidden()


def test_each_mailing_has_its_date_and_numbers(two_mailings: MainWindow) -> None:
    table = table_of(two_mailings)

    assert table.isVisible()
    assert words(table) == [
        [ALL_AFTER.name, "2026年11月20日", "316", "46", "76%", "これだけ表示", "外す"],
        [OTHER_UNDELIVERED.name, "2026年8月20日", "64", "46", "—", "これだけ表示", "外す"],
    ]


def test_numbers_are_sorted_as_numbers(qtbot: QtBot, two_mailings: MainWindow) -> None:
    table = table_of(two_mailings)
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 5, header.height() // 2)

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert [row[2] for row in words(table)] == ["64", "316"]


@pytest.mark.parametrize("column", range(7))
def test_every_column_can_be_sorted_both_ways(
    qtbot: QtBot, two_mailings: MainWindow, column: int
) -> None:
    table = table_of(two_mailings)
    header = table.horizontalHeader()
    before = sorted(words(table))
    place = QPoint(header.sectionViewportPosition(column) + 5, header.height() // 2)

    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert sorted(words(table)) == before


@pytest.mark.parametrize(("column", "left"), [(ALONE, [OTHER_UNDELIVERED]), (LEAVE, [ALL_AFTER])])
def test_a_mailing_is_shown_alone_or_taken_out_and_comes_back(
    qtbot: QtBot, two_mailings: MainWindow, column: int, left: list[object]
) -> None:
    session = two_mailings.session
    with qtbot.waitSignal(session.loaded):
        click_cell(qtbot, table_of(two_mailings), 1, column)

    assert [part.source.path for part in session.parts] == left
    assert table_of(two_mailings).isHidden()
    assert two_mailings.messages.sentence == "ほかの送信を、画面から外しました。"
    with qtbot.waitSignal(session.loaded):
        click(qtbot, two_mailings.messages, text("window.undo"))
    assert len(session.parts) == 2
    assert table_of(two_mailings).isVisible()


def test_keys_do_the_same(qtbot: QtBot, two_mailings: MainWindow) -> None:
    table = table_of(two_mailings)
    table.setFocus()
    table.setCurrentCell(0, ALONE)

    with qtbot.waitSignal(two_mailings.session.loaded):
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert [part.source.path for part in two_mailings.session.parts] == [ALL_AFTER]


def test_a_folder_has_those_whom_two_mailings_did_not_reach(
    qtbot: QtBot, two_mailings: MainWindow
) -> None:
    view = two_mailings.results_view
    results = two_mailings.session.results
    assert results is not None
    with qtbot.waitSignal(view.query_runner.answered):
        view.query_runner.choose_folders(frozenset({UNDELIVERED_AGAIN}))

    assert len(view.shown_rows) == results.folders[UNDELIVERED_AGAIN] > 0


def test_the_panel_names_the_mailing_of_a_recipient(qtbot: QtBot, two_mailings: MainWindow) -> None:
    detail = two_mailings.results_view.detail
    for row, file in ((379, OTHER_UNDELIVERED), (0, ALL_AFTER)):
        with qtbot.waitSignal(detail.followed):
            select(list_of(two_mailings), row)
        assert f"送信：{file.name}" in detail.panel.words


def test_of_one_mailing_alone_the_panel_need_not_tell(loaded_window: MainWindow) -> None:
    panel = loaded_window.results_view.detail.panel
    assert not any("送信：" in line for line in panel.words)
