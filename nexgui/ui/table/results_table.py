"""The view of the recipients: a list with two lines, or one, for each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent

from nexgui.core.messages import text
from nexgui.core.query.query import Query, SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.look.theme import text_scale
from nexgui.ui.settings import Settings
from nexgui.ui.table.list_view import ListView
from nexgui.ui.table.results_delegate import ResultsDelegate
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_STATUS,
    OUR_COLUMNS,
    UNSORTED,
    ListForm,
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

# In pixels, at the usual size of text.
_ROW_HEIGHT, _COMPACT_HEIGHT = 48, 28
_BESIDE_ROWS = 36  # the words of the header, and a scroll bar
_FRAMES = 4  # around them; they do not grow with the text
_LEAST_ROWS = 2  # where filters in words take the room of more of them


def height_of(rows: int) -> int:
    """How high a list is that shows so many rows of two lines, in pixels."""
    return round((_BESIDE_ROWS + rows * _ROW_HEIGHT) * text_scale()) + _FRAMES


class ResultsTable(ListView):
    """Shows a `ResultsModel`; a row is picked as a whole, and nothing can be edited."""

    sort_requested = Signal(object)  # SortBy, or a column of the file
    order_requested = Signal(object, bool)  # the same, or None; whether the greatest come first
    filter_requested = Signal(int)  # a column of the table
    recipient_activated = Signal(int)  # a row of the results

    def __init__(self) -> None:
        super().__init__()
        self._clicked_column = 0
        self.form = ListForm.WIDE
        self.setAccessibleName(text("window.table"))
        self._fallback = FallbackSelection()
        self._delegate = ResultsDelegate(self)
        self._delegate.compact = Settings().compact_list
        self.setItemDelegate(self._delegate)
        self.filter_header.sectionClicked.connect(self._click_header)
        self.filter_header.filter_requested.connect(self.filter_requested)
        self.filter_header.leave_plain(UNSORTED)
        self.columns = TableColumns(self)
        self.row_activated.connect(self._activate)
        self._rescale()

    @property
    def compact(self) -> bool:
        """Whether a recipient has one line."""
        return self._delegate.compact

    def set_compact(self, compact: bool) -> None:
        """Gives each recipient one line, or two; the rows in view stay so."""
        if compact == self._delegate.compact:
            return
        seen = is_seen(self)
        self._delegate.compact = compact
        self._rescale()
        if seen:
            self.scrollTo(self.currentIndex())

    def set_form(self, form: ListForm) -> None:
        """Shows of each recipient what there is room for."""
        self.form = self._delegate.form = form
        model = self.model()
        if isinstance(model, ResultsModel):
            model.set_form(form)
        self.columns.show_form(form)
        self.viewport().update()

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

    def _show_order(self, sort_by: SortBy | int | None, *, descending: bool) -> None:
        """Marks the header by which the rows are sorted; None: they are in the file's order."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(sort_by is not None)
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
        self.filter_header.leave_selection()
        self.filter_header.set_lines(model.header_lines)
        self.selectionModel().currentChanged.connect(self.show_focus)
        self.selectionModel().selectionChanged.connect(self.show_focus)
        self._fallback.forget()
        model.set_form(self.form)
        self.columns.begin(model.file_header)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        if old is not None:
            # At once, not by deleteLater(): the last to let go of the old results, which takes
            # its time, must be a thread of the session.
            old.setParent(None)

    def take_corrected(self, results: DeliveryResults) -> None:
        """Shows the same results with other corrections; everything stays where it is."""
        model = self.model()
        if isinstance(model, ResultsModel):
            model.take_corrected(results)
        self.viewport().update()

    def choose_unmoved(self, row: int) -> None:
        """Chooses a row of the results, and stays where it is."""
        model = self.model()
        place = model.place_of(row) if isinstance(model, ResultsModel) else None
        if place is not None:
            choose_unmoved(self, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the current row in sight where another part, or a scroll bar, takes room."""
        super().resizeEvent(event)
        self.columns.show_form(self.form)
        if event.size().height() < event.oldSize().height():
            keep_in_sight(self, event.oldSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Makes rows and columns as large as their text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "columns"):
            self._rescale()

    def _rescale(self) -> None:
        self._delegate.measure()
        self.setMinimumHeight(height_of(_LEAST_ROWS))
        height = _COMPACT_HEIGHT if self._delegate.compact else _ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(round(height * text_scale()))
        self.columns.rescale()
        self.columns.show_form(self.form)
        self.viewport().update()

    def draw_anew(self) -> None:
        """Draws all that is in view as it is said now."""
        model = self.model()
        if isinstance(model, ResultsModel):
            model.forget_items()
        self.viewport().update()

    def _activate(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, ResultsModel) and index.isValid():
            self.recipient_activated.emit(model.rows[index.row()])

    def sort_column(self, column: int, *, descending: bool) -> None:
        """Asks for the order of a column, the least or the greatest first."""
        model = self.model()
        if isinstance(model, ResultsModel):
            sort_by = model.sort_by(column)
            if sort_by is not None:
                self._clicked_column = column
                self.order_requested.emit(sort_by, descending)

    def end_sort(self) -> None:
        """Asks for the file's own order."""
        self.order_requested.emit(None, False)

    def _click_header(self, column: int) -> None:
        model = self.model()
        if isinstance(model, ResultsModel):
            sort_by = model.sort_by(column)
            if sort_by is not None:
                self._clicked_column = column
                self.sort_requested.emit(sort_by)
