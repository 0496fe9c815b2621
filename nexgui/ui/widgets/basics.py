"""What widgets of every kind need: their style, their place in the order of Tab, their tooltip."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

_LONGEST_TIP = 2000  # characters
_W = TypeVar("_W", bound=QWidget)


def named(name: str, widget: _W) -> _W:
    """`widget` under the name by which style.qss knows it."""
    widget.setObjectName(name)
    return widget


def restyle(widget: QWidget, name: str, value: object, *within: QWidget) -> bool:
    """Gives a widget a property by which style.qss draws it, and what is `within` it.

    Returns whether it had another one.
    """
    if (widget.property(name) or False) == value:
        return False
    widget.setProperty(name, value)
    for each in (widget, *within):
        each.style().unpolish(each)
        each.style().polish(each)
    return True


def tab_behind(first: QWidget, others: Sequence[QWidget]) -> None:
    """Has Tab go from `first`, which takes the keyboard, to the others, one after the other.

    Qt puts a new widget behind all others.
    """
    for one, other in pairwise((first, *others)):
        QWidget.setTabOrder(one, other)


def tab_before(last: QWidget, others: Sequence[QWidget]) -> None:
    """Has Tab come by the others, one after the other, before `last`."""
    if others:
        tab_behind(last, (*others, last))


def beginning(words: str, longest: int) -> str:
    """No more of `words` than fits a screen: Qt would lay out all of a cell of many megabytes."""
    return words if len(words) <= longest else f"{words[:longest]}…"


def plain_tip(words: str) -> str:
    """`words` for a tooltip that wraps, and in which markup of the file is shown as it is."""
    return _tip(beginning(words, _LONGEST_TIP))


def phrase_tip(words: str) -> str:
    """The same for sentences, whose lines end between phrases."""
    from nexgui.ui.widgets.phrases import kept_together

    words = beginning(words, _LONGEST_TIP)
    return _tip(words if QAccessible.isActive() else kept_together(words))


def _tip(words: str) -> str:
    from html import escape  # a start needs none

    return f"<p style='white-space: pre-wrap'>{escape(words)}</p>" if words else ""
