"""What the reader does while only the first rows of what they asked for are there."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.arranging.arrangement import Arrangement
from nexgui.core.progress import Report
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import arranger
from tests.helpers import recipient, result_file

STILL_ARRANGING = "並べ替えや絞り込みの途中です。終わってから、もう一度お試しください。"


@pytest.fixture
def large_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window in which the first rows of the order of column 0 come soon, and nothing else."""

    def arranged_rows(
        _results: object,
        _guide: object,
        arrangement: Arrangement,
        report: Report,
        *,
        show_first: Callable[[Sequence[int]], None],
        **_others: object,
    ) -> Sequence[int]:
        if arrangement.sort_by == 0:
            show_first(range(5))
        while True:  # until it is stopped
            report(0, 1)
            time.sleep(0.001)

    monkeypatch.setattr(arranger, "arranged_rows", arranged_rows)
    rows = [recipient("送信完了") for _ in range(arranger._ROWS_AT_ONCE + 1)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    with qtbot.waitSignal(window.results_view.arranger.first_found):
        window.results_view.arranger.sort_by(0)
    assert window.results_view.table.model().rowCount() == 5
    return window


def test_first_rows_do_not_stay_under_the_header_of_another_column(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    view = large_window.results_view
    view.arranger.sort_by(1)
    qtbot.waitUntil(lambda: view.table.model().rowCount() == arranger._ROWS_AT_ONCE + 1)
    assert view.arranger.busy
    view.arranger.stop()


def test_all_that_are_selected_are_those_too_that_are_still_to_come(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    table = large_window.results_view.table
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText("前の内容")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert large_window.messages.sentence == STILL_ARRANGING
    assert QApplication.clipboard().text() == "前の内容"
    large_window.results_view.arranger.stop()
    assert len(table.selectionModel().selectedRows()) == arranger._ROWS_AT_ONCE + 1


def test_what_was_chosen_after_all_were_selected_is_what_stays_selected(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    table = large_window.results_view.table
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    spot = table.visualRect(table.model().index(3, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    large_window.results_view.arranger.stop()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [3]


def test_what_is_exported_is_what_the_reader_asked_for(
    large_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Arrangement | None] = []
    page = large_window.results_page
    monkeypatch.setattr(page, "_ask_and_export", asked.append)
    page.choose_target_of_shown()
    assert [arrangement and arrangement.sort_by for arrangement in asked] == [0]
    page.view.arranger.stop()


def test_nothing_is_printed_of_what_is_not_there_yet(large_window: MainWindow) -> None:
    large_window.results_page.print_shown()
    assert large_window.messages.sentence == STILL_ARRANGING
    large_window.results_view.arranger.stop()


def test_letters_that_are_typed_in_the_table_search_no_rows(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = loaded_window.results_view.table
    before = table.currentIndex().row()
    qtbot.keyClicks(table, "t ")
    assert table.currentIndex().row() == before
