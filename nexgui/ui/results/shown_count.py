"""The small print that says how many recipients are shown, or how far filtering and sorting are."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from nexgui.core.messages import text
from nexgui.ui.parts.announcer import announce
from nexgui.ui.parts.named import named

_MILLISECONDS_OF_PAUSE = 500  # while somebody types, each key brings another count


class ShownCount(QLabel):
    """One line; it is never away, so that nothing moves when a filter is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("smallPrint", self)
        self._words = ""
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_PAUSE)
        self._pause.timeout.connect(lambda: announce(self, self._words))

    def show_count(self, count: int, total: int) -> None:
        """Shows how many recipients there are and how many of them are shown."""
        key = "window.showing_all" if count == total else "window.showing_some"
        self._words = text(key, count=count, total=total)
        self.setText(self._words)
        self._pause.stop()

    def show_new_count(self, count: int, total: int) -> None:
        """Shows a count that the reader brought about, and has it said when it stays."""
        self.show_count(count, total)
        self._pause.start()

    def show_progress(self, share: float, *, sorting: bool) -> None:
        """Shows how far sorting is, 0 to 1, or finding what a filter or a search leaves."""
        self.setText(text("window.sorting" if sorting else "window.searching", share=share))

    def show_copying(self, share: float) -> None:
        """Shows how far copying is, 0 to 1."""
        self.setText(text("window.copying", share=share))

    def show_end(self) -> None:
        """Shows the count again, of what work left."""
        self.setText(self._words)
