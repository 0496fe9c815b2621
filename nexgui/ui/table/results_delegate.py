"""Draws the cells of the list of recipients."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from nexgui.core.query.search import Search
from nexgui.ui.look.symbols import TO_CHECK, symbol
from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.table.list_entry import ListEntry
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_NEXT_STEP,
    COL_STATUS,
    ListForm,
    ResultsModel,
)
from nexgui.ui.table.text_lines import Kind, Part, Span, Spans, TextLines, draw_line

_Index = QModelIndex | QPersistentModelIndex

_MOST_WORDS = 30
_FIRST, _MIDDLE, _SECOND = 0.3, 0.5, 0.7  # of a row's height: where its lines are
# In pixels, at the usual size of text.
CELL = 12  # beside what stands in a cell; as in theme.toml
_SYMBOL = 13
_PILL = 22
_PILL_LEFT, _PILL_GAP, _PILL_RIGHT = 6, 6, 8
_RADIUS = 5.5
_BELOW_PILL = 3  # the group's words are that much further in
_TILE = 24
_TILE_SYMBOL = 15
_BESIDE_TILE = 10
_LEAST_BESIDE = 60  # less of company and name says nothing
_GAP = 14
_MORE = ((-2.5, -5), (2.5, 0), (-2.5, 5))
_BEFORE_END = 16
_EDGE = QColor(0, 0, 0, 41)  # of a fill, in both themes


@dataclass(frozen=True)
class _Cell:
    """Where a cell is drawn, and in which inks."""

    painter: QPainter
    area: QRectF
    palette: QPalette
    on_fill: QColor
    selected: bool
    current: bool

    def middle(self, share: float) -> float:
        """Where the middle of a line is, that much of the height from the top."""
        return self.area.top() + self.area.height() * share

    @property
    def ink(self) -> QColor:
        """The ink of what is read first."""
        role = QPalette.ColorRole.HighlightedText if self.selected else QPalette.ColorRole.Text
        return self.palette.color(QPalette.ColorGroup.Active, role)

    @property
    def muted(self) -> QColor:
        """The ink of what stands behind it."""
        return self.ink if self.selected else painted_colour("muted")

    def ink_on(self, entry: ListEntry) -> QColor:
        """The ink on the fill of a group, which the selection leaves as it is."""
        if entry.group.coloured:
            return self.on_fill
        text = self.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        return painted_colour("muted") if entry.is_quiet else text

    @property
    def warning(self) -> QColor:
        """The ink of what the program noticed."""
        return painted_colour("selection_warning" if self.selected else "warning")


class ResultsDelegate(QStyledItemDelegate):
    """Draws a recipient in two lines, or in one; the words that are searched for are marked."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.form = ListForm.WIDE
        self.compact = False
        self._draws: dict[int, Callable[[_Cell, ListEntry], None]] = {
            COL_STATUS: self._draw_status,
            COL_ADDRESS: self._draw_recipient,
            COL_NEXT_STEP: self._draw_next_step,
        }
        self.set_words("")
        self.measure()

    def set_words(self, words: str) -> None:
        """Marks these words from now on; none: nothing."""
        # Of a long text that was pasted the first words will do: each is looked for in each cell.
        search = Search(" ".join(words.split()[:_MOST_WORDS]))

        @lru_cache(1000)
        def found(shown: str) -> Spans:
            return tuple(Span(*span, Part.FOUND) for span in search.spans(shown))

        self._found: Callable[[str], Spans] = found if search.words else lambda _: ()

    def measure(self) -> None:
        """Takes the letters and colours that the view has now."""
        self._lines = TextLines(self._view.font())
        self._scale = text_scale()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a cell; its ground, and what goes around its row, is the view's."""
        model = index.model()
        if not isinstance(model, ResultsModel):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index.row() == self._view.currentIndex().row()
        beside = self._px(CELL)
        area = QRectF(option.rect).adjusted(beside, 0, -beside, 0)
        if area.width() <= 0:
            return
        cell = _Cell(painter, area, option.palette, model.ink_on_fill, selected, current)
        entry, draw = model.entry(index.row()), self._draws.get(index.column())
        if draw is not None:
            draw(cell, entry)
            return
        words = str(index.data() or "")
        ink = cell.muted if entry.is_quiet else cell.ink
        self._draw_words(cell, Kind.USUAL, words, _MIDDLE, ink)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as all of a cell's words are in its lines."""
        model, beside = index.model(), 2 * self._px(CELL)
        if not isinstance(model, ResultsModel):
            return super().sizeHint(option, index)
        entry, width = model.entry(index.row()), self._lines.width
        if index.column() == COL_STATUS:
            pill = self._px(_PILL_LEFT + _SYMBOL + _PILL_GAP + _PILL_RIGHT)
            wide = pill + width(Kind.BOLD, entry.status)
        elif index.column() == COL_ADDRESS:
            wide = max(width(Kind.USUAL, entry.who), width(Kind.SMALL, entry.address))
        elif index.column() == COL_NEXT_STEP:
            wide = width(Kind.STEP, entry.next_step) / (1 if self.compact else 2)
        else:
            wide = width(Kind.USUAL, str(index.data() or ""))
        return QSize(round(wide + beside + 1), option.rect.height())

    # ---- what stands in the cells

    def _draw_status(self, cell: _Cell, entry: ListEntry) -> None:
        if self.form is ListForm.NARROW:
            self._draw_in_one(cell, entry)
            return
        in_two = entry.words and not self.compact
        end = self._draw_pill(cell, entry, cell.middle(_FIRST if in_two else _MIDDLE))
        if in_two:
            self._draw_group(cell, entry, _SECOND, self._px(_BELOW_PILL))
        elif entry.to_check:
            self._draw_group(cell, entry, _MIDDLE, end + self._px(_PILL_GAP))

    def _draw_pill(self, cell: _Cell, entry: ListEntry, middle: float) -> float:
        """Draws the status on its group's colour; how far from the cell's left it ends."""
        left, gap, right, size = map(self._px, (_PILL_LEFT, _PILL_GAP, _PILL_RIGHT, _SYMBOL))
        kind = Kind.USUAL if entry.is_quiet else Kind.BOLD
        ink = cell.ink_on(entry)
        room = int(cell.area.width()) - left - size - gap - right
        line = self._lines.line(kind, entry.status, room, self._found(entry.status))
        width = left + size + gap + line.width + right
        height = self._px(_PILL)
        area = QRectF(cell.area.left(), round(middle - height / 2), width, height)
        self._draw_fill(cell, entry, area)
        self._draw_symbol(cell, entry.group.key, size, area.left() + left, area.center().y(), ink)
        draw_line(cell.painter, line, area.left() + left + size + gap, area.center().y(), ink)
        return width

    def _draw_group(self, cell: _Cell, entry: ListEntry, share: float, left: float) -> None:
        ink, size = cell.muted, self._px(_SYMBOL)
        if entry.to_check:
            ink = cell.warning
            if left + size > cell.area.width():
                return
            self._draw_symbol(
                cell, TO_CHECK, size, cell.area.left() + left, cell.middle(share), ink
            )
            left += size + self._px(_BELOW_PILL)
        self._draw_words(cell, Kind.SMALL, entry.words, share, ink, left=left)

    def _draw_recipient(self, cell: _Cell, entry: ListEntry) -> None:
        address = self._spans_of_address(entry)
        if not entry.who:
            self._draw_words(cell, Kind.USUAL, entry.address, _MIDDLE, cell.ink, address)
        elif self.compact:
            drawn = self._draw_words(cell, Kind.USUAL, entry.address, _MIDDLE, cell.ink, address)
            self._draw_beside(cell, entry.who, drawn + self._px(_GAP))
        else:
            self._draw_words(cell, Kind.USUAL, entry.who, _FIRST, cell.ink)
            self._draw_words(cell, Kind.SMALL, entry.address, _SECOND, cell.muted, address)

    def _draw_next_step(self, cell: _Cell, entry: ListEntry) -> None:
        room = cell.area.width()
        if self.form is ListForm.NARROW:
            room -= self._px(_BEFORE_END)
            if cell.current:
                self._draw_more(cell)
        spans = () if entry.noticed is None else (Span(*entry.noticed, Part.NOTICED),)
        ink = cell.muted if entry.is_quiet else cell.ink
        words = entry.next_step
        pieces = (words,) if self.compact else self._lines.pieces(Kind.STEP, words, int(room))
        start = 0
        for piece, share in zip(
            pieces, (_MIDDLE,) if len(pieces) == 1 else (_FIRST, _SECOND), strict=True
        ):
            within = (span.within(start, start + len(piece)) for span in spans)
            here = tuple(span for span in within if span is not None)
            self._draw_words(cell, Kind.STEP, piece, share, ink, here, room=room)
            start += len(piece)

    def _draw_in_one(self, cell: _Cell, entry: ListEntry) -> None:
        """Status and address in one cell, beside the group's symbol."""
        size, left = self._px(_TILE), self._px(_TILE + _BESIDE_TILE)
        middle = cell.middle(_MIDDLE)
        tile = QRectF(cell.area.left(), round(middle - size / 2), size, size)
        ink = cell.ink_on(entry)
        self._draw_fill(cell, entry, tile)
        mark, in_tile = self._px(_TILE_SYMBOL), (size - self._px(_TILE_SYMBOL)) / 2
        self._draw_symbol(cell, entry.group.key, mark, tile.left() + in_tile, middle, ink)
        kind = Kind.USUAL if entry.is_quiet else Kind.BOLD
        share = _MIDDLE if self.compact else _FIRST
        end = left + self._draw_words(cell, kind, entry.status, share, cell.ink, left=left)
        if entry.to_check:
            self._draw_group(cell, entry, share, end + self._px(_PILL_GAP))
        if not self.compact:
            spans = self._spans_of_address(entry)
            self._draw_words(cell, Kind.SMALL, entry.address, _SECOND, cell.muted, spans, left=left)
        elif not entry.to_check:
            self._draw_beside(cell, entry.address, end + self._px(_GAP))

    # ---- what they are made of

    def _draw_words(
        self,
        cell: _Cell,
        kind: Kind,
        words: str,
        share: float,
        ink: QColor,
        spans: Spans = (),
        *,
        left: float = 0,
        room: float | None = None,
    ) -> float:
        """Draws words in one line; how wide they are."""
        width = int((cell.area.width() if room is None else room) - left)
        if width <= 0:
            return 0
        line = self._lines.line(kind, words, width, (*spans, *self._found(words)), cell.selected)
        draw_line(cell.painter, line, cell.area.left() + left, cell.middle(share), ink)
        return line.width

    def _draw_beside(self, cell: _Cell, words: str, left: float) -> None:
        """Draws words behind others, where there is some room for them."""
        if cell.area.width() - left >= self._px(_LEAST_BESIDE):
            self._draw_words(cell, Kind.SMALL, words, _MIDDLE, cell.muted, left=left)

    def _draw_fill(self, cell: _Cell, entry: ListEntry, area: QRectF) -> None:
        painter, coloured = cell.painter, entry.group.coloured
        radius = _RADIUS * self._scale
        base = cell.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_EDGE if coloured else painted_colour("line"), 1))
        painter.setBrush(QColor(entry.group.fill) if coloured else base)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _draw_symbol(
        self, cell: _Cell, key: str, size: int, left: float, middle: float, ink: QColor
    ) -> None:
        ratio = cell.painter.device().devicePixelRatio()
        top = round(middle - size / 2)
        cell.painter.drawPixmap(QPointF(round(left), top), symbol(key, size, ink, ratio))

    def _draw_more(self, cell: _Cell) -> None:
        """Draws what leads from the current recipient on to all that there is to say."""
        painter, scale = cell.painter, self._scale
        spot = QPointF(cell.area.right() - 4 * scale, cell.middle(_MIDDLE))
        colour = painted_colour("selection_key") if cell.selected else cell.palette.link().color()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2 * scale))
        points = [spot + QPointF(x, y) * scale for x, y in _MORE]
        painter.drawPolyline(QPolygonF(points))

    def _spans_of_address(self, entry: ListEntry) -> Spans:
        return () if entry.suspicious is None else (Span(*entry.suspicious, Part.SUSPICIOUS),)

    def _px(self, pixels: float) -> int:
        return round(pixels * self._scale)
