"""Python's search for garbage, kept to the window's own thread."""

import gc

from PySide6.QtCore import QObject, QTimer

_BETWEEN = 1000  # milliseconds
_GENERATIONS = (2, 1, 0)  # a search among the older ones takes in the younger


class GarbageCollector(QObject):
    """Searches now and then, as often as Python would.

    Python itself searches in whatever thread happens to need memory. Where it finds a dialog or a
    printer there, it ends them in a thread that Qt does not allow them to be touched in, and sooner
    or later the program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is there by now stays: nobody need look at it again
        self._timer = QTimer(self, interval=_BETWEEN)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in _GENERATIONS:
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
