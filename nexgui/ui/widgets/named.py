"""Names widgets for the style sheet."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

_W = TypeVar("_W", bound=QWidget)


def named(name: str, widget: _W) -> _W:
    """`widget` under the name by which style.qss knows it."""
    widget.setObjectName(name)
    return widget
