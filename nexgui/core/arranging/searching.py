"""Finds the recipients in which some words occur, in whatever column."""

from array import array
from collections.abc import Iterator, Sequence

from nexgui.core.folding import folded
from nexgui.core.guide import Status
from nexgui.core.letter_variants import word_pattern
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.rows import QUOTE, Block
from nexgui.core.results import DeliveryResults


class Search:
    """Some words, parted by white space, that must all occur in a recipient's row.

    Letter case and width and the kind of kana make no difference. What the table shows of the
    row's status is searched as well as the cells of the file.
    """

    def __init__(self, words: str) -> None:
        # The longest first: it leaves the fewest rows.
        self.words = sorted(set(folded(words).split()), key=len, reverse=True)

    def refines(self, other: "Search") -> bool:
        """Whether everything that it finds is found by `other` too."""
        return all(any(old in new for new in self.words) for old in other.words)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The parts of a text that are to be marked, from left to right; none overlap."""
        found = sorted(span for word in self.words for span in word_pattern(word).spans(text))
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans


class RowSearch:
    """A search in the rows of some results."""

    def __init__(self, search: Search, results: DeliveryResults) -> None:
        self._results = results
        # For each word, whether it is in what is shown of each status.
        self._words = [
            (word, [_is_in_status(word, status) for status in results.statuses])
            for word in search.words
        ]

    def parts(self) -> Iterator[tuple[int, int, Sequence[int]]]:
        """Part by part: its first row, how many rows it has, and those in which all words are."""
        start = 0
        for block, before in self._results.table.rows.blocks():
            kinds = self._results.status_indices[start : start + len(block)]
            found = self._in_block(block, folded(before), kinds)
            yield start, len(block), array("I", (start + row for row in found))
            start += len(block)

    def has(self, row: int) -> bool:
        """Whether all words are in a row."""
        kind = self._results.status_indices[row]
        cells: str | None = None
        for word, statuses in self._words:
            if statuses[kind]:
                continue
            if cells is None:
                cells = "\n".join(self._results.table.rows[row])
            if word_pattern(word).find(cells) < 0:
                return False
        return True

    def _in_block(self, block: Block, before: str, kinds: Sequence[int]) -> Sequence[int]:
        rows: set[int] | None = None
        for word, statuses in self._words:
            if word in before or all(statuses):
                continue
            found = set(_rows_with(block, word))
            if any(statuses):
                found.update(row for row, kind in enumerate(kinds) if statuses[kind])
            rows = found if rows is None else rows & found
            if not rows:
                return ()
        return range(len(block)) if rows is None else sorted(rows)


def learn_letters(results: DeliveryResults, report: Report = ignore_progress) -> None:
    """Notes of all blocks which letters they have: a search for what is nowhere is quick then."""
    done = 0
    for block, _before in results.table.rows.blocks():
        report(done, len(results))
        block.learn_odd()
        done += len(block)


def _rows_with(block: Block, word: str) -> Iterator[int]:
    """The rows of a block with a cell that has the word."""
    if block.odd is None and not block.has(word_pattern(word, doubled_quotes=True).may_be_in):
        return iter(())
    block.learn_odd()
    pattern = word_pattern(word, block.odd, doubled_quotes=True)
    if not {QUOTE, block.delimiter}.isdisjoint(word):
        # These also stand between cells: what looks like the word may be none.
        cell = word_pattern(word)
        return (
            row
            for row in block.find(pattern.find)
            if any(cell.find(each) >= 0 for each in block.row(row))
        )
    return block.find(pattern.find)


def _is_in_status(word: str, status: Status) -> bool:
    shown = (status.group.title, status.name, status.meaning, status.action, status.next_step)
    return any(word_pattern(word).find(words) >= 0 for words in shown)
