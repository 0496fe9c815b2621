"""Asks which column holds the recipients' addresses."""

from PySide6.QtCore import QSize, Qt, Signal
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
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.list_dialog import ListDialog, least_height
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import resize_within_screen

_EXAMPLES = 3
_LONGEST_EXAMPLE = 40
_SIZE = (620, 420)


class AddressColumnDialog(ListDialog):
    """Shows every column with its first values; the likeliest one is picked."""

    chosen = Signal(int)  # the index of the column

    def __init__(self, results: DeliveryResults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("dialog.address_column_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = named("prompt", PhraseLabel(text("dialog.address_column_question")))
        name = shown_name(results.source.path.name)
        hint = PhraseLabel(text("dialog.address_column_hint", name=name))
        self.header = results.table.header  # of the file that is asked about
        self._columns = _column_list(results)
        self._columns.itemActivated.connect(self.accept)
        self.page.addWidget(question)
        self.page.addWidget(hint)
        self.page.addWidget(self._columns, stretch=1)
        self.add_buttons(self._buttons())
        self.keep_in_sight(self._columns)
        self._columns.setFocus()
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
