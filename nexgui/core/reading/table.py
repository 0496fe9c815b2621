"""Text of a result file to a table: header, rows, the line number of each row, what was odd."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import EmptyFileError, HeaderOnlyError, NoStatusColumnError
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text as message
from nexgui.core.oddities import OddityLog
from nexgui.core.reading.blank_rows import BlankRows
from nexgui.core.reading.cells import Cells, parted
from nexgui.core.reading.decoding import REPLACEMENT
from nexgui.core.reading.file_rules import FileRules
from nexgui.core.reading.header import FirstRow, Layout, find_layout
from nexgui.core.reading.lines import Lines, first_line_end, whole_lines
from nexgui.core.reading.padding import without_padding
from nexgui.core.reading.rows import QUOTE, Block, Rows, TableRows, is_open, lines_of, records
from nexgui.core.reading.signs import BYTE_ORDER_MARK, Signs, is_blank, repeats_header
from nexgui.core.reading.text_feed import Quotes, TextFeed
from nexgui.core.reading.wrapped import unwrapped

# A text with one quote in this many characters is quoted throughout; else it is read in parts.
_MANY_QUOTES = 64
_TEXT_TO_FIND_LAYOUT = 65536  # characters
_QUOTED_LINES = 4096  # lines with quotes that are read together
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
        self._blank_rows = BlankRows(self.oddities)
        self._widest = 0
        self._one_line_a_row = one_line_a_row
        signs = Signs(rules, guide)
        text = without_padding(pieces, lambda: self.oddities.add(None, "oddity.padding"))
        text = unwrapped(text, signs, lambda: self.oddities.add(None, "oddity.lines_in_cells"))
        self._feed = TextFeed(whole_lines(text), signs)
        for line in self._feed.begin(_TEXT_TO_FIND_LAYOUT):
            self._blank_rows.add(line)
        if not self._feed.piece.strip():
            raise EmptyFileError(name=name)
        layout = find_layout(self._feed.piece, signs)
        self._delimiter = layout.delimiter
        self._header_line, self.header = self._pass_header(layout)
        self._feed.expect(layout.delimiter, layout.width)

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
        self._blank_rows.finish()

    def table(self) -> Table:
        """The whole table, once all cells were read."""
        surplus = range(1, self._widest - len(self.header) + 1)
        names = (message("table.surplus_header", number=number) for number in surplus)
        return Table(
            (*self.header, *names), self._header_line, Rows(self._blocks), Lines(self._lines)
        )

    def _pass_header(self, layout: Layout) -> tuple[int | None, tuple[str, ...]]:
        if layout.header_row is None:
            self.oddities.add(None, "oddity.no_header")
            return None, ()
        *before, header = layout.first_rows[: layout.header_row + 1]
        for row in before:
            line = self._pass(row)
            if is_blank(row.cells):
                self._blank_rows.add(line, of_line_end=self._feed.is_second_line_end)
                continue
            self._note_row(line, row.cells, row.quotes)
            words = self._delimiter.join(row.cells)[:_QUOTED_IN_ODDITY]
            self.oddities.add(line, "oddity.before_header", words=words)
        line = self._pass(header)
        self._note_row(line, header.cells, header.quotes)
        return line, tuple(header.cells)

    def _pass(self, row: FirstRow) -> int:
        """Goes behind a row that was read with the layout; gives its line."""
        line = self._feed.line
        self._feed.pass_row(row.characters, 1 if self._one_line_a_row else row.lines)
        return line

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
        if QUOTE in text or REPLACEMENT in text:
            return None
        line_end = first_line_end(text)
        width = text.count(self._delimiter, 0, text.find(line_end)) + 1
        if width < 2:
            return None
        flat = parted(text, self._delimiter, line_end, width)
        if flat is None:
            return None
        if self._has_no_recipient(flat, width):
            return None
        lines = self._take_lines(text, len(flat) // (width + 1), line_end, width)
        return Cells(lines, flat=flat, width=width)

    def _read_quoted(self, text: str) -> Cells | None:
        """The cells of lines with quotes that are rows of the header's width; None if not."""
        if text.count(QUOTE) * _MANY_QUOTES < len(text) or self._one_line_a_row:
            return None
        if REPLACEMENT in text:
            return None
        line_end = first_line_end(text)
        count = text.count(line_end) + (not text.endswith(line_end))
        lines = list(lines_of(text))
        if len(lines) != count or (line_end == "\r" and "\n" in text):
            return None
        width = self._feed.width
        rows = list(records(lines, self._delimiter))
        if len(rows) != count or width < 2 or any(len(row) != width for row in rows):
            return None
        if any(map(is_blank, rows)) or any(repeats_header(row, self.header) for row in rows):
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
        self._blank_rows.note()
        block = Block(text, self._delimiter, count=count, line_end=line_end, width=width)
        self._take(block, lines, width)
        if self.header and width != len(self.header):
            for line in lines:
                self._note_width(line, width)
        return lines

    def _has_no_recipient(self, flat: Sequence[str], width: int) -> bool:
        """Whether a row of these cells is blank or is the header: first cells tell that soon."""
        step = width + 1
        firsts = flat[::step]
        name = self.header[0] if self.header else ""
        marked = BYTE_ORDER_MARK + name
        if all(map(str.strip, firsts)) and name not in firsts and marked not in firsts:
            return False
        rows = (
            flat[at * step : at * step + width]
            for at, first in enumerate(firsts)
            if first in (name, marked) or not first.strip()
        )
        return any(is_blank(row) or repeats_header(row, self.header) for row in rows)

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
            row, quotes = feed.read_row()
            if self._one_line_a_row:
                feed.line = line + 1
            if self._is_passed_over(line, row):
                continue
            if quotes is Quotes.STRAY:
                literal.add(len(rows))
            rows.append(row)
            lines.append(line)
            starts.append(at)
            if self.header:
                self._note_width(line, len(row))
            self._note_row(line, row, quotes)
            texts.append(feed.row_text)
            at += len(texts[-1])
        block = Block("".join(texts), self._delimiter, starts, literal=frozenset(literal))
        self._take(block, lines, max(map(len, rows), default=0))
        return Cells(lines, rows=rows)

    def _is_passed_over(self, line: int, row: Sequence[str]) -> bool:
        """Whether a row is no recipient; it is noted then."""
        if is_blank(row):
            self._blank_rows.add(line, of_line_end=self._feed.is_second_line_end)
            return True
        if repeats_header(row, self.header):
            self._blank_rows.note()
            self.oddities.add(line, "oddity.repeated_header")
            return True
        return False

    def _take(self, block: Block, lines: Sequence[int], widest: int) -> None:
        if len(block):
            self._blocks.append(block)
            self._lines.append(lines)
            self._widest = max(self._widest, widest)

    def _note_row(self, line: int, row: Sequence[str], quotes: Quotes) -> None:
        self._blank_rows.note()
        if quotes is Quotes.STRAY:
            self.oddities.add(line, "oddity.stray_quote")
        elif quotes is Quotes.DOUBTFUL:
            self.oddities.add(line, "oddity.rows_in_cell")
        if any(REPLACEMENT in cell for cell in row):
            self.oddities.add(line, "oddity.broken_characters")

    def _note_width(self, line: int, width: int) -> None:
        if width < len(self.header):
            self.oddities.add(line, "oddity.short_row")
        elif width > len(self.header):
            self.oddities.add(line, "oddity.long_row")
