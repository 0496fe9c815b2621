"""The folders beside the list: how many recipients need what, and a click shows them alone."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from nexgui.core.folders import NEEDING, NEEDING_NOTHING, TO_CHECK, Folder, count_everyone
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.results import DeliveryResults
from nexgui.ui.look.symbols import TO_CHECK as TO_CHECK_SYMBOL
from nexgui.ui.look.symbols import draw_symbol, draw_tile
from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.widgets.basics import named

# Pixels at the usual size of text.
WIDTH = 232
_HEIGHT, _LEAST_HEIGHT, _LINE_HEIGHT, _GAP = 31, 26, 15, 8
_TILE, _MARGIN, _INDENT, _BAR = 24, 10, 16, 3
_RADIUS = 7

_FOLDER_ROLE = Qt.ItemDataRole.UserRole  # Folder; None: everybody
_COUNT_ROLE = Qt.ItemDataRole.UserRole + 1  # int; None: a line between folders

_Index = QModelIndex | QPersistentModelIndex


class FolderList(QListView):
    """One folder is chosen at a time; Ctrl and a click add another one, or take it away."""

    chosen = Signal(object)  # frozenset[Folder]; empty: everybody

    def __init__(self) -> None:
        super().__init__()
        named("folders", self)
        self.setAccessibleName(text("folder.list"))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._delegate = _FolderDelegate(self)
        self.setItemDelegate(self._delegate)
        self._follows = False  # the query, which is not to be told of it again
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # lower rows in a lower window
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self._tell)
        self._rescale()

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the folders of `results` in place of those before."""
        self._follows = True
        self._delegate.ink = QColor(results.guide.text_on_fill)
        self._model.clear()
        last: Folder | None = None
        for folder, count in results.folders.items():
            if last is not None and folder.need is not last.need:
                self._add_line()
            self._add(folder, folder.name, count)
            last = folder
        if last is not None:
            self._add_line()
        self._add(None, text("folder.everyone"), len(results))
        self._follows = False

    def show_counts(self, counts: Mapping[Folder, int]) -> None:
        """Shows how many recipients of each folder are left by what else leaves any out."""
        everyone = count_everyone(counts)
        for item in self._items():
            folder = item.data(_FOLDER_ROLE)
            _set_count(item, everyone if folder is None else counts.get(folder, 0))

    def show_wanted(self, wanted: Query) -> None:
        """Marks the folders that are chosen."""
        self._follows = True
        selection = QItemSelection()
        current = None
        for item in self._items():
            folder = item.data(_FOLDER_ROLE)
            if folder in wanted.folders or (folder is None and not wanted.folders):
                selection.select(item.index(), item.index())
                current = current or item.index()
        selecting = self.selectionModel()
        selecting.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current is not None and not selecting.isSelected(self.currentIndex()):
            selecting.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._follows = False

    def _tell(self, selected: QItemSelection) -> None:
        if self._follows:
            return
        chosen = {index.data(_FOLDER_ROLE) for index in self.selectedIndexes()}
        came = {index.data(_FOLDER_ROLE) for index in selected.indexes()}
        # Everybody and a folder are no choice: what came last counts.
        self.chosen.emit(frozenset() if None in came or not chosen - {None} else chosen - {None})

    def _items(self) -> list[QStandardItem]:
        """Those of the folders, and of everybody."""
        items = map(self._model.item, range(self._model.rowCount()))
        return [item for item in items if item.data(_COUNT_ROLE) is not None]

    def _add(self, folder: Folder | None, name: str, count: int) -> None:
        item = QStandardItem(name)
        item.setData(folder, _FOLDER_ROLE)
        _set_count(item, count)
        self._model.appendRow(item)

    def _add_line(self) -> None:
        item = QStandardItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Chooses nothing while a button is held: that would choose whatever it goes over."""
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._rescale()

    def _rescale(self) -> None:
        self.setFixedWidth(round(WIDTH * text_scale()))
        self.scheduleDelayedItemsLayout()


class _FolderDelegate(QStyledItemDelegate):
    """Draws a folder: its symbol, its name, and at the right how many recipients it has."""

    ink = QColor()  # of symbols on the fills

    def __init__(self, folders: QListView) -> None:
        super().__init__(folders)
        self._list = folders

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its kind is, or lower where there is no room for all of them."""
        scale, model, rows = text_scale(), index.model(), range(index.model().rowCount())
        lines = sum(model.index(row, 0).data(_COUNT_ROLE) is None for row in rows)
        height = _LINE_HEIGHT * scale
        if index.data(_COUNT_ROLE) is not None:
            room = (self._list.viewport().height() - lines * height) / max(1, len(rows) - lines)
            height = max(_LEAST_HEIGHT * scale, min(_HEIGHT * scale, room))
        return QSize(option.rect.width(), int(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws one folder, or the line between two."""
        area, side = QRectF(option.rect), _MARGIN * text_scale()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_COUNT_ROLE) is None:
            line = QRectF(area.left() + side, area.center().y(), area.width() - 2 * side, 1)
            painter.fillRect(line, painted_colour("line"))
        else:
            _paint_ground(painter, area, option.state)
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            room = _paint_count(painter, area.adjusted(side, 0, -side, 0), index, is_chosen)
            self._paint_name(painter, room, index, is_chosen)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRectF, index: _Index, is_chosen: bool) -> None:
        folder, scale = index.data(_FOLDER_ROLE), text_scale()
        side, gap = _TILE * scale, _GAP * scale
        if folder is not None and folder.group is not None:
            room.setLeft(room.left() + (_INDENT - _MARGIN) * scale)
            tile = QRectF(room.left(), room.center().y() - side / 2, side, side)
            draw_tile(painter, tile, folder.group, self.ink)
            room.setLeft(tile.right() + gap)
        elif folder == TO_CHECK:
            place = QRectF(room.left(), room.center().y() - side / 2, side, side)
            inner = place.adjusted(scale, scale, -scale, -scale)
            draw_symbol(painter, inner, TO_CHECK_SYMBOL, painted_colour("warning"))
            room.setLeft(place.right() + gap)
        is_bold = is_chosen or _is_heading(folder)
        ink = "selection_ink" if is_chosen else "ink" if index.data(_COUNT_ROLE) else "muted"
        _set_text(painter, ink, is_bold=is_bold)
        end = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(index.data(), end, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """The colour of what is chosen or under the mouse, and the ring of the focus."""
    scale = text_scale()
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(painted_colour("selection"))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        inset = area.height() * 0.2
        bar = QRectF(area.left(), area.top() + inset, _BAR * scale, area.height() - 2 * inset)
        painter.fillRect(bar, painted_colour("key"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(painted_colour("hover"))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(painted_colour("focus"), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def _paint_count(painter: QPainter, area: QRectF, index: _Index, is_chosen: bool) -> QRectF:
    """The number at the right; gives what room is left of it."""
    folder, count = index.data(_FOLDER_ROLE), index.data(_COUNT_ROLE)
    warns = folder == TO_CHECK and count
    stands_out = is_chosen or _is_heading(folder)
    ink = "warning" if warns else "selection_ink" if is_chosen else "ink"
    _set_text(painter, ink if warns or stands_out else "muted", is_bold=stands_out or bool(warns))
    words = f"{count:,}"
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    taken = painter.fontMetrics().horizontalAdvance(words) + _GAP * text_scale()
    return area.adjusted(0, 0, -taken, 0)


def _set_text(painter: QPainter, ink: str, *, is_bold: bool) -> None:
    font = painter.font()
    font.setBold(is_bold)
    painter.setFont(font)
    painter.setPen(painted_colour(ink))


def _is_heading(folder: Folder | None) -> bool:
    """Whether other folders stand below it, or it is that of everybody."""
    return folder is None or folder in (NEEDING, NEEDING_NOTHING)


def _set_count(item: QStandardItem, count: int) -> None:
    item.setData(count, _COUNT_ROLE)
    words = text("folder.count", name=item.text(), count=count)
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(words, Qt.ItemDataRole.ToolTipRole)
