"""What stands in the table when no recipient is left in it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.ui.parts.named import named

_GAP = 8


class NothingFound(QWidget):
    """A sentence and the way out, in the middle of the table; hidden while there are rows."""

    show_all_requested = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        sentence = named("nothing", QLabel(text("filter.nothing")))
        button = QPushButton(text("filter.show_all"))
        button.clicked.connect(self.show_all_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, 0, _GAP, 0)
        layout.setSpacing(_GAP)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(sentence, alignment=middle)
        layout.addWidget(button, alignment=middle)
        table.viewport().installEventFilter(self)
        self.hide()

    def show_for(self, count: int) -> None:
        """Shows itself where there are no rows."""
        self._place()
        self.setVisible(count == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stays in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._table.viewport().geometry()
        self.adjustSize()
        own = self.rect()
        own.moveCenter(room.center())
        own.moveTop(max(room.top(), own.top()))
        self.setGeometry(own)
