"""Text of a result file to a table: header, rows, the line number of each row, what was odd."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from nexgui.core.decoding import REPLACEMENT
from nexgui.core.errors import EmptyFileError, HeaderOnlyError, NoStatusColumnError
from nexgui.core.file_rules import FileRules
from nexgui.core.guide import StatusGuide
from nexgui.core.header import find_layout
from nexgui.core.lines import Lines, whole_lines
from nexgui.core.messages import text as message
from nexgui.core.oddities import OddityLog
from nexgui.core.rows import QUOTE, Block, Rows, TableRows, is_open, lines_of, records
from nexgui.core.text_feed import StrayQuote, TextFeed

# A text with one quote in this many characters is quoted throughout; else it is read in parts.
_MANY_QUOTES = 64
_TEXT_TO_FIND_LAYOUT = 65536  # characters
_QUOTED_LINES = 4096  # lines with quotes that are read together
_LINE_END = re.compile(r"\r\n|\r|\n")
# Stands for the end of a row while cells are parted; no text that has it is parted so.
_ROW_END = "\x00"
_QUOTED_IN_ODDITY = 60  # characters of a line before the header


@dataclass(frozen=True, slots=True)
class Table:
    """A parsed file; every cell is the file's own text, to the letter.

    A row may hold fewer cells than the header, never more: surplus cells have headers of their
    own at the end. Lines are counted from 1; `lines[i]` is the line on which `rows[i]` starts.
    """

    header: tuple[str, ...]
    header_line: int | None  # None: the file has no header
    rows: TableRows
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of some rows that follow each other, all of them parsed.

    Where every row has the same width, `flat` holds all cells, and one more behind each row.
    """

    lines: Sequence[int]
    rows: Sequence[Sequence[str]] = ()
    flat: Sequence[str] = ()
    width: int = 0  # 0: the cells are in `rows`

    def __len__(self) -> int:
        return len(self.lines)

    def all_rows(self) -> Sequence[Sequence[str]]:
        """The cells of each row."""
        step = self.width + 1
        if step == 1:
            return self.rows
        return [self.flat[at : at + self.width] for at in range(0, len(self) * step, step)]

    def column(self, index: int | None) -> Sequence[str]:
        """The cells of a column, empty where a row or the file has none."""
        if index is not None and index < self.width:
            return self.flat[index :: self.width + 1]
        if index is None or self.width:
            return [""] * len(self)
        return [row[index] if index < len(row) else "" for row in self.rows]


def joined(parts: Sequence[Cells]) -> Cells:
    """Several parts that follow each other as one."""
    if len(parts) == 1:
        return parts[0]
    lines = [line for part in parts for line in part.lines]
    return Cells(lines, rows=[row for part in parts for row in part.all_rows()])


class TableReader:
    """Reads a table piece by piece: iterate over its cells, then ask for the table."""

    def __init__(
        self,
        pieces: Iterable[str],
        name: str,
        rules: FileRules,
        guide: StatusGuide,
        *,
        one_line_a_row: bool = False,
    ) -> None:
        """Reads the header. In a workbook a row is a line, however many lines a cell has.

        Raises:
            EmptyFileError: there is not one row.
        """
        self.oddities = OddityLog()
        self._name = name
        self._rules = rules
        self._blocks: list[Block] = []
        self._lines: list[Sequence[int]] = []
        self._blank_lines: list[int] = []
        self._widest = 0
        self._one_line_a_row = one_line_a_row
        self._feed = TextFeed(whole_lines(pieces))
        self._blank_lines.extend(self._feed.begin(_TEXT_TO_FIND_LAYOUT))
        if not self._feed.piece.strip():
            raise EmptyFileError(name=name)
        layout = find_layout(self._feed.piece, rules, guide)
        self._delimiter = layout.delimiter
        self._feed.expect(layout.delimiter, layout.width)
        self._header_line, self.header = self._read_header(layout.header_row)

    def __iter__(self) -> Iterator[Cells]:
        """The cells of all rows, some thousand at a time.

        Raises:
            HeaderOnlyError: there is not one row behind the header.
            NoStatusColumnError: nor is it the header of a result file.
        """
        feed = self._feed
        while feed.fill():
            yield from self._read_piece()
        if not self._lines:
            if not self._rules.names_statuses(self.header):
                raise NoStatusColumnError(name=self._name)  # a line of something else
            raise HeaderOnlyError(name=self._name)

    def table(self) -> Table:
        """The whole table, once all cells were read."""
        surplus = range(1, self._widest - len(self.header) + 1)
        names = (message("table.surplus_header", number=number) for number in surplus)
        return Table(
            (*self.header, *names), self._header_line, Rows(self._blocks), Lines(self._lines)
        )

    def _read_header(self, header_row: int | None) -> tuple[int | None, tuple[str, ...]]:
        if header_row is None:
            self.oddities.add(None, "oddity.no_header")
            return None, ()
        for _ in range(header_row):
            line = self._feed.line
            row, _quoted = self._read_row()
            if row:
                words = self._delimiter.join(row)[:_QUOTED_IN_ODDITY]
                self.oddities.add(line, "oddity.before_header", words=words)
            else:
                self._blank_lines.append(line)
        line = self._feed.line
        row, _quoted = self._read_row()
        return line, tuple(row)

    def _read_piece(self) -> Iterator[Cells]:
        """The cells of the rest of the piece: at once where it is regular, else part by part."""
        feed = self._feed
        rest = feed.piece[feed.at :]
        cells = self._read_uniform(rest) or self._read_quoted(rest)
        if cells:
            yield cells
            return
        piece = feed.piece
        while feed.piece is piece and feed.at < len(piece):
            end = self._end_of_part(piece, feed.at)
            cells = self._read_uniform(piece[feed.at : end]) or self._read_rows(end)
            if cells:
                yield cells

    def _end_of_part(self, piece: str, at: int) -> int:
        """The end of the lines from a place on that all have a quote, or all have none."""
        quote = piece.find(QUOTE, at)
        if quote < 0:
            return len(piece)
        start = max(piece.rfind("\n", at, quote), piece.rfind("\r", at, quote)) + 1
        if start > at:
            return start
        for _ in range(_QUOTED_LINES):
            end = self._feed.end_of_line(at)
            if QUOTE not in piece[at:end]:
                break
            at = end
        return at

    def _read_uniform(self, text: str) -> Cells | None:
        """The cells of lines without quotes that are all of one width; None if they are not.

        That is what the documented layout looks like, and it is read several times as fast.
        """
        line_end = _first_line_end(text)
        if QUOTE in text or REPLACEMENT in text or _ROW_END in text:
            return None
        width = text.count(self._delimiter, 0, text.find(line_end)) + 1
        whole = text if text.endswith(line_end) else text + line_end
        # A mark of its own behind each row: it must come up where a row of that width ends.
        marked = whole.replace(line_end, f"{self._delimiter}{_ROW_END}{self._delimiter}")
        if width < 2 or "\r" in marked or "\n" in marked:
            return None
        flat = marked.split(self._delimiter)
        flat.pop()
        count, rest = divmod(len(flat), width + 1)
        if rest or flat[width :: width + 1].count(_ROW_END) != count:
            return None
        lines = self._take_lines(text, count, line_end, width)
        return Cells(lines, flat=flat, width=width)

    def _read_quoted(self, text: str) -> Cells | None:
        """The cells of lines with quotes that are rows of the header's width; None if not."""
        if text.count(QUOTE) * _MANY_QUOTES < len(text) or self._one_line_a_row:
            return None
        if REPLACEMENT in text:
            return None
        line_end = _first_line_end(text)
        count = text.count(line_end) + (not text.endswith(line_end))
        lines = list(lines_of(text))
        if len(lines) != count or (line_end == "\r" and "\n" in text):
            return None
        width = self._feed.width
        rows = list(records(lines, self._delimiter))
        if len(rows) != count or width < 2 or any(len(row) != width for row in rows):
            return None
        # The last row may go on in the next piece, or have a quote that never closes.
        if is_open(list(lines_of(text))[-1:], self._delimiter):
            return None
        return Cells(self._take_lines(text, count, line_end, width), rows=rows)

    def _take_lines(self, text: str, count: int, line_end: str, width: int) -> Sequence[int]:
        """Takes lines that are a row each; gives their numbers."""
        feed = self._feed
        lines = range(feed.line, feed.line + count)
        feed.skip_to(feed.at + len(text), count)
        self._note_blank_lines()
        self._take(Block(text, self._delimiter, count=count, line_end=line_end), lines, width)
        if self.header and width != len(self.header):
            for line in lines:
                self._note_width(line, width)
        return lines

    def _read_rows(self, end: int) -> Cells:
        """The cells of the lines up to a place in the piece, whatever they look like."""
        feed = self._feed
        piece = feed.piece
        rows: list[list[str]] = []
        lines, starts, literal = array("L"), array("L"), set()
        texts: list[str] = []
        at = 0
        while feed.piece is piece and feed.at < end:
            line = feed.line
            row, quoted = self._read_row()
            text = feed.row_text
            if row:
                if not quoted:
                    literal.add(len(rows))
                rows.append(row)
                lines.append(line)
                starts.append(at)
                self._note_row(line, row)
            else:
                self._blank_lines.append(line)
            texts.append(text)
            at += len(text)
        block = Block("".join(texts), self._delimiter, starts, literal=frozenset(literal))
        self._take(block, lines, max(map(len, rows), default=0))
        return Cells(lines, rows=rows)

    def _read_row(self) -> tuple[list[str], bool]:
        """The next row, and whether its quotes are quotes; no cells for a blank line."""
        line = self._feed.line
        row = self._read_row_of_lines()
        if self._one_line_a_row:
            self._feed.line = line + 1
        return row

    def _read_row_of_lines(self) -> tuple[list[str], bool]:
        feed = self._feed
        feed.begin_row()
        line = next(feed)
        if QUOTE not in line:
            bare = line.rstrip("\r\n")
            return bare.split(self._delimiter) if bare else [], True
        try:
            row = next(records(chain([line], feed), self._delimiter))
            stray = feed.swallowed(row)
        except StrayQuote:
            stray = True
        if not stray:
            return row, True
        line = feed.give_back_all_but_first()
        self.oddities.add(feed.line - 1, "oddity.stray_quote")
        return next(records([line], self._delimiter, quoting=False)), False

    def _take(self, block: Block, lines: Sequence[int], widest: int) -> None:
        if len(block):
            self._blocks.append(block)
            self._lines.append(lines)
            self._widest = max(self._widest, widest)

    def _note_row(self, line: int, row: Sequence[str]) -> None:
        self._note_blank_lines()
        if self.header:
            self._note_width(line, len(row))
        if any(REPLACEMENT in cell for cell in row):
            self.oddities.add(line, "oddity.broken_characters")

    def _note_blank_lines(self) -> None:
        # Blank lines at the end are nothing unusual: they are noted when a row follows.
        for line in self._blank_lines:
            self.oddities.add(line, "oddity.blank_rows")
        self._blank_lines.clear()

    def _note_width(self, line: int, width: int) -> None:
        if width < len(self.header):
            self.oddities.add(line, "oddity.short_row")
        elif width > len(self.header):
            self.oddities.add(line, "oddity.long_row")


def _first_line_end(text: str) -> str:
    """How the first line ends; LF where there is but one line, without an end."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"
