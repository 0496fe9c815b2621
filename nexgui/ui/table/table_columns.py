"""The columns of the table of recipients: their order, their widths, and which are shown."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.column_layout import ColumnLayout, recall, remember
from nexgui.ui.table.results_model import COL_ADDRESS

_MOST_REMEMBERED = 1000
_WIDEST_SHARE = 0.8  # of the table's width, for a column that is made as wide as its cells


class TableColumns(QObject):
    """Arranges the columns as the user last did for files with the same header.

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
        self._own: dict[int, float] = {}  # widths that the user chose, at the usual size of text
        self._applying = False
        self._narrow_widths: Mapping[int, int] = {}
        self._scale = text_scale()
        self._header = table.horizontalHeader()
        self._header.setSectionsMovable(True)
        self._header.sectionMoved.connect(self._keep_first)
        self._header.sectionResized.connect(self._take_width)

    def begin(self, names: Sequence[str]) -> None:
        """Takes the columns of another file, whose own headers are `names`."""
        self._names = names
        self._scale = text_scale()
        self._apply(recall(names))

    def remember(self) -> None:
        """Keeps what the user made of the columns."""
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
        """Whether the user may do without a column; not without the addresses."""
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
        if column >= self._header.count():
            return  # of a menu that was filled for another file
        self._show(column, shown)
        self._tell()

    def may_pass(self, column: int, step: int) -> bool:
        """Whether a column may go past the next one shown, to the right (1) or left (-1)."""
        return self.may_move(column, self._step_past_shown(column, step))

    def move_past(self, column: int, step: int) -> None:
        """Moves a column past the next one that is shown, to the right (1) or the left (-1)."""
        if column < self._header.count():
            self.move(column, self._step_past_shown(column, step))

    def fit(self, column: int) -> None:
        """Makes a column as wide as what is in its cells, as far as the table has room."""
        self._table.resizeColumnToContents(column)
        most = round(self._table.viewport().width() * _WIDEST_SHARE)
        if self._header.sectionSize(column) > most:
            self._header.resizeSection(column, most)

    def show_all(self) -> None:
        """Shows every column, where it stands."""
        for column in range(self._header.count()):
            if not self.is_shown(column):
                self._show(column, True)
        self._tell()

    def reset(self) -> None:
        """Gives every column its usual place and width."""
        self._apply(ColumnLayout())
        self.remember()

    def rescale(self) -> None:
        """Makes the columns as much wider or narrower as text has become."""
        if text_scale() == self._scale:
            return
        self._scale = text_scale()
        with self._applies():
            self._set_widths()
        self.changed.emit()

    def narrow(self, widths: Mapping[int, int]) -> None:
        """Gives columns widths in place of the usual ones; the user's own stay."""
        if widths == self._narrow_widths:
            return
        changed = widths.keys() | self._narrow_widths.keys()
        self._narrow_widths = widths
        with self._applies():
            for column in changed:
                if column < self._header.count() and self.is_shown(column):
                    self._header.resizeSection(column, self._width(column))

    def _tell(self) -> None:
        self.remember()
        self.changed.emit()

    @contextmanager
    def _applies(self) -> Iterator[None]:
        """Widths that change meanwhile are not the user's choice."""
        self._applying = True
        try:
            yield
        finally:
            self._applying = False

    def _take_width(self, column: int, _old: int, width: int) -> None:
        if width and not self._applying:
            self._own[column] = width / self._scale

    def _width(self, column: int) -> int:
        usual = self._narrow_widths.get(column, self._widths.get(column, self._other_width))
        return round(self._own.get(column, usual) * self._scale)

    def _show(self, column: int, shown: bool) -> None:
        if not shown and column == self._table.currentIndex().column():
            self._leave(column)
        with self._applies():
            self._header.setSectionHidden(column, not shown)
            if shown:  # the text may have another size than when it was hidden
                self._header.resizeSection(column, self._width(column))

    def _leave(self, column: int) -> None:
        """Takes the keyboard to the next column that is shown, or else to the one before."""
        place = self._header.visualIndex(column)
        shown = [other for other in self.shown() if other != column]
        after = [other for other in shown if self._header.visualIndex(other) > place]
        if shown:
            beside = self._table.currentIndex().siblingAtColumn((after or shown[-1:])[0])
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self._table.selectionModel().setCurrentIndex(beside, keep)

    def _set_widths(self) -> None:
        """Gives most columns their width all at once: there may be thousands."""
        self._header.setDefaultSectionSize(round(self._other_width * self._scale))
        for column in {**self._widths, **self._own}:
            if column < self._header.count() and self.is_shown(column):
                self._header.resizeSection(column, self._width(column))

    def _apply(self, layout: ColumnLayout) -> None:
        header, count = self._header, self._header.count()
        for place, column in enumerate(layout.whole_order(count)):
            if header.visualIndex(column) != place:
                header.moveSection(header.visualIndex(column), place)
        self._own = dict(layout.widths)
        with self._applies():
            for column in range(count):
                if not self.is_shown(column):
                    header.showSection(column)
            self._set_widths()
            for column in layout.hidden:
                if column < count:
                    header.hideSection(column)
        self.changed.emit()

    def _layout(self) -> ColumnLayout:
        header, columns = self._header, range(self._header.count())
        order = tuple(map(header.logicalIndex, columns))
        widths = {
            column: round(width)
            for column, width in sorted(self._own.items())
            if round(width) != self._widths.get(column, self._other_width)
        }
        hidden = frozenset(column for column in columns if not self.is_shown(column))
        return ColumnLayout(() if order == tuple(columns) else order, hidden, widths)

    def _step_past_shown(self, column: int, step: int) -> int:
        """How many places it is to the next column that is shown; past the last, too many."""
        header = self._header
        place = header.visualIndex(column) + step
        while 0 <= place < header.count() and not self.is_shown(header.logicalIndex(place)):
            place += step
        return place - header.visualIndex(column)

    def _keep_first(self) -> None:
        for column in range(min(self._frozen, self._header.count())):
            if self._header.visualIndex(column) != column:
                self._header.moveSection(self._header.visualIndex(column), column)
