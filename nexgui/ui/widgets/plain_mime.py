"""What is copied from a text whose phrases are kept together on screen."""

from PySide6.QtCore import QMimeData

from nexgui.core.phrases import plain


def plain_mime(shown: QMimeData) -> QMimeData:
    """The words as they were given, and how they look; without what keeps them together."""
    copied = QMimeData()
    copied.setText(plain(shown.text()))
    copied.setHtml(plain(shown.html()))
    return copied
