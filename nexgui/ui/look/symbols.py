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
    side = max(1, round(place.height() * ratio))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, _symbol(key, side, colour.rgba()), QRectF(0, 0, side, side))
    painter.restore()


@lru_cache(maxsize=256)
def _symbol(key: str, side: int, rgba: int) -> QPixmap:
    name = f"icons/groups/{key}.svg"
    reader = QImageReader(str(resource_path(name)))
    reader.setScaledSize(QSize(side, side))
    image = reader.read()
    if image.isNull():
        raise BrokenPartError(name)
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor.fromRgba(rgba))
    painter.end()
    return QPixmap.fromImage(image)
