"""A quiet line below the sentence: by when the open results are final."""

from datetime import datetime
from math import ceil

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.core.waiting import Waiting
from nexgui.ui.widgets.basics import named, restyle
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.phrase_label import ElidedLabel

_SLACK = 4  # pixels, so that rounding wraps no line
_GAP = 8
_LONGEST_NAP = 600_000  # milliseconds; a computer that slept may be far behind
_ALL = 1000  # the sentence has what room there is up to its width, and a gap the rest


class WaitingLine(QWidget):
    """Says until when, and copies a reminder; it is not there where nothing is open."""

    informed = Signal(str)  # a sentence that says what was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: Waiting | None = None
        self._title = ""
        self._sentence = named("smallPrint", ElidedLabel())
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = named("link", QPushButton(text("waiting.copy")))
        self._copy.clicked.connect(self._copy_reminder)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._update)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence, stretch=_ALL)
        layout.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the line says; empty where nothing is open."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def short_width(self) -> int:
        """How much room it needs for its shorter sentence, and the button."""
        copy = 0 if self._copy.isHidden() else self._copy.sizeHint().width() + _GAP
        return self._sentence.short_width + _SLACK + copy

    def set_one_line(self, one_line: bool) -> None:
        """Whether the sentence stays on one line."""
        self._sentence.set_one_line(one_line)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows what is open of `results`."""
        self._waiting = results.waiting
        self._title = results.title
        self._update()

    def _update(self) -> None:
        waiting, now = self._waiting, datetime.now().astimezone()
        self.setVisible(waiting is not None)
        if waiting is None:
            self._clock.stop()
            return
        self._sentence.set_texts(waiting.sentence(now), waiting.short_sentence(now))
        restyle(self._sentence, "due", waiting.is_over(now))  # it asks for something to be done
        self._limit_width()
        self._copy.setVisible(not waiting.is_over(now))
        self._look_again_when_over(waiting, now)

    def _look_again_when_over(self, waiting: Waiting, now: datetime) -> None:
        if waiting.until is None or waiting.is_over(now):
            self._clock.stop()
            return
        left = (waiting.until - now).total_seconds()
        self._clock.start(min(ceil(left * 1000) + 1, _LONGEST_NAP))

    def event(self, event: QEvent) -> bool:
        """Looks at the clock when somebody comes back: the window may be open overnight."""
        if event.type() == QEvent.Type.WindowActivate:
            self._update()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Needs no clock while nobody sees it."""
        super().hideEvent(event)
        self._clock.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Goes by the clock again."""
        super().showEvent(event)
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        """Takes another size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_width()

    def _limit_width(self) -> None:
        """Keeps the button beside the end of the sentence."""
        self._sentence.ensurePolished()
        width = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        self._sentence.setMaximumWidth(width + self._sentence.margin() + _SLACK)

    def _copy_reminder(self) -> None:
        if self._waiting is not None:
            copy_text(self._waiting.reminder(self._title))
            self.informed.emit(text("waiting.copied"))
