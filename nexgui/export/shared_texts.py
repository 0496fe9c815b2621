"""Texts that many rows repeat, each stored once in the workbook."""

from nexgui.export.cell_text import excel_text
from nexgui.export.cell_xml import TextCells, TextStyle, blank_cell, shared_cell, text_element

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Many times what the guide has, and some megabytes at the most. A file may bring a status of its
# own, or a long text, in every row.
_MOST_TEXTS = 16_384
_MOST_CHARACTERS = 2_000_000


class SharedTexts:
    """The shared strings of a workbook, for texts of our own and long ones of the file.

    The other cells of the file stand in the rows themselves: they are unique for the most part,
    and a table of them would have to stay in memory until the last row is written.
    """

    def __init__(self, most: int = _MOST_TEXTS, most_characters: int = _MOST_CHARACTERS) -> None:
        self.used = 0  # cells that have one of them
        self._texts_left = most
        self._characters_left = most_characters
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, text: str) -> int | None:
        """The number of a text that one more cell has; None: there are too many already."""
        number = self._numbers.get(text)
        if number is None:
            if not self._texts_left or len(text) > self._characters_left:
                return None
            self._texts_left -= 1
            self._characters_left -= len(text)
            number = self._numbers[text] = len(self._numbers)
        self.used += 1
        return number

    def cell(self, text: str, column: int, style: TextStyle) -> str:
        """A cell with a text, as XML; once there are too many, it holds the text itself."""
        if not text:
            return blank_cell(column, style.one_line)
        number = self.number(text)
        if number is None:
            return TextCells(column, style).one(text)
        return shared_cell(column, style.of(text), number)

    def part(self) -> bytes:
        """The file in the workbook that holds them."""
        items = (f"<si>{text_element(excel_text(text).text)}</si>" for text in self._numbers)
        counts = f'count="{self.used}" uniqueCount="{len(self)}"'
        xml = f'<sst xmlns="{_NAMESPACE}" {counts}>{"".join(items)}</sst>'
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
