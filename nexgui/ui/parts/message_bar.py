"""A bar inside the window that says what happened and offers what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from nexgui.core.messages import text
from nexgui.ui.parts.named import named
from nexgui.ui.parts.tab_order import tab_before

_LEAST_WIDTH = 300  # keeps Qt from reserving the height of a narrow column of text
_SYMBOLS = {"success": "✓", "error": "!", "info": "i"}

Offer = tuple[str, Callable[[], object]]
"""The words on a button, and what it does."""


class MessageBar(QFrame):
    """Shows one message at a time; a new one takes the place of the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._symbol = named("messageSymbol", QLabel())
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no markup
        self._sentence.setMinimumWidth(_LEAST_WIDTH)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
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
        return "" if self.isHidden() else self._sentence.text()

    def show_error(self, error: Exception, offers: Sequence[Offer] = (), note: str = "") -> None:
        """Shows the sentence of an error, `note` behind it, and a button for each way out."""
        self._show("error", f"{error}{note}", offers)

    def show_info(self, sentence: str) -> None:
        """Shows a sentence that asks for nothing."""
        self._show("info", sentence)

    def show_success(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Shows a sentence, and a button for each thing that the reader may want next."""
        self._show("success", sentence, offers)

    def _show(self, kind: str, sentence: str, offers: Sequence[Offer] = ()) -> None:
        from nexgui.ui.parts.announcer import announce  # a window that says nothing needs none

        self.setProperty("kind", kind)
        for widget in (self, self._symbol):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._symbol.setText(_SYMBOLS[kind])
        self._sentence.setText(sentence)
        self._replace_offers(offers)
        self.show()
        announce(self, sentence, urgent=kind == "error")

    def _replace_offers(self, offers: Sequence[Offer]) -> None:
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = []
        for words, action in offers:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._offers.append(button)
        tab_before(self._close, self._offers)
