"""The columns of the table of recipients: their order, their widths, and which are shown."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.column_layout import ALWAYS_SHOWN, ColumnLayout, recall, remember
from nexgui.ui.table.results_model import (
    COL_ACTION,
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    ListForm,
)

_MOST_REMEMBERED = 1000
_WIDEST_SHARE = 0.8  # of the table's width, for a column that is made as wide as its cells
_NARROW_SHARE = 0.52  # of it, for status and address in one
_LEAST_SHARE, _MOST_SHARE = 0.8, 1.5  # of its usual width, where a column is to fill the table

_OTHER_WIDTH = 120
# Together as wide as the list usually is, so that the next step is seen without scrolling.
_WIDTHS = {
    **dict.fromkeys(range(OUR_COLUMNS), _OTHER_WIDTH),
    COL_STATUS: 240,
    COL_ADDRESS: 252,
    COL_NEXT_STEP: 240,
    COL_GROUP: 248,
    COL_MEANING: 172,
    COL_ACTION: 182,
}


class TableColumns(QObject):
    """Arranges the columns as the user last did for files with the same header.

    Which of them there is room for is the list's form; it does not change what the user chose.
    """

    changed = Signal()  # which columns are shown, or all widths

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._names: Sequence[str] = ()
        self._own: dict[int, float] = {}  # widths that the user chose, at the usual size of text
        self._hidden: set[int] = set()  # by the user
        self._form = ListForm.WIDE
        self._filling: Mapping[int, float] = {}  # widths that fill the table
        self._applying = False
        self._scale = text_scale()
        self._header = table.horizontalHeader()
        self._header.setSectionsMovable(True)
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
        """The columns that the user has shown, as they stand, whether there is room or not."""
        order = map(self._header.logicalIndex, range(self._header.count()))
        return [column for column in order if self.is_shown(column)]

    def name(self, column: int) -> str:
        """What stands above a column."""
        return str(self._table.model().headerData(column, Qt.Orientation.Horizontal))

    def is_shown(self, column: int) -> bool:
        """Whether the user has a column shown."""
        return column not in self._hidden

    def may_hide(self, column: int) -> bool:
        """Whether the user may do without a column."""
        return column not in ALWAYS_SHOWN

    def may_move(self, column: int, step: int) -> bool:
        """Whether a column may go so many places to the right, or to the left if negative."""
        return 0 <= self._header.visualIndex(column) + step < self._header.count()

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

    def show_form(self, form: ListForm) -> None:
        """Shows of the columns those that a form of the list has room for, and fills the table."""
        filling, changed = self._widths_that_fill(form), form is not self._form
        if filling == self._filling and not changed:
            return
        self._form, self._filling = form, filling
        with self._applies():
            if changed:
                self._show_what_fits()
            for column in (COL_STATUS, COL_ADDRESS, COL_NEXT_STEP):
                self._resize(column)

    def _widths_that_fill(self, form: ListForm) -> Mapping[int, float]:
        """The widths, at the usual size of text, that leave nothing of the table free."""
        room = self._table.viewport().width() / self._scale
        if form is ListForm.NARROW:
            first = round(room * _NARROW_SHARE)
            return {COL_STATUS: first, COL_NEXT_STEP: room - first}
        has_next_step = form is ListForm.WIDE and self.is_shown(COL_NEXT_STEP)
        *others, last = (COL_STATUS, COL_ADDRESS, COL_NEXT_STEP)[: 3 if has_next_step else 2]
        left = room - sum(self._own.get(column, _WIDTHS[column]) for column in others)
        most = _WIDTHS[last] * _MOST_SHARE
        if left > most + _OTHER_WIDTH:  # less would show a part of another column alone
            left = most
        return {last: max(_WIDTHS[last] * _LEAST_SHARE, left)}

    def _show_what_fits(self) -> None:
        """Hides what the user or the form of the list leaves out, and nothing else."""
        for column in range(self._header.count()):
            if self._header.isSectionHidden(column) == self._fits(column):
                self._header.setSectionHidden(column, not self._fits(column))
                self._resize(column)
        if not self._fits(self._table.currentIndex().column()):
            self._leave(self._table.currentIndex().column())

    def _fits(self, column: int) -> bool:
        if self._form is ListForm.NARROW:
            return column in (COL_STATUS, COL_NEXT_STEP)
        is_left_out = self._form is ListForm.NO_NEXT_STEP and column == COL_NEXT_STEP
        return self.is_shown(column) and not is_left_out

    def _resize(self, column: int) -> None:
        if column < self._header.count() and not self._header.isSectionHidden(column):
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
        if width and not self._applying and self._form is not ListForm.NARROW:
            self._own[column] = width / self._scale

    def _width(self, column: int) -> int:
        width = self._filling.get(column, _WIDTHS.get(column, _OTHER_WIDTH))
        if self._form is not ListForm.NARROW:
            width = self._own.get(column, width)
        return round(width * self._scale)

    def _show(self, column: int, shown: bool) -> None:
        if shown:
            self._hidden.discard(column)
        else:
            self._hidden.add(column)
        with self._applies():
            self._show_what_fits()

    def _leave(self, column: int) -> None:
        """Takes the keyboard to the next column that is shown, or else to the one before."""
        place = self._header.visualIndex(column)
        order = map(self._header.logicalIndex, range(self._header.count()))
        shown = [other for other in order if self._fits(other)]
        after = [other for other in shown if self._header.visualIndex(other) > place]
        current = self._table.currentIndex()
        if shown and current.isValid():
            beside = current.siblingAtColumn((after or shown[-1:])[0])
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self._table.selectionModel().setCurrentIndex(beside, keep)

    def _set_widths(self) -> None:
        """Gives most columns their width all at once: there may be thousands."""
        self._header.setDefaultSectionSize(round(_OTHER_WIDTH * self._scale))
        for column in {**_WIDTHS, **self._own}:
            self._resize(column)

    def _apply(self, layout: ColumnLayout) -> None:
        header, count = self._header, self._header.count()
        for place, column in enumerate(layout.whole_order(count)):
            if header.visualIndex(column) != place:
                header.moveSection(header.visualIndex(column), place)
        self._own, self._hidden = dict(layout.widths), set(layout.hidden)
        self._filling = self._widths_that_fill(self._form)
        with self._applies():
            self._show_what_fits()
            self._set_widths()
        self.changed.emit()

    def _layout(self) -> ColumnLayout:
        header, columns = self._header, range(self._header.count())
        order = tuple(map(header.logicalIndex, columns))
        widths = {
            column: round(width)
            for column, width in sorted(self._own.items())
            if round(width) != _WIDTHS.get(column, _OTHER_WIDTH)
        }
        hidden = frozenset(self._hidden.intersection(columns))
        return ColumnLayout(() if order == tuple(columns) else order, hidden, widths)

    def _step_past_shown(self, column: int, step: int) -> int:
        """How many places it is to the next column that is shown; past the last, too many."""
        header = self._header
        place = header.visualIndex(column) + step
        while 0 <= place < header.count() and not self.is_shown(header.logicalIndex(place)):
            place += step
        return place - header.visualIndex(column)
