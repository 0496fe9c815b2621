"""The foot: nothing above it moves when something comes into it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.folders import NEEDING
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.phrase_label import ElidedLabel
from tests.ui.results_driving import page_scrolls, show_at, table_of


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
    """Shows those who need somebody alone."""
    window.results_view.query_runner.choose_folders(frozenset({NEEDING}))
    qtbot.waitUntil(lambda: "（全" in shown_count(window).text())


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((1366, 768), 200), ((683, 384), 100)]
)
def test_the_table_stays_where_it_is_when_recipients_are_left_out(
    qtbot: QtBot, sample_window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    show_at(qtbot, sample_window, size, percent)
    before = lower_edge(sample_window)
    leave_out(qtbot, sample_window)
    qtbot.waitUntil(lambda: len({each.y() for each in links(sample_window)}) <= 1)
    qtbot.waitUntil(lambda: lower_edge(sample_window) == before)
    assert not page_scrolls(sample_window)


def test_it_names_the_file_and_keeps_the_promise(sample_window: MainWindow) -> None:
    (file,) = [
        each
        for each in sample_window.results_view.foot.findChildren(ElidedLabel)
        if each.objectName() == "smallPrint"
    ]
    assert file.text().endswith("元のファイルは変更しません")
    assert sample_window.results_view.foot.isVisible()


def test_a_row_is_as_high_as_a_link_also_where_there_is_none(sample_window: MainWindow) -> None:
    count = shown_count(sample_window)
    assert count.sizeHint().height() == link_of(sample_window).sizeHint().height()


def link_of(window: MainWindow) -> QPushButton:
    bottom = shown_count(window).parentWidget()
    assert bottom is not None
    return bottom.findChildren(QPushButton, "link")[0]
