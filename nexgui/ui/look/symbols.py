"""The symbols of the action groups, drawn: letters of a font differ in size, or are not there."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImageReader, QPainter, QPixmap, QPixmapCache

from nexgui.core.resources import resource_path

TO_CHECK = "to_check"
"""The symbol of 送信完了でも要確認; those of the groups have their keys."""


def symbol(key: str, size: int, colour: QColor, ratio: float = 1) -> QPixmap:
    """The symbol of a group in a colour, so many pixels wide, at a device pixel ratio."""
    name = f"symbol/{key}/{size}/{ratio}/{colour.name()}"
    found = QPixmap()
    if not QPixmapCache.find(name, found):
        found = _drawn(key, round(size * ratio), colour)
        found.setDevicePixelRatio(ratio)
        QPixmapCache.insert(name, found)
    return found


def _drawn(key: str, pixels: int, colour: QColor) -> QPixmap:
    reader = QImageReader(str(resource_path(f"icons/groups/{key}.svg")))
    reader.setScaledSize(QSize(pixels, pixels))
    drawing = QPixmap.fromImage(reader.read())
    if not drawing.isNull():
        painter = QPainter(drawing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(drawing.rect(), colour)
        painter.end()
    return drawing
