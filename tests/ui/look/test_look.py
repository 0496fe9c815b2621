"""The user's choice of theme and text size, from the menu 表示."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.support_dialogs import AboutDialog
from nexgui.ui.help.help_window import HelpWindow
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.settings import Settings, ThemeChoice
from nexgui.ui.table.results_model import COL_ADDRESS, COL_STATUS

CONTROL = Qt.KeyboardModifier.ControlModifier


def action(menu: QMenu | None, words: str) -> QAction:
    assert menu is not None
    (found,) = [action for action in menu.actions() if action.text() == words]
    return found


def view_menu(window: MainWindow) -> QMenu | None:
    return window.findChild(ViewMenu)


def text_height(window: MainWindow) -> int:
    return window.results_view.folders.fontInfo().pixelSize()


def test_the_dark_theme_is_chosen_and_remembered(
    window: MainWindow, dressed_app: QApplication
) -> None:
    action(view_menu(window), "暗い色(&D)").trigger()
    assert dressed_app.palette().window().color().lightnessF() < 0.5
    assert Settings().theme is ThemeChoice.DARK
    action(view_menu(window), "明るい色(&L)").trigger()
    assert dressed_app.palette().window().color().lightnessF() > 0.5


def test_the_menu_ticks_the_theme_that_is_chosen(window: MainWindow) -> None:
    assert action(view_menu(window), text("menu.system_theme")).isChecked()
    action(view_menu(window), "暗い色(&D)").trigger()
    assert action(view_menu(window), "暗い色(&D)").isChecked()
    assert not action(view_menu(window), text("menu.system_theme")).isChecked()


def test_the_program_follows_the_system_only_where_the_user_wants_it(
    look: Look, dressed_app: QApplication
) -> None:
    look.choose_theme(ThemeChoice.LIGHT)
    dressed_app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert dressed_app.palette().window().color().lightnessF() > 0.5


def test_text_grows_with_control_plus_and_everything_with_it(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    loaded_window.resize(3000, 1400)  # else there is another form at 200 %
    table = loaded_window.results_view.table
    usual, width = text_height(loaded_window), table.columnWidth(COL_STATUS)
    for _ in range(6):
        qtbot.keyClick(loaded_window, Qt.Key.Key_Plus, CONTROL)
    assert text_height(loaded_window) == 2 * usual
    assert table.rowHeight(0) == 96
    assert table.columnWidth(COL_STATUS) == 2 * width
    assert not action(view_menu(loaded_window), text("menu.larger_text")).isEnabled()


def test_text_shrinks_with_control_minus_and_is_as_usual_with_control_0(
    qtbot: QtBot, loaded_window: MainWindow, look: Look
) -> None:
    look.choose_percent(175)
    qtbot.keyClick(loaded_window, Qt.Key.Key_Minus, CONTROL)
    assert look.percent == 150
    qtbot.keyClick(loaded_window, Qt.Key.Key_0, CONTROL)
    assert look.percent == 100
    assert loaded_window.results_view.table.rowHeight(0) == 48
    assert not action(view_menu(loaded_window), text("menu.smaller_text")).isEnabled()


def test_the_text_size_is_remembered(look: Look) -> None:
    look.choose_percent(150)
    assert Settings().text_percent == 150


def test_widths_are_those_of_the_usual_text_when_they_are_remembered(
    qtbot: QtBot, loaded_window: MainWindow, look: Look
) -> None:
    loaded_window.resize(3000, 1400)  # else there is another form at 200 %
    table = loaded_window.results_view.table
    look.choose_percent(200)
    table.setColumnWidth(COL_ADDRESS, 500)
    table.columns.remember()
    look.choose_percent(100)
    with qtbot.waitSignal(loaded_window.session.loaded):
        loaded_window.session.read_again(None)
    assert table.columnWidth(COL_ADDRESS) == 250


def test_the_keys_for_the_text_size_work_in_the_help(
    qtbot: QtBot, window: MainWindow, look: Look
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help_window = window.findChild(HelpWindow)
    assert help_window is not None
    qtbot.waitUntil(help_window.usage.hasFocus)
    before = help_window.usage.document().size().height()
    qtbot.keyClick(help_window.usage, Qt.Key.Key_Plus, CONTROL)
    assert look.percent == 125
    assert help_window.usage.document().size().height() > before
    qtbot.keyClick(help_window.usage, Qt.Key.Key_Minus, CONTROL)
    assert look.percent == 100
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert look.percent == 125


def test_they_work_in_a_dialog_over_the_window(
    qtbot: QtBot, window: MainWindow, look: Look
) -> None:
    window.help.show_about()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_Semicolon, CONTROL)
    assert look.percent == 150
    qtbot.keyClick(dialog, Qt.Key.Key_0, CONTROL)
    assert look.percent == 100


@pytest.mark.parametrize(
    ("of_windows", "percent"), [(None, 100), (100, 100), (110, 100), (130, 125), (225, 200)]
)
def test_the_first_start_takes_the_text_size_of_windows(
    look: Look, dressed_app: QApplication, of_windows: int | None, percent: int
) -> None:
    first = Look(dressed_app, lambda: of_windows)
    found = first.percent
    look.choose_percent(100)
    shiboken6.delete(first)  # at once: it would go on hearing of the system
    assert found == percent


def test_what_the_user_chose_goes_before_the_text_size_of_windows(
    look: Look, dressed_app: QApplication
) -> None:
    look.choose_percent(100)
    later = Look(dressed_app, lambda: 200)
    assert later.percent == 100
    shiboken6.delete(later)  # at once: it would go on hearing of the system
