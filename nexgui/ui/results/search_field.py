"""The field in which the user searches, word by word as it is typed."""

import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.find_field import PADDING, FindField

_USUAL_WIDTH, _LEAST_WIDTH = 238, 110  # pixels at the usual size of text
_ANY_WIDTH = 16_777_215  # Qt's own bound
LONGEST = 1000
"""Characters; of longer texts, hundreds of words would be looked for in every cell."""

_LINE_END = re.compile(r"[\n\r\t\u2028\u2029]")


class SearchField(FindField):
    """Tells its words at every key; Esc empties it."""

    words_changed = Signal(str)
    left_downwards = Signal()  # Enter or the down key: on to what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("filter.clear_search"), parent)
        named("search", self)
        self.setAccessibleName(text("filter.search"))
        self.setToolTip(text("filter.search_tip"))
        self.setMaxLength(LONGEST)
        self._is_wide = False
        self._told = True  # whether another text is the user's own wish
        self.textChanged.connect(self._tell)
        self.returnPressed.connect(self.left_downwards)

    def set_wide(self, wide: bool) -> None:
        """Whether it takes all the room there is, or has a width of its own."""
        self._is_wide = wide
        self._rescale()

    def _rescale(self) -> None:
        self.setMinimumWidth(round(_LEAST_WIDTH * text_scale()))
        most = _ANY_WIDTH if self._is_wide else round(_USUAL_WIDTH * text_scale())
        self.setMaximumWidth(most)
        policy = QSizePolicy.Policy.Expanding if self._is_wide else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as it is where there is room."""
        return QSize(round(_USUAL_WIDTH * text_scale()), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_is_wide"):
            self._rescale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says what is searched if there is room."""
        super().resizeEvent(event)
        words, room = text("filter.search"), self.width() - self.height() - 2 * PADDING
        fits = self.fontMetrics().horizontalAdvance(words) <= room
        self.setPlaceholderText(words if fits else text("filter.search_short"))

    def take_focus(self) -> None:
        """Lets the user type, in place of what was searched before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_wanted(self, wanted: Query) -> None:
        """Shows the words of a search that was set elsewhere; those of its own stay as typed."""
        if wanted.words.split() != self.text().split():
            self._told = False
            self.setText(wanted.words)
            self._told = True

    def _tell(self, words: str) -> None:
        """Tells words; lines that were pasted become one, as it is searched."""
        if _LINE_END.search(words):
            place = self.cursorPosition()
            self.setText(_LINE_END.sub(" ", words))
            self.setCursorPosition(place)
        elif self._told:
            self.words_changed.emit(words)

    def event(self, event: QEvent) -> bool:
        """Keeps Esc from the window's shortcut while there is something to empty."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empties on Esc, leaves on the down key, types on any other."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
