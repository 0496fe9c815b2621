"""What was just done, in a quiet place; it goes by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.message_bar import Offer
from nexgui.ui.widgets.phrase_label import ElidedLabel

_SECONDS, _SECONDS_OF_OFFERS = 8, 30


class Notice(QWidget):
    """A sentence, and a link for each thing that the user may want next."""

    shown = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = named("notice", ElidedLabel())
        self._links: list[QPushButton] = []
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._end)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._sentence)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is away."""
        return "" if self.isHidden() else self._sentence.text()

    def tell(self, sentence: str, offers: Sequence[Offer] = (), *, stays: bool = False) -> None:
        """Says a sentence for a while, or until it is answered, in place of the one before."""
        self._sentence.set_texts(sentence, sentence)
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        for words, action in offers:
            link = named("inlineLink", QPushButton(words))
            link.clicked.connect(lambda _checked=False, action=action: action())
            if stays:
                link.clicked.connect(self.end)
            self._layout.addWidget(link)
            self._links.append(link)
        self._clock.stop()
        if not stays:
            self._clock.start(1000 * (_SECONDS_OF_OFFERS if offers else _SECONDS))
        self.show()
        self.shown.emit()
        announce(self, sentence)

    def end(self) -> None:
        """Is away at once."""
        self._clock.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def _end(self) -> None:
        """Is away, but not under the hand of who is about to use it."""
        if self.underMouse() or any(link.hasFocus() for link in self._links):
            self._clock.start()
        else:
            self.end()
