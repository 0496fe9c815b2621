"""The top of the page: the answer, the search field, and the way to the workbook."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nexgui.core.results import DeliveryResults
from nexgui.ui.results.search_field import SearchField
from nexgui.ui.results.waiting_line import WaitingLine
from nexgui.ui.widgets.basics import named, phrase_tip, restyle
from nexgui.ui.widgets.phrase_label import PhraseLabel

_SLACK = 4  # pixels, so that rounding wraps no line
_GAP = 8


class HeadArea(QWidget):
    """Puts the search field below the sentence where the two do not fit on one line.

    Where the whole answer has no room, those to be checked are left to the buttons and the tooltip.
    The line about what is open stands beside it there, or below it where that is too narrow.
    """

    def __init__(self, search: SearchField, export: QPushButton, waiting: WaitingLine) -> None:
        super().__init__()
        self.sentence = named("sentence", PhraseLabel())
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._search, self._export, self._waiting = search, export, waiting
        self._search_is_below = self._waiting_is_alone = False
        self.summary = self._headline = ""
        top = Qt.AlignmentFlag.AlignTop
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._upper.addWidget(self.sentence, stretch=1)
        self._upper.addWidget(search, alignment=top)
        self._upper.addWidget(export, alignment=top)
        self._lower.addWidget(waiting, stretch=1)
        for row in (self._upper, self._lower):
            row.setSpacing(_GAP)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._upper)
        self._rows.addLayout(self._lower)
        QWidget.setTabOrder(search, export)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the answer that `results` give."""
        self.summary, self._headline = results.counts.summary, results.counts.headline
        self._waiting.show_results(results)
        self.arrange(self.width())

    def set_compact(self, compact: bool) -> None:
        """Whether the words take less room: a smaller sentence, and a single line below it."""
        self._waiting.set_one_line(compact)
        if restyle(self.sentence, "compact", compact):
            self.sentence.updateGeometry()

    def arrange(self, width: int) -> None:
        """Finds the place of the search field for a width."""
        self.sentence.ensurePolished()
        room = self._room_beside(self.summary, width)
        is_whole = self.summary == self._headline or room >= self._search.least_width
        if not is_whole:
            room = self._room_beside(self._headline, width)
        words = self.summary if is_whole else self._headline
        if words != self.sentence.text():
            self.sentence.setText(words)
            self.sentence.setToolTip("" if is_whole else phrase_tip(self.summary))
            self.sentence.setAccessibleName(self.summary)
            self.sentence.setAccessibleDescription("" if is_whole else self.summary)
        below = room < self._search.least_width
        usual = self._search.usual_width
        self._search.setFixedWidth(usual if below else min(room, usual))
        if below != self._search_is_below:
            self._move_search(below)
        alone = below and width - usual - _GAP < self._waiting.short_width
        if alone != self._waiting_is_alone:
            self._move_waiting(alone)

    def _room_beside(self, words: str, width: int) -> int:
        """How wide the search field may be beside these words."""
        words_width = self.sentence.fontMetrics().horizontalAdvance(words) + _SLACK
        return width - words_width - self._export.sizeHint().width() - 2 * _GAP

    def _move_search(self, below: bool) -> None:
        self._search_is_below = below
        # Its parent stays the same, and with it the keyboard.
        top = Qt.AlignmentFlag.AlignTop
        (self._upper if below else self._lower).removeWidget(self._search)
        if below:
            left = Qt.AlignmentFlag.AlignLeft
            self._lower.insertWidget(0, self._search, alignment=left | top)
        else:
            self._upper.insertWidget(1, self._search, alignment=top)

    def _move_waiting(self, alone: bool) -> None:
        self._waiting_is_alone = alone
        (self._lower if alone else self._rows).removeWidget(self._waiting)
        if alone:
            self._rows.addWidget(self._waiting)
        else:
            self._lower.addWidget(self._waiting, stretch=1)

    def height_at(self, width: int) -> int:
        """How high it is at a width."""
        self.arrange(width)
        for part in (self._waiting, self.sentence):
            part.updateGeometry()  # its words may have become fewer or smaller just now
        self._rows.invalidate()
        self._rows.activate()  # rows within rows too
        return self._rows.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the place of the search field."""
        super().resizeEvent(event)
        self.arrange(self.width())
