"""The table's manners: columns moved and hidden, the current row, copying."""

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
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.results.nothing_found import NothingFound
from nexgui.ui.settings import Settings
from nexgui.ui.table import row_copier
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    USUALLY_HIDDEN,
    ListForm,
)
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import current_row
from nexgui.ui.work import steps
from tests.helpers import ALL_AFTER, UNDELIVERED, read_csv, recipient, result_file
from tests.ui.driving import click_row
from tests.ui.results_driving import search

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    loaded_window.resize(1366, 700)
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


# ---- columns


def test_columns_are_moved_by_dragging(table: ResultsTable) -> None:
    header = table.horizontalHeader()
    drag_header(header, COL_STATUS, COL_ADDRESS)
    assert [header.logicalIndex(place) for place in range(3)] == [
        COL_ADDRESS,
        COL_STATUS,
        COL_NEXT_STEP,
    ]


def test_columns_are_remembered_for_files_with_the_same_header(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, tmp_path: Path
) -> None:
    table.horizontalHeader().moveSection(4, 2)
    table.setColumnWidth(OUR_COLUMNS, 321)
    table.columns.show_column(COL_MEANING, True)
    table.columns.show_column(COL_NEXT_STEP, False)
    load(qtbot, loaded_window, result_file(tmp_path, [recipient("送信完了")]))
    assert table.horizontalHeader().visualIndex(4) == 4
    assert table.isColumnHidden(COL_MEANING)
    assert not table.isColumnHidden(COL_NEXT_STEP)
    load(qtbot, loaded_window, ALL_AFTER)
    assert table.horizontalHeader().visualIndex(4) == 2
    assert table.columnWidth(OUR_COLUMNS) == 321
    assert not table.isColumnHidden(COL_MEANING)
    assert table.isColumnHidden(COL_NEXT_STEP)


# The columns of ours that each version had, as it kept them in the settings.
FIRST = (None, [0, 1, 2, 3, 4, 5], 5)
SECOND = (2, [0, 1, 2, 3, 4, 5], 3)
OLD_KEYS = ["group", "address", "status", "next_step", "meaning", "action"]
THIRD = (3, [*OLD_KEYS, "resend", "findings", "suggestion"], "next_step")


@pytest.mark.parametrize(("version", "ours", "next_step"), [FIRST, SECOND, THIRD])
def test_what_earlier_versions_kept_of_columns_is_read_without_harm(
    qtbot: QtBot,
    loaded_window: MainWindow,
    table: ResultsTable,
    version: int | None,
    ours: list[int | str],
    next_step: int | str,
) -> None:
    header = read_csv(ALL_AFTER)[0]
    is_numbered = version in (None, 2)
    own = list(range(len(ours), len(ours) + len(header)) if is_numbered else range(len(header)))
    order = [*ours, own[1], own[0], *own[2:]]  # all of ours, and 部署 before 会社名
    group, address, status = ours[:3]
    kept = {
        "version": version,
        "order": order,
        "hidden": [group, status, own[2]],
        "widths": [[address, 90], [status, 60], [next_step, 333], [own[0], 77]],
    }
    table.columns.begin(())  # so that nothing newer is remembered
    Settings().remember_column_layout(header, json.dumps(kept))
    load(qtbot, loaded_window, ALL_AFTER)
    places = [table.horizontalHeader().visualIndex(column) for column in range(OUR_COLUMNS + 2)]
    assert places == [*range(OUR_COLUMNS), OUR_COLUMNS + 1, OUR_COLUMNS]
    assert not any(map(table.isColumnHidden, (COL_STATUS, COL_ADDRESS, OUR_COLUMNS)))
    assert table.isColumnHidden(OUR_COLUMNS + 2)
    assert all(map(table.isColumnHidden, USUALLY_HIDDEN))
    assert table.columnWidth(COL_NEXT_STEP) == 333
    assert table.columnWidth(OUR_COLUMNS) == 77
    assert min(map(table.columnWidth, (COL_STATUS, COL_ADDRESS))) > 200  # two facts are in each


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_asks_for_all_of_the_current_recipient(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, key: Qt.Key
) -> None:
    loaded_window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    click_row(qtbot, table, 3)
    with qtbot.waitSignal(table.recipient_activated) as activated:
        qtbot.keyClick(table, key)
    assert activated.args == [current_row(table)]
    assert current_row(table) != 3  # a row of the results, in whatever order they are


def test_a_double_click_asks_for_all_of_a_recipient(qtbot: QtBot, table: ResultsTable) -> None:
    spot = table.visualRect(table.model().index(2, COL_ADDRESS)).center()
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), button, pos=spot)
    with qtbot.waitSignal(table.recipient_activated) as activated:
        qtbot.mouseDClick(table.viewport(), button, pos=spot)
    assert activated.args == [2]


def test_one_line_a_recipient_is_chosen_in_the_menu_and_remembered(
    loaded_window: MainWindow, table: ResultsTable
) -> None:
    view = loaded_window.findChild(ViewMenu)
    assert view is not None
    one_line = menu_action(view, text("menu.compact"))
    for chosen, height in ((True, 28), (False, 48)):
        one_line.trigger()
        assert one_line.isChecked() == chosen
        assert table.rowHeight(0) == height
        assert Settings().compact_list == chosen
        assert ResultsTable().compact == chosen


def test_where_nothing_was_found_the_words_take_all_of_the_list(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "どこにもない")
    nothing = table.findChild(NothingFound)
    assert nothing is not None
    qtbot.waitUntil(nothing.isVisible)
    assert nothing.geometry() == table.viewport().geometry()


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
    cells = [line.split("\t") for line in lines]
    assert cells[0][:4] == ["状態", "対応区分", "宛先メールアドレス", "次にすること"]
    assert cells[1][:2] == ["送信完了", "⚠ 送信完了でも要確認"]
    assert len({*map(len, cells)}) == 1
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
    table.columns.show_column(COL_NEXT_STEP, False)
    table.columns.show_column(COL_GROUP, True)
    table.columns.show_column(COL_MEANING, True)
    table.horizontalHeader().moveSection(COL_MEANING, 1)
    click_row(qtbot, table, 0)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: not loaded_window.results_view.copier.runner.busy)
    names = clipboard().text().splitlines()[0].split("\t")
    assert names[:5] == ["状態", "意味", "宛先メールアドレス", "対応区分", "会社名"]


@pytest.mark.parametrize("form", [ListForm.NO_NEXT_STEP, ListForm.NARROW])
def test_what_there_is_no_room_for_is_copied_all_the_same(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable, form: ListForm
) -> None:
    copied = []
    for each in (ListForm.WIDE, form):
        table.set_form(each)
        click_row(qtbot, table, 1)
        qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
        qtbot.waitUntil(lambda: not loaded_window.results_view.copier.runner.busy)
        copied.append(clipboard().text())
    assert copied[0] == copied[1]


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
    told = text("window.too_many_to_copy")
    qtbot.waitUntil(lambda: loaded_window.results_view.foot.notice.sentence == told)
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
