"""Draws the cells of the list of recipients."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from nexgui.core.query.search import Search
from nexgui.ui.look.symbols import TO_CHECK
from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.list_cell import Cell, Inks
from nexgui.ui.table.list_item import ListItem
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_NEXT_STEP,
    COL_STATUS,
    ListForm,
    ResultsModel,
)
from nexgui.ui.table.text_lines import Emphasis, Kind, Span, Spans, TextLines, draw_line

_Index = QModelIndex | QPersistentModelIndex

_MOST_WORDS = 30
_FIRST, _MIDDLE, _SECOND = 0.3, 0.5, 0.7  # of a row's height: where its lines are
_SHARES = {1: (_MIDDLE,), 2: (_FIRST, _SECOND)}
# In pixels, at the usual size of text.
CELL = 12  # beside what stands in a cell; as in theme.toml
_SYMBOL = 13
_PILL = 22
_PILL_LEFT, _PILL_GAP, _PILL_RIGHT = 6, 6, 8
_BELOW_PILL = 3  # the group's words are that much further in
_TILE = 24
_TILE_SYMBOL = 15
_BESIDE_TILE = 10
_LEAST_BESIDE = 60  # less of company and name says nothing
_GAP = 14
_BEFORE_END, _MORE_BEFORE_END = 16, 4


class ResultsDelegate(QStyledItemDelegate):
    """Draws a recipient in two lines, or in one; the words that are searched for are marked."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.form = ListForm.WIDE
        self.compact = False
        self.set_words("")
        self.measure()

    def set_words(self, words: str) -> None:
        """Marks these words from now on; none: nothing."""
        # Of a long text that was pasted the first words will do: each is looked for in each cell.
        search = Search(" ".join(words.split()[:_MOST_WORDS]))

        @lru_cache(1000)
        def found(shown: str) -> Spans:
            return tuple(Span(*span, Emphasis.FOUND) for span in search.spans(shown))

        self._found: Callable[[str], Spans] = found if search.words else lambda _: ()

    def measure(self) -> None:
        """Takes the letters and colours that the view has now."""
        self._lines = TextLines(self._view.font())
        self._scale = text_scale()
        palette = self._view.palette()
        self._inks = {each: Inks.of(palette, selected=each) for each in (False, True)}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a cell; its ground, and what goes around its row, is the view's."""
        model = index.model()
        if not isinstance(model, ResultsModel):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        beside = self._px(CELL)
        area = QRectF(option.rect).adjusted(beside, 0, -beside, 0)
        if area.width() <= 0:
            return
        cell = Cell(painter, area, self._inks[selected], model.ink_on_fill, selected, self._scale)
        if self.form is ListForm.NARROW and index.column() == COL_NEXT_STEP:
            if index.row() == self._view.currentIndex().row():
                cell.more(area.right() - cell.px(_MORE_BEFORE_END), cell.middle(_MIDDLE))
            area.adjust(0, 0, -cell.px(_BEFORE_END), 0)
        item, column = model.item(index.row()), index.column()
        if column == COL_STATUS:
            self._draw_status(cell, item)
        elif column == COL_ADDRESS:
            self._draw_recipient(cell, item)
        elif column == COL_NEXT_STEP:
            self._draw_next_step(cell, item)
        else:
            ink = cell.inks.muted if item.is_quiet else cell.inks.ink
            self._draw_words(cell, Kind.USUAL, str(index.data() or ""), _MIDDLE, ink)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as all of a cell's words are in its lines."""
        model, beside = index.model(), 2 * self._px(CELL)
        if not isinstance(model, ResultsModel):
            return super().sizeHint(option, index)
        item, width = model.item(index.row()), self._lines.width
        if index.column() == COL_STATUS:
            pill = self._px(_PILL_LEFT + _SYMBOL + _PILL_GAP + _PILL_RIGHT)
            wide = pill + width(Kind.BOLD, item.status)
        elif index.column() == COL_ADDRESS:
            wide = max(width(Kind.USUAL, item.who), width(Kind.SMALL, item.address_line))
        elif index.column() == COL_NEXT_STEP:
            wide = width(Kind.STEP, item.next_step) / (1 if self.compact else 2)
        else:
            wide = width(Kind.USUAL, str(index.data() or ""))
        return QSize(round(wide + beside + 1), option.rect.height())

    # ---- what stands in the cells

    def _draw_status(self, cell: Cell, item: ListItem) -> None:
        if self.form is ListForm.NARROW:
            self._draw_in_one(cell, item)
            return
        in_two = item.words and not self.compact
        end = self._draw_pill(cell, item, cell.middle(_FIRST if in_two else _MIDDLE))
        if in_two:
            self._draw_group(cell, item, _SECOND, cell.px(_BELOW_PILL))
        elif item.to_check:
            self._draw_group(cell, item, _MIDDLE, end + cell.px(_PILL_GAP))

    def _draw_pill(self, cell: Cell, item: ListItem, middle: float) -> float:
        """Draws the status on its group's colour; how far from the cell's left it ends."""
        left, gap, right, size = map(cell.px, (_PILL_LEFT, _PILL_GAP, _PILL_RIGHT, _SYMBOL))
        kind = Kind.USUAL if item.is_quiet else Kind.BOLD
        ink = cell.ink_on(item.group, quiet=item.is_quiet)
        room = int(cell.area.width()) - left - size - gap - right
        line = self._lines.line(kind, item.status, room, self._found(item.status))
        width = left + size + gap + line.width + right
        height = cell.px(_PILL)
        area = QRectF(cell.area.left(), round(middle - height / 2), width, height)
        cell.fill(item.group, area)
        cell.symbol(item.group.key, size, left, middle, ink)
        draw_line(cell.painter, line, area.left() + left + size + gap, area.center().y(), ink)
        return width

    def _draw_group(self, cell: Cell, item: ListItem, share: float, left: float) -> None:
        ink, size = cell.inks.muted, cell.px(_SYMBOL)
        if item.to_check:
            ink = cell.inks.warning
            if left + size > cell.area.width():
                return
            cell.symbol(TO_CHECK, size, left, cell.middle(share), ink)
            left += size + cell.px(_BELOW_PILL)
        self._draw_words(cell, Kind.SMALL, item.words, share, ink, left=left)

    def _draw_recipient(self, cell: Cell, item: ListItem) -> None:
        spans, inks = self._spans_of_address(item), cell.inks
        if item.who and not self.compact:
            self._draw_words(cell, Kind.USUAL, item.who, _FIRST, inks.ink)
            self._draw_words(cell, Kind.SMALL, item.address_line, _SECOND, inks.muted, spans)
            return
        end = self._draw_words(cell, Kind.USUAL, item.address_line, _MIDDLE, inks.ink, spans)
        self._draw_beside(cell, item.who, end + cell.px(_GAP))

    def _draw_next_step(self, cell: Cell, item: ListItem) -> None:
        spans = () if item.noticed is None else (Span(*item.noticed, Emphasis.NOTICED),)
        ink = cell.inks.muted if item.is_quiet else cell.inks.ink
        pieces = self._pieces(item, int(cell.area.width()))
        start = 0
        for piece, share in zip(pieces, _SHARES[len(pieces)], strict=True):
            within = (span.within(start, start + len(piece)) for span in spans)
            here = tuple(span for span in within if span is not None)
            self._draw_words(cell, Kind.STEP, piece, share, ink, here)
            start += len(piece)

    def _pieces(self, item: ListItem, room: int) -> tuple[str, ...]:
        """The next step line by line: what was noticed first, where both have room."""
        words, end = item.next_step, 0 if item.noticed is None else item.noticed[1]
        if self.compact:
            return (words,)
        if 0 < end < len(words):
            parts = words[:end], words[end:]
            if all(self._lines.width(Kind.STEP, part) <= room for part in parts):
                return parts
        return self._lines.pieces(Kind.STEP, words, room)

    def _draw_in_one(self, cell: Cell, item: ListItem) -> None:
        """Status and address in one cell, beside the group's symbol."""
        size, left = cell.px(_TILE), cell.px(_TILE + _BESIDE_TILE)
        middle = cell.middle(_MIDDLE)
        tile = QRectF(cell.area.left(), round(middle - size / 2), size, size)
        ink = cell.ink_on(item.group, quiet=item.is_quiet)
        cell.fill(item.group, tile)
        mark, in_tile = cell.px(_TILE_SYMBOL), (size - cell.px(_TILE_SYMBOL)) / 2
        cell.symbol(item.group.key, mark, in_tile, middle, ink)
        kind = Kind.USUAL if item.is_quiet else Kind.BOLD
        share, inks = _MIDDLE if self.compact else _FIRST, cell.inks
        end = left + self._draw_words(cell, kind, item.status, share, inks.ink, left=left)
        if item.to_check:
            self._draw_group(cell, item, share, end + cell.px(_PILL_GAP))
        if not self.compact:
            words, spans = item.address_line, self._spans_of_address(item)
            self._draw_words(cell, Kind.SMALL, words, _SECOND, inks.muted, spans, left=left)
        elif not item.to_check:
            self._draw_beside(cell, item.address_line, end + cell.px(_GAP))

    # ---- what they are made of

    def _draw_words(
        self,
        cell: Cell,
        kind: Kind,
        words: str,
        share: float,
        ink: QColor,
        spans: Spans = (),
        *,
        left: float = 0,
    ) -> float:
        """Draws words in one line; how wide they are."""
        width = int(cell.area.width() - left)
        if width <= 0:
            return 0
        line = self._lines.line(kind, words, width, (*spans, *self._found(words)), cell.selected)
        draw_line(cell.painter, line, cell.area.left() + left, cell.middle(share), ink)
        return line.width

    def _draw_beside(self, cell: Cell, words: str, left: float) -> None:
        """Draws words behind others, where there is some room for them."""
        if words and cell.area.width() - left >= cell.px(_LEAST_BESIDE):
            self._draw_words(cell, Kind.SMALL, words, _MIDDLE, cell.inks.muted, left=left)

    def _spans_of_address(self, item: ListItem) -> Spans:
        return () if item.suspicious is None else (Span(*item.suspicious, Emphasis.SUSPICIOUS),)

    def _px(self, pixels: float) -> int:
        return round(pixels * self._scale)
