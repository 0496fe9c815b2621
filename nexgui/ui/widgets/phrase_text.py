"""Texts to read whose phrases are kept together on screen; what is copied is as it was given.

A screen reader reads a text letter by letter as it was laid out, and Qt can lay out none with other
letters than it has. So where one is at work, the lines of these texts end where Qt ends them.
"""

from PySide6.QtCore import QEvent, QMimeData, QRegularExpression, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from nexgui.ui.widgets.copying import text_mime
from nexgui.ui.widgets.phrases import ADDED, html_kept_together, plain


class SelectableText(QTextEdit):
    """Leaves the keys for copying to the window while nothing is selected here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)

    def setHtml(self, html: str) -> None:
        """Shows a text."""
        super().setHtml(plain(html) if QAccessible.isActive() else html)

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
        """The words as they were given."""
        return _plain_mime(super().createMimeDataFromSelection())

    def changeEvent(self, event: QEvent) -> None:
        """Lays the text out anew for another font, and not for the same one dozens of times."""
        is_font = event.type() == QEvent.Type.FontChange
        if not is_font or self.font() != self.document().defaultFont():
            super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes the keys that it has a use for."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
            and not self.textCursor().hasSelection()
        ):
            event.ignore()
            return False
        return super().event(event)


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
        """The words as they were given."""
        return _plain_mime(super().createMimeDataFromSelection())


def _clear_for_ears(view: QTextEdit) -> None:
    """Clears a text that was laid out before a screen reader came."""
    if QAccessible.isActive():
        added = QRegularExpression(ADDED)
        found = view.document().find(added)
        while not found.isNull():
            found.removeSelectedText()
            found = view.document().find(added, found)


def _plain_mime(shown: QMimeData) -> QMimeData:
    """The words as they were given, and how they look; without what keeps them together."""
    return text_mime(plain(shown.text()), plain(shown.html()))
