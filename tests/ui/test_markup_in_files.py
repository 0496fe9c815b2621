"""What looks like markup in a file is shown letter by letter."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.query.query import ValueFilter
from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.recent_menu import RecentMenu
from nexgui.ui.table.results_model import OUR_COLUMNS
from tests.helpers import ALL_AFTER, result_file
from tests.ui.driving import add
from tests.ui.results_driving import click_arrow, items

MARKED = "<b>太字</b> & " + "長い見出し" * 9
HEADER = ("メールアドレス", "ステータス", MARKED)


@pytest.fixture
def marked_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window that shows a file with markup in a header and in a cell."""
    with qtbot.waitSignal(window.session.loaded):
        window.session.load(
            [result_file(tmp_path, [("a@x.jp", "送信完了", MARKED)], header=HEADER)]
        )
    return window


def shown_in_tip(tip: str) -> str:
    """What a tooltip shows: Qt takes it for markup where it looks so."""
    if not RichQt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def test_in_the_list_of_a_column_s_values(qtbot: QtBot, marked_window: MainWindow) -> None:
    popup = click_arrow(qtbot, marked_window, OUR_COLUMNS + 2)
    (title,) = [label for label in popup.findChildren(QLabel) if MARKED in label.text()]
    assert title.textFormat() == Qt.TextFormat.PlainText
    (item,) = items(popup)
    assert shown_in_tip(item.data(Qt.ItemDataRole.ToolTipRole)) == MARKED


def test_in_the_list_of_columns(marked_window: MainWindow) -> None:
    dialog = ColumnsDialog(marked_window.results_view.table.columns, marked_window)
    dialog.open()
    columns = dialog.findChild(QListWidget)
    assert columns is not None
    assert shown_in_tip(columns.item(columns.count() - 1).toolTip()) == MARKED


def test_in_the_names_of_recent_files(window: MainWindow) -> None:
    path = Path("<b>太字</b>.csv").absolute()
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.record([path])
    menu.aboutToShow.emit()
    assert shown_in_tip(menu.actions()[0].toolTip()) == str(path)


def test_in_any_sentence_of_the_window(qtbot: QtBot, marked_window: MainWindow) -> None:
    marked_window.results_page.address_columns.ask_each()
    click_arrow(qtbot, marked_window, OUR_COLUMNS + 2)
    labels = marked_window.findChildren(QLabel)
    kinds = {label.text(): label.textFormat() for label in labels if "<" in label.text()}
    assert set(kinds.values()) <= {Qt.TextFormat.PlainText}


NAME = "<b>a&b[*]\u202efdp\n.csv"  # what turns the direction, breaks the line, is a place of Qt's


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_in_the_name_of_the_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [("a@x.jp", "送信済み（結果確認中）"), ("b@x.jp",)]
    path = result_file(tmp_path, rows, header=HEADER[:2], name="a.csv").rename(tmp_path / NAME)
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([path])
    shown = "<b>a&b[*]\ufffdfdp\ufffd.csv"
    assert window.windowHandle().title() == f"{shown} - NexGUI"
    add(qtbot, window, ALL_AFTER)
    sentences = [*map(QLabel.text, window.findChildren(QLabel)), window.windowHandle().title()]
    results = window.session.results
    assert results is not None
    told = [oddity.sentence for oddity in results.oddities]
    assert [sentence for sentence in told if shown in sentence]
    assert not [each for each in (*sentences, *told) if "\u202e" in each or "p\n" in each]


def test_what_turns_the_direction_stays_in_its_own_cell(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    turned = "\u202eabc\u2067"
    path = result_file(
        tmp_path,
        [("a@x.jp", turned, turned)],
        header=("メールアドレス", "ステータス", turned),
        encoding="utf-8",
    )
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    table = window.results_view.table
    assert turned in [table.model().index(0, n).data() for n in range(table.model().columnCount())]
    window.results_view.query_runner.choose_values(2, ValueFilter(frozenset([turned])))
    window.results_view.search_field.setText(turned)
    popup = click_arrow(qtbot, window, OUR_COLUMNS + 2)
    assert [item.data() for item in items(popup)] == ["\ufffdabc\ufffd  （1件）"]
    window.results_view.column_menu.follow_current()
    window.results_page.address_columns.ask_each()
    labels = [label.text() for label in window.findChildren(QLabel)]
    buttons = [button.text() for button in window.findChildren(QAbstractButton)]
    titles = [menu.title() for menu in window.findChildren(QMenu)]
    assert any("\ufffdabc" in words for words in buttons)
    mixed = [each for each in (*labels, *buttons, *titles) if "\u202e" in each or "\u2067" in each]
    assert [each for each in mixed if each != turned] == []
