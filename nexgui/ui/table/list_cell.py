"""A cell of the list while it is drawn: its place, its inks, and the shapes in it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from nexgui.core.guide import ActionGroup
from nexgui.ui.look.symbols import symbol
from nexgui.ui.look.theme import painted_colour

# In pixels, at the usual size of text.
_RADIUS = 5.5
_MORE = ((-2.5, -5), (2.5, 0), (-2.5, 5))
_MORE_WIDTH = 2
_EDGE = QColor(0, 0, 0, 41)  # of a fill, in both themes


@dataclass(frozen=True)
class Inks:
    """The colours of a row, taken once for all: there are many of them in a cell."""

    ink: QColor  # of what is read first
    muted: QColor  # of what stands behind it
    warning: QColor  # of what the program noticed
    key: QColor
    # On the fills of the groups, which the selection leaves as they are.
    plain: QColor
    plain_quiet: QColor
    plain_fill: QColor
    plain_edge: QColor

    @classmethod
    def of(cls, palette: QPalette, *, selected: bool) -> "Inks":
        """Those of a palette."""
        roles = QPalette.ColorRole
        plain, muted = palette.color(roles.Text), painted_colour("muted")
        ink = palette.color(roles.HighlightedText) if selected else plain
        return cls(
            ink=ink,
            muted=ink if selected else muted,
            warning=painted_colour("selection_warning" if selected else "warning"),
            key=painted_colour("selection_key") if selected else palette.color(roles.Link),
            plain=plain,
            plain_quiet=muted,
            plain_fill=palette.color(roles.Base),
            plain_edge=painted_colour("line"),
        )


@dataclass(frozen=True)
class Cell:
    """Where a cell is drawn, and in which inks."""

    painter: QPainter
    area: QRectF
    inks: Inks
    on_fill: QColor  # the ink on the fills of the groups
    selected: bool
    scale: float  # of the text

    def px(self, pixels: float) -> int:
        """So many pixels at the usual size of text, in pixels of the screen."""
        return round(pixels * self.scale)

    def middle(self, share: float) -> float:
        """Where the middle of a line is, that much of the height from the top."""
        return self.area.top() + self.area.height() * share

    def ink_on(self, group: ActionGroup, *, quiet: bool) -> QColor:
        """The ink on the fill of a group."""
        if group.coloured:
            return self.on_fill
        return self.inks.plain_quiet if quiet else self.inks.plain

    def fill(self, group: ActionGroup, area: QRectF) -> None:
        """Draws the fill of a group; what needs nobody has an edge alone."""
        painter, radius = self.painter, _RADIUS * self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_EDGE if group.coloured else self.inks.plain_edge, 1))
        painter.setBrush(QColor(group.fill) if group.coloured else self.inks.plain_fill)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def symbol(self, key: str, size: int, left: float, middle: float, ink: QColor) -> None:
        """Draws a symbol, `left` from the beginning of the cell."""
        ratio = self.painter.device().devicePixelRatio()
        corner = QPointF(round(self.area.left() + left), round(middle - size / 2))
        self.painter.drawPixmap(corner, symbol(key, size, ink, ratio))

    def more(self, right: float, middle: float) -> None:
        """Draws a mark for what there is beyond the list."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(self.inks.key, _MORE_WIDTH * self.scale))
        points = [QPointF(right, middle) + QPointF(x, y) * self.scale for x, y in _MORE]
        self.painter.drawPolyline(QPolygonF(points))
