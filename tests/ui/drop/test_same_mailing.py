"""A file of the mailing on screen: it is known, takes its place, and can be taken back."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from nexgui.core.changes import ChangeKind
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from tests.core.loaded import load_lines, written
from tests.helpers import ALL_AFTER, ALL_BEFORE, OTHER_UNDELIVERED, UNDELIVERED, file_of, read_csv
from tests.ui.driving import add, ask, button, click, drop, files, question, reply, type_in
from tests.ui.results_driving import current, select, selected, table_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day_before(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window that shows the download of the day before."""
    take(qtbot, window, ALL_BEFORE)
    return window


def take(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(*paths))
    assert not [box for box in window.findChildren(Question) if box.isVisible()]


def rows(window: MainWindow) -> int:
    return window.results_view.table.model().rowCount()


def needing(window: MainWindow) -> int:
    assert window.session.results is not None
    return window.session.results.counts.needing_action


def undo(qtbot: QtBot, window: MainWindow) -> None:
    action = next(a for a in window.findChildren(QAction) if a.text() == text("menu.undo"))
    with qtbot.waitSignal(window.session.loaded):
        action.trigger()


def test_the_newer_takes_the_older_one_s_place_and_says_so(
    qtbot: QtBot, day_before: MainWindow
) -> None:
    take(qtbot, day_before, ALL_AFTER)

    assert (rows(day_before), needing(day_before)) == (316, 46)
    assert day_before.windowTitle() == f"{ALL_AFTER.name} - NexGUI"
    assert day_before.messages.sentence == (
        "同じ送信の新しい結果に置き換えました。58件の結果が決まり、"
        "対応が必要な宛先は9件増えました（37件 → 46件）。"
    )


def test_whom_it_is_about_is_shown_with_a_button(qtbot: QtBot, day_before: MainWindow) -> None:
    take(qtbot, day_before, ALL_AFTER)

    click(qtbot, day_before.messages, "増えた9件を見る")

    assert rows(day_before) == 9
    (chip,) = day_before.results_view.chips.buttons
    assert chip.accessibleName() == "前回から：新しく対応が必要"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert rows(day_before) == 316


def test_the_older_adds_nothing_and_leaves_what_is_on_screen(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    before = loaded_window.session.results
    take(qtbot, loaded_window, UNDELIVERED)

    assert loaded_window.session.results is before
    assert "二重には数えません" in loaded_window.messages.sentence
    assert loaded_window.session.history.last is None


def test_the_older_that_comes_second_tells_what_changed_since_then(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    take(qtbot, loaded_window, ALL_BEFORE)

    assert loaded_window.windowTitle() == f"{ALL_AFTER.name} - NexGUI"
    assert "9件増えました" in loaded_window.messages.sentence
    assert button(loaded_window.messages, "増えた9件を見る")


def test_who_was_chosen_stays_chosen_wherever_they_are_now(
    qtbot: QtBot, day_before: MainWindow, tmp_path: Path
) -> None:
    header, *lines = read_csv(ALL_AFTER)
    content = written([header, *reversed(lines)]).encode("cp932")
    chosen = select(table_of(day_before), 3, 9, 12)

    take(qtbot, day_before, file_of(tmp_path, content))

    assert selected(table_of(day_before)) == chosen
    assert current(table_of(day_before)) in chosen
    undo(qtbot, day_before)
    assert selected(table_of(day_before)) == chosen


def test_the_search_and_the_order_stay(qtbot: QtBot, day_before: MainWindow) -> None:
    view = day_before.results_view
    type_in(view.search_field, "example")
    view.query_runner.sort_by(SortBy.ADDRESS)
    wanted = view.query_runner.wanted

    take(qtbot, day_before, ALL_AFTER)

    assert view.query_runner.wanted == wanted


def test_a_replaced_file_comes_back_and_goes_again(qtbot: QtBot, day_before: MainWindow) -> None:
    take(qtbot, day_before, ALL_AFTER)

    with qtbot.waitSignal(day_before.session.loaded):
        click(qtbot, day_before.messages, "元に戻す")
    assert (day_before.windowTitle(), needing(day_before)) == (f"{ALL_BEFORE.name} - NexGUI", 37)
    assert day_before.messages.sentence == ""
    with qtbot.waitSignal(day_before.session.loaded):
        qtbot.keyClick(table_of(day_before), Qt.Key.Key_Y, CONTROL)
    assert needing(day_before) == 46
    with qtbot.waitSignal(day_before.session.loaded):
        qtbot.keyClick(table_of(day_before), Qt.Key.Key_Z, CONTROL)
    assert needing(day_before) == 37


def test_what_was_added_and_what_took_its_place_comes_back(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.show_only([1])
    assert rows(loaded_window) == 64
    undo(qtbot, loaded_window)
    assert rows(loaded_window) == 316 + 64
    undo(qtbot, loaded_window)
    assert rows(loaded_window) == 316
    assert loaded_window.session.history.last is None


def test_a_mailing_that_took_another_s_place_gives_it_back(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    reply(qtbot, loaded_window, "このファイルだけを表示")
    undo(qtbot, loaded_window)
    assert rows(loaded_window) == 316


def test_reading_again_tells_what_changed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = Path(shutil.copy(ALL_BEFORE, tmp_path / "全宛先.csv"))
    take(qtbot, window, path)
    shutil.copy(ALL_AFTER, path)
    os.utime(path, (2_000_000_000, 2_000_000_000))
    with qtbot.waitSignal(window.session.loaded):
        window.session.read_again(None)
    assert "9件増えました" in window.messages.sentence
    results = window.session.results
    assert results is not None
    assert results.changes is not None
    assert results.changes.counts.kinds[ChangeKind.NEEDING] == 9


def test_where_nobody_can_tell_the_preset_answer_leaves_all_as_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bare = ("会社名,メールアドレス,ステータス,確定日時", "一社,u1@x.jp,送信完了,")
    for name in ("前", "後"):
        (tmp_path / name).mkdir()
        load_lines(tmp_path / name, *bare)
    take(qtbot, window, tmp_path / "前" / "全宛先.csv")
    ask(qtbot, window, tmp_path / "後" / "全宛先.csv")
    assert question(window).heading == "「全宛先.csv」は、いまの結果と同じ送信かもしれません"
    qtbot.keyClick(question(window), Qt.Key.Key_Return)
    assert rows(window) == 1
    assert window.session.can_export
