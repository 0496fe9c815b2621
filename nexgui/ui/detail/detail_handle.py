"""What the user takes hold of between the table and the detail panel, or moves by keys."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from nexgui.core.messages import text
from nexgui.ui.look.theme import painted_colour, text_scale

HANDLE_WIDTH = 24  # pixels; less would be hard to hit
_GRIP_WIDTH, _GRIP_LENGTH = 4, 36
_RING_LENGTH = 64
_STEP = 28  # pixels a key
_NEARER = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_FARTHER = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class DetailHandle(QSplitterHandle):
    """The arrow keys move it by steps, Home and End as far as it goes."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the table
        self.setAccessibleName(text("detail.handle"))
        self.setAccessibleDescription(text("detail.handle_tip"))
        self.setToolTip(text("detail.handle_tip"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves between the table and the panel."""
        beside = self.orientation() == Qt.Orientation.Horizontal
        place, step = self.x() if beside else self.y(), round(_STEP * text_scale())
        least, most = self._range()
        key = event.key()
        if key in _NEARER:
            self.moveSplitter(place - step)
        elif key in _FARTHER:
            self.moveSplitter(place + step)
        elif key == Qt.Key.Key_Home:
            self.moveSplitter(least)
        elif key == Qt.Key.Key_End:
            self.moveSplitter(most)
        else:
            super().keyPressEvent(event)

    def _range(self) -> tuple[int, int]:
        splitter = self.splitter()
        ends = splitter.getRange(splitter.indexOf(self))
        return cast(tuple[int, int], ends)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draws the grip in its middle, and the ring of the focus around it."""
        scale = text_scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(painted_colour("focus" if self.hasFocus() else "control_line"))
        grip = self._middle(_GRIP_WIDTH * scale, _GRIP_LENGTH * scale)
        painter.drawRoundedRect(grip, _GRIP_WIDTH * scale / 2, _GRIP_WIDTH * scale / 2)
        if self.hasFocus():
            painter.setPen(QPen(painted_colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._middle(HANDLE_WIDTH - 4, _RING_LENGTH * scale), 4, 4)
        painter.end()

    def _middle(self, width: float, length: float) -> QRectF:
        """A place in the middle, along the handle."""
        beside = self.orientation() == Qt.Orientation.Horizontal
        area = QRectF(0, 0, width, length) if beside else QRectF(0, 0, length, width)
        area.moveCenter(QPointF(self.rect().center()))
        return area

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.update()
