"""The recipients of a list that is to be uploaded, by what becomes of them and why."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from nexgui.core.guide import ListPart
from nexgui.core.list_plan import ListPlan, Reason
from nexgui.core.messages import text
from nexgui.ui.dialogs.scrolling_dialog import least_height
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import beginning, named, plain_tip

_ROWS_AT_ONCE = 300  # of a reason; the others come when they are asked for
_SHARES = (0.38, 0.40)  # of the width, of all columns but the last
_LEAST_WIDTH = 32  # in sizes of the text, for three columns
_LONGEST = 300  # characters of a cell
_INDENTATION = 20  # pixels; the mark of a fold stands there, and grows with it
_ROW = Qt.ItemDataRole.UserRole
_REASON = _ROW + 1
_PARTS = {
    ListPart.IN: "dialog.part_in",
    ListPart.OPEN: "dialog.part_open",
    ListPart.OUT: "dialog.part_out",
}
_Check = Qt.CheckState

Cells = Callable[[int], Sequence[str]]
"""What is shown of a recipient, by its row."""


class PlanTree(QTreeWidget):
    """Whoever may come into the list has a tick; those who stay out have none."""

    changed = Signal()  # who is ticked

    def __init__(self, plan: ListPlan, total: int, headers: Sequence[str], cells: Cells) -> None:
        super().__init__()
        named("plan", self)
        self._plan = plan
        self._cells = cells
        self._ticks = bytearray(total)
        self._filling = False
        self.setHeaderLabels(list(headers))
        self.setUniformRowHeights(True)
        self.setIndentation(round(_INDENTATION * text_scale()))
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in plan.rows(ListPart.IN):
            self._ticks[row] = True
        self._fill()
        self.setCurrentIndex(self.index_of(0, 0))
        self.itemExpanded.connect(self._show_rows)
        self.itemChanged.connect(self._take_tick)
        self.itemActivated.connect(self._activate)
        self.itemClicked.connect(self._activate)

    @property
    def ticked(self) -> list[int]:
        """The rows that are to come into the list, in the order of the file."""
        return [row for row, ticked in enumerate(self._ticks) if ticked]

    def _fill(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        for part, key in _PARTS.items():
            reasons = [each for each in self._plan.reasons if each.part is part]
            if not reasons:
                continue
            count = sum(len(each.rows) for each in reasons)
            heading = QTreeWidgetItem([text("dialog.part_count", part=text(key), count=count)])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, bold)
            self.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            for reason in reasons:
                self._add_reason(heading, reason)
            heading.setExpanded(True)

    def _add_reason(self, heading: QTreeWidgetItem, reason: Reason) -> None:
        words = text("dialog.reason_count", reason=reason.words, count=len(reason.rows))
        item = QTreeWidgetItem(heading, [words])
        item.setData(0, _REASON, self._plan.reasons.index(reason))
        item.setFirstColumnSpanned(True)
        item.setToolTip(0, plain_tip(words))
        if reason.part is not ListPart.OUT:
            self._show_tick(item, self._state_of(reason))
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _state_of(self, reason: Reason) -> Qt.CheckState:
        ticked = sum(map(self._ticks.__getitem__, reason.rows))
        if ticked in (0, len(reason.rows)):
            return _Check.Checked if ticked else _Check.Unchecked
        return _Check.PartiallyChecked

    def _show_tick(self, item: QTreeWidgetItem, state: Qt.CheckState) -> None:
        with self._filled():
            item.setCheckState(0, state)

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """Keeps what the program itself does with the tree from being taken for a wish."""
        before, self._filling = self._filling, True
        yield
        self._filling = before

    def _reason_of(self, item: QTreeWidgetItem) -> Reason | None:
        number = item.data(0, _REASON)
        return None if number is None else self._plan.reasons[number]

    def _show_rows(self, item: QTreeWidgetItem) -> None:
        """Shows the first rows of a reason, or some more."""
        reason = self._reason_of(item)
        if reason is None:
            return
        shown = item.childCount()
        last = item.child(shown - 1)
        if last is not None:
            if last.data(0, _ROW) is not None:
                return
            item.removeChild(last)
            shown -= 1
        with self._filled():
            for row in reason.rows[shown : shown + _ROWS_AT_ONCE]:
                self._add_row(item, row, ticks=reason.part is not ListPart.OUT)
        if left := len(reason.rows) - item.childCount():
            QTreeWidgetItem(item, [text("dialog.more_rows", count=left)]).setFirstColumnSpanned(
                True
            )

    def _add_row(self, item: QTreeWidgetItem, row: int, *, ticks: bool) -> None:
        cells = [" ".join(cell.split()) for cell in self._cells(row)]
        child = QTreeWidgetItem(item, [beginning(cell, _LONGEST) for cell in cells])
        child.setData(0, _ROW, row)
        for column, cell in enumerate(cells):
            child.setToolTip(column, plain_tip(cell))
        if ticks:
            child.setCheckState(0, _Check.Checked if self._ticks[row] else _Check.Unchecked)

    def _take_tick(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column:
            return
        wanted = item.checkState(0) is not _Check.Unchecked
        reason, row = self._reason_of(item), item.data(0, _ROW)
        if reason is not None:
            for each in reason.rows:
                self._ticks[each] = wanted
            for child in self._children_with_rows(item):
                self._show_tick(child, item.checkState(0))
        elif row is not None:
            self._ticks[row] = wanted
            above = item.parent()
            if above is not None and (reason := self._reason_of(above)) is not None:
                self._show_tick(above, self._state_of(reason))
        self.changed.emit()

    def _children_with_rows(self, item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
        for place in range(item.childCount()):
            child = item.child(place)
            if child is not None and child.data(0, _ROW) is not None:
                yield child

    def _activate(self, item: QTreeWidgetItem) -> None:
        """Shows more rows where that is what the item is for."""
        above = item.parent()
        if above is not None and self._reason_of(above) and item.data(0, _ROW) is None:
            self._show_rows(above)

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return QSize(super().minimumSizeHint().width(), least_height(self, self.header()))

    def sizeHint(self) -> QSize:
        """As low as it may be: it grows into what room there is."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares its width among the columns; where there is little of it, the last one goes."""
        super().resizeEvent(event)
        width = self.viewport().width()
        is_narrow = width < _LEAST_WIDTH * self.fontInfo().pixelSize()
        self.setColumnHidden(len(_SHARES), is_narrow)
        for column, share in enumerate(_SHARES[: 1 if is_narrow else None]):
            self.setColumnWidth(column, round(width * share))

    def index_of(self, *places: int) -> QModelIndex:
        """An item by its place among those of each level."""
        index = QModelIndex()
        for place in places:
            index = self.model().index(place, 0, index)
        return index
