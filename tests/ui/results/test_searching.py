"""Searching and filtering by value, as a person does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nexgui.core.folders import NEEDING, TO_CHECK
from nexgui.core.messages import text
from nexgui.core.query.folding import folded
from nexgui.core.query.query import ValueFilter
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import query_runner
from nexgui.ui.results.nothing_found import NothingFound
from nexgui.ui.table.results_model import COL_ADDRESS, COL_GROUP, COL_STATUS, OUR_COLUMNS
from tests.helpers import recipient, result_file
from tests.ui.driving import button, click, type_japanese
from tests.ui.results_driving import (
    click_arrow,
    click_header,
    column,
    items,
    popup,
    search,
    shown_count,
    table_of,
    toggle,
)

COL_COMPANY = OUR_COLUMNS


def visible_buttons(window: MainWindow) -> set[str]:
    return {each.text() for each in window.findChildren(QPushButton) if each.isVisible()}


def test_what_is_typed_is_searched_in_every_column_whatever_its_form(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    search(qtbot, loaded_window, "ﾐﾅﾄ")
    companies = column(loaded_window, COL_COMPANY)
    assert companies
    assert all("ミナト" in folded(company) for company in companies)
    assert shown_count(loaded_window) == text(
        "window.showing_some", count=len(companies), total=316
    )


def test_a_second_word_leaves_fewer(qtbot: QtBot, loaded_window: MainWindow) -> None:
    search(qtbot, loaded_window, "example")
    before = len(column(loaded_window, COL_GROUP))
    type_japanese(loaded_window.results_view.search_field, "　送信完了")
    assert 0 < len(column(loaded_window, COL_GROUP)) < before
    assert set(column(loaded_window, COL_STATUS)) == {"送信完了"}


def test_lines_that_are_pasted_are_searched_as_one(qtbot: QtBot, loaded_window: MainWindow) -> None:
    search(qtbot, loaded_window, "")
    long = "とても長い言葉" * 30
    QApplication.clipboard().setText(f"nakamura\r\n@gmai.com\n{long}")
    qtbot.keyClick(
        loaded_window.results_view.search_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    words = loaded_window.results_view.search_field.text()
    assert words.split(" ") == ["nakamura", *[""] * words.count("  "), "@gmai.com", long]
    loaded_window.results_view.search_field.setText(words.removesuffix(long))
    assert column(loaded_window, COL_ADDRESS) == ["nakamura@gmai.com"]


def test_a_text_that_is_too_long_is_cut_and_that_is_told(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    search(qtbot, loaded_window, "")
    QApplication.clipboard().setText("株式会社 " * 400)
    field = loaded_window.results_view.search_field
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(field.text()) == 1000
    assert loaded_window.results_view.foot.notice.sentence == (
        "検索の言葉は1,000文字までです。入らなかった分は、探していません。"
    )


def test_ctrl_f_selects_what_was_searched_and_escape_empties_it(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    field = loaded_window.results_view.search_field
    search(qtbot, loaded_window, "送信")
    table_of(loaded_window).setFocus()
    qtbot.keyClick(loaded_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.selectedText() == "送信"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert shown_count(loaded_window) == text("window.showing_all", count=316)


def test_the_down_key_goes_on_to_what_was_found(qtbot: QtBot, loaded_window: MainWindow) -> None:
    search(qtbot, loaded_window, "送信")
    qtbot.keyClick(loaded_window.results_view.search_field, Qt.Key.Key_Down)
    assert loaded_window.focusWidget() is table_of(loaded_window)


def test_where_nothing_is_found_a_sentence_says_so_and_a_button_shows_all(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    search(qtbot, loaded_window, "どこにもない")
    nothing = loaded_window.findChild(NothingFound)
    assert nothing is not None
    assert nothing.isVisible()
    table = table_of(loaded_window)
    assert nothing.geometry().contains(table.viewport().geometry())
    for spot in (nothing.rect().center(), nothing.rect().topLeft() + QPoint(4, 4)):
        seen = table.childAt(nothing.mapTo(table, spot))
        # It is not under the columns that do not scroll.
        assert seen is nothing or (seen is not None and nothing.isAncestorOf(seen))
    table.horizontalScrollBar().setValue(300)
    assert table.childAt(nothing.geometry().topLeft() + QPoint(4, 4)) is nothing
    click(qtbot, loaded_window, text("filter.show_all"))
    assert not nothing.isVisible()
    assert loaded_window.results_view.search_field.text() == ""
    assert shown_count(loaded_window) == text("window.showing_all", count=316)


def test_what_other_folders_have_is_told_and_shown(qtbot: QtBot, loaded_window: MainWindow) -> None:
    view = loaded_window.results_view
    with qtbot.waitSignal(view.query_runner.answered):
        view.query_runner.choose_folders(frozenset({TO_CHECK}))
    search(qtbot, loaded_window, "user0296@")
    nothing = loaded_window.findChild(NothingFound)
    assert nothing is not None and nothing.isVisible()

    click(qtbot, nothing, text("filter.everywhere", count=1))

    qtbot.waitUntil(lambda: len(view.shown_rows) == 1)
    assert view.search_field.text() == "user0296@"
    assert not nothing.isVisible()


def test_who_is_found_in_other_folders_too_is_told_of_beside_the_count(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.results_view
    with qtbot.waitSignal(view.query_runner.answered):
        view.query_runner.choose_folders(frozenset({NEEDING}))
    search(qtbot, loaded_window, "ひかり会")
    assert len(view.shown_rows) == 8

    click(qtbot, view.foot, text("filter.elsewhere", count=36))

    qtbot.waitUntil(lambda: len(view.shown_rows) == 44)
    assert text("filter.elsewhere", count=36) not in visible_buttons(loaded_window)


def test_in_a_low_window_the_sentence_is_where_it_is_seen(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    loaded_window.resize(700, 420)
    search(qtbot, loaded_window, "どこにもない")
    page = next(
        area
        for area in loaded_window.findChildren(QScrollArea)
        if area.isAncestorOf(loaded_window.results_view)
    )
    (nothing,) = loaded_window.findChildren(NothingFound)
    way_out = button(nothing, text("filter.show_all"))
    bar = page.verticalScrollBar()
    for place in (0, bar.maximum()):
        bar.setValue(place)
        seen = (
            page.viewport().rect().contains(way_out.mapTo(page.viewport(), way_out.rect().center()))
        )
        room = nothing.mapTo(page.viewport(), QPoint(0, 0)).y()
        assert seen or page.viewport().height() - room < 2 * way_out.height()


def test_the_words_that_were_found_are_marked_in_the_cells(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    def has_mark() -> bool:
        picture = table_of(loaded_window).viewport().grab().toImage()
        mark = painted_colour("mark")
        spots = (
            (x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
        )
        return any(picture.pixelColor(x, y) == mark for x, y in spots)

    assert not has_mark()
    search(qtbot, loaded_window, "example")
    assert has_mark()


def test_a_column_is_filtered_by_its_values(qtbot: QtBot, loaded_window: MainWindow) -> None:
    one = click_arrow(qtbot, loaded_window, COL_STATUS)
    assert next(items(one)).data() == "送信完了  （240件）"
    click(qtbot, one, "すべて解除")
    toggle(qtbot, one, "ユーザー不明")
    toggle(qtbot, one, "受信拒否")
    click(qtbot, one, "絞り込む")
    assert set(column(loaded_window, COL_STATUS)) == {"ユーザー不明", "受信拒否"}
    assert table_of(loaded_window).filter_header.filtered == {COL_STATUS}


def test_a_click_on_the_arrow_does_not_sort(qtbot: QtBot, loaded_window: MainWindow) -> None:
    one = click_arrow(qtbot, loaded_window, COL_ADDRESS)
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert not table_of(loaded_window).horizontalHeader().isSortIndicatorShown()
    assert shown_count(loaded_window) == text("window.showing_all", count=316)


def test_what_is_found_in_the_list_is_what_enter_takes(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    one = click_arrow(qtbot, loaded_window, COL_COMPANY)
    field = one.findChild(QLineEdit)
    assert field is not None
    type_japanese(field, "みなと")
    shown = list(items(one))
    assert shown
    qtbot.keyClick(field, Qt.Key.Key_Return)
    companies = set(column(loaded_window, COL_COMPANY))
    assert all("ミナト" in folded(company) for company in companies)
    assert len(companies) == len(shown)


def test_with_no_value_there_is_nothing_to_filter_by(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    one = click_arrow(qtbot, loaded_window, COL_STATUS)
    click(qtbot, one, "すべて解除")
    words = [label.text() for label in one.findChildren(QWidget) if hasattr(label, "text")]
    assert text("filter.choose_one") in words
    toggle(qtbot, one, "送信完了")
    click(qtbot, one, "絞り込む")
    assert set(column(loaded_window, COL_STATUS)) == {"送信完了"}


def test_the_list_opens_by_keyboard_for_the_current_column_and_knows_what_was_chosen(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    companies = ValueFilter(frozenset(column(loaded_window, COL_COMPANY)[:2]))
    loaded_window.results_view.query_runner.choose_values(0, companies)
    table.setCurrentIndex(table.model().index(0, COL_COMPANY))
    qtbot.keyClick(loaded_window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    one = popup(qtbot, loaded_window)
    states = [Qt.CheckState(each.data(Qt.ItemDataRole.CheckStateRole)) for each in items(one)]
    assert states.count(Qt.CheckState.Checked) == len(companies.values)
    click(qtbot, one, "すべて選択")
    click(qtbot, one, "絞り込む")
    assert shown_count(loaded_window) == text("window.showing_all", count=316)
    assert table.filter_header.filtered == set()


def test_every_filter_has_a_chip_that_ends_it(qtbot: QtBot, loaded_window: MainWindow) -> None:
    view = loaded_window.results_view
    search(qtbot, loaded_window, "example")
    view.query_runner.choose_values(0, ValueFilter(frozenset({"なし"})))
    chips = [chip.accessibleName() for chip in view.chips.buttons]
    assert chips == [text("filter.chip_words", words="example"), "会社名：なし"]
    for chip in chips:
        click(qtbot, loaded_window, chip)
    assert shown_count(loaded_window) == text("window.showing_all", count=316)
    assert view.search_field.text() == ""
    assert table_of(loaded_window).filter_header.filtered == set()


def test_the_header_s_menu_filters_and_ends_the_filter(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    header = table.filter_header

    def choose(words: str) -> None:
        spot = QPoint(header.sectionViewportPosition(COL_STATUS) + 20, 10)
        header.customContextMenuRequested.emit(spot)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.setActiveAction(next(each for each in menu.actions() if each.text() == words))
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    choose(text("filter.column"))
    one = popup(qtbot, loaded_window)
    click(qtbot, one, "すべて解除")
    toggle(qtbot, one, "送信完了")
    click(qtbot, one, "絞り込む")
    assert header.filtered == {COL_STATUS}
    choose(text("filter.end_column"))
    assert header.filtered == set()


@pytest.fixture
def large_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with so many recipients that they are searched in a thread."""
    count = query_runner._ROWS_AT_ONCE * 3
    rows = [recipient("送信完了", address=f"u{number}@x.jp") for number in range(count)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    return window


def test_many_recipients_are_searched_in_a_thread(qtbot: QtBot, large_window: MainWindow) -> None:
    view = large_window.results_view
    with qtbot.waitSignal(view.query_runner.answered):
        search(qtbot, large_window, "U")
    addresses = column(large_window, COL_ADDRESS)
    assert len(addresses) == query_runner._ROWS_AT_ONCE * 3
    assert addresses[:2] == ["u0@x.jp", "u1@x.jp"]


def test_a_newer_key_takes_the_place_of_the_search_that_runs(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    with qtbot.waitSignal(large_window.results_view.query_runner.answered):
        search(qtbot, large_window, "u2")
        type_japanese(large_window.results_view.search_field, "99")
        type_japanese(large_window.results_view.search_field, "99@")
    assert column(large_window, COL_ADDRESS) == ["u29999@x.jp"]


def test_a_search_that_is_stopped_leaves_what_was_shown(
    qtbot: QtBot, large_window: MainWindow
) -> None:
    click_header(qtbot, large_window, COL_ADDRESS)
    search(qtbot, large_window, "u")
    large_window.results_view.query_runner.stop()
    assert len(column(large_window, COL_ADDRESS)) == query_runner._ROWS_AT_ONCE * 3


# ---- the field itself


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_cross_that_empties_the_field_can_be_hit_and_has_a_name(
    qtbot: QtBot, loaded_window: MainWindow, percent: int, look: Look
) -> None:
    look.choose_percent(percent)
    field = loaded_window.results_view.search_field
    type_japanese(field, "ミナト")
    (cross,) = field.findChildren(QToolButton)
    look.choose_percent(100)
    assert cross.isVisible()
    assert min(cross.width(), cross.height()) >= 24
    assert cross.accessibleName() == "検索の言葉を消す"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not cross.isVisible()


@pytest.mark.parametrize(("percent", "width"), [(100, 1240), (200, 1900)])
def test_what_is_searched_is_said_whole_where_there_is_room(
    qtbot: QtBot, loaded_window: MainWindow, percent: int, width: int, look: Look
) -> None:
    field = loaded_window.results_view.search_field
    look.choose_percent(percent)
    loaded_window.resize(width, 700)
    words = text("filter.search")
    qtbot.waitUntil(lambda: field.placeholderText() == words)
    room = field.width() - field.textMargins().left() - 16  # the padding
    needed = field.fontMetrics().horizontalAdvance(words)
    look.choose_percent(100)
    assert needed <= room


def test_a_narrow_field_says_it_in_short(qtbot: QtBot, loaded_window: MainWindow) -> None:
    field = loaded_window.results_view.search_field
    field.setFixedWidth(field.minimumWidth())
    qtbot.waitUntil(lambda: field.placeholderText() == "検索")
    assert field.accessibleName() == text("filter.search")


@pytest.mark.parametrize("between", [";", "\n", "、"])
def test_many_addresses_that_are_pasted_are_searched_and_stay_in_the_field(
    qtbot: QtBot, loaded_window: MainWindow, between: str
) -> None:
    view = loaded_window.results_view
    pasted = between.join(f"user{number}@example.co.jp" for number in range(56))
    QApplication.clipboard().setText(pasted)
    view.search_field.take_focus()
    view.search_field.paste()
    qtbot.waitUntil(lambda: "0件を表示" in shown_count(loaded_window))
    assert view.search_field.text() == pasted.replace("\n", " ")[:1000]
    loaded_window.grab()
    view.search_field.clear()
    everybody = text("window.showing_all", count=316)
    qtbot.waitUntil(lambda: shown_count(loaded_window) == everybody)
