"""The sheets of an Excel workbook, row by row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.parsers import expat

from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Report
from nexgui.core.reading.number_formats import (
    NumberFormat,
    built_in_format,
    iso_date,
    plain_number,
)
from nexgui.core.reading.package import (
    CHARACTER,
    DEEPEST,
    GAP,
    ROW,
    Attributes,
    DamagedError,
    Package,
    local_name,
    new_parser,
)

_LAST_ROW = 1_048_576  # of any sheet (Excel specifications and limits)
_LAST_COLUMN = 16_384
_LETTERS = 26
_MOST_LETTERS = 4
_FORMATTED_KEPT = 4096
_DECIMALS = "0123456789"
_HIDDEN = ("hidden", "veryHidden")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes CR and control characters
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds more than white space: its number in the sheet, from 1, and its texts."""

    number: int
    texts: Mapping[int, str]  # by column, from 0; empty cells are not there
    width: int  # up to the last cell with more than white space
    uncalculated: int = 0  # cells whose formula has no result

    def cells(self, width: int) -> list[str]:
        """The texts of the first `width` columns, and of those behind that hold any."""
        width = max(width, self.width)
        cells = [""] * width
        for column, cell in self.texts.items():
            if column < width:
                cells[column] = cell
        return cells


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share."""

    package: Package
    strings: Sequence[str]
    formats: "_Formats"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. Its own word about its size is not asked for: it may be wrong."""

    title: str
    is_hidden: bool
    part: str
    book: Book

    def rows(self, report: Report) -> Iterator[SheetRow]:
        """All rows with more than white space, with numbers that only ever grow.

        Rows with formulas that have no result are among them. `report` counts bytes, and is called
        often.
        """
        reader = _RowReader(self.book)
        package = self.book.package
        for _ in package.feed(self.part, reader.parser, report):
            yield from reader.rows
            reader.rows.clear()
            if reader.is_done:
                break
        size = package.size(self.part)
        report(size, size)


def open_sheets(package: Package, oddities: OddityLog, report: Report) -> Sequence[Sheet]:
    """The sheets of a workbook; `report` is called often, so that it may stop the work.

    Whatever is damaged in the workbook raises any error at all, here or when rows are read.
    """
    main = package.main_part()
    if main is None:
        raise DamagedError
    outline = _Outline()
    package.read(main, outline.take)
    parts = package.related(main, "worksheet")
    (strings, *_), (styles, *_) = (
        [*package.related(main, kind).values(), ""] for kind in ("sharedStrings", "styles")
    )
    book = Book(
        package,
        _shared_strings(package, strings, report) if strings in package else (),
        _formats(package, styles, oddities, since_1904=outline.since_1904),
    )
    sheets: dict[str, Sheet] = {}
    for title, state, name in outline.sheets:
        part = parts.get(name, "")
        if part in package:
            sheets.setdefault(part, Sheet(title, state in _HIDDEN, part, book))
        elif part:
            oddities.add(None, "oddity.missing_sheet", name=title)
    if not sheets:
        raise DamagedError
    return list(sheets.values())


class _Outline:
    """What the main part says: which sheets there are, and since when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []  # name, state, name of the relation
        self.since_1904 = False

    def take(self, around: str, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "").lower() in _TRUE
        elif name == "sheet" and around == "sheets":
            relation = [value for key, value in attributes.items() if local_name(key) == "id"]
            title, state = attributes.get("name", ""), attributes.get("state", "")
            self.sheets.append((title, state, relation[0] if relation else ""))


class _Formats:
    """The number formats of a workbook, by the styles of its cells."""

    def __init__(self, *, since_1904: bool) -> None:
        self._since_1904 = since_1904
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []  # the number of the format of each
        self._formats: dict[str | None, NumberFormat | None] = {}

    def take(self, around: str, name: str, attributes: Attributes) -> None:
        """Takes an element of the styles."""
        if name == "numFmt" and around == "numFmts":
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "xf" and around == "cellXfs":
            self._styles.append(int(attributes.get("numFmtId", "0")))

    def shown(self, value: str, style: str | None) -> str:
        """A number in a style, as a CSV file of NEXLINK has it."""
        if style not in self._formats:
            self._formats[style] = self._format(style)
        number_format = self._formats[style]
        return number_format.shown(value) if number_format else plain_number(value)

    def _format(self, style: str | None) -> NumberFormat | None:
        try:
            number = self._styles[int(style or 0)]
        except (ValueError, IndexError):  # there is no such style
            number = 0
        code = self._codes.get(number) or built_in_format(number)
        return NumberFormat(code, since_1904=self._since_1904) if code else None


def _formats(package: Package, part: str, oddities: OddityLog, *, since_1904: bool) -> _Formats:
    """The formats, as far as they can be read: a broken style is no reason to read nothing."""
    formats = _Formats(since_1904=since_1904)
    if part in package:
        try:
            package.read(part, formats.take)
        except (expat.ExpatError, DamagedError, ValueError, KeyError):
            oddities.add(None, "oddity.broken_styles")
    return formats


def _shared_strings(package: Package, part: str, report: Report) -> Sequence[str]:
    reader = _StringReader()
    for _ in package.feed(part, reader.parser, lambda _done, _total: report(0, 1)):
        package.budget.spend(CHARACTER * reader.taken())
    return reader.strings


class _TextReader:
    """Reads texts: all runs that they are made of, but not how they are pronounced."""

    def __init__(self) -> None:
        self.parser = new_parser()
        self.parser.StartElementHandler = self._begin_root
        self.pieces: list[str] = []
        self.is_text = False
        self._is_sound = False
        self._characters = 0
        self._depth = 0

    def taken(self) -> int:
        """The characters since it was last asked."""
        characters, self._characters = self._characters, 0
        return characters

    def name_elements(self, space: str) -> None:
        """Takes the namespace in which the elements are."""
        self._text, self._sound = f"{space}t", f"{space}rPh"

    def _begin_root(self, tag: str, _attributes: Attributes) -> None:
        self.name_elements(tag.removesuffix(local_name(tag)))
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self._take

    def begin(self, tag: str, _attributes: Attributes) -> None:
        """Takes the beginning of an element."""
        if tag == self._text and not self._is_sound:
            if self.is_text:
                raise DamagedError
            self.is_text = True
            return
        self._depth += 1
        if self._depth > DEEPEST:
            raise DamagedError
        if tag == self._sound:
            self._is_sound = True

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == self._text and self.is_text:
            self.is_text = False
            return
        self._depth -= 1
        if tag == self._sound:
            self._is_sound = False

    def _take(self, text: str) -> None:
        if self.is_text:
            self.pieces.append(text)
            self._characters += len(text)


class _StringReader(_TextReader):
    """Reads the texts that the sheets share."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []

    def name_elements(self, space: str) -> None:
        """Takes the namespace in which the elements are."""
        super().name_elements(space)
        self._item = f"{space}si"

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == self._item:
            self.strings.append(_unescaped("".join(self.pieces)))
            self.pieces.clear()
        super().end(tag)


class _RowReader(_TextReader):
    """Reads the rows of a sheet."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.rows: list[SheetRow] = []
        self.is_done = False
        self._budget = book.package.budget
        self._strings = book.strings
        self._formatted = lru_cache(_FORMATTED_KEPT)(book.formats.shown)  # times come again
        self._last = self._number = 0
        self._texts: dict[int, str] | None = None  # of the row that is being read
        self._uncalculated = 0
        self._column = -1
        self._cell: Attributes | None = None  # what is said of the cell that is being read
        self._has_value = self._has_formula = False

    def name_elements(self, space: str) -> None:
        """Takes the namespace in which the elements are."""
        super().name_elements(space)
        self._c, self._v, self._row, self._f, self._data = (
            f"{space}{name}" for name in ("c", "v", "row", "f", "sheetData")
        )

    # These two are called for every tag of a sheet: they ask for the most frequent ones first.
    def begin(self, tag: str, attributes: Attributes) -> None:
        """Takes the beginning of an element."""
        if tag == self._c:
            if self._cell is not None or self._texts is None:
                raise DamagedError
            self._cell = attributes
        elif tag == self._v:
            if self.is_text:
                raise DamagedError
            self.is_text = True
        elif tag == self._row:
            self._begin_row(attributes)
        else:
            if tag == self._f:
                self._has_formula = True
            super().begin(tag, attributes)

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == self._v:
            self.is_text = False
            self._has_value = True
        elif tag == self._c:
            self._end_cell()
        elif tag == self._row:
            self._end_row()
        elif tag == self._data:
            self.is_done = True
            self.parser.StartElementHandler = self.parser.EndElementHandler = None
        else:
            super().end(tag)

    def _begin_row(self, attributes: Attributes) -> None:
        if self._texts is not None:
            raise DamagedError
        number = attributes.get("r")
        self._number = int(number) if number else self._number + 1
        self._texts, self._column, self._uncalculated = {}, -1, 0

    def _end_cell(self) -> None:
        cell, texts, pieces = self._cell, self._texts, self.pieces
        if cell is None or texts is None:
            raise DamagedError
        place = cell.get("r")
        column = self._column = _column(place.rstrip(_DECIMALS)) if place else self._column + 1
        if pieces:
            value = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
            texts[column] = self._shown(cell, value)
        elif self._has_formula and not (self._has_value and cell.get("t") == "str"):
            self._uncalculated += 1
        self._has_value = self._has_formula = False
        self._cell = None

    def _shown(self, cell: Attributes, value: str) -> str:
        """A cell's value as a CSV file of NEXLINK has it."""
        kind = cell.get("t", "n")
        if kind == "s":
            index = int(value)
            if index < 0:
                raise DamagedError
            return self._strings[index]
        if kind == "n":
            return self._formatted(value.strip(), cell.get("s"))
        if kind == "b":
            return "TRUE" if value.strip().lower() in _TRUE else "FALSE"
        return iso_date(value.strip()) if kind == "d" else _unescaped(value)

    def _end_row(self) -> None:
        texts = self._texts
        if texts is None:
            raise DamagedError
        self._texts = None
        self._budget.spend(ROW + CHARACTER * sum(map(len, texts.values())))
        width = _width(texts)
        if width or self._uncalculated:
            self._budget.spend(GAP * max(width - len(texts), 0))
            self._last = max(min(self._number, _LAST_ROW), self._last + 1)
            self.rows.append(SheetRow(self._last, texts, width, self._uncalculated))


def _width(texts: Mapping[int, str]) -> int:
    if not texts:
        return 0
    last = max(texts)
    if texts[last].strip():
        return last + 1
    return max((column + 1 for column, cell in texts.items() if cell.strip()), default=0)


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@lru_cache(maxsize=_LAST_COLUMN)
def _column(letters: str) -> int:
    """The column, from 0, that has these letters."""
    number = 0
    for letter in letters.upper()[:_MOST_LETTERS]:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    if not (letters.isascii() and letters.isalpha() and number <= _LAST_COLUMN):
        raise DamagedError
    return number - 1
