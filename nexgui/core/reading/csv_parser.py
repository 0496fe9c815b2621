"""The text of a CSV file to records: its delimiter, its quotes, its line ends."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nexgui.core.oddities import OddityLog
from nexgui.core.reading.csv_scanner import CsvScanner, Quotes
from nexgui.core.reading.header import RowClassifier
from nexgui.core.reading.records import Batch, Cells, Record
from nexgui.core.reading.rows import QUOTE, Block, csv_records, is_open, lines_of

DELIMITERS = (",", "\t", ";", "|", "，")
"""What may stand between two cells, the likeliest first."""
FIRST_RECORDS, MOST_FIRST_RECORDS = 50, 5000
"""Looked at to find the header, and so many where it is not among them: notes may stand above."""
_FIRST_CHARACTERS, _MOST_FIRST_CHARACTERS = 1 << 16, 1 << 20
# A text with one quote in this many characters is quoted throughout; else it is read in parts.
_MANY_QUOTES = 64
_QUOTED_LINES = 4096  # lines with quotes that are read together
_LINE_ENDS = "\r\n"  # either alone, or both
_MARK = "\ufeff"  # the byte order mark
_LINE_MARKS = re.compile(rf"([\r\n]){_MARK}+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NULL, _END_OF_TEXT = "\x00", "\x1a"  # the latter as DOS wrote it
_PADDING = f"{_END_OF_TEXT}{_NULL} \t\r\n\u3000"


class _FirstRecord(NamedTuple):
    """A record at the beginning, and where the text goes on behind it."""

    record: Record
    quotes: Quotes
    next_at: int
    next_line: int
    has_double_line_end: bool


class CsvParser:
    """Parses a text that comes in pieces, which may be cut anywhere; see `RecordReader`."""

    def __init__(
        self, pieces: Iterable[str], classifier: RowClassifier, oddities: OddityLog
    ) -> None:
        self._oddities = oddities
        self._has_double_line_ends = False
        text = _without_padding(_without_marks(pieces), oddities)
        self._scanner = CsvScanner(text, classifier)
        self._scanner.begin(_FIRST_CHARACTERS)
        # Read once and for all: whoever read them again might part them in another way.
        self.delimiter, self._first = _sniff(self._scanner, classifier, FIRST_RECORDS)
        if not any(classifier.tells(first.record.cells) for first in self._first):
            self._scanner.begin(_MOST_FIRST_CHARACTERS)
            self.delimiter, self._first = _sniff(self._scanner, classifier, MOST_FIRST_RECORDS)
        self.first_records: Sequence[Record] = [first.record for first in self._first]

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        scanner = self._scanner
        scanner.delimiter = self.delimiter
        scanner.width = len(self.first_records[header_row or 0].cells)
        if header_row is not None:
            for first in self._first[: header_row + 1]:
                self._note_quotes(first.record.line, first.quotes)
                self._has_double_line_ends |= first.has_double_line_end
            header = self._first[header_row]
            scanner.skip_to(header.next_at, header.next_line - scanner.line)
        while scanner.fill():
            yield from self._parse_piece()
        if self._has_double_line_ends:
            self._oddities.add(None, "oddity.double_line_ends")

    def _parse_piece(self) -> Iterator[Batch]:
        """The rest of the piece: at once where it is regular, else part by part."""
        scanner = self._scanner
        piece = scanner.piece
        rest = piece[scanner.at :]
        batch = self._parse_uniform(rest) or self._parse_quoted(rest)
        if batch:
            yield batch
        while scanner.piece is piece and scanner.at < len(piece):
            end = self._end_of_part(piece, scanner.at)
            yield self._parse_uniform(piece[scanner.at : end]) or self._parse_records(end)

    def _end_of_part(self, piece: str, at: int) -> int:
        """The end of the lines from a place on that all have a quote, or all have none."""
        quote = piece.find(QUOTE, at)
        if quote < 0:
            return len(piece)
        start = max(piece.rfind("\n", at, quote), piece.rfind("\r", at, quote)) + 1
        if start > at:
            return start
        for _ in range(_QUOTED_LINES):
            end = self._scanner.end_of_line(at)
            if QUOTE not in piece[at:end]:
                break
            at = end
        return at

    def _parse_uniform(self, text: str) -> Batch | None:
        """The records of lines without quotes that are all of one width; None if they are not.

        That is what the documented layout looks like, and it is parsed several times as fast.
        """
        if QUOTE in text:
            return None
        line_end = _first_line_end(text)
        width = text.count(self.delimiter, 0, text.find(line_end)) + 1
        if width < 2:
            return None
        flat = _split_uniform(text, self.delimiter, line_end, width)
        if flat is None:
            return None
        lines = self._take_lines(text, len(flat) // (width + 1))
        block = Block(text, self.delimiter, count=len(lines), line_end=line_end, width=width)
        return Batch(Cells(lines, flat=flat, width=width), block)

    def _parse_quoted(self, text: str) -> Batch | None:
        """The records of lines with quotes that are one each, of the header's width; else None."""
        if text.count(QUOTE) * _MANY_QUOTES < len(text):
            return None
        line_end = _first_line_end(text)
        count = text.count(line_end) + (not text.endswith(line_end))
        lines = list(lines_of(text))
        if len(lines) != count or (line_end == "\r" and "\n" in text):
            return None
        width = self._scanner.width
        rows = list(csv_records(lines, self.delimiter))
        if len(rows) != count or width < 2 or any(len(row) != width for row in rows):
            return None
        # The last record may go on in the next piece, or have a quote that never closes.
        if is_open(lines[-1:], self.delimiter):
            return None
        block = Block(text, self.delimiter, count=count, line_end=line_end, width=width)
        return Batch(Cells(self._take_lines(text, count), rows), block)

    def _take_lines(self, text: str, count: int) -> Sequence[int]:
        """Goes behind lines that are a record each; gives their numbers."""
        scanner = self._scanner
        lines = range(scanner.line, scanner.line + count)
        scanner.skip_to(scanner.at + len(text), count)
        return lines

    def _parse_records(self, end: int) -> Batch:
        """The records of the lines up to a place in the piece, whatever they look like."""
        scanner = self._scanner
        piece = scanner.piece
        rows: list[list[str]] = []
        lines, starts, literal = array("L"), array("L"), set()
        texts: list[str] = []
        at = 0
        while scanner.piece is piece and scanner.at < end:
            line = scanner.line
            cells, quotes = scanner.read_record()
            if scanner.is_second_line_end:
                self._has_double_line_ends = True
                continue
            if quotes is Quotes.STRAY:
                literal.add(len(rows))
            self._note_quotes(line, quotes)
            rows.append(cells)
            lines.append(line)
            starts.append(at)
            texts.append(scanner.record_text)
            at += len(texts[-1])
        block = Block("".join(texts), self.delimiter, starts, literal=frozenset(literal))
        return Batch(Cells(lines, rows), block)

    def _note_quotes(self, line: int, quotes: Quotes) -> None:
        if quotes is Quotes.STRAY:
            self._oddities.add(line, "oddity.stray_quote")
        elif quotes is Quotes.DOUBTFUL:
            self._oddities.add(line, "oddity.rows_in_cell")


def _without_marks(pieces: Iterable[str]) -> Iterator[str]:
    """The text without byte order marks at the beginning of lines, where files were joined."""
    is_line_begun = False
    for piece in pieces:
        text = piece
        if _MARK in piece:
            text = _LINE_MARKS.sub(r"\1", piece)
            text = text if is_line_begun else text.lstrip(_MARK)
        if text:
            is_line_begun = text[-1] not in _LINE_ENDS
            yield text


def _without_padding(pieces: Iterable[str], oddities: OddityLog) -> Iterator[str]:
    """The text up to the first end mark or NUL behind which no more text comes.

    Old programs and broken copies leave them behind the end. White space before them stays.
    """
    held: list[str] = []
    for piece in pieces:
        text = piece.rstrip(_PADDING)
        if text:
            yield "".join([*held, text])
            held.clear()
        if len(text) < len(piece):
            held.append(piece[len(text) :])
    end = "".join(held)
    marks = [at for at in map(end.find, (_END_OF_TEXT, _NULL)) if at >= 0]
    if _NULL in end:
        oddities.add(None, "oddity.padding")
    yield end[: min(marks, default=len(end))]


def _sniff(
    scanner: CsvScanner, classifier: RowClassifier, most: int
) -> tuple[str, Sequence[_FirstRecord]]:
    """The delimiter of the text that lies before the scanner, and the first records.

    It is the one that shows the most known headers, then the most statuses, then the most cells.
    """
    if not scanner.piece.strip():
        return DELIMITERS[0], []
    first_records = {
        delimiter: _read_first(
            CsvScanner([scanner.piece], classifier, delimiter, scanner.line), most
        )
        for delimiter in DELIMITERS
    }

    def fitness(delimiter: str) -> tuple[int, int, int]:
        rows = [first.record.cells for first in first_records[delimiter]]
        statuses = sum(map(classifier.holds_status, rows))
        known, width = max((classifier.known_headers(row), len(row)) for row in rows)
        return known, statuses, width

    delimiter = max(DELIMITERS, key=fitness)
    return delimiter, first_records[delimiter]


def _read_first(scanner: CsvScanner, most: int) -> Sequence[_FirstRecord]:
    records: list[_FirstRecord] = []
    at = 0
    while len(records) < most and scanner.fill():
        line = scanner.line
        cells, quotes = scanner.read_record()
        at += len(scanner.record_text)
        if scanner.is_second_line_end:
            records[-1] = records[-1]._replace(has_double_line_end=True)
            continue
        records.append(_FirstRecord(Record(line, cells), quotes, at, scanner.line, False))
    return records


def _first_line_end(text: str) -> str:
    """How the first line ends; LF where there is but one line, without an end."""
    feed = text.find("\n")
    carriage = text.find("\r", 0, feed if feed >= 0 else len(text))
    if carriage < 0:
        return "\n"
    return "\r\n" if carriage + 1 == feed else "\r"


def _split_uniform(text: str, delimiter: str, line_end: str, width: int) -> list[str] | None:
    """The cells of lines that all have this width, and one more behind each; None if not all."""
    if any(end in text for end in _LINE_ENDS if end not in line_end):
        return None
    whole = text if text.endswith(line_end) else text + line_end
    # Line ends become cells: they must come up where a record of that width ends, nowhere else.
    # To replace one character twice takes half the time of replacing CR LF.
    marked = whole.replace(line_end[0], f"{delimiter}{line_end[0]}")
    marked = marked.replace(line_end[-1], f"{line_end[-1]}{delimiter}")
    flat = marked.split(delimiter)
    flat.pop()
    count, rest = divmod(len(flat), width + 1)
    if rest or len(marked) != len(whole) + 2 * count:
        return None
    return flat if flat[width :: width + 1].count(line_end) == count else None
