"""Finds out which column holds the addresses where the files themselves do not tell."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nexgui.core.results import DeliveryResults
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
        self._to_ask: list[tuple[str, ...]] = []  # headers of files, on the reader's own wish

    def ask_each(self) -> None:
        """Asks for the address column of the files on screen, once for each header."""
        self._to_ask = list(dict.fromkeys(part.table.header for part in self._session.parts))
        self.look()

    def look(self) -> None:
        """Goes on with the first file whose address column is not as it should be."""
        parts = self._session.parts
        for number, part in enumerate(parts):
            remembered = _remembered(part)
            if remembered not in (None, part.columns.address):
                self._session.use_address_column(number, remembered)
                return
        headers = [part.table.header for part in parts]
        while self._to_ask:
            header = self._to_ask.pop(0)
            if header in headers:
                self._ask(headers.index(header))
                return
        for number, part in enumerate(parts):
            settled = len(part.columns.address_candidates) == 1 or _remembered(part) is not None
            if not settled and part.table.header not in self._asked:
                self._ask(number)
                return

    def _ask(self, part: int) -> None:
        self._asked.add(self._session.parts[part].table.header)
        dialog = AddressColumnDialog(self._session.parts[part], self._window)
        dialog.chosen.connect(lambda column: self._take(part, column))
        dialog.rejected.connect(self.look)
        dialog.open()

    def _take(self, part: int, column: int) -> None:
        Settings().remember_address_column(self._session.parts[part].table.header, column)
        self._session.use_address_column(part, column)


def _remembered(part: DeliveryResults) -> int | None:
    """The column that the reader once chose for files with this header."""
    certain = len(part.columns.address_candidates) == 1
    if part.table.header_line is None and certain:
        return None  # numbered columns are alike in files that have nothing to do with each other
    column = Settings().address_column(part.table.header)
    return column if column is not None and column < len(part.table.header) else None
