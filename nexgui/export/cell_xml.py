"""Cells of a worksheet as XML; every text of the file stays text.

Every cell says where it is ("B7"). The format does not ask for it (ECMA-376, CT_Cell: r is
optional), but Gnumeric and several libraries show a sheet without it empty. `ROW` stands for the
number of the row, which whoever makes the row puts in at once.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from html import unescape
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from nexgui.export.cell_text import LONGEST_CELL, MOST_BREAKS, CellText, excel_text

OnChanged = Callable[[int, CellText], None]
"""Called with the index of a text, and what it became, where it could not stay to the letter."""

ROW = "\x00"
"""Stands for the number of the row: no text in XML can hold it."""

SHARED = b' t="s"'
"""What tells a cell with a shared text."""

# Parts texts that are looked at together: one look at a row is many times as fast as one a cell.
_BETWEEN = "\u2e3b"  # a dash that is as long as three; can be printed, and hardly ever is
# What excel_text() changes.
_CHANGED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BEFORE_ESCAPE = "_x"
_PLAIN_ASCII = re.compile("[!-%'-;=?-~]{1,39}").fullmatch
_SURELY_FITS = LONGEST_CELL // 2  # characters, each of which Excel may count as two
_LONG = 40  # characters, from which on a text that comes up again is better not packed again
_DAY_ZERO = date(1899, 12, 30)
_AFTER = "</t></is></c>"


class TextStyle(NamedTuple):
    """The styles of cells with text, by their numbers: of one line, and of several."""

    one_line: int
    lines: int

    def of(self, text: str) -> int:
        """The one for a text: without wrapping Excel shows its lines as one."""
        return self.lines if "\n" in text else self.one_line


def ignore_changed(_index: int, _text: CellText) -> None:
    """An `OnChanged` for texts whose changes are told elsewhere."""


def day_number(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _DAY_ZERO).days


def blank_cell(column: int, style: int) -> str:
    """An empty cell that has a style; columns are counted from 1."""
    return f'<c r="{get_column_letter(column)}{ROW}" s="{style}"/>'


def number_cell(column: int, style: int, number: object) -> str:
    """A cell with a number."""
    return f'<c r="{get_column_letter(column)}{ROW}" s="{style}"><v>{number}</v></c>'


def shared_cell(column: int, style: int, number: int) -> str:
    """A cell with the shared text of this number."""
    return f'<c r="{get_column_letter(column)}{ROW}" s="{style}" t="s"><v>{number}</v></c>'


def formula_cell(column: int, style: int, formula: str, value: str | float) -> str:
    """A cell with a formula, and what it gives now."""
    kind = ' t="str"' if isinstance(value, str) else ""
    place = f'r="{get_column_letter(column)}{ROW}" s="{style}"{kind}'
    return f"<c {place}><f>{_escaped(formula)}</f><v>{value}</v></c>"


def text_element(text: str) -> str:
    """A text that a cell can hold, with the white space around it."""
    # Without the mark readers drop white space at both ends.
    mark = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{mark}>{_escaped(text)}</t>"


class TextCells:
    """Cells side by side, each with a text: never a number, a date, a formula or an error."""

    def __init__(
        self,
        first: int,
        style: TextStyle,
        share: Callable[[str], int | None] | None = None,
        repetitive: Collection[int] = (),
    ) -> None:
        """`first` is the number of the first column.

        `share` gives the number of a text that needs no care, to have it stored once: of a long
        one, and of any in the `repetitive` ones among the columns, counted from 0.
        """
        self._first = first
        self._style = style
        self._share = share
        self._repetitive = repetitive
        self._places: list[tuple[str, str]] = []  # of each column: before a text, and a blank
        self._known: list[_KnownCells | None] = []  # of each column, if it is repetitive

    def one(self, text: str) -> str:
        """The cell with a text, or an empty one."""
        before, blank = self._places_for(1)[0]
        if not text:
            return blank
        if _PLAIN_ASCII(text) and _BEFORE_ESCAPE not in text:  # as nearly all addresses are
            return f"{before}{text}{_AFTER}"
        return self.row((text,))

    def row(self, texts: Sequence[str], on_changed: OnChanged = ignore_changed) -> str:
        """The cells with these texts, side by side."""
        if not texts:
            return ""
        plain = _plain(texts)
        if plain is None:
            return self._row_with_care(texts, on_changed)
        if "\n" in plain or (self._share is not None and max(map(len, texts)) >= _LONG):
            return "".join([self._cell(index, text) for index, text in enumerate(texts)])
        places = self._places_for(len(texts))
        return "".join(
            [
                known[text] if known is not None else f"{before}{text}{_AFTER}" if text else blank
                for (before, blank), known, text in zip(
                    places, self._known, plain.split(_BETWEEN), strict=False
                )
            ]
        )

    def _places_for(self, count: int) -> list[tuple[str, str]]:
        for index in range(len(self._places), count):
            column = self._first + index
            start = self._start(column, self._style.one_line)
            self._places.append((f"{start}<t>", blank_cell(column, self._style.one_line)))
            known = (
                _KnownCells(column, self._style, self._share) if index in self._repetitive else None
            )
            self._known.append(known)
        return self._places

    def _cell(self, index: int, plain: str) -> str:
        before, blank = self._places_for(index + 1)[index]
        column, style = self._first + index, self._style.of(plain)
        if self._share is not None and len(plain) >= _LONG:
            number = self._share(plain)
            if number is not None:
                return shared_cell(column, style, number)
        if style != self._style.one_line:
            before = f"{self._start(column, style)}<t>"
        return f"{before}{_escaped(plain)}{_AFTER}" if plain else blank

    def _row_with_care(self, texts: Sequence[str], on_changed: OnChanged) -> str:
        cells = []
        for index, text in enumerate(texts):
            if _plain((text,)) is not None:
                cells.append(self._cell(index, text))
                continue
            fitted = excel_text(text)
            if fitted.replaced or fitted.cut:
                on_changed(index, fitted)
            start = self._start(self._first + index, self._style.of(fitted.text))
            cells.append(f"{start}{text_element(fitted.text)}</is></c>")
        return "".join(cells)

    @staticmethod
    def _start(column: int, style: int) -> str:
        return f'<c r="{get_column_letter(column)}{ROW}" s="{style}" t="inlineStr"><is>'


class _KnownCells(dict[str, str]):
    """The cells of a column, by their texts as XML; each is made once."""

    def __init__(
        self, column: int, style: TextStyle, share: Callable[[str], int | None] | None
    ) -> None:
        super().__init__()
        self._column, self._style, self._share = column, style.one_line, share
        self[""] = blank_cell(column, self._style)

    def __missing__(self, escaped: str) -> str:
        number = None if self._share is None else self._share(unescape(escaped))
        if number is None:  # there are too many
            place = f"{get_column_letter(self._column)}{ROW}"
            return f'<c r="{place}" s="{self._style}" t="inlineStr"><is><t>{escaped}{_AFTER}'
        cell = self[escaped] = shared_cell(self._column, self._style, number)
        return cell


def _plain(texts: Sequence[str]) -> str | None:
    """The texts escaped, side by side; None where one needs more than that to stay as it is."""
    joined = _BETWEEN.join(texts)
    if (
        len(joined) > _SURELY_FITS
        or joined.count(_BETWEEN) != len(texts) - 1
        or _BEFORE_ESCAPE in joined
    ):
        return None
    # What can be printed has no control characters, and no white space but " ".
    if joined.isprintable():
        if " " in joined and _has_outer_space(joined):
            return None
    elif (
        _CHANGED.search(joined)
        or joined.count("\n") > MOST_BREAKS
        or [*map(str.strip, texts)] != [*texts]
    ):
        return None
    return _escaped(joined)


def _has_outer_space(joined: str) -> bool:
    return (
        joined[0] == " "
        or joined[-1] == " "
        or f" {_BETWEEN}" in joined
        or f"{_BETWEEN} " in joined
    )


def _escaped(text: str) -> str:
    # All of ">", for the sake of "]]>". Quotes may stand in an element as they are.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
