from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.ui.dialogs.oddities_dialog import OdditiesDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.phrases import kept_together, plain
from tests.helpers import ALL_AFTER, OTHER_UNDELIVERED, UNDELIVERED, recipient, result_file


@pytest.fixture
def odd_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window that shows a file with an empty line."""
    rows = [recipient("送信完了"), (), recipient("送信完了")]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    return window


def ask_for_oddities(qtbot: QtBot, window: MainWindow) -> None:
    buttons = window.results_view.reading_bar.findChildren(QPushButton)
    (shown,) = [each for each in buttons if "注意" in each.text() and each.isVisible()]
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)


def oddity_lists(window: MainWindow) -> list[OdditiesDialog]:
    return [each for each in window.findChildren(OdditiesDialog) if each.isVisible()]


def encoding_button(window: MainWindow) -> QPushButton:
    buttons = window.results_view.reading_bar.findChildren(QPushButton)
    (found,) = [button for button in buttons if button.text().startswith("文字コード")]
    return found


def choice(window: MainWindow, label: str) -> QAction:
    menu = encoding_button(window).menu()
    assert menu is not None
    (found,) = [action for action in menu.actions() if action.text() == label]
    return found


def test_the_encoding_is_told_in_small_print(loaded_window: MainWindow) -> None:
    assert encoding_button(loaded_window).text() == "文字コード: Shift_JIS（自動）"


def test_another_encoding_reads_the_file_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")], encoding="utf-8")
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    with qtbot.waitSignal(window.session.loaded):
        choice(window, "UTF-8").trigger()
    assert encoding_button(window).text() == "文字コード: UTF-8（選択）"
    with qtbot.waitSignal(window.session.loaded):
        choice(window, "自動で決める").trigger()
    assert encoding_button(window).text() == "文字コード: UTF-8（自動）"


def test_the_choice_closes_when_another_file_comes(qtbot: QtBot, loaded_window: MainWindow) -> None:
    """Opened as a click does it, in a loop of its own."""
    session = loaded_window.session
    QTimer.singleShot(0, lambda: session.load([UNDELIVERED]))
    with qtbot.waitSignal(session.loaded):
        encoding_button(loaded_window).showMenu()
    assert QApplication.activePopupWidget() is None


def test_an_encoding_that_does_not_fit_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        choice(loaded_window, "UTF-16").trigger()
    assert "をUTF-16として読むことはできませんでした。" in loaded_window.messages.sentence
    assert loaded_window.results_view.sentence.startswith("316件中")
    assert encoding_button(loaded_window).text() == "文字コード: Shift_JIS（自動）"


def test_of_several_files_no_encoding_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER, OTHER_UNDELIVERED])
    assert not encoding_button(window).isVisible()


def test_without_oddities_the_bar_keeps_quiet(loaded_window: MainWindow) -> None:
    buttons = loaded_window.results_view.reading_bar.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isVisible()] == [
        "文字コード: Shift_JIS（自動）"
    ]


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
