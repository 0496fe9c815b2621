"""Where the window stands on the screen, from one day to the next."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from nexgui.ui.settings import Settings

_KEY = "window/place"
_LEAST_SEEN = 100  # pixels of the title bar that can be taken hold of


def remember_place(window: QMainWindow) -> None:
    """Keeps the window's size, place and whether it is maximised."""
    Settings().remember(_KEY, bytes(window.saveGeometry().toBase64().data()).decode("ascii"))


def recall_place(window: QMainWindow) -> None:
    """Puts the window where it last was, but for a screen that is no longer there."""
    value = Settings().value(_KEY)
    if not value or not window.restoreGeometry(QByteArray.fromBase64(value.encode())):
        return
    title = window.normalGeometry()
    title.setHeight(1)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    seen = max((screen.intersected(title).width() for screen in screens), default=0)
    if not window.isMaximized() and seen < _LEAST_SEEN:
        window.move(window.screen().availableGeometry().topLeft())
