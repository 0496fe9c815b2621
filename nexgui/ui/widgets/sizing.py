"""Sizes of windows."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from nexgui.ui.look.theme import text_scale

_SHARE_OF_SCREEN = 0.9

DIALOG_MARGIN, DIALOG_GAP = 20, 12
"""Around what is in a dialog, and between its parts; in device-independent pixels."""
DIALOG_AIR = 8  # of a gap, what is left between the buttons and a page that scrolls above them


def resize_within_screen(window: QWidget, width: float, height: float) -> None:
    """Gives a window a size, or what the screen has room for.

    The size is in device-independent pixels, and meant for the usual size of text.
    """
    room = window.screen().availableSize() * _SHARE_OF_SCREEN
    scale = text_scale()
    wanted = QSize(round(width * scale), round(height * scale))
    window.resize(wanted.boundedTo(room))
