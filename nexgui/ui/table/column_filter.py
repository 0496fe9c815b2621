"""The list from which the user chooses values of a column."""

from itertools import islice

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.core.query.query import ValueFilter
from nexgui.ui.look.theme import text_scale
from nexgui.ui.table.value_choice import ColumnValues, ValueChoice, value_name
from nexgui.ui.widgets.basics import named, plain_tip
from nexgui.ui.widgets.phrase_label import PhraseLabel

_MOST_SHOWN = 1000
# In pixels, at the usual size of text.
_BESIDE_VALUE = 48  # its tick, and what the style leaves free around it and the list
_LIST_HEIGHT = 64
_SIZE = QSize(420, 420)  # the longest names of the guide are whole
_GAP = 8
_VALUE = Qt.ItemDataRole.UserRole


class ColumnFilter(QDialog):
    """Check boxes with counts, and a field that searches among them."""

    chosen = Signal(object)  # ValueFilter; None: all values
    values_wanted = Signal(str)  # those in which these words occur; `show_values` brings them

    def __init__(self, column: str, before: ValueFilter | None, parent: QWidget) -> None:
        """Shows that values are being counted; `show_values` brings them."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choice = ValueChoice(before)
        self._room = 0  # pixels of a line of the list
        title = text("filter.column_of", column=column)
        self.setAccessibleName(title)
        self._title = named("filterTitle", PhraseLabel(title))
        self._search = QLineEdit(placeholderText=text("filter.find_value"))
        self._search.setAccessibleName(text("filter.find_value"))
        self._search.textChanged.connect(self._look_for)
        self._list = QListView(uniformItemSizes=True)
        self._list.setAccessibleName(title)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._model.itemChanged.connect(self._take_check)
        self._note = named("smallPrint", PhraseLabel(text("filter.counting")))
        self._all = _button(text("filter.all_values"))
        self._none = _button(text("filter.no_values"))
        self._apply = named("primary", _button(text("filter.apply")))
        self._cancel = _button(text("filter.cancel"))
        self._apply.setEnabled(False)
        self._all.clicked.connect(lambda: self._tick_listed(ticked=True))
        self._none.clicked.connect(lambda: self._tick_listed(ticked=False))
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

    def show_values(self, words: str, values: ColumnValues) -> None:
        """Shows the values of the column in which words occur, with their counts."""
        self._choice.list_values(values, words)
        self._show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shortens the values to the room that there is now."""
        super().resizeEvent(event)
        if self._model.rowCount():
            self._show_list()

    def accept(self) -> None:
        """Tells the values that are ticked and that the search within the list found."""
        if self._apply.isEnabled():
            self.chosen.emit(self._choice.filter())
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

    def _look_for(self, words: str) -> None:
        values = self._choice.known_values(words)
        if values is not None:
            self.show_values(words, values)
            return
        self._apply.setEnabled(False)
        self._note.setText(text("filter.counting"))
        self._note.show()
        self.values_wanted.emit(words)

    def _show_list(self) -> None:
        # Also where no scroll bar is needed yet: a search must not cut the names in another place.
        self._room = self._list.width() - self._list.verticalScrollBar().sizeHint().width()
        self._model.blockSignals(True)
        self._model.clear()
        for value in islice(self._choice.listed.counts, _MOST_SHOWN):
            self._model.appendRow(self._item(value))
        self._model.blockSignals(False)
        self._model.layoutChanged.emit()
        self._list.reset()
        self._show_note()

    def _item(self, value: str) -> QStandardItem:
        name, count = value_name(value), self._choice.listed.counts[value]
        metrics = self._list.fontMetrics()
        behind = metrics.horizontalAdvance(text("filter.value", value="", count=count))
        room = self._room - behind - round(_BESIDE_VALUE * text_scale())
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        item = QStandardItem(text("filter.value", value=short, count=count))
        item.setData(value, _VALUE)
        item.setAccessibleText(text("filter.value", value=name, count=count))
        item.setToolTip(plain_tip(name) if short != name else "")
        item.setCheckable(True)
        item.setCheckState(_state(checked=self._choice.is_ticked(value)))
        return item

    def _show_note(self) -> None:
        notes = [self._note_of_many()]
        if not self._choice.shows_some:
            notes.append(text("filter.choose_one"))
        self._apply.setEnabled(self._choice.shows_some)
        self._note.setText("".join(notes))
        self._note.setVisible(any(notes))

    def _note_of_many(self) -> str:
        """What becomes of the values for which the list has no room."""
        listed = self._choice.listed
        total = len(listed.counts)
        shown = min(total, _MOST_SHOWN)
        if not listed.complete:
            if self._choice.words:
                return text("filter.too_many_found", shown=shown)
            shows = self._choice.shows_unlisted
            key = "filter.unlisted_shown" if shows else "filter.unlisted_hidden"
            return text("filter.too_many_values", shown=shown) + text(key)
        return text("filter.more_values", shown=shown, total=total) if shown < total else ""

    def _take_check(self, item: QStandardItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        self._choice.tick([item.data(_VALUE)], ticked=ticked)
        self._show_note()

    def _tick_listed(self, *, ticked: bool) -> None:
        self._choice.tick_listed(ticked=ticked)
        self._show_list()


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
