"""The submenu of columns: which are shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text

if TYPE_CHECKING:
    from nexgui.ui.table.table_columns import TableColumns

_MOST = 200  # a menu of thousands helps nobody and takes seconds to open
_LONGEST_NAME = 40


class ColumnsMenu(QMenu):
    """Filled whenever it opens, in the order of the table; the address is always shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.columns"), parent)
        self._columns: TableColumns | None = None
        self.setObjectName("columns")
        self.setEnabled(False)
        self.aboutToShow.connect(self._fill)

    def set_columns(self, columns: "TableColumns") -> None:
        """Takes the columns that are meant."""
        self._columns = columns

    def _fill(self) -> None:
        self.clear()
        columns = self._columns
        if columns is None:
            return
        for column, name in columns.in_order(_MOST):
            action = self.addAction(_words(name))
            action.setCheckable(True)
            action.setChecked(columns.is_shown(column))
            action.setEnabled(columns.may_hide(column))
            action.toggled.connect(partial(columns.show_column, column))
        self.addSeparator()
        self.addAction(text("menu.all_columns")).triggered.connect(columns.show_all)
        self.addAction(text("menu.usual_columns")).triggered.connect(columns.reset)


def _words(name: str) -> str:
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return shown.replace("&", "&&")
