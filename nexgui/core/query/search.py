"""Finds the recipients in which some words occur, in whatever column."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nexgui.core.progress import Report
from nexgui.core.query.folding import Fold, folded, folded_pieces, folding_of, unusual_letters
from nexgui.core.query.said_texts import SaidTexts
from nexgui.core.reading.rows import QUOTE, Block
from nexgui.core.results import DeliveryResults

_FREQUENT = 3  # more than each third row has it


class Search:
    """Some words, parted by white space, that must all occur in a recipient's row.

    Letter case and width and the kind of kana make no difference. What the program says of the
    recipient is searched as well as the cells of the file.
    """

    def __init__(self, words: str) -> None:
        # The longest first: it leaves the fewest rows.
        self.words = sorted(set(folded(words).split()), key=len, reverse=True)

    def refines(self, other: "Search") -> bool:
        """Whether everything that it finds is found by `other` too."""
        return all(any(old in new for new in self.words) for old in other.words)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The parts of a text that are to be marked, from left to right; none overlap."""
        whole = folded(text)
        words = [word for word in self.words if word in whole]
        if not words:
            return []
        begins: list[int] = []  # of each letter of the folded text, in the text as it is written
        ends: list[int] = []
        for form, begin, end in folded_pieces(text):
            begins += [begin] * len(form)
            ends += [end] * len(form)
        found = sorted(
            (begins[at], ends[at + len(word) - 1]) for word in words for at in _places(whole, word)
        )
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans


class BlockLetters:
    """Which unusual letters the blocks of some results have: a search is quick where it is known.

    Several threads may use it.
    """

    def __init__(self, results: DeliveryResults) -> None:
        self.blocks = list(results.table.rows.blocks())
        self._letters: list[str | None] = [None] * len(self.blocks)

    def of(self, number: int) -> str:
        """The unusual letters of one of the blocks."""
        letters = self._letters[number]
        if letters is None:
            letters = self._letters[number] = unusual_letters(self.blocks[number][0].text)
        return letters

    def learn(self, report: Report) -> None:
        """Looks at all blocks beforehand."""
        for number in range(len(self.blocks)):
            report(number, len(self.blocks))
            self.of(number)


class _Word(NamedTuple):
    """A word, and whether it is in each, in all and in some of the texts that are said."""

    letters: str
    in_said: Sequence[bool]
    in_all: bool
    in_some: bool


class RowSearch:
    """A search in the rows of some results."""

    def __init__(self, search: Search, letters: BlockLetters, said: SaidTexts) -> None:
        self._letters = letters
        self._wanted = "".join(sorted(set().union(*search.words)))
        self._said_of = said.of_row
        self._words: list[_Word] = []
        for word in search.words:
            in_said = [word in each for each in said.texts]
            self._words.append(_Word(word, in_said, all(in_said), any(in_said)))
        self._is_frequent = False  # what was last looked for

    def rows(self, among: Sequence[int], report: Report) -> Sequence[int]:
        """Those of some rows, which are in the order of the file, that have all words."""
        found = array("I")
        first = at = 0
        for number, (block, before) in enumerate(self._letters.blocks):
            report(first, len(self._said_of))
            end = bisect_left(among, first + len(block), at)
            if at < end:
                is_whole = end - at == len(block)
                rows = range(len(block)) if is_whole else [row - first for row in among[at:end]]
                said_of = self._said_of[first : first + len(block)]
                fold = folding_of(self._wanted, self._letters.of(number))
                left = self._in_block(block, folded(before), fold, said_of, rows)
                found.extend(map(first.__add__, left))
            first += len(block)
            at = end
        return found

    def _in_block(
        self, block: Block, before: str, fold: Fold, said_of: Sequence[int], rows: Sequence[int]
    ) -> Sequence[int]:
        text = fold(block.text)
        texts: Sequence[str] = ()  # of the rows, as soon as they are needed
        for word, in_said, in_all, in_some in self._words:
            if word in before or in_all:
                continue
            found: Sequence[int] = ()
            piece = _longest_piece(word, block.delimiter)
            if piece in text and rows:
                if not piece:  # nothing of the word tells a row but its cells themselves
                    found = rows
                elif block.line_end and isinstance(rows, range) and not self._is_frequent:
                    found = list(_rows_with(piece, text, block.line_end))
                else:
                    texts = texts or _row_texts(block, text, fold)
                    found = [row for row in rows if piece in texts[row]]
                self._is_frequent = len(found) > len(rows) / _FREQUENT
                if piece != word:
                    found = [row for row in found if _is_in_cell(word, block, row)]
            if in_some:
                found = sorted({*found, *(row for row in rows if in_said[said_of[row]])})
            rows = found
        return rows


def _rows_with(piece: str, text: str, line_end: str) -> Iterator[int]:
    """The rows of a text, one a line, that have a piece; where they are few that is quickest."""
    row = at = 0
    found = text.find(piece)
    while found >= 0:
        row += text.count(line_end, at, found)
        yield row
        at = text.find(line_end, found)
        found = text.find(piece, at) if at >= 0 else -1


def _row_texts(block: Block, text: str, fold: Fold) -> Sequence[str]:
    """The folded texts of all rows of a block, of which `text` is all of it."""
    return text.split(block.line_end) if block.line_end else list(map(fold, block.row_texts()))


def _longest_piece(word: str, delimiter: str) -> str:
    """The longest part of a word with nothing in it that also stands between cells."""
    return max(word.replace(QUOTE, delimiter).split(delimiter), key=len)


def _is_in_cell(word: str, block: Block, row: int) -> bool:
    return any(word in folded(cell) for cell in block.row(row))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
