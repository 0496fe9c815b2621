"""The view of the recipients: compact rows, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nexgui.core.arrangement import SortBy
from nexgui.core.messages import text
from nexgui.ui.results_delegate import ResultsDelegate
from nexgui.ui.results_model import (
    COL_ACTION,
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    ResultsModel,
)

# Together as wide as a screen of 1366 pixels, so that the next step is seen without scrolling.
_WIDTHS = {
    COL_GROUP: 248,
    COL_ADDRESS: 200,
    COL_STATUS: 206,
    COL_MEANING: 172,
    COL_ACTION: 182,
    COL_NEXT_STEP: 260,
}
_FILE_COLUMN_WIDTH = 120
_ROW_HEIGHT = 28
_LEAST_HEIGHT = 36 + 2 * _ROW_HEIGHT + 20  # the header, two rows and a scroll bar


class ResultsTable(QTableView):
    """Shows a `ResultsModel`; a row is picked as a whole, and nothing can be edited."""

    sort_requested = Signal(object)  # SortBy, or a column of the file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicked_column = 0
        self.setAccessibleName(text("window.table"))
        self.setItemDelegate(ResultsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrow keys walk in it
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultSectionSize(_FILE_COLUMN_WIDTH)
        columns.setSectionsClickable(True)
        columns.sectionClicked.connect(self._click_header)

    def show_order(self, sort_by: SortBy | int | None, *, descending: bool) -> None:
        """Marks the header by which the rows are sorted; None: they are in the file's order."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(sort_by is not None)
        model = self.model()
        if sort_by is None or not isinstance(model, ResultsModel):
            return
        columns = [n for n in range(model.columnCount()) if model.sort_by(n) == sort_by]
        # Several columns sort by the status: it is the one that was clicked that is marked.
        column = self._clicked_column if self._clicked_column in columns else columns[0]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)

    def show_rows(self, rows: Sequence[int]) -> None:
        """Shows these rows of the results; the one that was current stays so if it is there."""
        model = self.model()
        if not isinstance(model, ResultsModel):
            return
        current = self.currentIndex()
        row = model.rows[current.row()] if current.isValid() else None
        column = max(0, current.column())
        across = self.horizontalScrollBar().value()
        model.show_rows(rows)
        place = model.place_of(row) if row is not None else None
        if place is not None:
            self.setCurrentIndex(model.index(place, column))
            self.horizontalScrollBar().setValue(across)
        else:
            self.scrollToTop()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As low as it may be: it grows into what room there is, and asks for no more."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)

    def show_results(self, model: ResultsModel) -> None:
        """Shows a model from its first row, in place of the one before."""
        old = self.model()
        model.setParent(self)
        self.setModel(model)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        if old is not None:
            # At once, not by deleteLater(): the last to let go of the old results, which takes
            # its time, must be a thread of the session.
            old.setParent(None)

    def _click_header(self, column: int) -> None:
        model = self.model()
        if isinstance(model, ResultsModel):
            self._clicked_column = column
            self.sort_requested.emit(model.sort_by(column))
