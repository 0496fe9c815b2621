"""A row of widgets that goes on below where the window is too narrow for it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from nexgui.ui.widgets.flow_layout import FlowLayout

# Qt keeps room for the height that a wrapping widget has at its least width. This one lets the
# window be as small as half of a 1366 x 768 screen, which is all there is of it at 200 %.
_LEAST_WIDTH = 580


class FlowRow(QWidget):
    """As high as its widgets need at its width; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, least_width: int = _LEAST_WIDTH) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, least_width=least_width)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
