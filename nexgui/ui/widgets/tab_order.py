"""The order in which Tab goes from one widget to the next; Qt puts new ones behind all others."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def tab_behind(first: QWidget, others: Sequence[QWidget]) -> None:
    """Has Tab go from `first`, which takes the keyboard, to the others, one after the other."""
    for one, other in pairwise((first, *others)):
        QWidget.setTabOrder(one, other)


def tab_before(last: QWidget, others: Sequence[QWidget]) -> None:
    """Has Tab come by the others, one after the other, before `last`."""
    if others:
        tab_behind(last, (*others, last))
