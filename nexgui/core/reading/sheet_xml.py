"""The rows in the XML of a workbook's sheets."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from nexgui.core.reading.number_formats import iso_date
from nexgui.core.reading.package import CHARACTER, GAP, ROW, Attributes, Budget, DamagedError
from nexgui.core.reading.text_xml import PLAIN_TEXT, TextReader, resolved, unescaped

_LAST_ROW = 1_048_576  # of any sheet (Excel specifications and limits)
_LAST_COLUMN = 16_384
_LETTERS = 26
_MOST_LETTERS = 4
_DECIMALS = "0123456789"
_TRUE = ("1", "true", "on")
_FORMATTED_KEPT = 4096

_PLAIN_ROW = re.compile(r'\s*<row((?: [\w:]+="[^"<>]*")*) ?>')
_ROW_NUMBER = re.compile(' r="([0-9]+)"')
_PLAIN_CELL = re.compile(
    r'<c(?: r="([A-Z]+)[0-9]+")?(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    r"(?: ?/>|>(?:(?:<f(?: [^<>/]*)?(?:/>|>[^<]*</f>)(?=<v>[^<]))?<v>([^<]*)</v>|"
    rf"<is>{PLAIN_TEXT}</is>)</c>)"
)
# The tags of what stands in a cell, and in the cell itself.
_TAGS_OF_VALUE, _TAGS_OF_TEXT, _TAGS_OF_ROW = 4, 6, 2


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


class RowReader(TextReader):
    """Reads the rows of a sheet."""

    item = "row"

    def __init__(
        self, budget: Budget, strings: Sequence[str], formatted: Callable[[str, str | None], str]
    ) -> None:
        """Takes the shared texts, and what shows a number in the style that has a number."""
        super().__init__(budget)
        self.rows: list[SheetRow] = []
        self.is_done = False
        self._strings = strings
        self._formatted = lru_cache(_FORMATTED_KEPT)(formatted)  # times come again and again
        self._last = self._number = 0
        self._texts: dict[int, str] | None = None  # of the row that is being read
        self._column = -1
        self._cell: Attributes | None = None  # what is said of the cell that is being read
        self._uncalculated = 0
        self._has_value = self._has_formula = False

    def name_elements(self, space: str) -> None:
        """Takes the namespace in which the elements are."""
        super().name_elements(space)
        self._c, self._v, self._f, self._data = (
            f"{space}{name}" for name in ("c", "v", "f", "sheetData")
        )

    def plain(self, items: str) -> Callable[[], None] | None:
        """What takes some rows, if they hold nothing but plain cells."""
        found: list[tuple[str, Sequence[tuple[str, ...]]]] = []
        for row in items.split("</row>")[:-1]:
            head = _PLAIN_ROW.match(row)
            if head is None:
                return None
            found.append((head[1], _PLAIN_CELL.findall(row, head.end())))
        formulas, ends = items.count("<f>") + items.count("<f "), items.count("</f>")
        values, texts = items.count("<v>"), items.count("<is>")
        empty = items.count("/>") - (formulas - ends)
        tags = _TAGS_OF_ROW * len(found) + _TAGS_OF_VALUE * values + _TAGS_OF_TEXT * texts
        tags += empty + formulas + ends
        # Every cell that was found has the tags of one of these: no other tag is left.
        is_all = sum(len(cells) for _, cells in found) == values + texts + empty
        if not is_all or items.count("<") != tags:
            return None
        return partial(self._take_rows, found)

    def _take_rows(self, found: Sequence[tuple[str, Sequence[tuple[str, ...]]]]) -> None:
        for said, cells in found:
            number = _ROW_NUMBER.search(said)
            self._number = int(number[1]) if number else self._number + 1
            texts: dict[int, str] = {}
            column = -1
            for letters, style, kind, value, inline in cells:
                column = _column(letters) if letters else column + 1
                if value or inline:
                    text = value or inline
                    if "&" in text:
                        text = resolved(text)
                    texts[column] = self._shown(kind or "n", style, text)
            self._add_row(texts)

    # These two are called for every tag of a sheet: they ask for the most frequent ones first.
    def begin(self, tag: str, attributes: Attributes) -> None:
        """Takes the beginning of an element."""
        if tag == self._c:
            if self._cell is not None or self._texts is None:
                raise DamagedError
            self._cell = attributes
        elif tag == self._v:
            self.begin_text()
        elif tag == self._item:
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
        elif tag == self._item:
            texts, self._texts = self._texts, None
            self.is_between = True
            if texts is not None:
                self._add_row(texts)
        elif tag == self._data:
            self.is_done = True
            self.stop()
        else:
            super().end(tag)

    def _begin_row(self, attributes: Attributes) -> None:
        if self._texts is not None:
            raise DamagedError
        number = attributes.get("r")
        self._number = int(number) if number else self._number + 1
        self._texts, self._column = {}, -1

    def _end_cell(self) -> None:
        cell, texts = self._cell, self._texts
        if cell is None or texts is None:
            raise DamagedError
        place = cell.get("r")
        column = self._column = _column(place.rstrip(_DECIMALS)) if place else self._column + 1
        if self.pieces:
            texts[column] = self._shown(cell.get("t", "n"), cell.get("s"), self.joined())
        elif self._has_formula and not (self._has_value and cell.get("t") == "str"):
            self._uncalculated += 1
        self._has_value = self._has_formula = False
        self._cell = None

    def _shown(self, kind: str, style: str | None, value: str) -> str:
        """A cell's value as a CSV file of NEXLINK has it."""
        if kind == "s":
            index = int(value)
            if index < 0:
                raise DamagedError
            return self._strings[index]
        if kind == "n":
            return self._formatted(value.strip(), style)
        if kind == "b":
            return "TRUE" if value.strip().lower() in _TRUE else "FALSE"
        return iso_date(value.strip()) if kind == "d" else unescaped(value)

    def _add_row(self, texts: Mapping[int, str]) -> None:
        self.budget.spend(ROW + CHARACTER * sum(map(len, texts.values())))
        width = _width(texts)
        if width or self._uncalculated:
            self.budget.spend(GAP * max(width - len(texts), 0))
            self._last = max(min(self._number, _LAST_ROW), self._last + 1)
            self.rows.append(SheetRow(self._last, texts, width, self._uncalculated))
            self._uncalculated = 0


def _width(texts: Mapping[int, str]) -> int:
    if not texts:
        return 0
    last = max(texts)
    if texts[last].strip():
        return last + 1
    return max((column + 1 for column, cell in texts.items() if cell.strip()), default=0)


@lru_cache(maxsize=_LAST_COLUMN)
def _column(letters: str) -> int:
    """The column, from 0, that has these letters."""
    number = 0
    for letter in letters.upper()[:_MOST_LETTERS]:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    if not (letters.isascii() and letters.isalpha() and number <= _LAST_COLUMN):
        raise DamagedError
    return number - 1
