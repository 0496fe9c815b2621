"""The list of a column's values where there are more than it has room for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table import value_choice
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.results_model import COL_ADDRESS
from nexgui.ui.table.value_choice import ColumnValues
from tests.helpers import recipient, result_file
from tests.ui.driving import button, click, type_japanese
from tests.ui.results_driving import click_arrow, column, items, toggle


@pytest.fixture
def various_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window with six addresses, of which three are listed."""
    monkeypatch.setattr(value_choice, "MOST_VALUES", 3)
    rows = [recipient("送信完了", address=f"{letter}@x.jp") for letter in "abcdef"]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    return window


def shown(window: MainWindow) -> str:
    return "".join(address[0] for address in column(window, COL_ADDRESS))


def notes(popup: ColumnFilter) -> str:
    return "".join(label.text() for label in popup.findChildren(QLabel) if label.isVisible())


def look_for(qtbot: QtBot, popup: ColumnFilter, words: str) -> None:
    field = popup.findChild(QLineEdit)
    assert field is not None
    field.clear()
    type_japanese(field, words)
    qtbot.waitUntil(lambda: text("filter.counting") not in notes(popup))


def test_a_value_that_is_unticked_leaves_those_beyond_the_list_as_they_were(
    qtbot: QtBot, various_window: MainWindow
) -> None:
    popup = click_arrow(qtbot, various_window, COL_ADDRESS)
    assert text("filter.unlisted_shown") in notes(popup)
    toggle(qtbot, popup, "b@x.jp")
    click(qtbot, popup, "絞り込む")
    assert shown(various_window) == "acdef"
    popup = click_arrow(qtbot, various_window, COL_ADDRESS)
    ticks = [Qt.CheckState(each.data(Qt.ItemDataRole.CheckStateRole)) for each in items(popup)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]


def test_where_all_ticks_are_taken_away_the_note_says_what_becomes_of_the_rest(
    qtbot: QtBot, various_window: MainWindow
) -> None:
    popup = click_arrow(qtbot, various_window, COL_ADDRESS)
    click(qtbot, popup, "すべて解除")
    assert text("filter.unlisted_hidden") in notes(popup)
    toggle(qtbot, popup, "b@x.jp")
    click(qtbot, popup, "絞り込む")
    assert shown(various_window) == "b"


def test_a_value_beyond_the_list_is_found_by_typing(
    qtbot: QtBot, various_window: MainWindow
) -> None:
    popup = click_arrow(qtbot, various_window, COL_ADDRESS)
    look_for(qtbot, popup, "Ｆ@")
    assert [each.data() for each in items(popup)] == ["f@x.jp  （1件）"]
    toggle(qtbot, popup, "f@x.jp")
    look_for(qtbot, popup, "")
    click(qtbot, popup, "絞り込む")
    assert shown(various_window) == "abcde"


def test_while_values_are_counted_there_is_nothing_to_apply(
    qtbot: QtBot, various_window: MainWindow
) -> None:
    popup = click_arrow(qtbot, various_window, COL_ADDRESS)
    field = popup.findChild(QLineEdit)
    assert field is not None
    type_japanese(field, "f@")
    assert not button(popup, "絞り込む").isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert popup.isVisible()
    qtbot.waitUntil(button(popup, "絞り込む").isEnabled)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown(various_window) == "f"


@pytest.mark.parametrize("percent", [100, 200])
def test_names_of_statuses_are_whole_where_there_is_room(
    qtbot: QtBot, loaded_window: MainWindow, percent: int, look: Look
) -> None:
    look.choose_percent(percent)
    popup = ColumnFilter("状態", None, loaded_window)
    popup.resize(QSize(420, 420) * percent / 100)
    popup.show()
    name = "停止リスト全停止 (メール) に該当する"
    popup.show_values("", ColumnValues({name: 4}, complete=True))
    (item,) = items(popup)
    assert item.data() == f"{name}  （4件）"
    popup.resize(QSize(260, 420) * percent / 100)
    qtbot.waitUntil(lambda: "…" in next(items(popup)).data())
    popup.reject()
