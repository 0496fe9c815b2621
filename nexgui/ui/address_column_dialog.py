"""Asks which column holds the recipients' addresses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults
from nexgui.ui.parts.named import named
from nexgui.ui.parts.sizing import DIALOG_GAP, DIALOG_MARGIN, resize_within_screen

_EXAMPLES = 3
_LONGEST_EXAMPLE = 40
_SIZE = (620, 420)


class AddressColumnDialog(QDialog):
    """Shows every column with its first values; the likeliest one is picked."""

    chosen = Signal(int)  # the index of the column

    def __init__(self, results: DeliveryResults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("dialog.address_column_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = named("prompt", QLabel(text("dialog.address_column_question"), wordWrap=True))
        name = shown_name(results.source.path.name)
        hint = QLabel(text("dialog.address_column_hint", name=name), wordWrap=True)
        hint.setTextFormat(Qt.TextFormat.PlainText)
        self.header = results.table.header  # of the file that is asked about
        self._columns = _column_list(results)
        self._columns.itemActivated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[DIALOG_MARGIN] * 4)
        layout.setSpacing(DIALOG_GAP)
        layout.addWidget(question)
        layout.addWidget(hint)
        layout.addWidget(self._columns, stretch=1)
        layout.addWidget(self._buttons())
        resize_within_screen(self, *_SIZE)
        self.accepted.connect(self._tell)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        take = box.addButton(text("dialog.take_column"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("primary")
        take.setDefault(True)
        box.addButton(text("dialog.leave_column"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _tell(self) -> None:
        self.chosen.emit(self._columns.currentIndex().row())


def _column_list(results: DeliveryResults) -> QTreeWidget:
    columns = QTreeWidget()
    columns.setAccessibleName(text("dialog.address_column_question"))
    columns.setHeaderLabels([text("dialog.column_header"), text("dialog.column_examples")])
    columns.setRootIsDecorated(False)
    columns.setUniformRowHeights(True)
    for index, header in enumerate(results.table.header):
        item = QTreeWidgetItem([header[:_LONGEST_EXAMPLE], _examples(results, index)])
        columns.addTopLevelItem(item)
    likeliest = results.columns.address or 0
    columns.setCurrentIndex(columns.model().index(likeliest, 0))
    columns.resizeColumnToContents(0)
    return columns


def _examples(results: DeliveryResults, column: int) -> str:
    cells = (results.cell(row, column) for row in range(min(len(results), 100)))
    filled = [cell[:_LONGEST_EXAMPLE] for cell in cells if cell.strip()][:_EXAMPLES]
    return "、".join(filled)
