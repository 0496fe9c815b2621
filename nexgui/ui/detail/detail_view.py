"""The text of the detail panel, with the status on a ground like that of a button."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QTextFrame, QTextTable
from PySide6.QtWidgets import QSizePolicy, QWidget

from nexgui.core.messages import text
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_text import SelectableText

_FRAME = 2  # around it, as in style.qss
_LINE = 1  # the frame of the status
_RADIUS = 6  # as the buttons have it in theme.toml
_WIDE = 640  # pixels at the usual size of text, from which on two columns can be read


class DetailView(SelectableText):
    """Can be read, selected and copied, with the keyboard too."""

    width_turned = Signal()  # there is room for two columns now, or no more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("detailText", self)
        self.setAccessibleName(text("detail.title"))
        # It takes what room there is, and asks for no more than its least height.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.is_wide = False
        self._badge: tuple[QColor, QColor] | None = None

    def show_words(self, html: str, badge: tuple[str, str] | None = None) -> None:
        """Shows a text, and draws its first table on a ground and in a frame of these colours."""
        self._badge = (QColor(badge[0]), QColor(badge[1])) if badge else None
        self.setHtml(html)

    def whole_height(self) -> int:
        """How high it is where nothing of it is out of sight."""
        return ceil(self.document().size().height()) + 2 * _FRAME

    def badge_area(self) -> QRectF:
        """Where the ground of the status is, in the viewport; empty where there is none."""
        table = next(_single_cells(self.document().rootFrame()), None)
        if self._badge is None or table is None:
            return QRectF()
        cell, layout = table.cellAt(0, 0), self.document().documentLayout()
        first, last = (
            cursor.block() for cursor in (cell.firstCursorPosition(), cell.lastCursorPosition())
        )
        area = layout.blockBoundingRect(first) | layout.blockBoundingRect(last)
        padding = table.format().cellPadding() - _LINE / 2
        area.translate(0, -self.verticalScrollBar().value())
        return area.adjusted(-padding, -padding, padding, padding)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of the status, and the text over it."""
        if self._badge is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._badge[0])
            painter.setPen(QPen(self._badge[1], _LINE))
            painter.drawRoundedRect(self.badge_area(), _RADIUS, _RADIUS)
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds out whether there is room for two columns."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= _WIDE * text_scale()
        if is_wide != self.is_wide:
            self.is_wide = is_wide
            self.width_turned.emit()


def _single_cells(frame: QTextFrame) -> Iterator[QTextTable]:
    """The tables of one cell in a frame, from the top down."""
    for child in frame.childFrames():
        if isinstance(child, QTextTable) and child.rows() == child.columns() == 1:
            yield child
        yield from _single_cells(child)
