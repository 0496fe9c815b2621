"""The program's own application, and a window that is closed after each test."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.ui.app import Application, set_up
from nexgui.ui.look.look import LEAST_PERCENT, Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings, ThemeChoice
from nexgui.ui.work.registry import Work
from tests.helpers import ALL_AFTER
from tests.ui.driving import click, question

# A wait ends as soon as there is what it waits for: only a busy machine needs this patience.
_PATIENCE = {"timeout": 30_000}  # milliseconds
_WAITS = ("waitActive", "waitExposed", "waitSignal", "waitSignals", "waitUntil")
for _wait in (getattr(QtBot, name) for name in _WAITS):
    _wait.__kwdefaults__ |= _PATIENCE


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    if sys.platform == "win32":  # as on the offscreen platform: tests use what is inside of them
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return Application


@pytest.fixture(autouse=True)
def home_on_windows(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows knows a user's folders without any variable: Qt is told of this test's home."""
    if sys.platform == "win32":
        usual = QStandardPaths.StandardLocation.HomeLocation

        def folder(place: QStandardPaths.StandardLocation) -> str:
            return (home if place is usual else home / place.name).as_posix()

        monkeypatch.setattr(QStandardPaths, "writableLocation", folder)


@pytest.fixture(scope="session")
def look_of_program(qapp: QApplication) -> Look:
    return set_up(qapp)


@pytest.fixture
def look(look_of_program: Look) -> Iterator[Look]:
    """The look of the program, as usual again after each test."""
    yield look_of_program
    if look_of_program.theme is not ThemeChoice.SYSTEM:
        look_of_program.choose_theme(ThemeChoice.SYSTEM)
    if look_of_program.percent != LEAST_PERCENT:
        look_of_program.choose_percent(LEAST_PERCENT)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - it has the clipboard
    """Leaves nothing that was copied: offscreen it outlives Python, and Qt crashes freeing it."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def dressed_app(qapp: QApplication, look: Look) -> QApplication:  # noqa: ARG001 - it has the look
    return qapp


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:  # noqa: ARG001 - signals need an application
    work = Work()
    yield work
    work.shut_down()


@pytest.fixture
def window(qtbot: QtBot, look: Look, guide: StatusGuide) -> Iterator[MainWindow]:
    """A window of somebody who begins with all recipients, in the order of the file."""
    Settings().begins_with_everyone = True
    window = MainWindow(lambda: guide, look)
    with qtbot.waitActive(window):  # shortcuts work in the active window alone
        window.resize(1366, 740)
        window.show()
        window.activateWindow()
    yield window
    window.close()
    if window.isVisible():  # and asks about what the test left unfinished
        ways = {text("closing.give_up"), text("closing.without_saving")}
        buttons = question(window).findChildren(QPushButton)
        click(qtbot, question(window), next(each.text() for each in buttons if each.text() in ways))
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before its look is undone


@pytest.fixture
def loaded_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window that shows the sample 全宛先 file."""
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([ALL_AFTER])
    return window
