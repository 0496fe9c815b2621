"""Keeps the first columns of a table in view while the others scroll."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView

from nexgui.ui.table.filter_header import FilterHeader

_LARGEST_SHARE = 0.66  # of the table's width; beyond it, too little would be left to scroll
_EDGE = 2  # the line at the right, as in style.qss


class FrozenColumns(QTableView):
    """A second view of the first columns, over those of the table and in step with it.

    The two share the model and the selection. The table leads: it alone scrolls, has the focus
    and knows widths.
    """

    def __init__(self, table: QTableView, count: int) -> None:
        super().__init__(table)
        self._table = table
        self._count = count
        self._first = count
        self._following = False  # widths that change meanwhile are the table's own
        self.setObjectName("frozen")
        self.setAccessibleName(table.accessibleName())
        self._header = self.filter_header = FilterHeader(self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setAutoScroll(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(table)
        table.installEventFilter(self)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        bar, own = self._table.verticalScrollBar(), self.verticalScrollBar()
        bar.valueChanged.connect(own.setValue)
        own.rangeChanged.connect(lambda: own.setValue(bar.value()))  # it may come to know late
        self._table.horizontalScrollBar().valueChanged.connect(self.place)
        columns = self._table.horizontalHeader()
        columns.sectionResized.connect(self._follow_width)
        self.horizontalHeader().sectionResized.connect(self._lead_width)
        columns.sortIndicatorChanged.connect(self.horizontalHeader().setSortIndicator)

    def follow_model(self) -> None:
        """Takes the table's model and selection."""
        old = self.selectionModel()
        self.setModel(self._table.model())
        between = self.selectionModel()
        self.setSelectionModel(self._table.selectionModel())
        self._header.leave_selection()
        for selection in (old, between):
            if selection is not None and selection.parent() is self:
                selection.deleteLater()
        leader = self._table.horizontalHeader()
        if isinstance(leader, FilterHeader):
            self._header.set_lines(leader.lines)
        for column in range(self._count, self._header.count()):
            self.setColumnHidden(column, True)
        self.follow_columns()

    def follow_columns(self) -> None:
        """Shows of the first columns those that the table shows, as wide as there."""
        for column in range(min(self._count, self._header.count())):
            self._follow_column(column, self._table.isColumnHidden(column))
        self.place()

    def place(self) -> None:
        """Lies down over the columns.

        Where the table is too narrow for all of them, only the last stays, once it would go.
        """
        table, header = self._table, self.horizontalHeader()
        room = table.viewport().geometry()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self._first = self._first_that_stays(room.width())
        self.setVisible(self._first < self._count)
        if self.isHidden():
            return
        for column in range(self._count):
            self._follow_column(column, column < self._first or table.isColumnHidden(column))
        height = table.horizontalHeader().height()
        header.setFixedHeight(height)
        header.setSortIndicatorShown(table.horizontalHeader().isSortIndicatorShown())
        width = self._width_from(self._first)
        self.setGeometry(room.left(), room.top() - height, width, height + room.height())

    def _first_that_stays(self, room: int) -> int:
        """The first column that is kept in view in so many pixels; their count: none is."""
        if self._table.model() is None:
            return self._count
        if self._width_from(0) <= room * _LARGEST_SHARE:
            return 0
        last = self._count - 1
        gone = self._table.horizontalScrollBar().value() + self._width_from(last)
        fits = self._width_from(last) <= room * _LARGEST_SHARE
        return last if fits and gone >= self._width_from(0) else self._count

    def _width_from(self, first: int) -> int:
        columns = range(first, self._count)
        return sum(self._table.columnWidth(column) for column in columns) + _EDGE

    def holds(self, column: int) -> bool:
        """Whether a column is kept in view here."""
        return self._first <= column < self._count

    @property
    def covered(self) -> int:
        """How many pixels at the left of the table are under this."""
        return 0 if self.isHidden() else self.width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draws the current cell anew when the table gets or loses the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves scrolling to the table."""
        QApplication.sendEvent(self._table.verticalScrollBar(), event)

    def _follow_column(self, column: int, hidden: bool) -> None:
        self._following = True
        if self.isColumnHidden(column) != hidden:
            self.setColumnHidden(column, hidden)
        if not hidden:
            self.setColumnWidth(column, self._table.columnWidth(column))
        self._following = False

    def _follow_width(self, column: int, _old: int, width: int) -> None:
        if column < self._count and width:
            self._follow_column(column, self.isColumnHidden(column))
            self.place()

    def _lead_width(self, column: int, _old: int, width: int) -> None:
        if column < self._count and width and not self._following:
            self._table.setColumnWidth(column, width)
