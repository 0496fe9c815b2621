"""The filters of columns in words beside the count, each with the way out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from nexgui.core.messages import text
from nexgui.core.query.query import Query, ValueFilter, column_name
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.basics import named, tab_before
from nexgui.ui.widgets.flow_layout import FlowRow

_LONGEST = 30  # characters of a name or a value
_CLOSE = "  ×"


class FilterChips(QObject):
    """A button for each filter that is in force beside the folders; the button ends it."""

    column_ended = Signal(object)  # Column
    domain_ended = Signal()
    words_ended = Signal()
    changed_ended = Signal()
    alike_ended = Signal()
    repeated_ended = Signal()

    def __init__(self, row: FlowRow, place: int) -> None:
        """Puts the buttons into a row, from a place in it on."""
        super().__init__(row)
        self._row = row
        self._place = place
        self._results: DeliveryResults | None = None
        self._shown = Query()
        self.buttons: list[QPushButton] = []

    def show_results(self, results: DeliveryResults) -> None:
        """Takes other results, of which nothing is left out."""
        self._results = results
        self._shown = Query()
        self._clear()

    def show_wanted(self, query: Query) -> None:
        """Shows the filters of a query of these results in place of those before."""
        before, self._shown = self._shown, query
        if _told(query) != _told(before):
            self._show()

    def _show(self) -> None:
        query = self._shown
        if self._results is None:
            return
        self._clear()
        if query.words.split():
            words = text("filter.chip_words", words=_shown(query.words))
            self._add(words).clicked.connect(self.words_ended)
        if query.changed is not None:
            words = text("filter.changed", kind=query.changed.label)
            self._add(words).clicked.connect(self.changed_ended)
        if query.alike:
            self._add(text("filter.alike")).clicked.connect(self.alike_ended)
        if query.repeated:
            self._add(text("filter.repeated")).clicked.connect(self.repeated_ended)
        for column, values in query.values.items():
            name = column_name(self._results, column)
            self._add(_words(name, values)).clicked.connect(partial(self.column_ended.emit, column))
        if query.domain:
            words = _words(text("column.domain"), ValueFilter(frozenset({query.domain})))
            self._add(words).clicked.connect(self.domain_ended)
        self._take_place_for_tab()

    def _add(self, words: str) -> QPushButton:
        button = named("chip", QPushButton(words.replace("&", "&&") + _CLOSE))
        button.setToolTip(text("filter.end_chip"))
        button.setAccessibleName(words)
        button.setAccessibleDescription(text("filter.end_chip"))
        self._row.flow.insert_widget(self._place + len(self.buttons), button)
        self.buttons.append(button)
        return button

    def _take_place_for_tab(self) -> None:
        item = self._row.flow.itemAt(self._place + len(self.buttons))
        behind = item.widget() if item is not None else None
        if behind is not None:
            tab_before(behind, self.buttons)

    def _clear(self) -> None:
        for button in self.buttons:
            self._row.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []


def _told(query: Query) -> tuple[object, ...]:
    """What the chips may tell of a query."""
    return (
        query.values,
        query.domain,
        query.words.split(),
        query.changed,
        query.alike,
        query.repeated,
    )


def _words(name: str, chosen: ValueFilter) -> str:
    name, values = _shown(name), chosen.values
    if len(values) != 1:
        key = "filter.chip_many_excluded" if chosen.excluded else "filter.chip_many"
        return text(key, column=name, count=len(values))
    key = "filter.chip_excluded" if chosen.excluded else "filter.chip"
    return text(key, column=name, value=_shown(*values))


def _shown(words: str) -> str:
    line = " ".join(words.split()) or text("filter.blank")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
