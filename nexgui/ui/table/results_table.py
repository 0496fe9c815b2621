"""The view of the recipients: compact rows, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from nexgui.core.messages import text
from nexgui.core.query.query import Query, SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.filter_header import FilterHeader
from nexgui.ui.table.frozen_columns import FrozenColumns
from nexgui.ui.table.line_header import LineHeader, name_corner
from nexgui.ui.table.results_delegate import ResultsDelegate
from nexgui.ui.table.results_model import (
    COL_ACTION,
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    ResultsModel,
)
from nexgui.ui.table.selection import (
    FallbackSelection,
    SavedSelection,
    choose_unmoved,
    is_seen,
    keep_in_sight,
)
from nexgui.ui.table.table_columns import TableColumns

# Together as wide as a screen of 1366 pixels, so that the next step is seen without scrolling.
_WIDTHS = {
    COL_GROUP: 248,
    COL_ADDRESS: 200,
    COL_STATUS: 206,
    COL_NEXT_STEP: 260,
    COL_MEANING: 172,
    COL_ACTION: 182,
}
_NARROW_WIDTHS = {COL_GROUP: 126}  # of its short words
_LEAST_FOR_USUAL = 560  # else the group's long words would leave the status little room
_FROZEN = 2  # the group and the address
_FILE_COLUMN_WIDTH = 120
_ROW_HEIGHT = 28
_BESIDE_ROWS = 36  # the words of the header, and a scroll bar
_FRAMES = 18  # around them; they do not grow with the text
_LEAST_ROWS = 2  # where filters in words take the room of more of them


def height_of(rows: int) -> int:
    """How high a table is that shows so many rows, in pixels."""
    return round((_BESIDE_ROWS + rows * _ROW_HEIGHT) * text_scale()) + _FRAMES


class ResultsTable(QTableView):
    """Shows a `ResultsModel`; a row is picked as a whole, and nothing can be edited."""

    sort_requested = Signal(object)  # SortBy, or a column of the file
    order_requested = Signal(object, bool)  # the same, or None; whether the greatest come first
    filter_requested = Signal(int)  # a column of the table

    _is_arranged = False  # right now

    def __init__(self) -> None:
        super().__init__()
        self._clicked_column = 0
        self.setAccessibleName(text("window.table"))
        self._fallback = FallbackSelection()
        self._delegate = ResultsDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrow keys walk in it
        self._lines = LineHeader(self)
        self.setVerticalHeader(self._lines)
        name_corner(self)
        self._headers = self.filter_header = FilterHeader(self)
        self.setHorizontalHeader(self._headers)
        self._headers.sectionClicked.connect(self._click_header)
        self.columns = TableColumns(self, _FROZEN, _WIDTHS, _FILE_COLUMN_WIDTH)
        self.frozen = FrozenColumns(self, _FROZEN)
        self.frozen.setItemDelegate(self.itemDelegate())
        self.frozen.horizontalHeader().sectionClicked.connect(self._click_header)
        for header in (self.filter_header, self.frozen.filter_header):
            header.filter_requested.connect(self.filter_requested)
        self.columns.changed.connect(self.frozen.follow_columns)
        self._rescale()

    def show_wanted(self, query: Query) -> None:
        """Marks what is searched for, which columns leave recipients out, and the order."""
        self._show_left_out(query)
        self._show_order(query.sort_by, descending=query.descending)

    def _show_left_out(self, query: Query) -> None:
        self._delegate.set_words(query.words)
        self.viewport().update()
        model = self.model()
        if isinstance(model, ResultsModel):
            columns = (COL_STATUS, COL_ADDRESS, *range(OUR_COLUMNS, model.columnCount()))
            filtered = {n for n in columns if model.sort_by(n) in query.values}
            if query.domain:
                filtered.add(COL_ADDRESS)
            self.filter_header.show_filtered(filtered)
            self.frozen.filter_header.show_filtered(filtered)
            self.frozen.viewport().update()

    def _show_order(self, sort_by: SortBy | int | None, *, descending: bool) -> None:
        """Marks the header by which the rows are sorted; None: they are in the file's order."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(sort_by is not None)
        self.frozen.horizontalHeader().setSortIndicatorShown(sort_by is not None)
        model = self.model()
        if sort_by is None or not isinstance(model, ResultsModel):
            return
        columns = [n for n in range(model.columnCount()) if model.sort_by(n) == sort_by]
        if not columns:
            return
        # Several columns sort by the status: it is the one that was clicked that is marked.
        column = self._clicked_column if self._clicked_column in columns else columns[0]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)

    def show_rows(self, rows: Sequence[int]) -> None:
        """Shows these rows of the results.

        The one that was current stays so if it is there, and in sight if it was; those that were
        selected stay so likewise. While it is not there, the first one is current.
        """
        model = self.model()
        if not isinstance(model, ResultsModel):
            return
        saved = SavedSelection.of(self)
        choice = self._fallback.users_choice(saved)
        seen = is_seen(self) and choice is saved
        across = self.horizontalScrollBar().value()
        model.show_rows(rows)
        self.setAutoScroll(seen)
        is_there = choice.restore(self)
        self.setAutoScroll(True)
        if not is_there:
            self._fallback.choose(self, choice)
        self.horizontalScrollBar().setValue(across)
        if not (is_there and seen):
            self.scrollToTop()

    def keyboardSearch(self, search: str) -> None:
        """Goes nowhere: Qt would ask each of a million rows, and there is a field to search in."""

    def sizeHint(self) -> QSize:
        """As low as it may be: it grows into what room there is, and asks for no more."""
        return QSize(super().sizeHint().width(), height_of(_LEAST_ROWS))

    def show_results(self, results: DeliveryResults) -> None:
        """Shows `results` from their first row, in place of those before."""
        old, model = self.model(), ResultsModel(results, self)
        self.columns.remember()
        self.setModel(model)
        self._headers.leave_selection()
        self._headers.set_lines(model.header_lines)
        self.selectionModel().currentChanged.connect(self._mark_current)
        self.selectionModel().selectionChanged.connect(self._mark_current)
        self.selectionModel().selectionChanged.connect(self._redraw)
        model.modelReset.connect(self._mark_current)
        self._lines.set_last_line(model.last_line)
        self._fallback.forget()
        self._mark_current()
        self.columns.begin(model.file_header)
        self.frozen.follow_model()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        if old is not None:
            # At once, not by deleteLater(): the last to let go of the old results, which takes
            # its time, must be a thread of the session.
            old.setParent(None)

    def choose_unmoved(self, row: int) -> None:
        """Chooses a row of the results, and stays where it is."""
        model = self.model()
        place = model.place_of(row) if isinstance(model, ResultsModel) else None
        if place is not None:
            choose_unmoved(self, place)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a cell into view, and not under the columns that do not scroll."""
        across = self.horizontalScrollBar()
        before = across.value()
        super().scrollTo(index, hint)
        if self.frozen.holds(index.column()):
            across.setValue(before)
            return
        under = self.frozen.covered - self.visualRect(index).left()
        if under > 0:
            across.setValue(across.value() - under)

    def updateGeometries(self) -> None:
        """Keeps the columns that do not scroll in their place."""
        if self._is_arranged:  # Qt comes here again for each header that it moves
            return
        self._is_arranged = True
        super().updateGeometries()
        self._is_arranged = False
        if hasattr(self, "frozen"):  # Qt asks before it is made
            self.frozen.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the current row in sight where another part, or a scroll bar, takes room."""
        super().resizeEvent(event)
        self._fit_columns()
        if event.size().height() < event.oldSize().height():
            keep_in_sight(self, event.oldSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Makes rows and columns as large as their text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "frozen"):
            self._rescale()

    def _fit_columns(self) -> None:
        is_narrow = self.viewport().width() < _LEAST_FOR_USUAL * text_scale()
        self.columns.narrow(_NARROW_WIDTHS if is_narrow else {})

    def _rescale(self) -> None:
        scale = text_scale()
        self.setMinimumHeight(height_of(_LEAST_ROWS))
        self.verticalHeader().setDefaultSectionSize(round(_ROW_HEIGHT * scale))
        self.columns.rescale()
        self._fit_columns()

    def _mark_current(self) -> None:
        """Marks the line of the current recipient, once it is one that the user chose."""
        current = self.currentIndex()
        chosen = current.isValid() and self.selectionModel().isSelected(current)
        self._lines.mark(current.row() if chosen else -1)

    def _redraw(self) -> None:
        """Draws the neighbours too of what is selected now: the lines go around all of it."""
        self.viewport().update()
        self.frozen.viewport().update()

    def sort_column(self, column: int, *, descending: bool) -> None:
        """Asks for the order of a column, the least or the greatest first."""
        model = self.model()
        if isinstance(model, ResultsModel):
            self._clicked_column = column
            self.order_requested.emit(model.sort_by(column), descending)

    def end_sort(self) -> None:
        """Asks for the file's own order."""
        self.order_requested.emit(None, False)

    def _click_header(self, column: int) -> None:
        model = self.model()
        if isinstance(model, ResultsModel):
            self._clicked_column = column
            self.sort_requested.emit(model.sort_by(column))
