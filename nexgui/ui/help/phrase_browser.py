"""A text of help, whose lines end between phrases."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QTextBrowser

from nexgui.core.phrases import plain
from nexgui.core.phrases_html import html_kept_together
from nexgui.ui.widgets.plain_mime import plain_mime


class PhraseBrowser(QTextBrowser):
    """Keeps phrases together; whoever asks for its words or copies them gets them as given."""

    def setHtml(self, html: str) -> None:
        """Shows a text."""
        super().setHtml(html_kept_together(html))

    def toPlainText(self) -> str:
        """The words as they were given."""
        return plain(super().toPlainText())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words as they were given."""
        return plain_mime(super().createMimeDataFromSelection())
