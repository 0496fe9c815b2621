"""Dialogs of a few sentences: whole where there is room, else their page scrolls."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from nexgui.ui.dialogs.support_dialogs import AboutDialog
from nexgui.ui.dialogs.text_dialog import TextDialog
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow


@pytest.fixture
def about(qtbot: QtBot, window: MainWindow) -> AboutDialog:
    window.help.show_about()
    (dialog,) = window.findChildren(AboutDialog)
    qtbot.waitExposed(dialog)
    return dialog


def area_of(dialog: TextDialog) -> QScrollArea:
    (area,) = dialog.findChildren(QScrollArea)
    return area


def is_last_line_seen(dialog: TextDialog) -> bool:
    last = area_of(dialog).findChildren(QLabel)[-1]
    return last.visibleRegion().boundingRect() == last.rect()


def scrolls(dialog: TextDialog) -> bool:
    return area_of(dialog).verticalScrollBar().isVisible()


def test_nothing_scrolls_where_there_is_room(about: AboutDialog) -> None:
    assert is_last_line_seen(about)
    assert not scrolls(about)


def test_a_scroll_bar_that_came_goes_again_with_more_room(qtbot: QtBot, about: AboutDialog) -> None:
    size = about.size()
    about.resize(size.width(), size.height() // 2)
    qtbot.waitUntil(lambda: scrolls(about))
    assert area_of(about).focusPolicy() == Qt.FocusPolicy.StrongFocus
    about.resize(size)
    qtbot.waitUntil(lambda: not scrolls(about))
    assert is_last_line_seen(about)
    assert area_of(about).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_scroll_bar_that_would_need_more_lines_does_not_stay(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Beside it each line wraps once more: the page would then be too high indeed."""
    dialog = TextDialog("", [("", "あ")] * 8, window)
    dialog.show()
    label = area_of(dialog).findChildren(QLabel)[0]
    metrics, width = label.fontMetrics(), label.contentsRect().width()
    words = "あ" * (width // metrics.horizontalAdvance("あ"))
    while metrics.horizontalAdvance(words + "i") <= width:
        words += "i"
    dialog.close()
    full = TextDialog("", [("", words)] * 8, window)
    full.show()
    size = full.size()
    full.resize(size.width(), size.height() // 2)
    qtbot.waitUntil(lambda: scrolls(full))
    full.resize(size)
    qtbot.waitUntil(lambda: not scrolls(full))
    assert is_last_line_seen(full)


def test_it_scrolls_when_its_text_has_grown(qtbot: QtBot, about: AboutDialog, look: Look) -> None:
    look.choose_percent(200)
    qtbot.waitUntil(lambda: scrolls(about))


def test_what_scrolls_keeps_clear_of_the_buttons(about: AboutDialog) -> None:
    area, box = area_of(about), about.findChild(QDialogButtonBox)
    assert box is not None
    end = QRect(area.mapTo(about, QPoint()), area.size()).bottom()
    assert box.y() - end > 4
