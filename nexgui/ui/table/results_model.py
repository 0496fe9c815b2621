"""The table of recipients as Qt sees it; every cell comes straight from the results."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QModelRoleData,
    QModelRoleDataSpan,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor

from nexgui.core.columns import COLUMNS, Words
from nexgui.core.guidance import Adviser
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.basics import beginning, phrase_tip, plain_tip

# In the order in which they are shown; the file's own columns follow.
COLUMN_KEYS = (
    "group",
    "address",
    "status",
    "next_step",
    "meaning",
    "action",
    "resend",
    "findings",
    "suggestion",
)
OUR_COLUMNS = len(COLUMN_KEYS)
COL_GROUP, COL_ADDRESS, COL_STATUS, COL_NEXT_STEP, COL_MEANING, COL_ACTION = range(6)
COL_SUGGESTION = COLUMN_KEYS.index("suggestion")
USUALLY_HIDDEN = frozenset(map(COLUMN_KEYS.index, ("resend", "findings", "suggestion")))
"""What the next step and the detail panel say already; the user can have it as columns too."""

UNSORTED = frozenset(map(COLUMN_KEYS.index, ("findings", "suggestion")))
"""Columns that neither sort nor filter: nothing of the file or of the guide stands for them."""

_OURS = tuple(COLUMNS[key] for key in COLUMN_KEYS)
_ROWS_REMEMBERED = 256  # more than are on a screen
SHORT_ROLE = Qt.ItemDataRole.UserRole  # what a cell shows where there is no room for its text

_COLOURED = (COL_GROUP, COL_STATUS)
_TIPS = {Words.MANUAL: "window.manual_words", Words.OURS: "window.own_words"}

_LONGEST_SHOWN = 500  # characters

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ResultsModel(QAbstractTableModel):
    """One row for each recipient that is shown, in the order in which they are shown."""

    def __init__(self, results: DeliveryResults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results = results
        self._adviser = Adviser(results)
        self._recipient = lru_cache(_ROWS_REMEMBERED)(results.recipient)
        self._rows: Sequence[int] = range(len(results))
        self._ink = QBrush(QColor(results.guide.text_on_fill))
        # Cells of other groups keep the table's own colours, in the dark theme too.
        self._fills = {
            group: QBrush(QColor(group.fill)) for group in results.guide.groups if group.coloured
        }

    @property
    def rows(self) -> Sequence[int]:
        """The rows of the results that are shown."""
        return self._rows

    @property
    def file_header(self) -> Sequence[str]:
        """The headers of the file's own columns."""
        return self._results.table.header

    def cell_text(self, row: int, column: int) -> str:
        """All of the text of a cell, of a row of the results."""
        return self._text(row, column)

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

    @property
    def last_line(self) -> int:
        """The last line in the file of any recipient."""
        return self._results.last_line

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
            return beginning(self._text(row, column), _LONGEST_SHOWN)
        if role == SHORT_ROLE and column == COL_GROUP:
            return self._adviser.of(self._recipient(row)).short_title
        if role == _Role.ToolTipRole:
            is_sentence = column < OUR_COLUMNS and _OURS[column].words in _TIPS
            return (phrase_tip if is_sentence else plain_tip)(self._text(row, column))
        if role == _Role.BackgroundRole and column in _COLOURED:
            return self._fills.get(self._results.status(row).group)
        if role == _Role.ForegroundRole and column in _COLOURED:
            return self._ink if self._results.status(row).group in self._fills else None
        return None

    def multiData(self, index: _Index, roles: QModelRoleDataSpan | QModelRoleData) -> None:
        """All that drawing a cell needs in one call: while a job runs, each call waits its turn."""
        for place in range(roles.size()):  # type: ignore[union-attr]
            role = roles[place]  # type: ignore[index]
            role.setData(self.data(index, role.role()))

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
        return self._header(COL_STATUS if by_status else column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The columns' headers, and beside each row its line in the file."""
        if orientation == Qt.Orientation.Vertical:
            return self._line(self._rows[section]) if role == _Role.DisplayRole else None
        if role == _Role.DisplayRole:
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

    def _line(self, row: int) -> int:
        return self._results.table.lines[row]

    def _header(self, column: int) -> str:
        if column >= OUR_COLUMNS:
            return beginning(self._results.table.header[column - OUR_COLUMNS], _LONGEST_SHOWN)
        return _OURS[column].header

    def _header_tip(self, column: int) -> str:
        words = self._header(column)
        if column < OUR_COLUMNS and _OURS[column].words in _TIPS:
            words = text(_TIPS[_OURS[column].words])
        if column not in UNSORTED:
            words = f"{words}\n{text('window.sort_tip')}"
        return phrase_tip(words)
