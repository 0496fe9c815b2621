"""A bar that tells how far long work is, with a button that stops it."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_label import PhraseLabel

if TYPE_CHECKING:
    from nexgui.ui.widgets.remaining_time import Pace

# Work that is done sooner shows no bar: a flash would only worry.
_MILLISECONDS_BEFORE_SHOWN = 200
_STEPS = 1000
_WIDEST = 320  # pixels of the bar: a longer one would take the room of the sentence


class BusyBar(QFrame):
    """Shown while a job runs; hidden again when it ended."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._sentence = PhraseLabel()
        self._progress = QProgressBar(textVisible=False, maximum=_STEPS)
        self._progress.setMaximumWidth(_WIDEST)
        self._pace: Pace | None = None  # while a job runs
        self._left = named("smallPrint", QLabel())
        stop = QPushButton(text("window.stop"))
        stop.clicked.connect(self.stop_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._sentence, stretch=2)
        layout.addWidget(self._progress, stretch=1)
        layout.addWidget(self._left)
        layout.addWidget(stop)
        self._delay = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_SHOWN)
        self._delay.timeout.connect(self.show)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Says what is being done, from the very beginning."""
        from nexgui.ui.widgets.remaining_time import Pace  # a start needs none

        self._sentence.setText(sentence)
        self._progress.setValue(0)
        self._progress.setAccessibleName(sentence)
        self._pace = Pace(time.monotonic())
        self._show_time_left("")
        self._delay.start()

    def set_share(self, share: float) -> None:
        """Shows how much is done, 0 to 1, and after a while how long the rest will take."""
        self._progress.setValue(round(share * _STEPS))
        if self._pace is None:
            return
        from nexgui.ui.widgets.remaining_time import heard_of, in_words

        self._pace = heard_of(self._pace, time.monotonic(), share)
        self._show_time_left(in_words(self._pace))

    def _show_time_left(self, words: str) -> None:
        self._left.setText(words)
        self._left.setVisible(bool(words))
        self._progress.setAccessibleDescription(words)

    def end(self) -> None:
        """Hides the bar."""
        self._pace = None
        self._delay.stop()
        self.hide()
