"""A bar inside the window that says what happened and offers what to do about it."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named, restyle, tab_before
from nexgui.ui.widgets.phrase_label import PhraseLabel

_LEAST_WIDTH = 300  # keeps Qt from reserving the height of a narrow column of text
_WHAT_TO_DO = re.compile("(?:[^。]*ください。)+$")
_SYMBOLS = {"success": "✓", "error": "!", "info": "i"}

Action = Callable[[], object]
Offer = tuple[str, Action | Sequence[tuple[str, Action]]]
"""The words on a button, and what it does, or what there is to choose from in the menu below it."""


class MessageBar(QFrame):
    """Shows one message at a time; a new one takes the place of the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._symbol = named("messageSymbol", QLabel())
        self._sentence = PhraseLabel()
        self._sentence.setMinimumWidth(_LEAST_WIDTH)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.installEventFilter(self)
        self._said, self._parted = "", ""
        self._offers: list[QPushButton] = []
        self._close = close = named("closeMessage", QPushButton("×"))
        close.setToolTip(text("window.close_message"))
        close.setAccessibleName(text("window.close_message"))
        close.clicked.connect(self.hide)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 8, 8)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._symbol)
        self._layout.addWidget(self._sentence, stretch=1)
        self._layout.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the bar says; empty while it is hidden."""
        return "" if self.isHidden() else self._said

    def show_error(self, error: Exception, offers: Sequence[Offer] = (), note: str = "") -> None:
        """Shows the sentence of an error, `note` behind it, and a button for each way out."""
        self._show("error", f"{error}{note}", offers, f"{_parted(str(error))}{note}")

    def show_info(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        """Shows a sentence that asks for nothing, or leaves something to do."""
        self._show("info", sentence, offers)

    def show_success(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Shows a sentence, and a button for each thing that the user may want next."""
        self._show("success", sentence, offers)

    def _show(
        self, kind: str, sentence: str, offers: Sequence[Offer] = (), parted: str = ""
    ) -> None:
        from nexgui.ui.widgets.announcer import announce  # a window that says nothing needs none

        restyle(self, "kind", kind, self._symbol)
        self._symbol.setText(_SYMBOLS[kind])
        self._said, self._parted = sentence, parted or sentence
        self._sentence.setText(sentence)
        self._part()
        self._replace_offers(offers)
        self.show()
        announce(self, sentence, urgent=kind == "error")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finds out whether what to do has a line of its own."""
        if event.type() == QEvent.Type.Resize:
            self._part()
        return super().eventFilter(watched, event)

    def _part(self) -> None:
        """Puts what to do on a line of its own, where all does not fit on one."""
        room = self._sentence.contentsRect().width()
        fits = self._sentence.fontMetrics().horizontalAdvance(self._said) <= room
        words = self._said if fits else self._parted
        if words != self._sentence.text():
            self._sentence.setText(words)

    def _replace_offers(self, offers: Sequence[Offer]) -> None:
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = []
        for words, action in offers:
            button = QPushButton(words)
            if callable(action):
                button.clicked.connect(lambda _checked=False, action=action: action())
            else:
                button.setMenu(_menu(button, action))
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._offers.append(button)
        tab_before(self._close, self._offers)


def _menu(parent: QWidget, choices: Sequence[tuple[str, Action]]) -> QMenu:
    menu = QMenu(parent)
    for words, choose in choices:
        menu.addAction(words).triggered.connect(lambda _checked=False, choose=choose: choose())
    return menu


def _parted(sentences: str) -> str:
    """`sentences` with what to do, which comes last, on a line of its own."""
    found = _WHAT_TO_DO.search(sentences)
    begin = found.start() if found else 0
    return f"{sentences[:begin]}\n{sentences[begin:]}" if begin else sentences
