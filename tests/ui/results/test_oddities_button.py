from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.ui.dialogs.oddities_dialog import OdditiesDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.phrases import kept_together, plain
from tests.helpers import ALL_AFTER, recipient, result_file


@pytest.fixture
def odd_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window that shows a file with an empty line."""
    rows = [recipient("送信完了"), (), recipient("送信完了")]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    return window


def ask_for_oddities(qtbot: QtBot, window: MainWindow) -> None:
    button = window.results_view.oddities_button
    assert button.text() == text("window.oddities", count=1)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def oddity_lists(window: MainWindow) -> list[OdditiesDialog]:
    return [each for each in window.findChildren(OdditiesDialog) if each.isVisible()]


def test_without_oddities_there_is_no_button(loaded_window: MainWindow) -> None:
    assert not loaded_window.results_view.oddities_button.isVisible()


def test_the_list_of_oddities_opens_once_and_comes_forward_when_asked_for_again(
    qtbot: QtBot, odd_window: MainWindow
) -> None:
    ask_for_oddities(qtbot, odd_window)
    (opened,) = oddity_lists(odd_window)
    opened.showMinimized()
    ask_for_oddities(qtbot, odd_window)
    assert oddity_lists(odd_window) == [opened]
    assert not opened.isMinimized()


def test_the_sentences_of_oddities_break_between_phrases(
    qtbot: QtBot, odd_window: MainWindow
) -> None:
    ask_for_oddities(qtbot, odd_window)
    (dialog,) = oddity_lists(odd_window)
    view = dialog.findChild(QTableView)
    assert view is not None
    cell = view.model().index(0, 1)
    words = cell.data()
    delegate = view.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    drawn = delegate.displayText(words, QLocale())
    assert drawn == kept_together(words) != words
    assert plain(drawn) == words == text("oddity.blank_row")


def test_the_list_of_oddities_goes_with_the_results(qtbot: QtBot, odd_window: MainWindow) -> None:
    ask_for_oddities(qtbot, odd_window)
    with qtbot.waitSignal(odd_window.session.loaded):
        odd_window.session.load([ALL_AFTER])
    assert oddity_lists(odd_window) == []


def test_the_list_of_oddities_opens_again_after_it_was_closed(
    qtbot: QtBot, odd_window: MainWindow
) -> None:
    ask_for_oddities(qtbot, odd_window)
    oddity_lists(odd_window)[0].close()
    ask_for_oddities(qtbot, odd_window)
    assert len(oddity_lists(odd_window)) == 1


def test_thousands_of_oddities_are_there_at_once(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    hint = QTableView.sizeHintForRow

    def size_hint_for_row(self: QTableView, row: int) -> int:
        asked.add(row)
        return hint(self, row)

    monkeypatch.setattr(QTableView, "sizeHintForRow", size_hint_for_row)
    oddities = [Oddity(line, "列が少なすぎます。" * 20) for line in range(2, 10_003)]
    dialog = OdditiesDialog(oddities, window)
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.findChild(QTableView)
    assert view is not None
    qtbot.waitUntil(lambda: view.rowHeight(0) > 3 * view.fontMetrics().height())
    whole = view.rowHeight(0)

    def last_is_whole() -> bool:
        view.scrollToBottom()
        return view.rowHeight(10_000) == whole

    qtbot.waitUntil(last_is_whole)
    assert 1 < len(asked) < 100
