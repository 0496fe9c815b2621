"""The corner of the table: the heading of the lines' numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QVBoxLayout

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named, plain_tip


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
