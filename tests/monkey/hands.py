"""Does at random what hands could do with a window, however little sense it makes."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from nexgui.ui.look.look import LEAST_PERCENT, MOST_PERCENT, STEP
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import ThemeChoice
from tests.ui.driving import drag_away, drag_over, drop, files, type_japanese

_Keys = Qt.Key
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_KEYS = (
    *(_Keys.Key_Tab, _Keys.Key_Return, _Keys.Key_Escape, _Keys.Key_Space, _Keys.Key_Delete),
    *(_Keys.Key_Up, _Keys.Key_Down, _Keys.Key_Left, _Keys.Key_Right, _Keys.Key_Backspace),
    *(_Keys.Key_Home, _Keys.Key_End, _Keys.Key_PageUp, _Keys.Key_PageDown, _Keys.Key_Menu),
    *(_Keys.Key_F1, _Keys.Key_F6, _Keys.Key_F10, _Keys.Key_A, _Keys.Key_Z, _Keys.Key_1),
)
_SHORTCUTS = (
    *((key, _CTRL) for key in (_Keys.Key_O, _Keys.Key_S, _Keys.Key_P, _Keys.Key_C, _Keys.Key_A)),
    *((key, _CTRL) for key in (_Keys.Key_F, _Keys.Key_Plus, _Keys.Key_Minus, _Keys.Key_0)),
    *((key, _CTRL | _SHIFT) for key in (_Keys.Key_S, _Keys.Key_C)),
    *((_Keys.Key_Down, _ALT), (_Keys.Key_F10, _SHIFT), (_Keys.Key_Tab, _SHIFT)),
)
_MODIFIERS = (_NONE, _NONE, _NONE, _CTRL, _SHIFT, _CTRL | _SHIFT)
_WORDS = ("", "a", "株式会社", "example.co.jp 不明", "ｱｵﾊﾞ", "=1+1", "@", "<b>&amp;", "１２", "…")
_SIZES = ((480, 340), (1240, 720), (640, 900), (1920, 1080), (1, 1), (800, 345))


class Hands:
    """Seeded: the same hands do the same, as far as the machine answers in the same time."""

    def __init__(self, seed: int, sources: Sequence[Path], folder: Path) -> None:
        """`sources` are what is dropped and opened; whatever is written goes into `folder`."""
        self.random = random.Random(seed)
        self.closes = False  # whether the window was asked to close
        self._sources = sources
        self._folder = folder
        self._deeds: tuple[tuple[int, Callable[[MainWindow, QWidget], str]], ...] = (
            (30, self._click),
            (20, self._press_key),
            (12, self._press_button),
            (8, self._take_menu_entry),
            (8, self._turn_wheel),
            (6, self._drop),
            (6, self._type),
            (5, self._drag),
            (4, self._open_menu),
            (4, self._size),
            (2, self._dress),
            (1, self._close),
        )

    def act(self, window: MainWindow) -> str:
        """Does one thing where the user could do something now; says what."""
        target = (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.activeWindow()
            or window
        )
        if isinstance(target, QFileDialog):
            return self._answer_file_dialog(target)
        if isinstance(target, QAbstractPrintDialog):
            return self._answer_print_dialog(target)
        if _is_within_file_dialog(target):  # its menus delete and rename files
            target.close()
            return f"close {_named(target)} of a file dialog"
        deeds = [deed for _weight, deed in self._deeds]
        (deed,) = self.random.choices(deeds, [weight for weight, _deed in self._deeds])
        return deed(window, target)

    def _click(self, _window: MainWindow, target: QWidget) -> str:
        widget, spot = self._place(target)
        button = self.random.choice((*[Qt.MouseButton.LeftButton] * 5, Qt.MouseButton.RightButton))
        how = self.random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        how(widget, button, self.random.choice(_MODIFIERS), spot)
        return f"{how.__name__} {button.name} {_named(widget)} {spot.toTuple()}"

    def _press_key(self, _window: MainWindow, target: QWidget) -> str:
        widget = target.focusWidget() or target
        shortcut = self.random.random() < 0.4
        key, modifier = (
            self.random.choice(_SHORTCUTS)
            if shortcut
            else (self.random.choice(_KEYS), self.random.choice(_MODIFIERS))
        )
        QTest.keyClick(widget, key, modifier)
        return f"key {modifier.name} {key.name} {_named(widget)}"

    def _press_button(self, _window: MainWindow, target: QWidget) -> str:
        buttons = [
            one
            for one in target.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled()
        ]
        if not buttons:
            return "no button"
        button = self.random.choice(buttons)
        words = button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"button {words}"

    def _take_menu_entry(self, window: MainWindow, target: QWidget) -> str:
        menus = [target] if isinstance(target, QMenu) else window.findChildren(QMenu)
        entries = [entry for menu in menus for entry in menu.actions() if _can_be_taken(entry)]
        if not entries or isinstance(target, QDialog):
            return "no entry"
        entry = self.random.choice(entries)
        words = entry.text()
        entry.trigger()
        return f"entry {words}"

    def _open_menu(self, window: MainWindow, target: QWidget) -> str:
        if target is not window:
            return "no menu bar"
        entry = self.random.choice(window.menuBar().actions())
        window.menuBar().setActiveAction(entry)
        return f"menu {entry.text()}"

    def _turn_wheel(self, _window: MainWindow, target: QWidget) -> str:
        widget, spot = self._place(target)
        turn = QPoint(0, self.random.choice((-1200, -120, 120, 1200)))
        where, everywhere = QPointF(spot), QPointF(widget.mapToGlobal(spot))
        modifier = self.random.choice(_MODIFIERS)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            where, everywhere, QPoint(), turn, Qt.MouseButton.NoButton, modifier, phase, False
        )
        QApplication.sendEvent(widget, event)
        return f"wheel {_named(widget)} {turn.y()}"

    def _drop(self, window: MainWindow, _target: QWidget) -> str:
        chosen = self.random.sample(self._sources, self.random.choice((1, 1, 1, 2, 3)))
        mime = files(*chosen)
        if self.random.random() < 0.1:
            mime = QMimeData()
            mime.setUrls([QUrl("https://example.jp/全宛先.csv")])
        if QApplication.activeModalWidget() is not None:
            return "no drop behind a dialog"
        if self.random.random() < 0.1:
            drag_over(window, mime)
            drag_away(window)
            return "drag away"
        drop(window, mime)
        return f"drop {[path.name for path in chosen]}"

    def _type(self, window: MainWindow, target: QWidget) -> str:
        field = target.focusWidget()
        if self.random.random() < 0.5 and target is window:
            field = next(iter(window.findChildren(QLineEdit)), field)
        if not isinstance(field, QLineEdit):
            return "no field"
        words = self.random.choice(_WORDS) * self.random.choice((1, 1, 1, 5))
        if self.random.random() < 0.5:
            field.clear()
        type_japanese(field, words)
        return f"type {words}"

    def _drag(self, _window: MainWindow, target: QWidget) -> str:
        widget, spot = self._place(target)
        end = QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, _NONE, spot)
        for share in (1, 2, 3):
            QTest.mouseMove(widget, spot + (end - spot) * share / 3)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, _NONE, end)
        return f"drag {_named(widget)} {spot.toTuple()} {end.toTuple()}"

    def _size(self, window: MainWindow, target: QWidget) -> str:
        how = self.random.choice(("resize", "resize", "resize", "maximise", "minimise", "normal"))
        if how == "resize":
            size = self.random.choice(_SIZES)
            target.window().resize(*size)
            return f"resize {_named(target.window())} {size}"
        {
            "maximise": window.showMaximized,
            "minimise": window.showMinimized,
            "normal": window.showNormal,
        }[how]()
        return how

    def _dress(self, window: MainWindow, _target: QWidget) -> str:
        if self.random.random() < 0.5:
            theme = self.random.choice(list(ThemeChoice))
            window.look.choose_theme(theme)
            return f"theme {theme.name}"
        percent = self.random.randrange(LEAST_PERCENT, MOST_PERCENT + 1, STEP)
        window.look.choose_percent(percent)
        return f"text {percent}"

    def _close(self, window: MainWindow, _target: QWidget) -> str:
        if self.random.random() < 0.7:
            return "no closing"
        self.closes = True
        window.close()
        return "close"

    def _answer_file_dialog(self, dialog: QFileDialog) -> str:
        """Never by clicks and keys, which would find their way to other folders."""
        if self.random.random() < 0.4:
            dialog.reject()
            return "leave the file dialog"
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            path = self._folder / f"{self.random.randrange(3)}.{dialog.defaultSuffix()}"
            dialog.reject()
            dialog.fileSelected.emit(str(path))  # as if it had asked about replacing a file
        else:
            path = self.random.choice(self._sources)
            dialog.reject()
            dialog.filesSelected.emit([str(path)])
        return f"answer {path.name}"

    def _answer_print_dialog(self, dialog: QAbstractPrintDialog) -> str:
        if self.random.random() < 0.6:
            dialog.reject()
            return "leave the print dialog"
        target = self._folder / f"{self.random.randrange(3)}.pdf"
        dialog.printer().setOutputFileName(str(target))
        dialog.done(QDialog.DialogCode.Accepted)
        return f"print to {target.name}"

    def _place(self, target: QWidget) -> tuple[QWidget, QPoint]:
        """What lies at some place of a window, and the place in it."""
        spot = QPoint(
            self.random.randrange(max(1, target.width())),
            self.random.randrange(max(1, target.height())),
        )
        widget = target.childAt(spot) or target
        return widget, widget.mapFrom(target, spot)


def _can_be_taken(entry: QAction) -> bool:
    return entry.isEnabled() and not entry.isSeparator() and entry.menu() is None


def _is_within_file_dialog(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QFileDialog | QAbstractPrintDialog):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QMessageBox) and isinstance(widget.parentWidget(), QFileDialog)


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()
