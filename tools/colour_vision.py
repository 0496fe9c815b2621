"""Shows a picture as people see it who lack the receptors for green (deuteranopes)."""

from functools import cache

from PySide6.QtGui import QColor, QImage

# Of linear light. Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of
# Color Vision Deficiency, IEEE TVCG 15 (2009), table of the authors' matrices, severity 1.0.
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


def as_deuteranope(picture: QImage) -> QImage:
    """The picture in the colours that are left."""
    seen = picture.convertToFormat(QImage.Format.Format_RGB32)
    for y in range(seen.height()):
        for x in range(seen.width()):
            seen.setPixel(x, y, _seen(seen.pixel(x, y)))
    return seen


@cache
def _seen(pixel: int) -> int:
    colour = QColor(pixel)
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    mixed = (r * red + g * green + b * blue for r, g, b in _DEUTERANOPIA)
    return QColor.fromRgbF(*(_encoded(min(1.0, max(0.0, each))) for each in mixed)).rgb()


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
