"""Texts to read whose phrases are kept together on screen; what is copied is as it was given.

A screen reader reads a text letter by letter as it was laid out, and Qt can lay out none with other
letters than it has. So where one is at work, the lines of these texts end where Qt ends them.
"""

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRegularExpression, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
    QTextCharFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from nexgui.ui.widgets.copying import text_mime
from nexgui.ui.widgets.phrases import ADDED, html_kept_together, kept_together, plain

_LEAST_WIDTH = 60  # pixels
RING = 2
"""Pixels around a text for the focus, as in style.qss."""


class PhraseBrowser(QTextBrowser):
    """Keeps phrases together; whoever asks for its words or copies them gets them as given."""

    def setHtml(self, html: str) -> None:
        """Shows a text."""
        super().setHtml(plain(html) if QAccessible.isActive() else html_kept_together(html))

    def showEvent(self, event: QShowEvent) -> None:
        """Is read from now on."""
        super().showEvent(event)
        _clear_for_ears(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Is read from now on."""
        _clear_for_ears(self)
        super().focusInEvent(event)

    def toPlainText(self) -> str:
        """The words as they were given."""
        return plain(super().toPlainText())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words as they were given, and how they look; without what keeps them together."""
        shown = super().createMimeDataFromSelection()
        return text_mime(plain(shown.text()), plain(shown.html()))


class FittedText(PhraseBrowser):
    """As high as its text, which may be broken anywhere; a part of a page that can be copied.

    The keys for copying and for choosing all are the page's.
    """

    pressed = Signal()
    called = ""
    """What a screen reader says before the words."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        # Marks of direction in a file turn its own words, and not the page.
        left = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        left.setTextDirection(Qt.LayoutDirection.LeftToRight)
        left.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(left)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()) + 2 * RING)

    def let_keys_select(self) -> None:
        """Has Tab come by, and the keys choose parts of the text."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_said(self, words: str) -> None:
        """Shows words of the program or of the manual: their lines end between phrases."""
        self._show(words, words if QAccessible.isActive() else kept_together(words))

    def keep_free(self, width: int) -> None:
        """Leaves room at its right end for what stands over it."""
        self.setViewportMargins(0, 0, width, 0)

    def embolden(self, pattern: str) -> None:
        """Has the parts of the words stand out that match a pattern."""
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for found in re.finditer(pattern, self.toPlainText()):
            cursor = self.document().find(found[0])
            cursor.mergeCharFormat(bold)

    def show_own(self, words: str) -> None:
        """Shows words of the file, letter by letter and without any markup."""
        self._show(words, words)

    def _show(self, words: str, laid_out: str) -> None:
        self.setAccessibleName(f"{self.called} {words}".strip())
        if laid_out != QTextBrowser.toPlainText(self):
            self.setPlainText(laid_out)

    def show_markup(self, html: str) -> None:
        """Shows a text in which the words of the file are escaped already."""
        QTextBrowser.setHtml(self, html)

    def selected_words(self) -> str:
        """What is selected of the words."""
        return self.createMimeDataFromSelection().text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Is where the user chooses text from now on."""
        self.pressed.emit()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lays the text out anew for another font, and not for the same one dozens of times."""
        is_font = event.type() == QEvent.Type.FontChange
        if not is_font or self.font() != self.document().defaultFont():
            super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leaves the keys for copying and for choosing all to the page."""
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Copy) or event.matches(keys.SelectAll):
                event.ignore()
                return False
        return super().event(event)


def _clear_for_ears(view: QTextEdit) -> None:
    """Clears a text that was laid out before a screen reader came."""
    if QAccessible.isActive():
        added = QRegularExpression(ADDED)
        found = view.document().find(added)
        while not found.isNull():
            found.removeSelectedText()
            found = view.document().find(added, found)
