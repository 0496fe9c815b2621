"""The table's header: sorts where it is clicked, filters where its arrow is."""

from collections.abc import Set

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from nexgui.ui.look.theme import painted_colour, text_scale

# In pixels, at the usual size of text.
_BUTTON = 24
_ARROW = ((-4, -2), (0, 2), (4, -2))
_UP = ((-5, 4), (5, 4), (0, -4))  # as Windows shows the least first
_DOWN = ((-5, -4), (5, -4), (0, 4))
_BEHIND_NAME = 10  # from its end to the middle of the mark of the order
_BEFORE_END = 25  # of the section: the mark is between a name that is cut and the arrow
_PADDING = 12  # before a name, as in theme.toml
_FUNNEL = ((-6, -6), (6, -6), (1.5, 0), (1.5, 6), (-1.5, 4), (-1.5, 0))
_MOST_LINES = 3  # of a header
_CURRENT = 2  # pixels; under the column that the keys are in
_OTHER_TEXT = (QEvent.Type.StyleChange, QEvent.Type.FontChange)


class FilterHeader(QHeaderView):
    """Has a ▾ in every section but plain ones; a funnel where the column leaves recipients out."""

    filter_requested = Signal(int)  # a section
    menu_requested = Signal(int, QPoint)  # a section, and where on the screen

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self._no_selection = QItemSelectionModel()
        self.lines = 1
        self._height = 0  # for these lines; 0: not known
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._filtered: Set[int] = frozenset()
        self._plain: Set[int] = frozenset()
        self._pressed = self._current = -1
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def sizeHint(self) -> QSize:
        """High enough for the headers; Qt would measure hundreds of them, again and again."""
        if not self._height:
            words = "\n".join("漢" * self.lines)
            self._height = self._size_of(words).height()
        return QSize(self.defaultSectionSize(), self._height)

    def _size_of(self, words: str) -> QSize:
        """The size of a section with these words."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        option.text = words
        kind = QStyle.ContentsType.CT_HeaderSection
        return self.style().sizeFromContents(kind, option, QSize(), self)

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew where the text has become another."""
        if event.type() in _OTHER_TEXT:
            self._height = 0
        super().changeEvent(event)

    def leave_selection(self) -> None:
        """Takes an empty selection in place of the table's, of which this shows nothing.

        Qt would ask each of a million selected cells of a column whether it is selected.
        """
        self._no_selection.setModel(self.model())
        self.setSelectionModel(self._no_selection)

    def set_lines(self, lines: int) -> None:
        """Keeps room for so many lines of text."""
        self.lines, self._height = min(lines, _MOST_LINES), 0
        self.updateGeometry()

    def leave_plain(self, sections: Set[int]) -> None:
        """Gives these sections no arrow."""
        self._plain = sections

    @property
    def filtered(self) -> Set[int]:
        """The sections that have the funnel."""
        return self._filtered

    def show_filtered(self, sections: Set[int]) -> None:
        """Gives these sections the funnel, and all others the arrow."""
        self._filtered = sections
        self.viewport().update()

    def show_current(self, section: int) -> None:
        """Marks the section of the column that the keys are in; -1: they are in none."""
        if section != self._current:
            self._current = section
            self.viewport().update()

    def button_area(self, section: int) -> QRect:
        """Where the arrow of a section is clicked."""
        end = self.sectionViewportPosition(section) + self.sectionSize(section)
        width = round(_BUTTON * text_scale())
        return QRect(end - width - 2, 0, width, self.height())

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """Draws a section as the style does, and the arrow over its end."""
        painter.save()
        super().paintSection(painter, area, section)
        painter.restore()
        if section == self._current:
            line = QRect(area.left(), area.bottom() - _CURRENT + 1, area.width(), _CURRENT)
            painter.fillRect(line, self.palette().link())
        if section in self._plain:
            return
        scale = text_scale()
        width = round(_BUTTON * scale)
        button = QRect(area.right() - width - 1, area.top(), width, area.height())
        palette = self.palette()
        key, ink = palette.color(QPalette.ColorRole.Link), painted_colour("muted")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(button.center()))
        painter.scale(scale, scale)
        if section in self._filtered:
            painter.setPen(QPen(key, 1))
            painter.setBrush(key)
            painter.drawPolygon(_shape(_FUNNEL))
        else:
            painter.setPen(QPen(ink, 1.5))
            painter.drawPolyline(_shape(_ARROW))
        painter.restore()
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            self._paint_order(painter, self.order_mark(area, section), key)

    def order_mark(self, area: QRect, section: int) -> QPointF:
        """The middle of the mark of a sorted section: behind its name, as far as there is room."""
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        scale = text_scale()
        end = area.left() + _PADDING * scale + self.fontMetrics().size(0, name).width()
        x = min(end + _BEHIND_NAME * scale, area.right() + 1 - _BEFORE_END * scale)
        return QPointF(round(x), area.center().y() + 1)

    def _paint_order(self, painter: QPainter, spot: QPointF, colour: QColor) -> None:
        """Draws the mark of the sorted column."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(spot)
        painter.scale(text_scale(), text_scale())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        upwards = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        painter.drawPolygon(_shape(_UP if upwards else _DOWN))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes a press on an arrow; what it does comes when the button is let go."""
        section = self._button_at(event.position().toPoint())
        self._pressed = section if event.button() == Qt.MouseButton.LeftButton else -1
        if self._pressed < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Asks for the filter of the column whose arrow was clicked."""
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event.position().toPoint()):
            self.filter_requested.emit(pressed)

    def _button_at(self, spot: QPoint) -> int:
        section = self.logicalIndexAt(spot)
        has_button = section >= 0 and section not in self._plain
        return section if has_button and self.button_area(section).contains(spot) else -1

    def _ask_for_menu(self, spot: QPoint) -> None:
        section = self.logicalIndexAt(spot)
        if section >= 0:
            self.menu_requested.emit(section, self.viewport().mapToGlobal(spot))


def _shape(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
