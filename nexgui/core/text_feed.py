"""Hands out a text line by line, and takes back what a stray quote swallowed."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from nexgui.core.rows import QUOTE, is_open, lines_of

_BLANK_LINES = re.compile(r"[\r\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# A row that goes on for that many lines, most of which are as long as rows, is no row.
_LINES_BEFORE_DOUBT = 1000
# A quote that closes it that far away still makes it one.
_PIECES_TO_LOOK_AHEAD = 64
# In a table of two columns any line with a comma is as long as a row: that tells nothing.
_LEAST_WIDTH_TO_TELL = 3


class StrayQuote(Exception):  # noqa: N818 - a sign to the caller, no fault
    """Raised within a row that has become longer than any row is: its quote never closes."""


class TextFeed(Iterator[str]):
    """A text in pieces of whole lines, and the place up to which it has been read.

    As an iterator it gives lines, and goes on with the next piece where a row does.
    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self.piece = ""
        self.at = 0  # in the piece
        self.line = 1  # the number of the line there
        self._pieces = pieces
        self._row_at = 0
        self._row_line = 1
        self._delimiter = ","
        self.width = 0

    def expect(self, delimiter: str, width: int) -> None:
        """Tells what rows look like, so that a stray quote can be recognised."""
        self._delimiter = delimiter
        self.width = width

    def fill(self) -> bool:
        """Takes the next piece where this one has been read; false at the end of the text."""
        if self.at < len(self.piece):
            return True
        self.piece, self.at = next(self._pieces, ""), 0
        return bool(self.piece)

    def begin(self, characters: int) -> list[int]:
        """Goes behind the blank lines at the beginning, to as much text as asked for.

        Gives the numbers of the blank lines.
        """
        while self.fill() and (blank := _BLANK_LINES.match(self.piece, self.at)):
            count = sum(1 for _ in lines_of(blank.group()))
            self.skip_to(blank.end(), count)
            if self.at < len(self.piece):
                break
        self.piece, self.at = self.piece[self.at :], 0
        while len(self.piece) < characters and (more := next(self._pieces, "")):
            self.piece += more
        return list(range(1, self.line))

    def skip_to(self, end: int, lines: int) -> None:
        """Goes on behind some lines that were read in another way."""
        self.at = end
        self.line += lines

    def end_of_line(self, at: int) -> int:
        """The place behind the line that begins at a place."""
        found = _LINE.match(self.piece, at)
        return found.end() if found else len(self.piece)

    def begin_row(self) -> None:
        """Marks the place to which `give_back` may return."""
        self._row_at, self._row_line = self.at, self.line

    @property
    def row_text(self) -> str:
        """What was read since the row began."""
        return self.piece[self._row_at : self.at]

    def __next__(self) -> str:
        if self.at >= len(self.piece):
            self.piece = self.piece[self._row_at :] + next(self._pieces)
            self.at, self._row_at = self.at - self._row_at, 0
        if self.line - self._row_line == _LINES_BEFORE_DOUBT and self._is_doubtful():
            raise StrayQuote
        end = self.end_of_line(self.at)
        line = self.piece[self.at : end]
        self.skip_to(end, 1)
        return line

    def give_back_all_but_first(self) -> str:
        """Goes back behind the first line of the row, and gives that line."""
        end = self.end_of_line(self._row_at)
        self.at, self.line = end, self._row_line + 1
        return self.piece[self._row_at : end]

    def swallowed(self, row: Sequence[str]) -> bool:
        """Whether `row`, which was just read, holds other rows behind a stray quote.

        A row that is quoted by the rules is believed, unless its width is wrong and its lines
        are rows themselves.
        """
        lines = self._lines()
        if is_open(lines, self._delimiter):
            return True
        if len(lines) == 1:
            return False
        if self._is_well_quoted(lines):
            return len(row) != self.width and self._are_rows(lines)
        return True

    def _is_doubtful(self) -> bool:
        return self._are_rows(self._lines()) and not self._may_close()

    def _may_close(self) -> bool:
        """Whether there is another quote in the text ahead."""
        if self.piece.find(QUOTE, self.at) >= 0:
            return True
        ahead = list(islice(self._pieces, _PIECES_TO_LOOK_AHEAD))
        self._pieces = chain(ahead, self._pieces)
        return any(QUOTE in piece for piece in ahead)

    def _lines(self) -> list[str]:
        return list(lines_of(self.row_text))

    def _is_well_quoted(self, lines: Sequence[str]) -> bool:
        try:
            next(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return False
        return True

    def _are_rows(self, lines: Sequence[str]) -> bool:
        if self.width < _LEAST_WIDTH_TO_TELL:
            return False
        full = [line.count(self._delimiter) >= self.width - 1 for line in lines]
        return full[0] and sum(full) * 2 >= len(full)
