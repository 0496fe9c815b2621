"""What stands in the table when no recipient is left in it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTableView, QVBoxLayout, QWidget

from nexgui.core.folders import count_everyone
from nexgui.core.messages import text
from nexgui.core.query.run import Answer
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.basics import named

_GAP = 8


class NothingFound(QWidget):
    """A sentence and the ways out, in place of the table's rows; hidden while there are some."""

    everywhere_requested = Signal()  # to look in all folders
    show_all_requested = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        sentence = named("nothing", QLabel(text("filter.nothing")))
        self._everywhere = named("primary", QPushButton())
        self._everywhere.clicked.connect(self.everywhere_requested)
        button = QPushButton(text("filter.show_all"))
        button.clicked.connect(self.show_all_requested)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, 0, _GAP, 0)
        layout.setSpacing(_GAP)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch()
        for widget in (sentence, self._everywhere, button):
            layout.addWidget(widget, alignment=middle)
        layout.addStretch()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        table.viewport().installEventFilter(self)
        self.hide()

    def show_results(self, results: DeliveryResults) -> None:
        """Is not there: all recipients are."""
        self.setVisible(not len(results))

    def show_answer(self, answer: Answer) -> None:
        """Is there where nobody is shown, and tells how many other folders have."""
        elsewhere = count_everyone(answer.folders)
        self._everywhere.setText(text("filter.everywhere", count=elsewhere))
        self._everywhere.setVisible(elsewhere > 0)
        self.setVisible(not len(answer.rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays where the rows would be."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follows the page where the window is too low for all of it."""
        super().showEvent(event)
        page = self._page()
        if page is not None:
            kind = Qt.ConnectionType.UniqueConnection
            page.verticalScrollBar().valueChanged.connect(self._place, kind)
        self._place()
        self.raise_()

    def _place(self) -> None:
        """Lies where the rows would be; the words are in the middle of what is seen of it."""
        area = self._table.viewport().geometry()
        area.setLeft(self._table.verticalHeader().x())  # there are no lines either
        self.setGeometry(area)
        above = below = 0
        page = self._page()
        if page is not None:
            top = self.mapTo(page.viewport(), QPoint(0, 0)).y()
            above, below = max(0, -top), max(0, top + self.height() - page.viewport().height())
        self._layout.setContentsMargins(_GAP, above, _GAP, below)

    def _page(self) -> QScrollArea | None:
        """What scrolls the whole page, if anything does."""
        parent = self._table.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent
