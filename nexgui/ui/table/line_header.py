"""The lines of the file beside the table of recipients, and what stands above them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHeaderView,
    QLabel,
    QStyle,
    QStyleOptionHeader,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named, plain_tip

_BAR = 4  # pixels
OTHER_TEXT = (QEvent.Type.StyleChange, QEvent.Type.FontChange)
"""The events after which what is measured by text is to be measured anew."""


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
        if event.type() in OTHER_TEXT:
            self._width = 0
        super().changeEvent(event)

    def _width_of(self, words: str) -> int:
        font = QFont(self.font())
        font.setBold(True)
        return section_size(self, words, font).width()

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


def name_corner(table: QTableView) -> None:
    """Says what the numbers are above them; Qt's button there has no words of its own."""
    corner = table.findChild(QAbstractButton)
    if corner is None:
        return
    heading = named("lineHeading", QLabel(text("window.line")))
    heading.setIndent(0)
    heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    heading.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = QVBoxLayout(corner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(heading)
    corner.setToolTip(plain_tip(text("window.line_tip")))
    corner.setAccessibleName(text("window.line"))
    corner.setAccessibleDescription(text("window.line_tip"))


def section_size(header: QHeaderView, words: str, font: QFont) -> QSize:
    """The size of a section with these words."""
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    option.text = words
    option.fontMetrics = QFontMetrics(font)
    kind = QStyle.ContentsType.CT_HeaderSection
    return header.style().sizeFromContents(kind, option, QSize(), header)
