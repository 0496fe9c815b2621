"""What there is of Qt's objects."""

import gc
from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken


def objects() -> Counter[str]:
    """How many objects there are of each class: all that belongs to windows, and Python's own."""
    for _ in range(2):  # what is deleted may be the last to hold others
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    found: dict[int, str] = {}
    app = QApplication.instance()
    for root in (*QApplication.topLevelWidgets(), *([app] if app is not None else [])):
        for one in (root, *root.findChildren(QObject)):
            found[Shiboken.getCppPointer(one)[0]] = one.metaObject().className()
    for other in gc.get_objects():
        if issubclass(type(other), QObject) and Shiboken.isValid(other):
            found[Shiboken.getCppPointer(other)[0]] = other.metaObject().className()
    return Counter(found.values())
