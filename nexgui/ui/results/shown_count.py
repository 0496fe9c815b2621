"""The small print that says how many recipients are shown, or how far filtering and sorting are."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import named, restyle

_MILLISECONDS_OF_PAUSE = 500  # while somebody types, each key brings another count


class ShownCount(QLabel):
    """One line; it is never away, so that nothing moves when a filter is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("shownCount", self)
        self.setIndent(0)  # its padding is that of the links beside it
        self._words = ""
        self._order = self._said_order = ""  # in words; empty: the file's own
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_PAUSE)
        self._pause.timeout.connect(self._say)

    def show_count(self, count: int, total: int, order: str = "", *, is_new: bool = False) -> None:
        """Shows how many recipients there are and how many of them are shown.

        What is new was brought about by the reader, and is said when it stays.
        """
        key = "window.showing_all" if count == total else "window.showing_some"
        self._words = text(key, count=count, total=total)
        restyle(self, "some", count < total)  # it says the more plainly that not all are there
        self.show_end()
        self._order = order
        if is_new:
            self._pause.start()
        else:
            self._pause.stop()
            self._said_order = order

    def _say(self) -> None:
        """Says the count, and the order if it is another than before."""
        order = "" if self._order == self._said_order else self._order or text("window.own_order")
        self._said_order = self._order
        announce(self, order + self._words)

    def show_progress(self, share: float, *, sorting: bool) -> None:
        """Shows how far sorting is, 0 to 1, or finding what a filter or a search leaves."""
        self._show_work(text("window.sorting" if sorting else "window.searching", share=share))

    def show_copying(self, share: float) -> None:
        """Shows how far copying is, 0 to 1."""
        self._show_work(text("window.copying", share=share))

    def show_end(self) -> None:
        """Shows the count again, of what work left."""
        self.setMinimumWidth(0)
        self.setText(self._words)

    def _show_work(self, words: str) -> None:
        self.setMinimumWidth(max(self.minimumWidth(), self.width()))  # nothing beside it moves
        self.setText(words)
