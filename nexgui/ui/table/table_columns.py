"""The columns of the table of recipients: their order, their widths, and which are shown."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.column_layout import ColumnLayout, recall, remember
from nexgui.ui.table.results_model import COL_ADDRESS

_MOST_REMEMBERED = 1000


class TableColumns(QObject):
    """Arranges the columns as the reader last did for files with the same header.

    The first ones stay first, because they do not scroll.
    """

    changed = Signal()  # which columns are shown, or all widths

    def __init__(
        self, table: QTableView, frozen: int, widths: Mapping[int, int], other_width: int
    ) -> None:
        super().__init__(table)
        self._table = table
        self._frozen = frozen
        self._widths = widths
        self._other_width = other_width
        self._names: Sequence[str] = ()
        self._scale = text_scale()
        self._header = table.horizontalHeader()
        self._header.setSectionsMovable(True)
        self._header.sectionMoved.connect(self._keep_first)

    def begin(self, names: Sequence[str]) -> None:
        """Takes the columns of another file, whose own headers are `names`."""
        self._names = names
        self._scale = text_scale()
        self._apply(recall(names))

    def remember(self) -> None:
        """Keeps what the reader made of the columns."""
        if self._names and self._header.count() <= _MOST_REMEMBERED:
            remember(self._names, self._layout())

    def in_order(self) -> Iterator[tuple[int, str]]:
        """The columns as they stand, with their names."""
        for place in range(self._header.count()):
            column = self._header.logicalIndex(place)
            yield column, self.name(column)

    def shown(self) -> list[int]:
        """The columns that are shown, as they stand."""
        order = map(self._header.logicalIndex, range(self._header.count()))
        return [column for column in order if self.is_shown(column)]

    def name(self, column: int) -> str:
        """What stands above a column."""
        return str(self._table.model().headerData(column, Qt.Orientation.Horizontal))

    def is_shown(self, column: int) -> bool:
        """Whether a column is shown."""
        return not self._header.isSectionHidden(column)

    def may_hide(self, column: int) -> bool:
        """Whether the reader may do without a column; not without the addresses."""
        return column != COL_ADDRESS

    def may_move(self, column: int, step: int) -> bool:
        """Whether a column may go so many places to the right, or to the left if negative."""
        place = self._header.visualIndex(column)
        return place >= self._frozen and self._frozen <= place + step < self._header.count()

    def move(self, column: int, step: int) -> None:
        """Moves a column so many places to the right, or to the left if negative."""
        if self.may_move(column, step):
            place = self._header.visualIndex(column)
            self._header.moveSection(place, place + step)
            self._tell()

    def show_column(self, column: int, shown: bool) -> None:
        """Shows a column, or hides it."""
        self._header.setSectionHidden(column, not shown)
        self._tell()

    def show_all(self) -> None:
        """Shows every column, where it stands."""
        for column in range(self._header.count()):
            if not self.is_shown(column):
                self._header.showSection(column)
        self._tell()

    def reset(self) -> None:
        """Gives every column its usual place and width."""
        self._apply(ColumnLayout())
        self.remember()

    def rescale(self) -> None:
        """Makes the columns as much wider or narrower as text has become."""
        factor = text_scale() / self._scale
        self._scale = text_scale()
        if factor == 1:
            return
        self._header.setDefaultSectionSize(round(self._other_width * self._scale))
        for column in filter(self.is_shown, range(self._header.count())):
            self._header.resizeSection(column, round(self._header.sectionSize(column) * factor))
        self.changed.emit()

    def _tell(self) -> None:
        self.remember()
        self.changed.emit()

    def _usual_width(self, column: int) -> int:
        return round(self._widths.get(column, self._other_width) * self._scale)

    def _apply(self, layout: ColumnLayout) -> None:
        header, count = self._header, self._header.count()
        header.setDefaultSectionSize(round(self._other_width * self._scale))
        for place, column in enumerate(layout.whole_order(count)):
            if header.visualIndex(column) != place:
                header.moveSection(header.visualIndex(column), place)
        for column in range(count):
            remembered = layout.widths.get(column)
            usual = self._usual_width(column)
            width = usual if remembered is None else round(remembered * self._scale)
            if not self.is_shown(column):
                header.showSection(column)
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)
            if column in layout.hidden:
                header.hideSection(column)
        self.changed.emit()

    def _layout(self) -> ColumnLayout:
        header, columns = self._header, range(self._header.count())
        order = tuple(map(header.logicalIndex, columns))
        widths = {
            column: round(header.sectionSize(column) / self._scale)
            for column in filter(self.is_shown, columns)
            if header.sectionSize(column) != self._usual_width(column)
        }
        hidden = frozenset(column for column in columns if not self.is_shown(column))
        return ColumnLayout(() if order == tuple(columns) else order, hidden, widths)

    def _keep_first(self) -> None:
        for column in range(min(self._frozen, self._header.count())):
            if self._header.visualIndex(column) != column:
                self._header.moveSection(self._header.visualIndex(column), column)
