"""A sheet of paper: its size, its fonts, and how texts and cells are put on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from nexgui.ui.look.theme import load_theme

_MARGIN = 12.0  # millimetres
_POINTS_AN_INCH = 72
_TEXT, _HEADING, _TITLE = 9.5, 11.0, 17.0  # points
_PADDING = 3.5  # points
_INK, _MUTED, _LINE, _HEADER = "#1A1A1A", "#595F69", "#AEB4BC", "#E9ECF0"
# Breaking anywhere would put 「。」 at the start of a line; only what is too long needs it.
_UNBREAKABLE = re.compile("[!-~]{24,}")
_TALLEST = 1e6


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table, and the colour behind it."""

    text: str
    fill: str = ""  # "#RRGGBB"; none for the paper's own
    right: bool = False  # whether it is set to the right, as numbers are


def header_cell(words: str, *, right: bool = False) -> Cell:
    """The header of a column; it stands where the cells below it stand."""
    return Cell(words, _HEADER, right)


def a4_landscape() -> QPageLayout:
    """A4 on its side: the table has six columns."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size, side = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape
    return QPageLayout(size, side, margins, QPageLayout.Unit.Millimeter)


class Sheet:
    """Measures and paints in the units of one device; the ink is dark in the dark theme too."""

    def __init__(self, device: QPagedPaintDevice, resolution: int) -> None:
        self.layout = device.pageLayout()
        self._unit = resolution / _POINTS_AN_INCH
        paper = device.pageLayout().paintRectPixels(resolution)
        self.width, self.height = float(paper.width()), float(paper.height())
        self.text_font = _font(_TEXT)
        self.heading_font = _font(_HEADING, bold=True)
        self.title_font = _font(_TITLE, bold=True)
        self._device = device
        self._metrics = QFontMetricsF(self.text_font, device)
        self.line = self._metrics.height()
        self.row = self.line + 2 * self.points(_PADDING)
        # Most texts of a table come up in row after row.
        self.cell_height = lru_cache(maxsize=4096)(self._cell_height)

    def points(self, points: float) -> float:
        """A length in the device's units."""
        return points * self._unit

    def row_height(self, texts: Sequence[str], widths: Sequence[float]) -> float:
        """The height of a row of a table with these texts."""
        return max(map(self.cell_height, texts, widths), default=self.row)

    def paint_row(
        self, painter: QPainter, top: float, height: float, cells: Sequence[tuple[Cell, float]]
    ) -> None:
        """Paints cells, each given with its width, from the left margin on."""
        left = 0.0
        pen = QPen(QColor(_LINE), self.points(0.5))
        for cell, width in cells:
            box = QRectF(left, top, width, height)
            if cell.fill:
                painter.fillRect(box, QColor(cell.fill))
            painter.setPen(pen)
            painter.drawRect(box)
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            self.paint_text(painter, self._inside(box), cell.text, side)
            left += width

    def paint_text(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        muted: bool = False,
    ) -> None:
        """Paints words in the painter's font; what does not fit the box is left out."""
        painter.setPen(QColor(_MUTED if muted else _INK))
        painter.drawText(box, int(_wrapping(words) | side | Qt.AlignmentFlag.AlignTop), words)

    def text_height(self, font: QFont, words: str, width: float) -> float:
        """The height of words that wrap at a width."""
        metrics = QFontMetricsF(font, self._device)
        return metrics.boundingRect(
            QRectF(0, 0, width, _TALLEST), int(_wrapping(words)), words
        ).height()

    def _cell_height(self, words: str, width: float) -> float:
        room = width - 2 * self.points(_PADDING)
        if "\n" not in words and self._metrics.horizontalAdvance(words) < room:
            return self.row
        return self.text_height(self.text_font, words, room) + 2 * self.points(_PADDING)

    def _inside(self, box: QRectF) -> QRectF:
        padding = self.points(_PADDING)
        # A hair more to the right: rounding must not wrap what was measured to fit.
        return box.adjusted(padding, padding, self.points(0.5) - padding, 0)


def _wrapping(words: str) -> Qt.TextFlag:
    long = _UNBREAKABLE.search(words)
    return Qt.TextFlag.TextWrapAnywhere if long else Qt.TextFlag.TextWordWrap


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(list(load_theme(Qt.ColorScheme.Light).families))
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
