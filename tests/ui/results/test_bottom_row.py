"""The row below the table: nothing above it moves when something comes into it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from tests.ui.results_driving import page_scrolls, press, show_at, table_of


@pytest.fixture
def sample_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    with qtbot.waitSignal(window.session.loaded):
        window.open_sample()
    return window


def lower_edge(window: MainWindow) -> int:
    table = table_of(window)
    return table.mapTo(window, QPoint(0, table.height())).y()


def shown_count(window: MainWindow) -> QLabel:
    found = window.findChild(QLabel, "shownCount")
    assert found is not None
    return found


def links(window: MainWindow) -> list[QPushButton]:
    bottom = shown_count(window).parentWidget()
    assert bottom is not None
    return [each for each in bottom.findChildren(QPushButton) if each.isVisible()]


def leave_out(qtbot: QtBot, window: MainWindow) -> None:
    """Shows the recipients of one group alone."""
    press(qtbot, window.results_view.groups.buttons[2])
    qtbot.waitUntil(lambda: "件中" in shown_count(window).text())


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((1366, 768), 200), ((683, 384), 100)]
)
def test_the_table_stays_where_it_is_when_recipients_are_left_out(
    qtbot: QtBot, sample_window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    show_at(qtbot, sample_window, size, percent)
    before = lower_edge(sample_window)
    leave_out(qtbot, sample_window)
    qtbot.waitUntil(lambda: len({each.y() for each in links(sample_window)}) == 1)
    qtbot.waitUntil(lambda: lower_edge(sample_window) == before)
    assert not page_scrolls(sample_window)


def test_a_narrow_window_says_the_same_in_fewer_words(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    leave_out(qtbot, sample_window)
    show_at(qtbot, sample_window, (1366, 768), 100)
    qtbot.waitUntil(
        lambda: text("window.export_shown") in [each.text() for each in links(sample_window)]
    )
    show_at(qtbot, sample_window, (683, 384), 100)
    qtbot.waitUntil(
        lambda: text("window.shown_export") in [each.text() for each in links(sample_window)]
    )
    (link,) = [each for each in links(sample_window) if each.text() == text("window.shown_export")]
    assert link.accessibleName() == text("window.export_shown")


def test_that_not_all_are_there_is_said_in_bold_ink(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    count = shown_count(sample_window)
    assert not count.font().bold()
    leave_out(qtbot, sample_window)
    qtbot.waitUntil(count.font().bold)
    ink = QApplication.palette().windowText().color()
    assert count.palette().color(count.foregroundRole()) == ink
    press(qtbot, sample_window.results_view.groups.buttons[0])
    qtbot.waitUntil(lambda: not count.font().bold())


def test_a_row_is_as_high_as_a_link_also_where_there_is_none(sample_window: MainWindow) -> None:
    count = shown_count(sample_window)
    assert count.sizeHint().height() == link_of(sample_window).sizeHint().height()


def link_of(window: MainWindow) -> QPushButton:
    bottom = shown_count(window).parentWidget()
    assert bottom is not None
    return bottom.findChildren(QPushButton, "link")[0]
