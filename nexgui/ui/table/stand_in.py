"""The recipient that is current while the one whom the reader chose is left out."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

from nexgui.ui.table.kept_rows import KeptRows
from nexgui.ui.table.selection import choose_unmoved, current_row, selected_places


class StandIn:
    """Chooses the first recipient shown, and knows the reader's choice until there is another."""

    def __init__(self) -> None:
        self._stands_for: KeptRows | None = None
        self._row: int | None = None  # of the results; None: nobody is shown

    def forget(self) -> None:
        """Knows of no choice any more: the results are others."""
        self._stands_for = None

    def readers_choice(self, kept: KeptRows) -> KeptRows:
        """What the reader chose: `kept`, or what it stands for."""
        only = set() if self._row is None else {self._row}
        if self._stands_for and kept.current == self._row and set(kept.selected) == only:
            return self._stands_for
        return kept

    def choose(self, table: QTableView, choice: KeptRows) -> None:
        """Makes the first of the selected rows current, or the first of all; nothing scrolls."""
        selection = table.selectionModel()
        selected = next(selected_places(table), None)
        if selected is not None:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            selection.setCurrentIndex(table.model().index(selected, choice.column), flags)
            return
        if table.model().rowCount():
            choose_unmoved(table, 0)
        self._stands_for, self._row = choice, current_row(table)
