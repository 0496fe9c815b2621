"""The symbols of the action groups as they are drawn, on a tile in the group's colour or bare.

Not characters of a font: those differ in size, and some fonts have only an empty box for them.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen, QPixmap

from nexgui.core.guide import ActionGroup
from nexgui.core.resources import BrokenPartError, resource_path
from nexgui.ui.look.theme import painted_colour

TO_CHECK = "to_check"
"""The key of the symbol of 送信完了でも要確認, which is no group."""

_SHARE = 0.62  # of a tile's side that its symbol takes
_RADIUS = 0.24  # of a tile's side


def draw_tile(painter: QPainter, tile: QRectF, group: ActionGroup, ink: QColor) -> None:
    """Draws the symbol of a group on its fill; `ink` is that of text on fills."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(group.fill) if group.coloured else painted_colour("tile")
    painter.setPen(QPen(painted_colour("tile_line"), 1))
    painter.setBrush(fill)
    radius = tile.height() * _RADIUS
    painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()
    inner = tile.height() * (1 - _SHARE) / 2
    own_ink = ink if group.coloured else painted_colour("tile_ink")
    draw_symbol(painter, tile.adjusted(inner, inner, -inner, -inner), group.key, own_ink)


def draw_symbol(painter: QPainter, place: QRectF, key: str, colour: QColor) -> None:
    """Draws a symbol alone, in a colour; sharp at any scale."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    drawing = symbol(key, max(1, round(place.height())), colour, ratio)
    painter.drawPixmap(place, drawing, QRectF(drawing.rect()))


def symbol(key: str, size: int, colour: QColor, ratio: float = 1) -> QPixmap:
    """The symbol of a group in a colour, so many pixels wide, at a device pixel ratio.

    Raises:
        BrokenPartError: it is missing or broken.
    """
    return _drawn(key, size, colour.rgba(), ratio)


@lru_cache(maxsize=256)
def _drawn(key: str, size: int, rgba: int, ratio: float) -> QPixmap:
    name = f"icons/groups/{key}.svg"
    reader = QImageReader(str(resource_path(name)))
    reader.setScaledSize(QSize(1, 1) * round(size * ratio))
    image = reader.read()
    if image.isNull():
        raise BrokenPartError(name)
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor.fromRgba(rgba))
    painter.end()
    drawing = QPixmap.fromImage(image)
    drawing.setDevicePixelRatio(ratio)
    return drawing
