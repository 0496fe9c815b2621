"""In which columns that are not shown the words of a search were found."""

from collections.abc import Sequence

from nexgui.core.arranging.searching import Search
from nexgui.core.letter_variants import word_pattern
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
        seen = "\n".join(texts[column] for column in shown)
        for pattern in map(word_pattern, search.words):
            if pattern.find(seen) < 0:
                found.update(column for column in hidden if pattern.find(texts[column]) >= 0)
    return sorted(found)
