"""A quiet line below the headline: by when the open results are final."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, FileRows
from nexgui.core.waiting import Waiting
from nexgui.ui.widgets.basics import named, restyle
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.phrase_label import ElidedLabel

_SLACK = 4  # pixels, so that rounding wraps no line
_GAP = 8
_LONGEST_NAP = 600_000  # milliseconds; a computer that slept may be far behind
_ALL = 1000  # the sentence has what room there is up to its width, and a gap the rest


class WaitingLine(QWidget):
    """Says until when, and what can be done; it is not there where nothing is open."""

    informed = Signal(str)  # a sentence that says what was done
    open_requested = Signal()  # of the newer file, once the time is over
    turned = Signal()  # the time is over: of what is open something else is said from now on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: Waiting | None = None
        self._files: Sequence[FileRows] = ()
        self._over = 0  # of the files
        self._title = ""
        self._sentence = named("smallPrint", ElidedLabel())
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = named("inlineLink", QPushButton(text("waiting.copy")))
        self._copy.clicked.connect(self._copy_reminder)
        self._open = named("inlineLink", QPushButton(text("waiting.open")))
        self._open.clicked.connect(self.open_requested)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._update)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._sentence, stretch=_ALL)
        layout.addWidget(self._copy)
        layout.addWidget(self._open)
        layout.addStretch(1)
        self.hide()

    @property
    def links(self) -> tuple[QPushButton, QPushButton]:
        """What can be done, of which one is there."""
        return self._copy, self._open

    @property
    def sentence(self) -> str:
        """What the line says; empty where nothing is open."""
        return "" if self.isHidden() else self._sentence.accessibleName()

    def show_results(self, results: DeliveryResults) -> None:
        """Shows what is open of `results`."""
        self._waiting, self._files = results.waiting, results.files
        self._over = self._count_over(datetime.now().astimezone())
        self._title = results.title
        self._update()

    def _update(self) -> None:
        waiting, now = self._waiting, datetime.now().astimezone()
        self.setVisible(waiting is not None)
        if waiting is None:
            self._clock.stop()
            return
        is_over = waiting.is_over(now)
        words = text("waiting.aside", sentence=waiting.short_sentence(now))
        self._sentence.set_texts(words, waiting.sentence(now))
        restyle(self._sentence, "due", is_over)  # it asks for something to be done
        self._limit_width()
        self._copy.setVisible(not is_over)
        self._open.setVisible(is_over)
        self._look_again_when_over(now)
        over, before = self._count_over(now), self._over
        self._over = over
        if over != before:
            self.turned.emit()

    def _count_over(self, now: datetime) -> int:
        return sum(file.is_over(now) for file in self._files)

    def _look_again_when_over(self, now: datetime) -> None:
        """Of several files, each has a time of its own."""
        times = (file.waiting.until for file in self._files if file.waiting is not None)
        coming = [time for time in times if time is not None and time > now]
        if not coming:
            self._clock.stop()
            return
        left = (min(coming) - now).total_seconds()
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
