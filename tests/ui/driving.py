"""What a person does with the window, as Qt events."""

import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow

SENTENCE = text("summary.some_need_or_check", total=316, needing=46, to_check=1)
"""What is said of the sample `ALL_AFTER`."""

_SPOT = QPoint(20, 20)


def files(*paths: Path) -> QMimeData:
    """What a file manager hands over when these files are dragged."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def drag_over(widget: QWidget, mime: QMimeData) -> bool:
    """Drags onto a widget; whether something there accepts it."""
    return _is_accepted(QDragEnterEvent, widget, mime)


def may_let_go(widget: QWidget, mime: QMimeData) -> bool:
    """Moves what was dragged onto a widget; whether the system shows that it can be let go."""
    return _is_accepted(QDragMoveEvent, widget, mime)


def _is_accepted(event_type: type[QDragMoveEvent], widget: QWidget, mime: QMimeData) -> bool:
    event = event_type(
        _SPOT,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drag_away(widget: QWidget) -> None:
    """Leaves a widget with what was dragged over it."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Drags onto a widget and lets go; whether something there accepted it."""
    if not drag_over(widget, mime):
        return False
    event = QDropEvent(
        QPointF(_SPOT),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def button(parent: QWidget, words: str) -> QPushButton:
    """The visible button with these words."""
    found = [
        candidate
        for candidate in parent.findChildren(QPushButton)
        if candidate.isVisible() and words in (candidate.text(), candidate.accessibleName())
    ]
    assert len(found) == 1, [candidate.text() for candidate in parent.findChildren(QPushButton)]
    return found[0]


def click(qtbot: QtBot, parent: QWidget, words: str) -> None:
    """Clicks the button with these words."""
    qtbot.mouseClick(button(parent, words), Qt.MouseButton.LeftButton)


def question(window: QWidget) -> Question:
    """The question that is open over a window."""
    found = [box for box in window.findChildren(Question) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def says(box: Question, words: str) -> bool:
    """Whether a question has these words in one of its texts."""
    return any(words in label.text() for label in box.findChildren(QLabel))


def reply(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Answers the question about files, and waits until they are shown."""
    with qtbot.waitSignal(window.session.loaded):
        click(qtbot, question(window), words)


def add(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """Opens files of other mailings behind those on screen."""
    ask(qtbot, window, *paths)
    reply(qtbot, window, "いっしょに表示")


def ask(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """Drops files of other mailings, until the question about them comes."""
    with qtbot.waitSignal(window.session.asked):
        drop(window, files(*paths))


def click_row(qtbot: QtBot, table: QTableView, row: int) -> None:
    """Clicks a row of a table, in the column furthest to the left that scrolls."""
    for column in range(2, table.model().columnCount()):
        if not table.isColumnHidden(column):
            break
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def file_dialog(qtbot: QtBot, window: QWidget) -> QFileDialog:
    """The file dialog that is open over a window."""

    def visible() -> Sequence[QFileDialog]:
        return [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def type_japanese(field: QWidget, words: str) -> None:
    """Types words that come from an input method, and not from keys."""
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(field, typed)


def type_in(field: QLineEdit, words: str) -> None:
    """Types into a field in place of what stands there."""
    field.clear()
    type_japanese(field, words)


def answer(qtbot: QtBot, dialog: QFileDialog, path: Path) -> None:
    """Types a path into a file dialog and presses Enter."""
    field = dialog.findChild(QLineEdit)
    assert field is not None
    type_in(field, str(path))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def freeing_thread(results: object) -> list[str]:
    """Gets the name of the thread that lets go of the results, when it does."""
    names: list[str] = []
    weakref.finalize(results, lambda: names.append(threading.current_thread().name))
    return names
