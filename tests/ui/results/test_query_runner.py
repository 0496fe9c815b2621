"""Filtering by group and sorting by header, as a person does it."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.progress import Cancelled, Report
from nexgui.core.query.folding import folded
from nexgui.core.query.query import Query, SortBy
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import query_runner
from nexgui.ui.table.results_model import COL_ADDRESS, COL_GROUP, COL_STATUS, OUR_COLUMNS
from tests.helpers import UNDELIVERED, recipient, result_file
from tests.ui.results_driving import click_header, column, press, shown_count, table_of


def groups_shown(window: MainWindow) -> set[str]:
    return set(column(window, COL_GROUP))


def test_a_group_s_button_shows_only_its_recipients(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    _all, first, *_others = loaded_window.results_view.groups.buttons
    press(qtbot, first)
    assert len(groups_shown(loaded_window)) == 1
    assert next(iter(groups_shown(loaded_window))) in first.text()
    count = len(column(loaded_window, COL_GROUP))
    assert shown_count(loaded_window) == f"316件中 {count}件を表示しています"
    assert first.text().startswith("☑")


def test_no_button_moves_when_one_is_chosen(qtbot: QtBot, loaded_window: MainWindow) -> None:
    buttons = loaded_window.results_view.groups.buttons
    places = [button.geometry() for button in buttons]
    press(qtbot, buttons[1])
    assert [button.geometry() for button in buttons] == places


def test_another_group_is_added_and_a_second_press_takes_it_away(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    _all, first, second, *_others = loaded_window.results_view.groups.buttons
    press(qtbot, first)
    press(qtbot, second)
    assert len(groups_shown(loaded_window)) == 2
    press(qtbot, first)
    assert len(groups_shown(loaded_window)) == 1
    assert next(iter(groups_shown(loaded_window))) in second.text()


def test_all_resets_the_filter(qtbot: QtBot, loaded_window: MainWindow) -> None:
    everything, first, *_others = loaded_window.results_view.groups.buttons
    press(qtbot, first)
    press(qtbot, everything)
    assert shown_count(loaded_window) == "316件すべてを表示しています"
    assert everything.isChecked()
    assert not first.isChecked()


def test_one_button_shows_exactly_those_that_need_action(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    groups = loaded_window.results_view.groups
    assert groups.needing.text() == "☐ 対応が必要 46件"
    press(qtbot, groups.needing)
    results = loaded_window.session.results
    assert results is not None
    rows = loaded_window.results_view.shown_rows
    assert len(rows) == 46
    assert all(results.status(row).needs_action for row in rows)
    assert groups.needing.text() == "☑ 対応が必要 46件"
    assert not groups.buttons[0].isChecked()
    press(qtbot, groups.needing)
    assert shown_count(loaded_window) == "316件すべてを表示しています"
    assert groups.buttons[0].isChecked()


def test_need_and_groups_go_together_until_all_ends_both(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    groups = loaded_window.results_view.groups
    stopped = next(button for button in groups.buttons if "うち" in button.text())
    press(qtbot, groups.needing)
    press(qtbot, stopped)
    assert shown_count(loaded_window) == "316件中 4件を表示しています"
    assert groups.needing.isChecked()
    assert stopped.isChecked()
    press(qtbot, groups.buttons[0])
    assert loaded_window.results_view.query_runner.shown.is_plain
    assert not groups.needing.isChecked()


def test_one_button_shows_those_to_be_checked(qtbot: QtBot, loaded_window: MainWindow) -> None:
    groups = loaded_window.results_view.groups
    assert groups.to_check.text() == "☐ ⚠ 要確認 1件"
    press(qtbot, groups.to_check)
    assert column(loaded_window, COL_ADDRESS) == ["nakamura@gmai.com"]
    assert groups.to_check.isChecked()
    press(qtbot, groups.needing)
    assert shown_count(loaded_window) == "316件中 47件を表示しています"
    press(qtbot, groups.needing)
    press(qtbot, groups.to_check)
    assert shown_count(loaded_window) == "316件すべてを表示しています"


def test_a_group_takes_the_place_of_those_to_be_checked(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    groups = loaded_window.results_view.groups
    press(qtbot, groups.to_check)
    press(qtbot, groups.buttons[1])
    assert not groups.to_check.isChecked()
    assert len(column(loaded_window, COL_ADDRESS)) > 1


def test_where_nobody_is_to_be_checked_there_is_no_button(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    assert loaded_window.results_view.groups.to_check.isVisible()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    assert not loaded_window.results_view.groups.to_check.isVisible()


def test_need_is_chosen_by_keyboard_too(qtbot: QtBot, loaded_window: MainWindow) -> None:
    needing = loaded_window.results_view.groups.needing
    needing.setFocus()
    qtbot.keyClick(needing, Qt.Key.Key_Space)
    assert shown_count(loaded_window) == "316件中 46件を表示しています"


@pytest.mark.parametrize("status", [("送信完了",), ("エラー", "ユーザー不明")])
def test_where_need_parts_nobody_from_others_it_has_no_button(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, status: tuple[str, ...]
) -> None:
    needing = loaded_window.results_view.groups.needing
    assert needing.isVisible()
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([result_file(tmp_path, [recipient(*status)])])
    assert not needing.isVisible()


def test_the_groups_are_chosen_by_keyboard_too(qtbot: QtBot, loaded_window: MainWindow) -> None:
    _all, first, *_others = loaded_window.results_view.groups.buttons
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert len(groups_shown(loaded_window)) == 1


def test_the_counts_stay_those_of_the_whole_file(qtbot: QtBot, loaded_window: MainWindow) -> None:
    def counts() -> Sequence[str]:
        buttons = loaded_window.results_view.groups.buttons
        return [button.text()[2:] for button in buttons]

    before = counts()
    press(qtbot, loaded_window.results_view.groups.buttons[1])
    assert counts() == before


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
    press(qtbot, loaded_window.results_view.groups.buttons[1])
    click_header(qtbot, loaded_window, COL_ADDRESS)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.load([UNDELIVERED])
    assert shown_count(loaded_window) == "64件すべてを表示しています"
    assert loaded_window.results_view.groups.buttons[0].isChecked()
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
    with qtbot.waitSignal(large_window.results_view.query_runner.rows_found):
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
    assert shown_count(large_window) == f"{len(before):,}件すべてを表示しています"


def test_a_column_of_the_file_sorts_as_well(loaded_window: MainWindow) -> None:
    loaded_window.results_view.query_runner.sort_by(0)
    companies = column(loaded_window, OUR_COLUMNS)
    assert companies[0] == min(companies, key=folded)
    assert companies[-1] == max(companies, key=folded)


def test_every_group_together_is_the_same_as_all(qtbot: QtBot, loaded_window: MainWindow) -> None:
    for button in loaded_window.results_view.groups.buttons[1:]:
        press(qtbot, button)
    assert loaded_window.results_view.groups.buttons[0].isChecked()
    assert loaded_window.results_view.query_runner.shown.is_plain


def test_a_file_that_arrives_while_another_is_sorted_is_shown_in_its_own_order(
    qtbot: QtBot, large_window: MainWindow, tmp_path: Path
) -> None:
    query_runner = large_window.results_view.query_runner
    query_runner.sort_by(5)  # a column that the next file does not have
    with qtbot.waitSignal(query_runner.rows_found):
        pass
    query_runner.sort_by(SortBy.ADDRESS)
    path = result_file(
        tmp_path, [("a@x.jp", "送信完了")], header=("宛先", "ステータス"), name="次.csv"
    )
    with qtbot.waitSignal(large_window.session.loaded):
        large_window.session.load([path])
    assert shown_count(large_window) == "1件すべてを表示しています"
    assert query_runner.wanted.is_plain
    assert not table_of(large_window).horizontalHeader().isSortIndicatorShown()


@pytest.fixture
def sorting_window(
    large_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window that sorts by the address until it is stopped."""
    over = threading.Event()

    def run_query(
        _results: object, _query: object, report: Report, **_others: object
    ) -> Sequence[int]:
        report(2, 5)
        over.wait()
        raise Cancelled

    monkeypatch.setattr(query_runner, "run_query", run_query)
    large_window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    yield large_window
    over.set()


def test_while_it_sorts_the_small_print_says_so(qtbot: QtBot, sorting_window: MainWindow) -> None:
    view = sorting_window.results_view
    qtbot.waitUntil(lambda: shown_count(sorting_window) == "並べています… 40%")
    view.query_runner.stop()
    assert shown_count(sorting_window) == f"{len(view.shown_rows):,}件すべてを表示しています"


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
    with qtbot.waitSignal(query_runner.rows_found):
        query_runner.sort_by(SortBy.ADDRESS)
    query_runner.search("u1")
    query_runner.progressed.emit(0.4)
    assert shown_count(large_window) == "探しています… 40%"
