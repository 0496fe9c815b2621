"""The window comes back where it was, and never where nobody can see it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow


@pytest.fixture
def new_window(qtbot: QtBot, look: Look, guide: StatusGuide) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(lambda: guide, look)
        qtbot.addWidget(window)
        return window

    return make


def test_size_and_place_are_remembered(new_window: Callable[[], MainWindow]) -> None:
    first = new_window()
    first.show()
    first.setGeometry(QRect(40, 60, 700, 500))
    first.close()
    second = new_window()
    second.show()
    assert second.geometry() == QRect(40, 60, 700, 500)


def test_a_maximised_window_is_maximised_again(new_window: Callable[[], MainWindow]) -> None:
    first = new_window()
    first.showMaximized()
    first.close()
    second = new_window()
    second.show()
    assert second.isMaximized()


def test_a_window_of_a_screen_that_is_gone_is_brought_back(
    new_window: Callable[[], MainWindow],
) -> None:
    away = new_window()
    away.show()
    away.setGeometry(QRect(9000, 5000, 600, 400))
    away.close()
    back = new_window()
    back.show()
    assert back.screen().availableGeometry().contains(back.geometry().topLeft())


def test_a_first_start_has_the_usual_size(new_window: Callable[[], MainWindow]) -> None:
    window = new_window()
    room = window.screen().availableGeometry()
    assert room.width() / 2 < window.width() <= room.width()
