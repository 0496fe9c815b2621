"""What leaves the window as text: on the clipboard, or dragged out of it."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication


def text_mime(words: str, html: str = "") -> QMimeData:
    """Words to the letter, with how they look, or with what keeps them text in a spreadsheet."""
    from nexgui.export.clipboard_table import guarding_table  # the window opens without it

    mime = QMimeData()
    mime.setText(words)
    if html := guarding_table(words) or html:
        mime.setHtml(html)
    return mime


def copy_text(words: str, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
    """Puts words on the clipboard."""
    QGuiApplication.clipboard().setMimeData(text_mime(words), mode)
