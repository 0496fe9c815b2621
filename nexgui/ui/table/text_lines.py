"""Lines of text for the cells of the list, laid out once for as long as they are in view."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.widgets.phrases import JOINER, kept_together

_REMEMBERED = 2000  # lines; more than a large screen shows at once
_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_UNDERLINE = 2  # pixels; not by colour alone a word is marked
_BELOW_LINE = 1  # of the ground: the line is seen on a dark ground too
_WAVE, _WAVE_TOP, _WAVE_WIDTH = 2, 2, 1.1  # pixels, at the usual size of text
_SMALL, _STEP = 0.88, 0.95  # of the usual size


class Kind(Enum):
    """Which letters a line has."""

    USUAL = auto()
    BOLD = auto()
    STEP = auto()
    SMALL = auto()


class Emphasis(Enum):
    """Why a part of a line stands out."""

    FOUND = auto()  # by a search
    NOTICED = auto()
    SUSPICIOUS = auto()


@dataclass(frozen=True)
class Span:
    """A part of a text that stands out."""

    start: int
    end: int
    why: Emphasis

    def cut(self, kept: int, shown: int) -> "Span":
        """The same where only the first letters are kept, and dots stand for the others."""
        start = min(self.start, kept)
        return Span(start, shown if self.end > kept else self.end, self.why)

    def within(self, start: int, end: int) -> "Span | None":
        """The same in a piece of the text; None: nothing of it is there."""
        first, last = max(self.start, start), min(self.end, end)
        return Span(first - start, last - start, self.why) if first < last else None


Spans = tuple[Span, ...]
Stretch = tuple[float, float]  # from where to where, along a line


@dataclass(frozen=True)
class Line:
    """A line as it is drawn: as much of the words as has room, and dots."""

    layout: QTextLayout
    width: float
    height: int
    ascent: float
    grounds: tuple[Stretch, ...]  # of what was found
    waves: tuple[Stretch, ...]  # under what is suspicious
    wave: QColor
    mark: tuple[QColor, QColor]


class TextLines:
    """Lays lines out in the letters of a font, and draws them."""

    def __init__(self, font: QFont) -> None:
        size = font.pixelSize()
        self._fonts = {kind: QFont(font) for kind in Kind}
        self._fonts[Kind.BOLD].setWeight(QFont.Weight.DemiBold)
        self._fonts[Kind.SMALL].setPixelSize(round(size * _SMALL))
        self._fonts[Kind.STEP].setPixelSize(round(size * _STEP))
        self._metrics = {kind: QFontMetricsF(each) for kind, each in self._fonts.items()}
        # By hand and not as lru_cache does, which would keep this, with its layouts, until some
        # thread looks for garbage: they belong to the window's.
        self._lines: dict[tuple[Kind, str, int, Spans, bool], Line] = {}
        self._pieces: dict[tuple[Kind, str, int], tuple[str, ...]] = {}

    def width(self, kind: Kind, words: str) -> float:
        """How wide words are in one line."""
        return self._metrics[kind].horizontalAdvance(words.translate(_ONE_LINE))

    def line(
        self, kind: Kind, words: str, width: int, spans: Spans = (), selected: bool = False
    ) -> Line:
        """One line of `words`, with dots at its end where they are wider."""
        key = (kind, words, width, spans, selected)
        if key not in self._lines:
            if len(self._lines) >= _REMEMBERED:
                self._lines.clear()
            self._lines[key] = self._laid_out(*key)
        return self._lines[key]

    def pieces(self, kind: Kind, words: str, width: int) -> tuple[str, ...]:
        """`words`, or two pieces of them where they have no room: the first ends with a phrase."""
        key = (kind, words, width)
        if key not in self._pieces:
            if len(self._pieces) >= _REMEMBERED:
                self._pieces.clear()
            self._pieces[key] = self._broken(*key)
        return self._pieces[key]

    def _laid_out(self, kind: Kind, words: str, width: int, spans: Spans, selected: bool) -> Line:
        words = words.translate(_ONE_LINE)
        elide = Qt.TextElideMode.ElideRight
        shown = self._metrics[kind].elidedText(words, elide, max(0, width))
        kept = len(words) if shown == words else max(0, len(shown) - 1)
        # A part that is cut off stands out on the dots that stand for it.
        spans = tuple(each.cut(kept, len(shown)) for each in spans)
        layout = QTextLayout(shown, self._fonts[kind])
        layout.setFormats([_format(span, selected=selected) for span in spans])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(float("inf"))
        layout.endLayout()
        grounds, waves = (
            tuple((_x_of(line, s.start), _x_of(line, s.end)) for s in spans if s.why is why)
            for why in (Emphasis.FOUND, Emphasis.SUSPICIOUS)
        )
        extent = line.naturalTextWidth(), round(line.height()), line.ascent()
        mark = painted_colour("mark"), painted_colour("mark_ink")
        return Line(layout, *extent, grounds, waves, _warning(selected), mark)

    def _broken(self, kind: Kind, words: str, width: int) -> tuple[str, ...]:
        words = words.translate(_ONE_LINE)
        if width <= 0 or self.width(kind, words) <= width:
            return (words,)
        kept = kept_together(words)
        layout = QTextLayout(kept, self._fonts[kind])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        end = line.textLength()
        end -= 0 if kept == words else kept.count(JOINER, 0, end)
        return (words[:end], words[end:]) if end < len(words) else (words,)


def draw_line(painter: QPainter, line: Line, left: float, middle: float, ink: QColor) -> None:
    """Draws a line in an ink that its spans may have another for."""
    top = round(middle - line.height / 2)  # else a ground would have blurred edges
    for start, end in line.grounds:
        height = line.height + _BELOW_LINE
        ground = QRectF(left + start, top, end - start, height)
        painter.fillRect(ground, line.mark[0])
        ground.adjust(0, height - _BELOW_LINE - _UNDERLINE, 0, -_BELOW_LINE)
        painter.fillRect(ground, line.mark[1])
    painter.setPen(ink)
    line.layout.draw(painter, QPointF(left, top))
    for start, end in line.waves:
        _draw_wave(painter, left + start, left + end, top + line.ascent, line.wave)


def _draw_wave(painter: QPainter, left: float, right: float, base: float, colour: QColor) -> None:
    """A wave below the letters that stand on a line; more of one than the fonts' own."""
    scale = text_scale()
    step, up, down = (each * scale for each in (_WAVE, _WAVE_TOP, _WAVE_TOP + _WAVE))
    count = max(1, int((right - left) / step))
    points = [
        QPointF(left + number * step, base + (down if number % 2 else up))
        for number in range(count + 1)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _WAVE_WIDTH * scale))
    painter.drawPolyline(QPolygonF(points))


def _warning(selected: bool) -> QColor:
    return painted_colour("selection_warning" if selected else "warning")


def _x_of(line: QTextLine, position: int) -> float:
    x: object = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]


def _format(span: Span, *, selected: bool) -> QTextLayout.FormatRange:
    drawn = QTextLayout.FormatRange()
    drawn.start, drawn.length = span.start, span.end - span.start
    form = QTextCharFormat()
    if span.why is Emphasis.FOUND:
        form.setForeground(painted_colour("mark_ink"))
    elif span.why is Emphasis.NOTICED:
        form.setForeground(_warning(selected))
    drawn.format = form
    return drawn
