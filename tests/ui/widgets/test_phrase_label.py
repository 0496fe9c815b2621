"""A label whose lines end between phrases, while its words stay as they were given."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDrag
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.phrases import kept_together

WORDS = "宛先の方に状況を確認してから、もう一度ダウンロードしてください。"
WIDEST = "確認してから、"


@pytest.fixture
def label(
    qtbot: QtBot,
    dressed_app: QApplication,  # noqa: ARG001 - it needs the program's look
) -> PhraseLabel:
    label = PhraseLabel()
    label.setText(WORDS)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.resize(400, 100)
    label.show()
    return label


def drawn(label: QLabel) -> str:
    """What Qt lays out: the words with what keeps them together, or without."""
    return QLabel.text(label)


def test_its_phrases_are_kept_together(label: PhraseLabel) -> None:
    assert drawn(label) == kept_together(WORDS) != WORDS


def test_its_words_and_its_name_are_as_they_were_given(label: PhraseLabel) -> None:
    assert label.text() == WORDS
    assert label.accessibleName() == WORDS
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == WORDS


def test_copied_words_are_as_they_were_given(qtbot: QtBot, label: PhraseLabel) -> None:
    label.setSelection(0, len(drawn(label)))
    assert label.selectedText() == WORDS
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == WORDS


def test_dragged_words_are_as_they_were_given(
    qtbot: QtBot, label: PhraseLabel, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[str] = []
    # A drag would wait for a mouse that only a real screen has.
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: dragged.append(drag.mimeData().text()))
    label.setSelection(0, len(drawn(label)))
    start = QPoint(20, label.height() // 2)
    qtbot.mousePress(label, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(label, start + QPoint(40, 0))
    qtbot.mouseMove(label, start + QPoint(60, 0))
    qtbot.mouseRelease(label, Qt.MouseButton.LeftButton, pos=start)
    assert dragged == [WORDS]


def test_words_copied_from_the_menu_are_as_they_were_given(
    qtbot: QtBot, label: PhraseLabel
) -> None:
    label.setSelection(0, len(drawn(label)))
    spot = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, label.mapToGlobal(spot))
    QApplication.sendEvent(label, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QApplication.clipboard().clear()
    (copy,) = [each for each in menu.actions() if each.objectName() == "edit-copy"]
    copy.trigger()
    menu.close()
    assert QApplication.clipboard().text() == WORDS
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_where_a_phrase_has_no_room_it_is_broken_rather_than_cut(label: PhraseLabel) -> None:
    label.resize(label.fontMetrics().horizontalAdvance(WIDEST) // 2, 100)
    assert drawn(label) == WORDS
    label.resize(400, 100)
    assert drawn(label) == kept_together(WORDS)


def test_it_makes_no_window_wider_in_large_text(
    qtbot: QtBot, label: PhraseLabel, look: Look
) -> None:
    look.choose_percent(200)
    qtbot.waitUntil(lambda: label.fontInfo().pixelSize() > 20)
    least = label.minimumSizeHint().width()
    look.choose_percent(100)
    assert least < 5 * 40


def test_it_never_cuts_a_word_that_qt_does_not_break(label: PhraseLabel) -> None:
    address = "a.very.long.address.of.somebody@example.co.jp"
    label.setText(f"「{address}」を追加しました。")
    assert label.minimumSizeHint().width() >= label.fontMetrics().horizontalAdvance(address)


def test_it_takes_a_file_s_name_for_no_markup(label: PhraseLabel) -> None:
    label.setText("<b>保存</b>しました。")
    assert label.textFormat() == Qt.TextFormat.PlainText
