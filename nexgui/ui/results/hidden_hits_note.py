"""Says which columns that are not shown were searched, and shows them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.core.query.folding import folded
from nexgui.core.query.query import Query
from nexgui.core.query.search import Search
from nexgui.core.results import DeliveryResults
from nexgui.ui.table.results_model import USUALLY_HIDDEN, ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.widgets.basics import named

_ROWS_LOOKED_AT = 200  # in some milliseconds, also in a wide file
_MOST_NAMES = 3
_LONGEST_NAME = 20  # characters


class HiddenHitsNote(QPushButton):
    """There where the user could not see why a recipient was found; a click shows the columns."""

    def __init__(self, table: ResultsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("link", self)
        self._table = table
        self._columns: Sequence[int] = ()
        self._rows: Sequence[int] = ()
        self._words = ""
        self.setToolTip(text("filter.show_hidden"))
        self.clicked.connect(self._show_columns)
        table.columns.changed.connect(self._update)
        self.hide()

    def show_results(self, _results: DeliveryResults) -> None:
        """Forgets its rows, which are those of others."""
        self.show_for(Query(), ())

    def show_for(self, query: Query, rows: Sequence[int]) -> None:
        """Looks at the rows that a query shows."""
        self._words, self._rows = query.words, rows
        self._update()

    def _update(self) -> None:
        model, columns = self._table.model(), self._table.columns
        self._columns = ()
        words = ""
        if isinstance(model, ResultsModel) and self._words.split() and len(self._rows):
            shown = columns.shown()
            looked_at = self._rows[:_ROWS_LOOKED_AT]
            self._columns = _hidden_hits(model, looked_at, self._words, shown)
            if self._columns:
                words = text("filter.found_hidden", columns="」「".join(self._names()))
            elif len(looked_at) < len(self._rows):
                # What is usually hidden is said in the panel too: that needs no word each time.
                others = set(range(model.columnCount())) - USUALLY_HIDDEN
                self._columns = sorted(others.difference(shown))
                words = text("filter.searched_hidden") if self._columns else ""
        self.setText(words.replace("&", "&&"))
        self.setVisible(bool(words))

    def _names(self) -> list[str]:
        names = [self._table.columns.name(column) for column in self._columns[:_MOST_NAMES]]
        more = ["…"] if len(self._columns) > _MOST_NAMES else []
        return [name[:_LONGEST_NAME] for name in names] + more

    def _show_columns(self) -> None:
        columns = list(self._columns)
        for column in columns:
            self._table.columns.show_column(column, shown=True)
        self._table.setFocus()
        top = max(0, self._table.rowAt(0))
        self._table.scrollTo(self._table.model().index(top, columns[0]))


def _hidden_hits(
    model: ResultsModel, rows: Sequence[int], words: str, shown: Sequence[int]
) -> list[int]:
    """The columns beside those shown without which some of these rows would not be found."""
    hidden = [column for column in range(model.columnCount()) if column not in set(shown)]
    search = Search(words)
    found: set[int] = set()
    for row in rows if hidden else ():
        texts = model.row_texts(row)
        seen = folded("\n".join(texts[column] for column in shown))
        for word in search.words:
            if word not in seen:
                found.update(column for column in hidden if word in folded(texts[column]))
    return sorted(found)
