"""A check box whose tick is drawn in the theme's own colour."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton

# The tick's corners, in parts of the box.
_TICK = ((0.22, 0.52), (0.42, 0.74), (0.80, 0.28))
_STROKE = 0.13


class TickBox(QCheckBox):
    """The style sheet draws the box; a tick would need a picture for each theme and scale."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the tick into the box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(element, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QApplication.palette().link().color(), _STROKE * box.width()))
        painter.drawPolyline(
            [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
        )
        painter.end()
