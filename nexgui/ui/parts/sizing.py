"""Sizes of windows."""

from PySide6.QtWidgets import QWidget

_SHARE_OF_SCREEN = 0.9


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Gives a window a size in device-independent pixels, or what the screen has room for."""
    room = window.screen().availableSize() * _SHARE_OF_SCREEN
    window.resize(min(width, room.width()), min(height, room.height()))
