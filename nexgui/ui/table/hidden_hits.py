"""In which columns that are not shown the words of a search were found."""

from collections.abc import Sequence

from nexgui.core.query.folding import folded
from nexgui.core.query.search import Search
from nexgui.ui.table.results_model import ResultsModel


def hidden_hits(
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
