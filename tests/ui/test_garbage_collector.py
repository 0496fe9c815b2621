"""Objects of Qt end in the thread they live in."""

import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

# Lists, for which Python would search through all that is young several times, or once.
MANY, SOME = 100_000, 1_000


def test_garbage_is_searched_for_in_the_window_s_thread_alone(
    qtbot: QtBot,
    dressed_app: QApplication,  # noqa: ARG001 - it searches
) -> None:
    ended_in: list[threading.Thread] = []
    widget = QWidget()
    widget.__dict__["itself"] = widget
    weakref.finalize(widget, lambda: ended_in.append(threading.current_thread()))
    del widget
    worker = threading.Thread(target=lambda: [[number] for number in range(MANY)])

    worker.start()
    worker.join()

    assert ended_in == []
    _kept = [[number] for number in range(SOME)]  # there is a search where there is more than was
    qtbot.waitUntil(lambda: ended_in == [threading.main_thread()])
