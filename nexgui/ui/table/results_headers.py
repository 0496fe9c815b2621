"""The headers of the table of recipients."""

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

_BAR = 4  # pixels
_Arrow = QStyleOptionHeader.SortIndicator
_TURNED = {_Arrow.SortUp: _Arrow.SortDown, _Arrow.SortDown: _Arrow.SortUp}


class ColumnHeader(QHeaderView):
    """The headers of the columns; the arrow points up where the small values are at the top."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self._no_selection = QItemSelectionModel()

    def leave_selection(self) -> None:
        """Takes an empty selection in place of the table's, of which this shows nothing.

        Qt would ask each of a million selected cells of a column whether it is selected.
        """
        self._no_selection.setModel(self.model())
        self.setSelectionModel(self._no_selection)

    def initStyleOptionForIndex(  # noqa: N802 - Qt's name
        self, option: QStyleOptionHeader, column: int
    ) -> None:
        """Turns the arrow round: Qt's own points down for ascending, unlike Windows and Excel."""
        super().initStyleOptionForIndex(option, column)
        arrow = option.sortIndicator
        option.sortIndicator = _TURNED.get(arrow, arrow)


class LineHeader(QHeaderView):
    """The line in the file of each row; that of the current row is bold, beside a bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.current_row = -1
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def mark(self, row: int) -> None:
        """Marks a row as the current one; -1: none."""
        self.current_row = row
        self.viewport().update()

    def paintSection(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, row: int
    ) -> None:
        """Draws a line number, and the mark of the current row."""
        painter.save()
        if row == self.current_row:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        super().paintSection(painter, rect, row)
        painter.restore()
        if row == self.current_row:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, self.palette().accent())
