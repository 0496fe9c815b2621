"""The headers of the table of recipients."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from nexgui.core.messages import text

_BAR = 4  # pixels
_MOST_LINES = 3  # of a header
_OTHER_TEXT = (QEvent.Type.StyleChange, QEvent.Type.FontChange)
_Arrow = QStyleOptionHeader.SortIndicator
_TURNED = {_Arrow.SortUp: _Arrow.SortDown, _Arrow.SortDown: _Arrow.SortUp}


class ColumnHeader(QHeaderView):
    """The headers of the columns; the arrow points up where the small values are at the top."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self._no_selection = QItemSelectionModel()
        self.lines = 1

    def sizeHint(self) -> QSize:
        """High enough for the headers; Qt would measure hundreds of them, again and again."""
        words = "\n".join("漢" * self.lines)
        return QSize(self.defaultSectionSize(), _size_of(self, words, self.font()).height())

    def leave_selection(self) -> None:
        """Takes an empty selection in place of the table's, of which this shows nothing.

        Qt would ask each of a million selected cells of a column whether it is selected.
        """
        self._no_selection.setModel(self.model())
        self.setSelectionModel(self._no_selection)

    def set_lines(self, lines: int) -> None:
        """Keeps room for so many lines of text."""
        self.lines = min(lines, _MOST_LINES)
        self.updateGeometry()

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Turns the arrow round: Qt's own points down for ascending, unlike Windows and Excel."""
        super().initStyleOptionForIndex(option, column)
        arrow = option.sortIndicator
        option.sortIndicator = _TURNED.get(arrow, arrow)


class LineHeader(QHeaderView):
    """The line in the file of each row; that of the current row is bold, beside a bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.current_row = -1
        self._last_line = 0
        self._width = 0  # for the last line; 0: not known
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_last_line(self, line: int) -> None:
        """Keeps room for this line, whatever rows are shown: the columns must not jump."""
        self._last_line, self._width = line, 0
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for the last line of the file, and for what stands above the lines."""
        if not self._width:
            heads = (str(self._last_line), text("window.line"))
            self._width = max(map(self._width_of, heads))
        return QSize(self._width, self.defaultSectionSize())

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew where the text has become another."""
        if event.type() in _OTHER_TEXT:
            self._width = 0
        super().changeEvent(event)

    def _width_of(self, words: str) -> int:
        font = QFont(self.font())
        font.setBold(True)
        return _size_of(self, words, font).width()

    def mark(self, row: int) -> None:
        """Marks a row as the current one; -1: none."""
        self.current_row = row
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
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


def _size_of(header: QHeaderView, words: str, font: QFont) -> QSize:
    """The size of a section with these words."""
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    option.text = words
    option.fontMetrics = QFontMetrics(font)
    kind = QStyle.ContentsType.CT_HeaderSection
    return header.style().sizeFromContents(kind, option, QSize(), header)
