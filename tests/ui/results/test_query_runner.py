"""Filtering by folder and sorting by header, as a person does it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.progress import Cancelled, Report
from nexgui.core.query.folding import folded
from nexgui.core.query.query import Query, SortBy
from nexgui.core.query.run import Answer
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import query_runner
from nexgui.ui.table.results_model import COL_ADDRESS, COL_STATUS, OUR_COLUMNS
from tests.helpers import UNDELIVERED, recipient, result_file
from tests.ui.results_driving import (
    choose_folder,
    chosen_folders,
    click_header,
    column,
    shown_count,
    table_of,
)


def test_a_header_sorts_then_turns_round_then_gives_the_file_s_order_back(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    original = column(loaded_window, COL_ADDRESS)
    click_header(qtbot, loaded_window, COL_ADDRESS)
    up = column(loaded_window, COL_ADDRESS)
    click_header(qtbot, loaded_window, COL_ADDRESS)
    down = column(loaded_window, COL_ADDRESS)
    assert table_of(loaded_window).horizontalHeader().isSortIndicatorShown()
    click_header(qtbot, loaded_window, COL_ADDRESS)
    assert up != original
    assert sorted(up) == sorted(original)
    assert down[0] == up[-1]
    assert column(loaded_window, COL_ADDRESS) == original
    assert not table_of(loaded_window).horizontalHeader().isSortIndicatorShown()


def test_the_header_that_was_clicked_is_the_one_that_is_marked(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    click_header(qtbot, loaded_window, COL_STATUS)
    header = table_of(loaded_window).horizontalHeader()
    assert header.sortIndicatorSection() == COL_STATUS
    assert header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder


def test_the_current_recipient_stays_current(qtbot: QtBot, loaded_window: MainWindow) -> None:
    table = table_of(loaded_window)
    table.setCurrentIndex(table.model().index(5, COL_ADDRESS))
    address = table.currentIndex().data()
    click_header(qtbot, loaded_window, COL_ADDRESS)
    assert table.currentIndex().data() == address
    assert table.currentIndex().row() != 5


def test_the_line_beside_a_row_stays_its_own(qtbot: QtBot, loaded_window: MainWindow) -> None:
    def pairs() -> list[tuple[object, str]]:
        model = table_of(loaded_window).model()
        lines = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
        return list(zip(lines, column(loaded_window, COL_ADDRESS), strict=True))

    before = pairs()
    click_header(qtbot, loaded_window, COL_ADDRESS)
    assert pairs() != before
    assert sorted(pairs()) == sorted(before)


def test_another_file_is_shown_whole_and_in_its_own_order(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose_folder(qtbot, loaded_window, "アドレスを直す")
    click_header(qtbot, loaded_window, COL_ADDRESS)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([UNDELIVERED])
    assert shown_count(loaded_window) == text("window.showing_all", count=64)
    assert chosen_folders(loaded_window) == ["すべての宛先"]
    assert not table_of(loaded_window).horizontalHeader().isSortIndicatorShown()


@pytest.fixture
def large_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window that shows so many recipients that sorting them goes on in a thread."""
    count = query_runner._ROWS_AT_ONCE + 1
    rows = [recipient("送信完了", address=f"u{number * 7 % count}@x.jp") for number in range(count)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    return window


def test_many_recipients_are_sorted_in_a_thread(qtbot: QtBot, large_window: MainWindow) -> None:
    with qtbot.waitSignal(large_window.results_view.query_runner.answered):
        click_header(qtbot, large_window, COL_ADDRESS)
    addresses = column(large_window, COL_ADDRESS)
    assert addresses == sorted(addresses, key=lambda address: int(address[1:-5]))


def test_escape_stops_sorting_and_leaves_what_was_shown(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    before = column(large_window, COL_ADDRESS)
    with qtbot.waitSignal(large_window.results_view.query_runner.ended):
        click_header(qtbot, large_window, COL_ADDRESS)
        qtbot.keyClick(large_window, Qt.Key.Key_Escape)
    assert column(large_window, COL_ADDRESS) == before
    assert not table_of(large_window).horizontalHeader().isSortIndicatorShown()
    assert shown_count(large_window) == text("window.showing_all", count=len(before))


def test_a_column_of_the_file_sorts_as_well(loaded_window: MainWindow) -> None:
    loaded_window.results_view.query_runner.sort_by(0)
    companies = column(loaded_window, OUR_COLUMNS)
    assert companies[0] == min(companies, key=folded)
    assert companies[-1] == max(companies, key=folded)


def test_a_file_that_arrives_while_another_is_sorted_is_shown_in_its_own_order(
    qtbot: QtBot, large_window: MainWindow, tmp_path: Path
) -> None:
    query_runner = large_window.results_view.query_runner
    query_runner.sort_by(5)  # a column that the next file does not have
    with qtbot.waitSignal(query_runner.answered):
        pass
    query_runner.sort_by(SortBy.ADDRESS)
    path = result_file(
        tmp_path, [("a@x.jp", "送信完了")], header=("宛先", "ステータス"), name="次.csv"
    )
    with qtbot.waitSignal(large_window.session.loaded):
        large_window.session.load([path])
    assert shown_count(large_window) == text("window.showing_all", count=1)
    assert query_runner.wanted.is_plain
    assert not table_of(large_window).horizontalHeader().isSortIndicatorShown()


@pytest.fixture
def sorting_window(
    large_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window that sorts by the address until it is stopped."""
    over = threading.Event()

    def answer(_results: object, _query: object, report: Report, **_others: object) -> Answer:
        report(2, 5)
        over.wait()
        raise Cancelled

    monkeypatch.setattr(query_runner, "answer", answer)
    large_window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    yield large_window
    over.set()


def test_while_it_sorts_the_small_print_says_so(qtbot: QtBot, sorting_window: MainWindow) -> None:
    view = sorting_window.results_view
    qtbot.waitUntil(lambda: shown_count(sorting_window) == "並べています… 40%")
    view.query_runner.stop()
    assert shown_count(sorting_window) == text("window.showing_all", count=len(view.shown_rows))


def test_what_is_exported_while_it_sorts_is_what_the_user_asked_for(
    sorting_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Query | None] = []
    page = sorting_window.results_page
    monkeypatch.setattr(page, "_ask_and_export", asked.append)
    page.choose_target_of_shown()
    assert [query and query.sort_by for query in asked] == [SortBy.ADDRESS]
    page.view.query_runner.stop()


def test_nothing_is_printed_of_an_order_that_is_not_there_yet(sorting_window: MainWindow) -> None:
    sorting_window.results_page.print_shown()
    assert sorting_window.messages.sentence == text("window.still_querying")
    sorting_window.results_view.query_runner.stop()


def test_while_it_searches_the_small_print_says_so_and_does_not_speak_of_sorting(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    query_runner = large_window.results_view.query_runner
    with qtbot.waitSignal(query_runner.answered):
        query_runner.sort_by(SortBy.ADDRESS)
    query_runner.search("u1")
    query_runner.progressed.emit(0.4)
    assert shown_count(large_window) == "探しています… 40%"


def test_the_last_wish_is_taken_back_and_typing_is_one(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    runner = loaded_window.results_view.query_runner
    assert not runner.has_past
    choose_folder(qtbot, loaded_window, "対応が必要")
    for words in ("g", "gm", "gmai"):
        loaded_window.results_view.search_field.setText(words)
    assert len(loaded_window.results_view.shown_rows) < 46
    runner.go_back()
    assert loaded_window.results_view.search_field.text() == ""
    assert len(loaded_window.results_view.shown_rows) == 46
    runner.go_back()
    assert chosen_folders(loaded_window) == ["すべての宛先"]
    assert not runner.has_past


def test_other_results_leave_nothing_to_take_back(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose_folder(qtbot, loaded_window, "対応が必要")
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([UNDELIVERED])
    assert not loaded_window.results_view.query_runner.has_past


def test_ctrl_z_takes_the_last_wish_back(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose_folder(qtbot, loaded_window, "対応が必要")
    assert len(loaded_window.results_view.shown_rows) == 46
    qtbot.keyClick(loaded_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chosen_folders(loaded_window) == ["すべての宛先"]
