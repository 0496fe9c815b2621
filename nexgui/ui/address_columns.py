"""Finds out which column holds the addresses where the files themselves do not tell."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nexgui.ui.address_column_dialog import AddressColumnDialog
from nexgui.ui.session import Session
from nexgui.ui.settings import Settings


class AddressColumns(QObject):
    """Asks the reader once for each kind of file, and remembers the answer by its header."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asked: set[tuple[str, ...]] = set()  # left open by the reader, until the program ends
        session.loaded.connect(self._look)

    def ask(self, part: int) -> None:
        """Asks for the address column of a file on screen."""
        dialog = AddressColumnDialog(self._session.parts[part], self._window)
        dialog.chosen.connect(lambda column: self._take(part, column))
        dialog.open()

    def _look(self) -> None:
        """Asks for the first file whose address column is not certain."""
        for number, part in enumerate(self._session.parts):
            header = part.table.header
            if len(part.columns.address_candidates) == 1:
                continue
            remembered = Settings().address_column(header)
            if remembered is not None and remembered < len(header):
                self._session.use_address_column(number, remembered)
                return
            if header not in self._asked:
                self._asked.add(header)
                self.ask(number)
                return

    def _take(self, part: int, column: int) -> None:
        Settings().remember_address_column(self._session.parts[part].table.header, column)
        self._session.use_address_column(part, column)
