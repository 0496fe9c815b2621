"""The table's manners: frozen columns, columns moved and hidden, the current row, copying."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from nexgui.ui.table import row_copier
from nexgui.ui.table.results_model import (
    COL_ACTION,
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    USUALLY_HIDDEN,
)
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import current_row
from nexgui.ui.work import steps
from tests.helpers import ALL_AFTER, UNDELIVERED, read_csv, recipient, result_file
from tests.ui.driving import click_row
from tests.ui.results_driving import choose_folder

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    loaded_window.resize(1240, 700)
    return loaded_window.results_view.table


@pytest.fixture(autouse=True)
def empty_clipboard(dressed_app: QApplication) -> Iterator[None]:  # noqa: ARG001 - must be there
    QApplication.clipboard().clear()
    yield
    QApplication.clipboard().clear()


def clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def drag_header(header: QHeaderView, column: int, onto: int) -> None:
    """Drags the header of a column onto that of another one."""
    middle = header.height() // 2
    start = QPoint(header.sectionViewportPosition(column) + 20, middle)
    end = QPoint(header.sectionViewportPosition(onto) + header.sectionSize(onto) - 10, middle)
    button = Qt.MouseButton.LeftButton
    steps = (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, (start + end) / 2),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    )
    for kind, spot in steps:
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        place = QPointF(header.viewport().mapToGlobal(spot))
        event = QMouseEvent(
            kind, QPointF(spot), place, button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(header.viewport(), event)


def menu_action(menu: QMenu, words: str) -> QAction:
    menu.aboutToShow.emit()
    found = [action for action in menu.actions() if action.text() == words]
    assert len(found) == 1, [action.text() for action in menu.actions()]
    return found[0]


# ---- frozen columns


def test_group_and_address_stay_in_view_while_the_others_scroll(table: ResultsTable) -> None:
    table.horizontalScrollBar().setValue(600)
    assert table.frozen.isVisible()
    assert table.frozen.geometry().left() == table.viewport().geometry().left()
    shown = [n for n in range(table.model().columnCount()) if not table.frozen.isColumnHidden(n)]
    assert shown == [COL_GROUP, COL_ADDRESS]
    for row in (0, 5):
        cell = table.model().index(row, COL_ADDRESS)
        assert table.frozen.visualRect(cell).top() == table.visualRect(cell).top()


def test_the_frozen_columns_scroll_down_with_the_table(table: ResultsTable) -> None:
    table.verticalScrollBar().setValue(40)
    assert table.frozen.verticalScrollBar().value() == 40
    table.scrollToBottom()
    assert table.frozen.verticalScrollBar().value() == table.verticalScrollBar().value()


def test_the_frozen_columns_are_in_step_after_a_filter_is_taken_away(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.setCurrentIndex(table.model().index(300, COL_ADDRESS))
    choose_folder(qtbot, loaded_window, "アドレスを直す")
    table.selectRow(20)
    choose_folder(qtbot, loaded_window, "すべての宛先")
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 0)
    assert table.frozen.verticalScrollBar().value() == table.verticalScrollBar().value()


def test_a_frozen_header_sorts_and_shows_it(qtbot: QtBot, table: ResultsTable) -> None:
    header = table.frozen.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(COL_ADDRESS) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.horizontalHeader().sortIndicatorSection() == COL_ADDRESS
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == COL_ADDRESS


def test_a_click_on_a_frozen_cell_selects_its_row_and_leaves_the_others_where_they_are(
    qtbot: QtBot, table: ResultsTable
) -> None:
    table.horizontalScrollBar().setValue(500)
    spot = table.frozen.visualRect(table.model().index(3, COL_ADDRESS)).center()
    qtbot.mouseClick(table.frozen.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [3]
    assert table.hasFocus()
    assert table.horizontalScrollBar().value() == 500


def test_a_cell_that_the_keys_go_to_is_not_under_the_frozen_ones(
    qtbot: QtBot, table: ResultsTable
) -> None:
    table.setCurrentIndex(table.model().index(2, OUR_COLUMNS + 8))
    for _ in range(8):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= table.frozen.covered


def test_a_width_is_the_same_in_both_views(table: ResultsTable) -> None:
    table.frozen.horizontalHeader().resizeSection(COL_ADDRESS, 260)
    assert table.columnWidth(COL_ADDRESS) == 260
    table.setColumnWidth(COL_GROUP, 180)
    assert table.frozen.columnWidth(COL_GROUP) == 180
    assert table.frozen.width() == 260 + 180 + 2


def test_in_a_narrow_window_the_group_is_narrow_and_stays(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    loaded_window.resize(620, 600)
    detail = loaded_window.results_view.detail
    qtbot.waitUntil(lambda: table.width() == detail.width())  # the panel has gone
    table.horizontalScrollBar().setValue(400)
    assert table.frozen.isVisible()
    assert not table.frozen.isColumnHidden(COL_GROUP)


def test_in_a_narrow_window_the_address_alone_stays_beside_a_wide_group(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.setColumnWidth(COL_GROUP, 250)
    loaded_window.resize(620, 600)
    detail = loaded_window.results_view.detail
    qtbot.waitUntil(lambda: table.width() == detail.width())  # the panel has gone
    assert not table.frozen.isVisible()
    table.horizontalScrollBar().setValue(400)
    assert table.frozen.isVisible()
    assert table.frozen.isColumnHidden(COL_GROUP)
    assert table.frozen.width() == table.columnWidth(COL_ADDRESS) + 2
    loaded_window.resize(1240, 700)
    assert not table.frozen.isColumnHidden(COL_GROUP)


# ---- columns


def test_columns_are_moved_by_dragging_but_not_before_the_frozen_ones(table: ResultsTable) -> None:
    header = table.horizontalHeader()
    drag_header(header, COL_STATUS, COL_NEXT_STEP)
    assert header.visualIndex(COL_STATUS) == 3
    header.moveSection(3, 0)
    assert [header.logicalIndex(place) for place in range(3)] == [COL_GROUP, COL_ADDRESS, 2]


def test_a_hidden_group_is_not_frozen_either(table: ResultsTable) -> None:
    table.columns.show_column(COL_GROUP, False)
    assert table.frozen.isColumnHidden(COL_GROUP)
    assert table.frozen.width() == table.columnWidth(COL_ADDRESS) + 2


def test_columns_are_remembered_for_files_with_the_same_header(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, tmp_path: Path
) -> None:
    table.horizontalHeader().moveSection(4, 2)
    table.setColumnWidth(OUR_COLUMNS, 321)
    table.columns.show_column(COL_MEANING, False)
    load(qtbot, loaded_window, result_file(tmp_path, [recipient("送信完了")]))
    assert table.horizontalHeader().visualIndex(4) == 4
    assert not table.isColumnHidden(COL_MEANING)
    load(qtbot, loaded_window, ALL_AFTER)
    assert table.horizontalHeader().visualIndex(4) == 2
    assert table.columnWidth(OUR_COLUMNS) == 321
    assert table.isColumnHidden(COL_MEANING)


def test_columns_of_the_first_version_are_still_the_same_ones(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    """It had 意味, 対応 and 次にすること as its columns 3 to 5, and none of ours behind them."""
    header = read_csv(ALL_AFTER)[0]
    count = 6 + len(header)
    order = [0, 1, 2, 4, 3, *range(5, count)]
    kept = {"order": order, "hidden": [3], "widths": [[5, 333]]}
    table.columns.begin(())  # so that nothing newer is remembered
    Settings().remember_column_layout(header, json.dumps(kept))
    load(qtbot, loaded_window, ALL_AFTER)
    assert table.isColumnHidden(COL_MEANING)
    assert table.columnWidth(COL_NEXT_STEP) == 333
    places = map(table.horizontalHeader().visualIndex, (COL_ACTION, COL_MEANING, COL_NEXT_STEP))
    assert list(places) == sorted(map(table.horizontalHeader().visualIndex, range(3, 6)))
    assert not table.isColumnHidden(OUR_COLUMNS)
    assert all(map(table.isColumnHidden, USUALLY_HIDDEN))


def test_what_is_remembered_of_columns_does_not_show_their_names(
    loaded_window: MainWindow, table: ResultsTable, home: Path
) -> None:
    table.columns.show_column(OUR_COLUMNS, False)
    loaded_window.close()
    kept = "".join(path.read_text("utf-8") for path in home.rglob("settings.ini"))
    assert "hidden" in kept
    assert "会社名" not in kept


def test_settings_that_make_no_sense_do_no_harm(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, home: Path
) -> None:
    table.columns.show_column(OUR_COLUMNS, False)
    load(qtbot, loaded_window, UNDELIVERED)
    (path,) = home.rglob("settings.ini")
    words = path.read_text("utf-8")
    path.write_text(words.replace("hidden", "hid").replace("[6]", "6"), "utf-8")
    load(qtbot, loaded_window, ALL_AFTER)
    assert table.rowAt(5) == 0


# ---- the current row


def test_the_line_number_of_the_current_row_is_marked(qtbot: QtBot, table: ResultsTable) -> None:
    table.setCurrentIndex(table.model().index(4, COL_ADDRESS))
    header = table.verticalHeader()
    picture = header.grab().toImage()
    scale = picture.devicePixelRatio()
    accent = header.palette().accent().color()

    def at_left(row: int) -> object:
        y = header.sectionViewportPosition(row) + header.sectionSize(row) // 2
        return picture.pixelColor(round(1 * scale), round(y * scale))

    assert at_left(4) == accent
    assert at_left(5) != accent
    qtbot.keyClick(table, Qt.Key.Key_Down)
    picture = header.grab().toImage()
    assert at_left(5) == accent
    assert at_left(4) != accent


def test_another_order_starts_at_the_top_where_the_current_row_was_out_of_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=f"a{n:03}@x.jp") for n in range(300)]
    rows[200] = recipient("ユーザー不明", address="a150@y.jp")
    load(qtbot, window, result_file(tmp_path, rows))
    table = window.results_view.table
    assert current_row(table) == 200  # chosen by the program, and not in sight
    window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    assert table.rowAt(0) == 0
    assert current_row(table) == 200


def test_another_order_keeps_the_current_row_in_sight_where_it_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=f"a{n:03}@x.jp") for n in range(300)]
    load(qtbot, window, result_file(tmp_path, rows))
    table = window.results_view.table
    click_row(qtbot, table, 1)
    for _ in range(2):  # the other way round
        window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    assert current_row(table) == 1
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert table.rowAt(0) > 200


# ---- copying


def test_selected_rows_are_copied_with_their_headers(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    click_row(qtbot, table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: not loaded_window.results_view.copier.runner.busy)
    lines = clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["対応区分", "宛先メールアドレス", "状態"]
    assert len(lines) == 3
    assert "nakamura@gmai.com" in lines[1].split("\t")
    assert ">対応区分</th>" in clipboard().html()
    assert (
        loaded_window.results_view.foot.notice.sentence
        == "2件の宛先を、見出しを付けてコピーしました。"
    )


def test_only_columns_that_are_shown_are_copied_and_in_their_order(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.columns.show_column(COL_STATUS, False)
    table.horizontalHeader().moveSection(4, 2)
    click_row(qtbot, table, 0)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: not loaded_window.results_view.copier.runner.busy)
    assert clipboard().text().split("\t")[:4] == [
        "対応区分",
        "宛先メールアドレス",
        "意味",
        "次にすること",
    ]


def test_addresses_are_copied_one_a_line(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    click_row(qtbot, table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not loaded_window.results_view.copier.runner.busy)
    assert clipboard().text() == "nakamura@gmai.com\ntaro@docomo.ne.jp"
    assert loaded_window.results_view.foot.notice.sentence == "2件のアドレスをコピーしました。"


def test_all_rows_are_selected_and_copied_part_by_part(
    qtbot: QtBot,
    loaded_window: MainWindow,
    table: ResultsTable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(steps, "_SECONDS_A_TURN", 0.0)
    copier = loaded_window.results_view.copier.runner
    qtbot.keyClick(table, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignals([copier.progressed, copier.ended]):
        qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
        assert copier.busy
    assert len(clipboard().html().split("<tr>")) == 1 + 1 + 316
    assert (
        loaded_window.results_view.foot.notice.sentence
        == "316件の宛先を、見出しを付けてコピーしました。"
    )


def test_escape_stops_copying_and_leaves_the_clipboard(
    qtbot: QtBot,
    loaded_window: MainWindow,
    table: ResultsTable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    QApplication.clipboard().setText("前のもの")
    monkeypatch.setattr(steps, "_SECONDS_A_TURN", 0.0)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not loaded_window.results_view.copier.runner.busy
    assert clipboard().text() == "前のもの"


@pytest.mark.parametrize("limit", ["_MOST_ROWS", "_MOST_CHARACTERS"])
def test_too_much_is_not_copied_but_told(
    qtbot: QtBot,
    loaded_window: MainWindow,
    table: ResultsTable,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
) -> None:
    monkeypatch.setattr(row_copier, limit, 100)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: bool(loaded_window.messages.sentence))
    assert loaded_window.results_view.foot.notice.sentence == text("window.too_many_to_copy")
    assert QApplication.clipboard().text() == ""


def test_copying_nothing_says_what_to_do(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert loaded_window.results_view.foot.notice.sentence.startswith(
        "コピーする宛先が選ばれていません。"
    )


def test_letters_that_are_typed_in_the_table_search_no_rows(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = loaded_window.results_view.table
    before = table.currentIndex().row()
    qtbot.keyClicks(table, "t ")
    assert table.currentIndex().row() == before
