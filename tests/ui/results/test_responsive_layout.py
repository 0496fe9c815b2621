"""Large text or a low window: the parts above the table give way to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QTextEdit
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.head_area import HeadArea
from nexgui.ui.widgets.phrase_label import ElidedLabel
from tests.helpers import recipient, result_file
from tests.ui.driving import click, type_japanese
from tests.ui.results_driving import page_scrolls, press, scroll_area, search, show_at, table_of

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
        (SMALL_LAPTOP, 200, 2),
        (ITS_ROOM, 200, 2),
        (SMALL_LAPTOP, 150, 4),
        (AT_125_PERCENT, 100, 4),
        (ITS_ROOM_AT_125_PERCENT, 100, 4),
        (SMALL_LAPTOP, 100, 8),
        (AT_200_PERCENT, 100, 1),
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
    press(qtbot, sample_window.results_view.groups.buttons[1])
    sample_window.results_view.query_runner.choose_domain("example.jp")
    sample_window.results_view.query_runner.choose_domain("")
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= 2)


def test_in_a_low_window_the_buttons_have_few_words_and_tell_all_of_them(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    button = sample_window.results_view.groups.buttons[1]
    whole = "× アドレスを確認・修正 21件  6.6%"
    assert button.text() == f"☐ {whole}"
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    qtbot.waitUntil(lambda: button.text() == "☐ × アドレス修正 21")
    assert button.accessibleName() == whole
    assert whole in button.toolTip()
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    qtbot.waitUntil(lambda: button.text() == f"☐ {whole}")


def test_a_button_with_few_words_shows_that_it_is_chosen(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, AT_200_PERCENT, 100)
    button = sample_window.results_view.groups.buttons[1]
    qtbot.waitUntil(lambda: button.text() == "× アドレス修正 21")
    press(qtbot, button)
    assert button.text() == "☑ × アドレス修正 21"
    press(qtbot, button)
    assert button.text() == "× アドレス修正 21"


def test_few_words_still_tell_how_many_of_a_group_need_action(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    words = [button.text() for button in sample_window.results_view.groups.buttons]
    assert "☐ ■ 停止・対象外 11（うち4）" in words


def test_shares_go_before_words(qtbot: QtBot, sample_window: MainWindow) -> None:
    first, stopped = (sample_window.results_view.groups.buttons[place] for place in (1, 5))
    show_at(qtbot, sample_window, AT_125_PERCENT, 100)
    qtbot.waitUntil(lambda: first.text() == "☐ × アドレスを確認・修正 21件  6.6%")
    show_at(qtbot, sample_window, ITS_ROOM_AT_125_PERCENT, 100)
    qtbot.waitUntil(lambda: first.text() == "☐ × アドレスを確認・修正 21件")
    assert stopped.text() == "☐ ■ 送信停止・対象外 11件（うち4件）"
    show_at(qtbot, sample_window, AT_200_PERCENT, 100)
    qtbot.waitUntil(lambda: first.text() == "× アドレス修正 21")


def test_filters_that_wrap_below_the_table_stay_in_view(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, AT_200_PERCENT, 100)
    query_runner = sample_window.results_view.query_runner
    query_runner.choose_values(1, ValueFilter(frozenset({"総務部"})))
    query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"送信完了"})))
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= 1)
    qtbot.waitUntil(lambda: not page_scrolls(sample_window))


def test_the_line_below_the_answer_is_cut_and_its_tooltip_has_all_of_it(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    waiting = sample_window.results_view.waiting
    usual = waiting.sentence
    (label,) = waiting.findChildren(ElidedLabel)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    qtbot.waitUntil(lambda: label.toolTip() == usual)
    assert waiting.sentence == usual
    assert label.height() < 2 * label.fontMetrics().height()
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    qtbot.waitUntil(lambda: label.toolTip() == "")


def test_the_line_below_the_answer_is_said_shortly_before_it_is_cut(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    (label,) = sample_window.results_view.waiting.findChildren(ElidedLabel)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    words = "結果待ち12件：もう一度ダウンロードしてください"
    qtbot.waitUntil(lambda: label.shown == words)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    qtbot.waitUntil(lambda: label.shown == label.text())


def test_the_search_field_goes_below_a_long_answer_and_keeps_the_keyboard(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    field = sample_window.results_view.search_field
    sentence = sample_window.results_view.findChild(QLabel, "sentence")
    assert sentence is not None
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    assert field.y() < sentence.geometry().bottom()
    search(qtbot, sample_window, "exam")
    show_at(qtbot, sample_window, (660, 768), 100)
    qtbot.waitUntil(lambda: field.y() > sentence.geometry().bottom())
    assert field.hasFocus()
    type_japanese(field, "ple")
    assert sample_window.results_view.query_runner.wanted.words == "example"
    assert sentence.height() < 2 * sentence.fontMetrics().height()


def test_the_detail_panel_opens_beside_the_table_of_a_low_window(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    panel = sample_window.results_view.detail.panel
    assert not panel.isVisible()
    qtbot.keyClick(table_of(sample_window), Qt.Key.Key_F4)
    assert panel.isVisible()
    assert panel.x() > table_of(sample_window).x()
    qtbot.waitUntil(lambda: rows_in_view(sample_window) >= 2)
    assert not page_scrolls(sample_window)
    click(qtbot, sample_window, text("detail.close"))
    assert not panel.isVisible()


def test_a_low_panel_says_first_what_to_do(qtbot: QtBot, sample_window: MainWindow) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    panel = sample_window.results_view.detail.panel
    table_of(sample_window).selectRow(7)
    qtbot.waitUntil(lambda: panel.words.startswith("tanaka@gmai.com\nユーザー不明\n"))
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    qtbot.keyClick(table_of(sample_window), Qt.Key.Key_F4)
    first = ["ユーザー不明", "×", "アドレス修正", "次にすること"]
    qtbot.waitUntil(lambda: panel.words.split()[:4] == first)
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    qtbot.waitUntil(lambda: panel.words.startswith("tanaka@gmai.com\nユーザー不明\n"))


def test_a_low_panel_scrolls_to_where_the_keyboard_is(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    show_at(qtbot, sample_window, SMALL_LAPTOP, 200)
    detail = sample_window.results_view.detail
    qtbot.keyClick(table_of(sample_window), Qt.Key.Key_F4)
    with qtbot.waitSignal(detail.followed):
        table_of(sample_window).selectRow(7)
    (area,) = detail.panel.findChildren(QScrollArea)
    (view,) = detail.panel.findChildren(QTextEdit)
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
    words = [button.text() for button in sample_window.results_view.groups.buttons]
    assert words == ["☑ すべて 1件", "☐ ✓ 送信完了（対応不要） 1件"]


def test_all_of_the_empty_window_is_seen_where_it_is_low(qtbot: QtBot, window: MainWindow) -> None:
    area = next(
        each for each in window.findChildren(QScrollArea) if each.widget() is window.drop_area
    )
    picture = window.drop_area.findChild(QLabel, "dropPicture")
    assert picture is not None
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: picture.height() == 96)
    window.resize(683, 384)
    qtbot.waitUntil(lambda: 56 <= picture.height() < 96)
    assert area.verticalScrollBar().maximum() == 0


def test_the_line_below_the_answer_stands_alone_where_it_has_no_room_beside_the_search(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    view = sample_window.results_view
    show_at(qtbot, sample_window, AT_200_PERCENT, 200)
    qtbot.waitUntil(lambda: view.waiting.y() > view.search_field.geometry().bottom())
    assert view.waiting.width() > view.search_field.width()
    assert view.search_field.x() == view.waiting.x()
    show_at(qtbot, sample_window, SMALL_LAPTOP, 100)
    qtbot.waitUntil(lambda: view.search_field.y() < view.waiting.y())
    show_at(qtbot, sample_window, (660, 768), 100)
    qtbot.waitUntil(lambda: view.waiting.x() > view.search_field.geometry().right())


def test_where_the_button_has_no_room_a_chip_tells_of_those_to_be_checked(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.results_view
    view.query_runner.choose_to_check(True)
    assert view.groups.to_check.isVisible()
    assert view.chips.buttons == []
    show_at(qtbot, loaded_window, AT_200_PERCENT, 100)
    qtbot.waitUntil(lambda: len(view.chips.buttons) == 1)
    assert not view.groups.to_check.isVisible()
    (chip,) = view.chips.buttons
    assert chip.text().startswith("⚠ 送信完了でも要確認")
    press(qtbot, chip)
    assert len(view.shown_rows) == 316
    assert view.chips.buttons == []


def test_no_width_makes_the_sentence_deny_those_to_be_checked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [
        recipient("送信完了", address=f"a{number}@{'gmai.com' if number < 3 else 'x.jp'}")
        for number in range(30)
    ]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    head = window.results_view.findChild(HeadArea)
    assert head is not None
    said = set()
    for width in (1240, 800, 640, 480):
        head.arrange(width)
        said.add(head.sentence.text())
        assert "要確認が3件" in head.sentence.text()
    assert len(said) == 2
