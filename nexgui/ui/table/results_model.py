"""The table of recipients as Qt sees it; every cell comes straight from the results."""

from collections.abc import Collection, Sequence
from enum import Enum, auto
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from nexgui.core.columns import COLUMNS, Words
from nexgui.core.guidance import Adviser
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.table.list_item import LONGEST_SHOWN, ListItem, item_of
from nexgui.ui.widgets.basics import beginning, phrase_tip, plain_tip

# In the order in which they are shown; the file's own columns follow.
COLUMN_KEYS = (
    "status",
    "address",
    "next_step",
    "group",
    "meaning",
    "action",
    "resend",
    "findings",
    "suggestion",
    "corrected",
    "line",
    "change",
)
OUR_COLUMNS = len(COLUMN_KEYS)
COL_STATUS, COL_ADDRESS, COL_NEXT_STEP, COL_GROUP, COL_MEANING, COL_ACTION = range(6)
COL_SUGGESTION = COLUMN_KEYS.index("suggestion")
USUALLY_HIDDEN = frozenset(range(COL_GROUP, OUR_COLUMNS))
"""What the list and the detail panel say already; the user can have it as columns too."""

UNSORTED = frozenset(
    map(COLUMN_KEYS.index, ("findings", "suggestion", "corrected", "line", "change"))
)
"""Columns that neither sort nor filter: nothing of the file or of the guide stands for them."""

_OURS = tuple(COLUMNS[key] for key in COLUMN_KEYS)
_ROWS_REMEMBERED = 256  # more than are on a screen
_TIPS = {Words.MANUAL: "window.manual_words", Words.OURS: "window.own_words"}

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ListForm(Enum):
    """Which columns the list has room for."""

    WIDE = auto()
    NO_NEXT_STEP = auto()
    NARROW = auto()  # status and address in one column, and the next step


class ResultsModel(QAbstractTableModel):
    """One row for each recipient that is shown, in the order in which they are shown."""

    def __init__(self, results: DeliveryResults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results = results
        self._adviser = Adviser(results)
        self._recipient = lru_cache(_ROWS_REMEMBERED)(results.recipient)
        self._rows: Sequence[int] = range(len(results))
        self._items: dict[int, ListItem] = {}  # of rows of the results
        self._form = ListForm.WIDE
        self.ink_on_fill = QColor(results.guide.text_on_fill)

    def take_corrected(self, results: DeliveryResults) -> None:
        """Takes the same results with other corrections."""
        self._results, self._adviser = results, Adviser(results)
        self._recipient = lru_cache(_ROWS_REMEMBERED)(results.recipient)
        self._items.clear()

    @property
    def rows(self) -> Sequence[int]:
        """The rows of the results that are shown."""
        return self._rows

    @property
    def file_header(self) -> Sequence[str]:
        """The headers of the file's own columns."""
        return self._results.table.header

    def item(self, place: int) -> ListItem:
        """What the list shows of the recipient who is shown in a place."""
        return self._item(self._rows[place])

    def forget_items(self) -> None:
        """Asks anew what there is to say: time may have brought something else."""
        self._items.clear()

    def set_form(self, form: ListForm) -> None:
        """Says of each cell what it shows in a form of the list."""
        self._form = form
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, COL_STATUS, COL_STATUS)

    def cell_text(self, row: int, column: int) -> str:
        """All of the text of a cell, of a row of the results."""
        return self._text(row, column)

    def fact_name(self, column: int) -> str:
        """What all of the text of a column is called where it stands alone."""
        return _OURS[column].header if column < OUR_COLUMNS else self._header(column)

    def row_texts(self, row: int) -> list[str]:
        """All of the text of every column, of a row of the results; read once for all."""
        recipient = self._recipient(row)
        guidance = self._adviser.of(recipient)
        own = [column.text(recipient, guidance) for column in _OURS]
        width = len(self._results.table.header)
        cells = recipient.cells[:width]
        return [*own, *cells, *([""] * (width - len(cells)))]

    @property
    def header_lines(self) -> int:
        """How many lines the longest of the headers has."""
        return 1 + max((name.count("\n") for name in self._results.table.header), default=0)

    def places_of(self, rows: Collection[int]) -> list[int]:
        """Where those of some rows of the results are shown that are shown, from the top down."""
        if isinstance(self._rows, range):
            return sorted(row for row in rows if row in self._rows)
        marked = bytearray(len(self._results))
        for row in rows:
            marked[row] = 1
        shown = bytes(map(marked.__getitem__, self._rows))
        places = []
        place = shown.find(1)
        while place >= 0:
            places.append(place)
            place = shown.find(1, place + 1)
        return places

    def place_of(self, row: int) -> int | None:
        """Where a row of the results is shown; None: nowhere."""
        try:
            return self._rows.index(row)
        except ValueError:
            return None

    def show_rows(self, rows: Sequence[int]) -> None:
        """Shows these rows of the results, in place of those before."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The number of recipients shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - likewise
        """The program's columns and the file's own."""
        return 0 if parent.isValid() else OUR_COLUMNS + len(self._results.table.header)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """What a cell shows, its tooltip and its colours."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return beginning(self._text(row, column), LONGEST_SHOWN)
        if role == _Role.AccessibleTextRole:
            return beginning("、".join(self._parts(row, column)), LONGEST_SHOWN)
        if role == _Role.ToolTipRole:
            is_sentence = column < OUR_COLUMNS and _OURS[column].words in _TIPS
            return (phrase_tip if is_sentence else plain_tip)("\n".join(self._parts(row, column)))
        return None

    def _parts(self, row: int, column: int) -> list[str]:
        """All that a cell shows, line by line."""
        words, item = self._text(row, column), self._item(row)
        address = self._text(row, COL_ADDRESS)
        if column == COL_STATUS:
            if item.corrected:
                address = item.address_line
            in_one = address if self._form is ListForm.NARROW else ""
            return list(filter(None, (words, item.words, in_one)))
        if column == COL_ADDRESS:
            return list(filter(None, (item.who, item.address_line if item.corrected else words)))
        return [words]

    def sort_by(self, column: int) -> SortBy | int | None:
        """What a column sorts by: those of the guide all go by the status; None: by nothing."""
        if column in UNSORTED:
            return None
        if column >= OUR_COLUMNS:
            return column - OUR_COLUMNS
        return SortBy.ADDRESS if column == COL_ADDRESS else SortBy.STATUS

    def filter_name(self, column: int) -> str:
        """What a column is called where its values are chosen."""
        by_status = self.sort_by(column) is SortBy.STATUS
        return _OURS[COL_STATUS].header if by_status else self._header(column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The columns' headers; of a row its line in the file, as it is called to the blind."""
        shown = _Role.DisplayRole
        if orientation == Qt.Orientation.Vertical:
            return self._results.table.lines[self._rows[section]] if role == shown else None
        if role == shown:
            return self._header(section)
        if role == _Role.ToolTipRole:
            return self._header_tip(section)
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        if column >= OUR_COLUMNS:
            return self._results.cell(row, column - OUR_COLUMNS)
        recipient = self._recipient(row)
        return _OURS[column].text(recipient, self._adviser.of(recipient))

    def _item(self, row: int) -> ListItem:
        item = self._items.get(row)
        if item is None:
            if len(self._items) >= _ROWS_REMEMBERED:
                self._items.clear()
            recipient = self._recipient(row)
            item = item_of(recipient, self._adviser.of(recipient), self._results.guide)
            self._items[row] = item
        return item

    def _header(self, column: int) -> str:
        if column >= OUR_COLUMNS:
            return beginning(self._results.table.header[column - OUR_COLUMNS], LONGEST_SHOWN)
        if column == COL_STATUS and self._form is ListForm.NARROW:
            return text("window.status_and_recipient")
        if column == COL_ADDRESS:
            return text("window.recipient")
        return _OURS[column].header

    def _header_tip(self, column: int) -> str:
        words = self._header(column)
        if column < OUR_COLUMNS and _OURS[column].words in _TIPS:
            words = text(_TIPS[_OURS[column].words])
        if column not in UNSORTED:
            words = f"{words}\n{text('window.sort_tip')}"
        return phrase_tip(words)
