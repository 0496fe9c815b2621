"""The mailings on screen, where there are several: their numbers, and which of them are shown."""

from dataclasses import dataclass
from enum import IntEnum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.core.statistics import Mailing, mailings_of
from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.widgets.basics import named, plain_tip

_ROW_HEIGHT, _MOST_ROWS = 28, 4  # pixels at the usual size of text; others scroll
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TO_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Column(IntEnum):
    NAME = 0
    SENT_AT = auto()
    RECIPIENTS = auto()
    NEEDING = auto()
    DELIVERED = auto()
    ALONE = auto()
    LEAVE = auto()


_HEADERS = {
    _Column.NAME: "column.mailing",
    _Column.SENT_AT: "column.sent_at",
    _Column.RECIPIENTS: "column.recipients",
    _Column.NEEDING: "folder.action",
    _Column.DELIVERED: "column.delivered",
}
_LINKS = {_Column.ALONE: "mailings.alone", _Column.LEAVE: "mailings.leave"}


@dataclass(frozen=True)
class _Cell:
    words: str
    value: float | None = None  # by which the column is sorted; None: by the words


class MailingTable(QTableWidget):
    """A row for each mailing; the last two cells show it alone, or take it from the screen."""

    alone_requested = Signal(int)  # the number of the mailing
    leave_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(_Column))
        named("mailings", self)
        self.setAccessibleName(text("mailings.table"))
        self.setHorizontalHeaderLabels(
            [text(_HEADERS[c]) if c in _HEADERS else "" for c in _Column]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        self.cellClicked.connect(self._follow)
        self.hide()

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the mailings of `results`, as they came; one alone is not told of."""
        mailings = mailings_of(results) if len(results.parts) > 1 else ()
        self.setSortingEnabled(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setRowCount(len(mailings))
        for row, mailing in enumerate(mailings):
            for column, cell in _cells(mailing).items():
                self.setItem(row, column, _Item(row, column, cell))
        self.setSortingEnabled(True)
        self._dress()
        self.setHidden(not mailings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._follow(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of a theme, and grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _follow(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if isinstance(item, _Item) and column in _LINKS:
            alone = column == _Column.ALONE
            (self.alone_requested if alone else self.leave_requested).emit(item.mailing)

    def _dress(self) -> None:
        for row in range(self.rowCount()):
            for column in _LINKS:
                if link := self.item(row, column):
                    link.setForeground(painted_colour("key"))
        height = round(_ROW_HEIGHT * text_scale())
        self.verticalHeader().setDefaultSectionSize(height)
        rows, around = min(self.rowCount(), _MOST_ROWS), 2 * self.frameWidth() + 2
        self.setFixedHeight(rows * height + self.horizontalHeader().sizeHint().height() + around)


class _Item(QTableWidgetItem):
    def __init__(self, mailing: int, column: _Column, cell: _Cell) -> None:
        super().__init__(cell.words)
        self.mailing = mailing
        self._value = cell.words if cell.value is None else cell.value
        if column not in (_Column.NAME, *_LINKS):
            self.setTextAlignment(_TO_RIGHT)
        self.setToolTip(plain_tip(cell.words))

    def __lt__(self, other: QTableWidgetItem) -> bool:
        # Not Qt's own: PySide's way there leads back here, without end.
        own, others = self._value, other._value if isinstance(other, _Item) else None
        if isinstance(own, str):
            return isinstance(others, str) and own < others
        return isinstance(others, float) and own < others


def _cells(mailing: Mailing) -> dict[_Column, _Cell]:
    counts, sent_at, share = mailing.counts, mailing.sent_at, mailing.share_delivered
    day = (
        ""
        if sent_at is None
        else text("mailings.day", year=sent_at.year, month=sent_at.month, day=sent_at.day)
    )
    return {
        _Column.NAME: _Cell(mailing.name),
        _Column.SENT_AT: _Cell(day, 0.0 if sent_at is None else sent_at.timestamp()),
        _Column.RECIPIENTS: _Cell(f"{counts.total:,}", float(counts.total)),
        _Column.NEEDING: _Cell(f"{counts.needing_action:,}", float(counts.needing_action)),
        _Column.DELIVERED: _Cell("—", 0.0) if share is None else _Cell(f"{share:.0%}", share),
        **{column: _Cell(text(key)) for column, key in _LINKS.items()},
    }
