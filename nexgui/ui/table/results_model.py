"""The table of recipients as Qt sees it; every cell comes straight from the results."""

from collections.abc import Collection, Sequence

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

from nexgui.core.guide import Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.core.results import DeliveryResults
from nexgui.ui.parts.tip import beginning, phrase_tip, plain_tip

# In the order in which they are shown; the file's own columns follow.
COL_GROUP, COL_ADDRESS, COL_STATUS, COL_NEXT_STEP, COL_MEANING, COL_ACTION = range(6)
_HEADERS = ("group", "address", "status", "next_step", "meaning", "action")
OUR_COLUMNS = len(_HEADERS)
SHORT_ROLE = Qt.ItemDataRole.UserRole  # what a cell shows where there is no room for its text

_COLOURED = (COL_GROUP, COL_STATUS)
_FROM_MANUAL = (COL_MEANING, COL_ACTION)
_OUR_WORDS = (COL_GROUP, COL_NEXT_STEP)

_LONGEST_SHOWN = 500  # characters

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ResultsModel(QAbstractTableModel):
    """One row for each recipient that is shown, in the order in which they are shown."""

    def __init__(
        self, results: DeliveryResults, guide: StatusGuide, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._rows: Sequence[int] = range(len(results))
        self._ink = QBrush(QColor(guide.text_on_fill))
        # Cells of other groups keep the table's own colours, in the dark theme too.
        self._fills = {
            group: QBrush(QColor(group.fill)) for group in guide.groups if group.coloured
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
        own = [self._text(row, column) for column in range(OUR_COLUMNS)]
        width = len(self._results.table.header)
        cells = self._results.table.rows[row][:width]
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

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """The number of recipients shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - likewise
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
            return self._results.status(row).group.short_title
        if role == _Role.ToolTipRole:
            tip = phrase_tip if column in _FROM_MANUAL or column in _OUR_WORDS else plain_tip
            return tip(self._text(row, column))
        if role == _Role.BackgroundRole and column in _COLOURED:
            return self._fills.get(self._results.status(row).group)
        if role == _Role.ForegroundRole and column in _COLOURED:
            return self._ink if self._results.status(row).group in self._fills else None
        return None

    def multiData(  # noqa: N802 - Qt's name
        self, index: _Index, roles: QModelRoleDataSpan | QModelRoleData
    ) -> None:
        """All that drawing a cell needs in one call: while a job runs, each call waits its turn."""
        for place in range(roles.size()):  # type: ignore[union-attr]
            role = roles[place]  # type: ignore[index]
            role.setData(self.data(index, role.role()))

    def sort_by(self, column: int) -> SortBy | int:
        """What a column sorts by: those of the guide all go by the status."""
        if column >= OUR_COLUMNS:
            return column - OUR_COLUMNS
        return SortBy.ADDRESS if column == COL_ADDRESS else SortBy.STATUS

    def filter_name(self, column: int) -> str:
        """What a column is called where its values are chosen."""
        by_status = self.sort_by(column) is SortBy.STATUS
        return self._header(COL_STATUS if by_status else column)

    def headerData(  # noqa: N802 - Qt's name
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
        if column == COL_ADDRESS:
            return self._results.address(row)
        return _status_text(self._results.status(row), column)

    def _line(self, row: int) -> int:
        return self._results.table.lines[row]

    def _header(self, column: int) -> str:
        if column >= OUR_COLUMNS:
            return beginning(self._results.table.header[column - OUR_COLUMNS], _LONGEST_SHOWN)
        return text(f"column.{_HEADERS[column]}")

    def _header_tip(self, column: int) -> str:
        words = self._header(column)
        if column in _FROM_MANUAL:
            words = text("window.manual_words")
        elif column in _OUR_WORDS:
            words = text("window.own_words")
        return phrase_tip(f"{words}\n{text('window.sort_tip')}")


def _status_text(status: Status, column: int) -> str:
    if column == COL_GROUP:
        return status.group.title
    if column == COL_STATUS:
        return status.name
    if column == COL_MEANING:
        return status.meaning
    return status.action if column == COL_ACTION else status.next_step
