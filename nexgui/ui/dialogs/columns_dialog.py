"""Asks which columns of the table are shown, and in which order."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.ui.dialogs.scrolling_dialog import ListDialog, least_height
from nexgui.ui.table.table_columns import TableColumns
from nexgui.ui.widgets.basics import named, plain_tip
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import resize_within_screen

_SIZE = (460, 520)
_LONGEST_NAME = 200
_COLUMN = Qt.ItemDataRole.UserRole
_NAME = _COLUMN + 1


class _ColumnList(QListWidget):
    """Gives way to what is around it, but not all of its rows."""

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return QSize(super().minimumSizeHint().width(), least_height(self))

    def sizeHint(self) -> QSize:
        """As low as it may be: it grows into what room there is."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


class ColumnsDialog(ListDialog):
    """Lists the columns as they stand; what is ticked or moved shows in the table at once."""

    def __init__(self, columns: TableColumns, parent: QWidget) -> None:
        super().__init__(text("dialog.columns_title"), parent)
        self._columns = columns
        self._filling = False
        self._list = named("columnList", _ColumnList())
        self._list.setAccessibleName(text("dialog.columns_title"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._show_column)
        self._list.currentItemChanged.connect(self._update_buttons)
        self._up = _button(text("dialog.column_up"), lambda: self._move(-1))
        self._down = _button(text("dialog.column_down"), lambda: self._move(1))
        self.page.addWidget(PhraseLabel(text("dialog.columns_hint")))
        middle = QHBoxLayout()
        middle.addWidget(self._list, stretch=1)
        middle.addLayout(self._beside())
        self.page.addLayout(middle, stretch=1)
        close = self.buttons.addButton(text("dialog.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        self.keep_in_sight(self._list)
        columns.changed.connect(self._fill)
        self._fill()
        self._list.setCurrentRow(0)
        self._list.setFocus()
        resize_within_screen(self, *_SIZE)

    def _beside(self) -> QVBoxLayout:
        beside = QVBoxLayout()
        beside.addWidget(self._up)
        beside.addWidget(self._down)
        beside.addStretch()
        beside.addWidget(_button(text("dialog.all_columns"), self._columns.show_all))
        beside.addWidget(_button(text("dialog.usual_columns"), self._columns.reset))
        return beside

    def _fill(self) -> None:
        """Shows the columns as they are now; the one that is current stays so."""
        current = self._current_column()
        columns = list(self._columns.in_order())
        items = [self._list.item(row) for row in range(self._list.count())]
        with self._filled():
            if [(item.data(_COLUMN), item.data(_NAME)) for item in items] != columns:
                self._list.clear()
                items = [self._item(column, name) for column, name in columns]
            for item in items:
                shown = self._columns.is_shown(item.data(_COLUMN))
                item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
                if item.data(_COLUMN) == current:
                    self._list.setCurrentItem(item)
        self._update_buttons()

    def _item(self, column: int, name: str) -> QListWidgetItem:
        item = QListWidgetItem(" ".join(name.split())[:_LONGEST_NAME], self._list)
        item.setToolTip(plain_tip(name))
        item.setData(_NAME, name)
        item.setData(_COLUMN, column)
        if not self._columns.may_hide(column):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """Keeps what the program itself does with the list from being taken for a wish."""
        self._filling = True
        yield
        self._filling = False

    def _show_column(self, item: QListWidgetItem) -> None:
        if not self._filling:
            shown = item.checkState() == Qt.CheckState.Checked
            self._columns.show_column(item.data(_COLUMN), shown)

    def _move(self, step: int) -> None:
        column = self._current_column()
        if column is not None:
            self._columns.move(column, step)

    def _update_buttons(self) -> None:
        column = self._current_column()
        for button, step in ((self._up, -1), (self._down, 1)):
            button.setEnabled(column is not None and self._columns.may_move(column, step))

    def _current_column(self) -> int | None:
        item = self._list.currentItem()
        return None if item is None else int(item.data(_COLUMN))


def _button(words: str, action: object) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(action)
    return button
