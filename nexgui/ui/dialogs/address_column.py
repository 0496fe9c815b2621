"""Finds out which column holds the addresses where the files themselves do not tell."""

import weakref
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults
from nexgui.ui.dialogs.scrolling_dialog import ListDialog, least_height
from nexgui.ui.settings import Settings
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import resize_within_screen
from nexgui.ui.work.session import Session

_EXAMPLES = 3
_LONGEST_EXAMPLE = 40
_SIZE = (620, 420)

_Part = Callable[[], DeliveryResults | None]
"""Gives the results of a file for as long as others keep them: to free them takes its time."""


class AddressColumns(QObject):
    """Asks the user once for each kind of file, and remembers the answer by its header."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asked: set[tuple[str, ...]] = set()  # left open by the user, until the program ends
        self._to_ask: list[tuple[str, ...]] = []  # headers of files, on the user's own wish
        self._dialog: AddressColumnDialog | None = None
        self._answer: tuple[_Part, int] | None = None  # not yet taken: the file, and its column
        self._asked_of: _Part = _nothing  # the file that the dialog is about
        # Queued: what was read is on screen by then.
        session.ended.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)

    def ask_each(self) -> None:
        """Asks for the address column of the files on screen, once for each header."""
        self._to_ask = list(dict.fromkeys(part.table.header for part in self._session.parts))
        self.look()

    def look(self) -> None:
        """Goes on with the first file whose address column is not as it should be."""
        parts = self._session.parts
        self._close_old(parts)
        for number, part in enumerate(parts):
            remembered = _remembered(part)
            if remembered not in (None, part.columns.address):
                self._session.use_address_column(number, remembered)
                return
        if self._dialog is not None:
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

    def _ask(self, number: int) -> None:
        part = self._session.parts[number]
        self._asked.add(part.table.header)
        self._asked_of = weakref.ref(part)
        self._dialog = AddressColumnDialog(part, self._window)
        self._dialog.chosen.connect(self._take)
        self._dialog.accepted.connect(self._forget)
        self._dialog.rejected.connect(self._pass_over)
        self._dialog.open()

    def _close_old(self, parts: Sequence[DeliveryResults]) -> None:
        """Closes a question about a file that is gone; the next one like it is asked about."""
        part, dialog = self._asked_of(), self._dialog
        if dialog is None or any(part is other for other in parts):
            return
        self._asked.discard(dialog.header)
        dialog.rejected.disconnect(self._pass_over)
        dialog.reject()
        self._forget()

    def _forget(self) -> None:
        self._dialog = None

    def _pass_over(self) -> None:
        self._forget()
        self.look()

    def _take(self, column: int) -> None:
        """Remembers an answer; it waits where files are being read, which it would give up."""
        part = self._asked_of()
        if part is None or not 0 <= column < len(part.table.header):
            return
        Settings().remember_address_column(part.table.header, column)
        self._answer = (self._asked_of, column)
        self._take_answer()

    def _take_answer(self) -> None:
        if self._answer is None or not self._session.can_export:
            return
        (asked_of, column), self._answer = self._answer, None
        part = asked_of()
        for number, other in enumerate(self._session.parts):
            if other is part:
                self._session.use_address_column(number, column)
                return


class AddressColumnDialog(ListDialog):
    """Shows every column with its first values; the likeliest one is picked."""

    chosen = Signal(int)  # the index of the column

    def __init__(self, results: DeliveryResults, parent: QWidget | None = None) -> None:
        super().__init__(text("dialog.address_column_title"), parent)
        question = named("prompt", PhraseLabel(text("dialog.address_column_question")))
        name = shown_name(results.source.path.name)
        hint = PhraseLabel(text("dialog.address_column_hint", name=name))
        self.header = results.table.header  # of the file that is asked about
        self._columns = _column_list(results)
        self._columns.itemActivated.connect(self.accept)
        self.page.addWidget(question)
        self.page.addWidget(hint)
        self.page.addWidget(self._columns, stretch=1)
        self._add_buttons()
        self.keep_in_sight(self._columns)
        self._columns.setFocus()
        resize_within_screen(self, *_SIZE)
        self.accepted.connect(self._tell)

    def _add_buttons(self) -> None:
        box, roles = self.buttons, QDialogButtonBox.ButtonRole
        take = box.addButton(text("dialog.take_column"), roles.AcceptRole)
        take.setObjectName("primary")
        take.setDefault(True)
        box.addButton(text("dialog.leave_column"), roles.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)

    def _tell(self) -> None:
        self.chosen.emit(self._columns.currentIndex().row())


class _ColumnList(QTreeWidget):
    """Gives way to what is around it, but not all of its rows; headers leave room for values."""

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return QSize(super().minimumSizeHint().width(), least_height(self, self.header()))

    def sizeHint(self) -> QSize:
        """As low as it may be: it grows into what room there is."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares its width between the headers and the values."""
        super().resizeEvent(event)
        most = self.viewport().width() // 3  # the values tell more
        self.setColumnWidth(0, min(self.sizeHintForColumn(0), most))


def _column_list(results: DeliveryResults) -> QTreeWidget:
    columns = _ColumnList()
    columns.setAccessibleName(text("dialog.address_column_question"))
    columns.setHeaderLabels([text("dialog.column_header"), text("dialog.column_examples")])
    columns.setRootIsDecorated(False)
    columns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    columns.setUniformRowHeights(True)
    for index, header in enumerate(results.table.header):
        item = QTreeWidgetItem([header[:_LONGEST_EXAMPLE], _examples(results, index)])
        columns.addTopLevelItem(item)
    likeliest = results.columns.address or 0
    columns.setCurrentIndex(columns.model().index(likeliest, 0))
    return columns


def _examples(results: DeliveryResults, column: int) -> str:
    cells = (results.cell(row, column) for row in range(min(len(results), 100)))
    filled = [cell[:_LONGEST_EXAMPLE] for cell in cells if cell.strip()][:_EXAMPLES]
    return "、".join(filled)


def _nothing() -> None:
    """Stands for a file that is not there."""


def _remembered(part: DeliveryResults) -> int | None:
    """The column that the user once chose for files with this header."""
    certain = len(part.columns.address_candidates) == 1
    if part.table.header_line is None and certain:
        return None  # numbered columns are alike in files that have nothing to do with each other
    column = Settings().address_column(part.table.header)
    return column if column is not None and column < len(part.table.header) else None
