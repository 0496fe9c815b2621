"""Large text or a narrow window: the parts around the list give way to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.ui.detail.folds import Fold
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.folder_button import FolderButton
from nexgui.ui.results.form import form_at
from nexgui.ui.table.results_model import ListForm
from nexgui.ui.widgets.phrase_label import ElidedLabel
from nexgui.ui.widgets.phrase_text import FittedText
from tests.helpers import recipient, result_file
from tests.ui.driving import type_japanese
from tests.ui.results_driving import (
    folder_counts,
    page_scrolls,
    scroll_area,
    search,
    select,
    show_at,
    table_of,
)

SMALL_LAPTOP = (1366, 768)
ITS_ROOM = (1366, 689)  # within title bar and task bar
AT_125_PERCENT = (1093, 614)
ITS_ROOM_AT_125_PERCENT = (1093, 535)
AT_200_PERCENT = (683, 384)


@pytest.fixture
def sample_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    with qtbot.waitSignal(window.session.loaded):
        window.open_sample()
    return window


def rows_in_view(window: MainWindow) -> int:
    """The rows of the table that are in view as a whole, without scrolling anything."""
    table, viewport = table_of(window), scroll_area(window).viewport()
    seen = QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size())
    count = 0
    for row in range(table.model().rowCount()):
        cell = table.visualRect(table.model().index(row, 0))
        cell.setWidth(1)
        place = QRect(table.viewport().mapTo(window, cell.topLeft()), cell.size())
        if not (table.viewport().rect().contains(cell) and seen.contains(place)):
            break
        count += 1
    return count


@pytest.mark.parametrize(
    ("size", "percent", "rows"),
    [
        (SMALL_LAPTOP, 200, 4),
        (ITS_ROOM, 200, 3),
        (SMALL_LAPTOP, 150, 6),
        (AT_125_PERCENT, 100, 8),
        (ITS_ROOM_AT_125_PERCENT, 100, 6),
        (SMALL_LAPTOP, 100, 11),
        (AT_200_PERCENT, 100, 4),
    ],
)
def test_the_table_is_in_view_without_scrolling_the_page(
    qtbot: QtBot, sample_window: MainWindow, size: tuple[int, int], percent: int, rows: int
) -> None:
    show_at(qtbot, sample_window, size, percent)
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= rows)
    qtbot.waitUntil(lambda: not page_scrolls(sample_window))


def test_a_filter_leaves_the_table_in_view_too(qtbot: QtBot, sample_window: MainWindow) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    sample_window.results_view.query_runner.choose_domain("example.jp")
    sample_window.results_view.query_runner.choose_domain("")
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= 4)


def test_filters_that_wrap_below_the_table_stay_in_view(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, AT_200_PERCENT, 100)
    query_runner = sample_window.results_view.query_runner
    query_runner.choose_values(1, ValueFilter(frozenset({"総務部"})))
    query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"送信完了"})))
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= 2)
    qtbot.waitUntil(lambda: not page_scrolls(sample_window))


def test_the_line_below_the_headline_is_short_and_its_tooltip_has_all_of_it(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    waiting = sample_window.results_view.waiting
    (label,) = waiting.findChildren(ElidedLabel)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    assert label.shown == label.text() != waiting.sentence
    assert label.toolTip() == label.accessibleName() == waiting.sentence
    assert label.height() < 2 * label.fontMetrics().height()


def test_in_a_narrow_window_the_folders_are_a_button(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    view = sample_window.results_view
    (button,) = view.findChildren(FolderButton)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    assert view.folders.isVisible()
    assert not button.isVisible()
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    qtbot.waitUntil(button.isVisible)
    assert not view.folders.isVisible()
    assert button.text() == "すべての宛先 316件"
    menu = button.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text().startswith("対応が必要")).trigger()
    qtbot.waitUntil(lambda: button.text() == "対応が必要 46件")
    assert len(view.shown_rows) == 46


def test_who_searches_types_on_while_the_window_becomes_narrow(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    field = sample_window.results_view.search_field
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    search(qtbot, sample_window, "exam")
    show_at(qtbot, sample_window, (660, 768), 100)
    assert field.hasFocus()
    type_japanese(field, "ple")
    assert sample_window.results_view.query_runner.wanted.words == "example"


@pytest.mark.parametrize(
    ("width", "form"),
    [
        (1366, ListForm.WIDE),
        (1260, ListForm.WIDE),
        (1259, ListForm.NO_NEXT_STEP),
        (867, ListForm.NARROW),
    ],
)
def test_the_form_goes_by_the_width_in_sizes_of_the_text(width: int, form: ListForm) -> None:
    assert form_at(width, 14) is form
    assert form_at(2 * width, 28) is form


def test_a_low_panel_shows_what_to_do(qtbot: QtBot, sample_window: MainWindow) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    panel = sample_window.results_view.detail.panel
    select(table_of(sample_window), 7)
    qtbot.keyClick(table_of(sample_window), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: "tanaka@gmai.com" in panel.words)
    (step,) = [
        each
        for each in panel.findChildren(FittedText)
        if each.toPlainText().startswith("「gmai.com」は") and each.isVisible()
    ]
    qtbot.waitUntil(lambda: step.visibleRegion().boundingRect() == step.rect())


def test_a_low_panel_scrolls_to_where_the_keyboard_is(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    detail = sample_window.results_view.detail
    qtbot.keyClick(table_of(sample_window), Qt.Key.Key_F4)
    with qtbot.waitSignal(detail.followed):
        table_of(sample_window).selectRow(7)
    (area,) = detail.panel.findChildren(QScrollArea)
    fold = detail.panel.findChildren(Fold)[-1]
    fold.header.setChecked(True)
    view = fold.text
    view.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert not view.verticalScrollBar().isVisible()  # one is enough
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)


def test_few_results_have_the_same_place(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    with qtbot.waitSignal(sample_window.session.loaded):
        sample_window.session.load([result_file(tmp_path, [recipient("送信完了")])])
    assert not page_scrolls(sample_window)
    assert folder_counts(sample_window) == ["対応は不要 1件", "送信完了 1件", "すべての宛先 1件"]


def test_all_of_the_empty_window_is_seen_where_it_is_low(qtbot: QtBot, window: MainWindow) -> None:
    area = next(
        each for each in window.findChildren(QScrollArea) if each.widget() is window.drop_area
    )
    picture = window.drop_area.findChild(QLabel, "dropPicture")
    assert picture is not None
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: picture.height() == 96)
    window.resize(683, 340)
    qtbot.waitUntil(lambda: 56 <= picture.height() < 96)
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_no_button_is_lower_than_its_words(
    qtbot: QtBot, sample_window: MainWindow, percent: int
) -> None:
    view = sample_window.results_view
    show_at(qtbot, sample_window, SMALL_LAPTOP, percent)
    view.table.setFocus()
    select(view.table, 7)
    view.detail.activate()
    buttons = [each for each in sample_window.findChildren(QPushButton) if each.isVisible()]

    assert len(buttons) > 5
    low = [each.text() for each in buttons if each.height() < each.fontMetrics().height()]
    assert low == []
