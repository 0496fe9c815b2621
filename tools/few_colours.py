"""Makes pictures of windows small as files: they have few colours, and many shades at letters."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter

_MOST = 128
_SMALLEST_FILE = 0  # Qt's word for the strongest compression


def save_small(picture: QImage, target: Path) -> None:
    """Saves a picture with its most frequent colours, the others as the nearest of those."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    colours = [colour for colour, _count in counts.most_common(_MOST)]
    sharp = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    few = plain.convertToFormat(QImage.Format.Format_Indexed8, colours, sharp)
    writer = QImageWriter(str(target))
    writer.setQuality(_SMALLEST_FILE)
    if not writer.write(few):
        raise OSError(writer.errorString())
