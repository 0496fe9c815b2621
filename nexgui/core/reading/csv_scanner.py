"""Reads the text of a CSV file record by record, and takes back what a stray quote swallowed."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import chain, islice

from nexgui.core.reading.header import HEADERS_TO_TELL, RowClassifier
from nexgui.core.reading.rows import QUOTE, csv_records, lines_of

_BLANK_LINES = re.compile(r"[\r\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# A record that goes on for that many lines, most of which are as long as records, is none. Each
# stray quote halves it, down to the least: where there are thousands, none is read on for long.
_LINES_BEFORE_DOUBT, _LEAST_LINES_BEFORE_DOUBT = 1024, 4
# A quote that closes it that far away still makes it one.
_PIECES_TO_LOOK_AHEAD = 64
# In a table of two columns any line with a comma is as long as a row: that tells nothing.
_LEAST_WIDTH_TO_TELL = 3
# Longer texts are parted, so that no step takes long; a piece has some more than a block.
_PIECE = 65536
_LONGEST_PIECE = 4 * _PIECE


class Quotes(Enum):
    """How the quotes of a record were read."""

    MEANT = "they hold cells together"
    STRAY = "they are nothing but characters"
    DOUBTFUL = "they hold a cell together that looks like several records"


class _StrayQuote(Exception):  # noqa: N818 - a sign to the caller, no fault
    """Raised within a record that has become longer than any is: its quote never closes."""


class CsvScanner(Iterator[str]):
    """The place up to which a text has been read, in a piece of whole lines.

    As an iterator it gives lines, and goes on with the next piece where a record does.
    """

    def __init__(
        self, pieces: Iterable[str], classifier: RowClassifier, delimiter: str = ",", line: int = 1
    ) -> None:
        self.delimiter = delimiter
        self.width = 0  # of the records; 0: it is not known yet, the header is still to come
        self.piece = ""
        self.at = 0  # in the piece
        self.line = line  # the number of the line there
        self._pieces = whole_lines(pieces)
        self._classifier = classifier
        self._before = ""  # the last character before the piece
        self._record_at = self.at
        self._record_line = self.line
        self._patience = _LINES_BEFORE_DOUBT

    def fill(self) -> bool:
        """Takes the next piece where this one has been read; false at the end of the text."""
        if self.at >= len(self.piece):
            self._before = self.piece[-1:]
            self.piece, self.at = next(self._pieces, ""), 0
        elif len(self.piece) - self.at > _LONGEST_PIECE:
            self._part_rest()
        return bool(self.piece)

    def _part_rest(self) -> None:
        piece, at = self.piece, self.at
        parts = (piece[start : start + _PIECE] for start in range(at, len(piece), _PIECE))
        self._pieces = chain(whole_lines(parts), self._pieces)
        self._before = piece[at - 1 : at] if at else self._before
        self.piece, self.at = next(self._pieces), 0

    def begin(self, characters: int) -> None:
        """Goes behind the blank lines at the beginning, to as much text as asked for."""
        while self.fill() and (blank := _BLANK_LINES.match(self.piece, self.at)):
            count = sum(1 for _ in lines_of(blank.group()))
            self.skip_to(blank.end(), count)
            if self.at < len(self.piece):
                break
        rest = self.piece[self.at :]
        self.piece, self.at = rest + self._more(characters - len(rest)), 0

    def skip_to(self, end: int, lines: int) -> None:
        """Goes on behind some lines that were read in another way."""
        self.at = end
        self.line += lines

    def end_of_line(self, at: int) -> int:
        """The place behind the line that begins at a place."""
        found = _LINE.match(self.piece, at)
        return found.end() if found else len(self.piece)

    def read_record(self) -> tuple[list[str], Quotes]:
        """The next record, and how its quotes were read; no cells for a line without text."""
        self._record_at, self._record_line = self.at, self.line
        line = next(self)
        if QUOTE not in line:
            bare = line.rstrip("\r\n")
            return bare.split(self.delimiter) if bare else [], Quotes.MEANT
        try:
            cells = next(csv_records(chain([line], self), self.delimiter))
            quotes = self._judge(cells)
        except _StrayQuote:
            quotes = Quotes.STRAY
        if quotes is not Quotes.STRAY:
            return cells, quotes
        line = self._give_back_all_but_first()
        return next(csv_records([line], self.delimiter, quoting=False)), quotes

    @property
    def record_text(self) -> str:
        """The text of the record that was read last."""
        return self.piece[self._record_at : self.at]

    @property
    def is_second_line_end(self) -> bool:
        """Whether the record is but the rest of a line end CR CR LF, as a copy can leave it."""
        before = self.piece[self._record_at - 1] if self._record_at else self._before
        return before == "\r" and self.record_text == "\r\n"

    def __next__(self) -> str:
        if self.at >= len(self.piece):
            self._extend_piece()
        if self.line - self._record_line == self._patience and self._is_doubtful():
            raise _StrayQuote
        end = self.end_of_line(self.at)
        line = self.piece[self.at : end]
        self.skip_to(end, 1)
        return line

    def _extend_piece(self) -> None:
        """Adds as much text as the record has: a piece at a time would copy it too often."""
        begun = self.piece[self._record_at :]
        more = self._more(len(begun))
        if not more:  # the text ends within a record
            raise _StrayQuote
        self._before = self.piece[self._record_at - 1] if self._record_at else self._before
        self.piece = begun + more
        self.at, self._record_at = len(begun), 0

    def _more(self, characters: int) -> str:
        """The next pieces, up to as many characters or a few more; nothing at the end."""
        more: list[str] = []
        while characters > 0 and (piece := next(self._pieces, "")):
            more.append(piece)
            characters -= len(piece)
        return "".join(more)

    def _give_back_all_but_first(self) -> str:
        """Goes back behind the first line of the record, and gives that line."""
        if self.line - self._record_line >= _LEAST_LINES_BEFORE_DOUBT:
            self._patience = max(self._patience // 2, _LEAST_LINES_BEFORE_DOUBT)
        end = self.end_of_line(self._record_at)
        self.at, self.line = end, self._record_line + 1
        return self.piece[self._record_at : end]

    def _judge(self, cells: Sequence[str]) -> Quotes:
        """Whether a record that was just read holds others behind a stray quote.

        One that is quoted by the rules is believed, unless its lines are records themselves.
        """
        if self.line - self._record_line == 1:
            return Quotes.MEANT
        lines = self._lines()
        if not self._is_well_quoted(lines):
            return Quotes.STRAY
        if not self.width:
            stray = any(self._is_header(line) for line in lines[1:-1])
            return Quotes.STRAY if stray else Quotes.MEANT
        if len(cells) != self.width and self._are_records(lines):
            return Quotes.STRAY
        return self._judge_lines(lines)

    def _judge_lines(self, lines: Sequence[str]) -> Quotes:
        """Whether the lines of a record that is quoted by the rules look like records."""
        if self.width < _LEAST_WIDTH_TO_TELL:
            return Quotes.MEANT
        if all(line.count(self.delimiter) == self.width - 1 for line in lines):
            rows = map(self._plain, lines)
            if all(
                self._classifier.holds_address(row) or self._classifier.holds_status(row)
                for row in rows
            ):
                return Quotes.STRAY
        # Of a quoted cell at the edge of a row, its first or its last line has the other cells.
        ends = self._is_recipient(lines[0]) and self._is_recipient(lines[-1])
        # A line with a quote may end one cell and begin another.
        within = (line for line in lines[1:-1] if QUOTE not in line)
        doubtful = ends or any(map(self._is_recipient, within))
        return Quotes.DOUBTFUL if doubtful else Quotes.MEANT

    def _plain(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self.delimiter)

    def _is_header(self, line: str) -> bool:
        known = 0 if QUOTE in line else self._classifier.known_headers(self._plain(line))
        return known >= HEADERS_TO_TELL

    def _is_recipient(self, line: str) -> bool:
        long = line.count(self.delimiter) >= self.width - 1
        return long and self._classifier.is_recipient(self._plain(line))

    def _is_doubtful(self) -> bool:
        if self._patience < _LINES_BEFORE_DOUBT:
            narrow = self.width < _LEAST_WIDTH_TO_TELL
            return narrow or self._are_records(self._lines())
        return self._are_records(self._lines()) and not self._may_close()

    def _may_close(self) -> bool:
        """Whether there is another quote in the text ahead."""
        if self.piece.find(QUOTE, self.at) >= 0:
            return True
        ahead = list(islice(self._pieces, _PIECES_TO_LOOK_AHEAD))
        self._pieces = chain(ahead, self._pieces)
        return any(QUOTE in piece for piece in ahead)

    def _lines(self) -> list[str]:
        # Through a generator: of a long cell, other threads get their turn in between.
        return list(line for line in lines_of(self.record_text))  # noqa: C400

    def _is_well_quoted(self, lines: Sequence[str]) -> bool:
        try:
            one_by_one = (line for line in lines)
            next(csv.reader(one_by_one, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return False
        return True

    def _are_records(self, lines: Sequence[str]) -> bool:
        if self.width < _LEAST_WIDTH_TO_TELL:
            return False
        full = [line.count(self.delimiter) >= self.width - 1 for line in lines]
        return full[0] and sum(full) * 2 >= len(full)


def whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that each end where a line ends; the last may end anywhere."""
    begun: list[str] = []
    for piece in pieces:
        # A CR at the very end ends no line yet: the LF that belongs to it may begin the next piece.
        cut = max(piece.rfind("\n"), piece.rfind("\r", 0, -1)) + 1
        if not cut:
            begun.append(piece)
            continue
        yield "".join([*begun, piece[:cut]])
        begun = [piece[cut:]]
    rest = "".join(begun)
    if rest:
        yield rest
