"""Correcting an address in the panel, as somebody does with mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.ui.driving import button, click, click_row, type_in
from tests.ui.results_driving import show_at, table_of
from tests.ui.test_whole_day import choose, corrected

WRONG, MEANT = "tanaka@gmai.com", "tanaka@gmail.com"


@pytest.fixture
def at_wrong(qtbot: QtBot, loaded_window: MainWindow) -> MainWindow:
    choose(qtbot, loaded_window, WRONG)
    return loaded_window


def row_text(window: MainWindow, column: int = 1) -> str:
    index = table_of(window).currentIndex().siblingAtColumn(column)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_one_click_takes_the_suggestion_and_one_takes_it_back(
    qtbot: QtBot, at_wrong: MainWindow
) -> None:
    panel = at_wrong.results_view.detail.panel

    click(qtbot, panel, "アドレスを修正候補に直す")
    assert corrected(at_wrong) == {WRONG: MEANT}
    assert f"{WRONG} → {MEANT}" in row_text(at_wrong)
    assert "修正後アドレス" in panel.words
    assert not panel._instructions.suggestion.isVisible()
    notice = at_wrong.results_view.foot.notice
    assert notice.sentence == f"アドレスを「{MEANT}」に直しました。"

    click(qtbot, panel, "元に戻す")
    assert corrected(at_wrong) == {}
    assert "→" not in row_text(at_wrong)
    assert panel._instructions.suggestion.isVisible()
    assert notice.sentence == "アドレスを元に戻しました。"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_in_the_list_let_one_type(qtbot: QtBot, at_wrong: MainWindow, key: Qt.Key) -> None:
    table, box = table_of(at_wrong), at_wrong.results_view.detail.panel.correction
    table.setFocus()

    qtbot.keyClick(table, key)

    assert QApplication.focusWidget() is box.field
    assert box.field.text() == MEANT
    assert box.field.selectedText() == MEANT


def test_a_double_click_does_so(qtbot: QtBot, at_wrong: MainWindow) -> None:
    table = table_of(at_wrong)
    place = table.visualRect(table.currentIndex().siblingAtColumn(1)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert QApplication.focusWidget() is at_wrong.results_view.detail.panel.correction.field


def test_a_closed_panel_opens_for_it(qtbot: QtBot, at_wrong: MainWindow) -> None:
    detail = at_wrong.results_view.detail
    detail.toggle_action.trigger()
    assert detail.panel.isHidden()

    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)

    assert QApplication.focusWidget() is detail.panel.correction.field


def test_what_is_typed_is_checked_at_once(qtbot: QtBot, at_wrong: MainWindow) -> None:
    box = at_wrong.results_view.detail.panel.correction
    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)
    take = button(box, "直す")

    for typed, problem, can_take in (
        ("tanaka", "「@」がありません。", False),
        ("tanaka@gmial.com", "「gmial.com」は「gmail.com」の打ち間違いの可能性があります。", True),
        ("", "アドレスが空欄です。", False),
        ("tanaka@example.jp", "", True),
    ):
        type_in(box.field, typed)
        assert box._problem.toPlainText() == problem
        assert box._problem.isHidden() is not bool(problem)
        assert take.isEnabled() is can_take


def test_esc_gives_up_and_nothing_else(qtbot: QtBot, at_wrong: MainWindow) -> None:
    box = at_wrong.results_view.detail.panel.correction
    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)
    type_in(box.field, "x@example.jp")

    qtbot.keyClick(box.field, Qt.Key.Key_Escape)

    assert corrected(at_wrong) == {}
    assert not box.is_typing
    assert QApplication.focusWidget() is table_of(at_wrong)


def test_the_file_s_own_address_is_no_correction(qtbot: QtBot, at_wrong: MainWindow) -> None:
    box = at_wrong.results_view.detail.panel.correction
    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)
    type_in(box.field, WRONG)

    qtbot.keyClick(box.field, Qt.Key.Key_Return)

    assert corrected(at_wrong) == {}
    assert not at_wrong.session.history.last


def test_another_recipient_ends_what_is_typed(qtbot: QtBot, at_wrong: MainWindow) -> None:
    box = at_wrong.results_view.detail.panel.correction
    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)
    type_in(box.field, "x@example.jp")

    click_row(qtbot, table_of(at_wrong), 0)

    qtbot.waitUntil(lambda: not box.is_typing)
    assert corrected(at_wrong) == {}


def test_the_list_stays_where_it_is(qtbot: QtBot, at_wrong: MainWindow) -> None:
    view, table = at_wrong.results_view, table_of(at_wrong)
    view.query_runner.search("gmai")
    row = table.currentIndex().row()
    shown = list(view.shown_rows)

    click(qtbot, view.detail.panel, "アドレスを修正候補に直す")

    assert list(view.shown_rows) == shown
    assert table.currentIndex().row() == row
    # What was done last is taken back first, then the search.
    qtbot.keyClick(at_wrong, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert corrected(at_wrong) == {}
    assert list(view.shown_rows) == shown


def test_in_a_narrow_window_it_is_done_on_the_page(qtbot: QtBot, at_wrong: MainWindow) -> None:
    show_at(qtbot, at_wrong, (1366, 693), 200)
    detail = at_wrong.results_view.detail
    qtbot.keyClick(at_wrong, Qt.Key.Key_F2)

    assert detail.is_page
    assert QApplication.focusWidget() is detail.panel.correction.field
    qtbot.waitUntil(lambda: not detail.panel.correction.field.visibleRegion().isEmpty())
    qtbot.keyClick(detail.panel.correction.field, Qt.Key.Key_Return)
    assert corrected(at_wrong) == {WRONG: MEANT}


def test_while_files_are_read_nothing_is_corrected(
    qtbot: QtBot, at_wrong: MainWindow, samples: object
) -> None:
    assert samples
    session = at_wrong.session
    with qtbot.waitSignal(session.loaded):
        session.read_again(None)
        session.correct(0, "x@example.jp")
        assert corrected(at_wrong) == {}


def test_corrections_stay_when_the_files_are_read_again(qtbot: QtBot, at_wrong: MainWindow) -> None:
    click(qtbot, at_wrong.results_view.detail.panel, "アドレスを修正候補に直す")

    with qtbot.waitSignal(at_wrong.session.loaded):
        at_wrong.session.read_again(None)

    assert corrected(at_wrong) == {WRONG: MEANT}


def test_the_list_of_the_corrected_is_copied_as_a_table(qtbot: QtBot, at_wrong: MainWindow) -> None:
    at_wrong._menus.copy_corrected.trigger()
    assert at_wrong.results_view.foot.notice.sentence.startswith("直した宛先は、まだありません。")
    click(qtbot, at_wrong.results_view.detail.panel, "アドレスを修正候補に直す")

    at_wrong._menus.copy_corrected.trigger()

    mime = QApplication.clipboard().mimeData()
    header, row = mime.text().splitlines()
    assert header.split("\t") == [
        "宛先メールアドレス",
        "修正後アドレス",
        "会社名",
        "氏名",
        "元の行",
    ]
    assert row.split("\t")[:2] == [WRONG, MEANT]
    assert MEANT in mime.html()
