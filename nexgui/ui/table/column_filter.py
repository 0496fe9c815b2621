"""The list from which the reader chooses values of a column."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.arranging.column_values import MOST_VALUES
from nexgui.core.folding import folded
from nexgui.core.messages import text
from nexgui.ui.look.theme import text_scale
from nexgui.ui.parts.named import named

_MOST_SHOWN = 1000
_LONGEST_SHOWN = 100  # characters of a value
# In pixels, at the usual size of text.
_VALUE_WIDTH = 200  # its count stands behind it
_LIST_HEIGHT = 64
_SIZE = QSize(360, 420)
_GAP = 8
_VALUE = Qt.ItemDataRole.UserRole


class ColumnFilter(QDialog):
    """Check boxes with counts, and a field that searches among them."""

    chosen = Signal(object)  # frozenset[str]; None: all values

    def __init__(self, column: str, chosen: frozenset[str] | None, parent: QWidget) -> None:
        """Shows that values are being counted; `show_values` brings them."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._values: dict[str, int] = {}
        self._before = chosen
        self._chosen: set[str] = set()
        title = text("filter.column_of", column=column)
        self.setAccessibleName(title)
        self._title = named("filterTitle", QLabel(title, wordWrap=True))
        self._search = QLineEdit(placeholderText=text("filter.find_value"))
        self._search.setAccessibleName(text("filter.find_value"))
        self._search.textChanged.connect(self._show_list)
        self._list = QListView(uniformItemSizes=True)
        self._list.setAccessibleName(title)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._model.itemChanged.connect(self._take_check)
        self._note = named("smallPrint", QLabel(text("filter.counting"), wordWrap=True))
        self._all = _button(text("filter.all_values"))
        self._none = _button(text("filter.no_values"))
        self._apply = named("primary", _button(text("filter.apply")))
        self._cancel = _button(text("filter.cancel"))
        self._all.clicked.connect(lambda: self._check_found(checked=True))
        self._none.clicked.connect(lambda: self._check_found(checked=False))
        self._apply.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._search.returnPressed.connect(self.accept)
        self._lay_out()

    def open_at(self, spot: QPoint) -> None:
        """Opens below a place on the screen, or as near as there is room."""
        room = self.screen().availableGeometry()
        self.resize((_SIZE * text_scale()).boundedTo(room.size()))
        x = max(room.left(), min(spot.x(), room.right() + 1 - self.width()))
        y = max(room.top(), min(spot.y(), room.bottom() + 1 - self.height()))
        self.move(x, y)
        self.show()
        self._search.setFocus()

    def show_values(self, values: Mapping[str, int]) -> None:
        """Shows the values of the column with their counts."""
        self._values = dict(values)
        self._chosen = set(values) if self._before is None else set(self._before)
        self._show_list()

    def accept(self) -> None:
        """Tells the values that are checked and that the search within the list found."""
        chosen = self._chosen.intersection(self._found())
        if not chosen:
            return
        self.chosen.emit(None if len(chosen) == len(self._values) else frozenset(chosen))
        super().accept()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(_GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._search)
        layout.addLayout(_row(self._all, self._none))
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._note)
        layout.addLayout(_row(self._apply, self._cancel))

    def _found(self) -> list[str]:
        wanted = folded(self._search.text().strip())
        return [value for value in self._values if not wanted or wanted in folded(_named(value))]

    def _show_list(self) -> None:
        found = self._found()
        self._model.blockSignals(True)
        self._model.clear()
        for value in found[:_MOST_SHOWN]:
            self._model.appendRow(self._item(value))
        self._model.blockSignals(False)
        self._model.layoutChanged.emit()
        self._list.reset()
        self._show_note(len(found))

    def _item(self, value: str) -> QStandardItem:
        name, count = _named(value), self._values[value]
        metrics = self._list.fontMetrics()
        width = round(_VALUE_WIDTH * text_scale())
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        item = QStandardItem(text("filter.value", value=short, count=count))
        item.setData(value, _VALUE)
        item.setAccessibleText(text("filter.value", value=name, count=count))
        item.setToolTip(name if short != name else "")
        item.setCheckable(True)
        item.setCheckState(_state(checked=value in self._chosen))
        return item

    def _show_note(self, found: int) -> None:
        notes = []
        if found > _MOST_SHOWN:
            notes.append(text("filter.more_values", shown=_MOST_SHOWN, total=found))
        if len(self._values) >= MOST_VALUES:
            notes.append(text("filter.too_many_values", shown=MOST_VALUES))
        can_apply = not self._chosen.isdisjoint(self._found())
        if not can_apply:
            notes.append(text("filter.choose_one"))
        self._apply.setEnabled(can_apply)
        self._note.setText("".join(notes))
        self._note.setVisible(bool(notes))

    def _take_check(self, item: QStandardItem) -> None:
        value = item.data(_VALUE)
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen.add(value)
        else:
            self._chosen.discard(value)
        self._show_note(len(self._found()))

    def _check_found(self, *, checked: bool) -> None:
        found = self._found()
        self._chosen = self._chosen.union(found) if checked else self._chosen.difference(found)
        self._show_list()


def _named(value: str) -> str:
    shown = " ".join(value.split()) or text("filter.blank")
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _state(*, checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)  # Enter in the field applies, whatever button came first
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for widget in widgets:
        row.addWidget(widget)
    return row
