"""The foot of the page: how many recipients are shown, what was odd, and the promise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from nexgui.core.folders import count_everyone
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.query.run import Answer
from nexgui.core.results import DeliveryResults
from nexgui.ui.results.notice import Notice
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.flow_layout import FlowRow
from nexgui.ui.widgets.phrase_label import ElidedLabel

_MILLISECONDS_OF_PAUSE = 500  # while somebody types, each key brings another count
_GAP = 12


class Foot(QWidget):
    """What is shown at the left; the file and the promise at the right, or what was just done."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self.row = FlowRow()
        for widget in widgets:
            self.row.flow.addWidget(widget)
        self._file = named("smallPrint", ElidedLabel())
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.notice = Notice()
        self.notice.shown.connect(lambda: self._file.hide())
        self.notice.gone.connect(lambda: self._file.show())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.row, stretch=1)
        layout.addWidget(self._file, stretch=1)
        layout.addWidget(self.notice)

    def show_results(self, results: DeliveryResults) -> None:
        """Names the file of `results`."""
        words = text("window.file_and_promise", name=results.title)
        self._file.set_texts(words, words)


class ElsewhereButton(QPushButton):
    """There where a search finds more than the folder has that is shown; a click shows them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("link", self)
        self.hide()

    def show_results(self, _results: DeliveryResults) -> None:
        """Is away: nothing is searched yet."""
        self.hide()

    def show_answer(self, query: Query, answer: Answer) -> None:
        """Tells how many others there are."""
        others = count_everyone(answer.folders) - len(answer.rows)
        self.setText(text("filter.elsewhere", count=others))
        is_search = bool(query.words.split() and query.folders)
        self.setVisible(is_search and others > 0 and len(answer.rows) > 0)


class ShownCount(QLabel):
    """How many are shown, or how far work is; never away, so that nothing moves for a filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("shownCount", self)
        self.setIndent(0)  # its padding is that of the links beside it
        self._total = 0
        self._words = ""
        self._order = self._said_order = ""  # in words; empty: the file's own
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_PAUSE)
        self._pause.timeout.connect(self._say)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows how many recipients there are."""
        self._total = len(results)
        self.show_count(self._total)

    def show_count(self, count: int, order: str = "", *, is_new: bool = False) -> None:
        """Shows how many recipients are shown.

        What is new was brought about by the user, and is said when it stays.
        """
        key = "window.showing_all" if count == self._total else "window.showing_some"
        self._words = text(key, count=count, total=self._total)
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


class OdditiesButton(QPushButton):
    """Says how much was odd in the files, and opens the list of it; away where nothing was."""

    def __init__(self) -> None:
        super().__init__()
        named("link", self)

    def show_results(self, results: DeliveryResults) -> None:
        """Counts what was odd in the files of `results`."""
        count = len(results.oddities)
        self.setText(text("window.oddities", count=count))
        self.setVisible(count > 0)
