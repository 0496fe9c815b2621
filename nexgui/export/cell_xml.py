"""Cells of a worksheet as XML; every text of the file stays text.

Cells are written without their places ("B7"): they follow each other without a gap, as the
format allows (ECMA-376, CT_Cell: r is optional) and as Excel reads from other writers, such as
Power BI. LibreOffice, openpyxl and calamine read them too. Places differ in every cell and so
can hardly be packed: with them a sheet is twice as large and takes twice as long to pack. The
rows keep their numbers.
"""

import re
from collections.abc import Callable, Sequence

from nexgui.export.cell_text import LONGEST_CELL, CellText, excel_text

OnChanged = Callable[[int, CellText], None]
"""Called with the index of a text, and what it became, where it could not stay to the letter."""

# Parts texts that are looked at together: one look at a row is many times as fast as one a cell.
_BETWEEN = "\u2e3b"  # a dash that is as long as three; can be printed, and hardly ever is
# What excel_text() changes; a carriage return is among it.
_CHANGED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BEFORE_ESCAPE = "_x"
_PLAIN_ASCII = re.compile("[!-%'-;=?-~]{1,39}").fullmatch
_SURELY_FITS = LONGEST_CELL // 2  # characters, each of which Excel may count as two
_LONG = 40  # characters, from which on a text that comes up again is better not packed again


def ignore_changed(_index: int, _text: CellText) -> None:
    """An `OnChanged` for texts whose changes are told elsewhere."""


def blank_cell(style: int) -> str:
    """An empty cell that has a style."""
    return f'<c s="{style}"/>'


def text_element(text: str) -> str:
    """A text that a cell can hold, with the white space around it."""
    # Without the mark readers drop white space at both ends.
    mark = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{mark}>{_escaped(text)}</t>"


class TextCells:
    """Cells of one style, each with a text: never a number, a date, a formula or an error."""

    def __init__(self, style: int, share: Callable[[str], str] | None = None) -> None:
        """`share` gives the cell for a long text that needs no care, to have it stored once."""
        self._start = f'<c s="{style}" t="inlineStr"><is>'
        self._blank = blank_cell(style)
        self._before, self._after = f"{self._start}<t>", "</t></is></c>"
        self._between = f"{self._after}{self._before}"
        self._empty = f"{self._before}{self._after}"
        self._share = share

    def one(self, text: str) -> str:
        """The cell with a text, or an empty one."""
        if not text:
            return self._blank
        if _PLAIN_ASCII(text) and _BEFORE_ESCAPE not in text:  # as nearly all addresses are
            return f"{self._before}{text}{self._after}"
        return self.row((text,))

    def row(self, texts: Sequence[str], on_changed: OnChanged = ignore_changed) -> str:
        """The cells with these texts, side by side."""
        if not texts:
            return ""
        plain = _plain(texts)
        if plain is None:
            return self._row_with_care(texts, on_changed)
        if self._share is not None and max(map(len, texts)) >= _LONG:
            return "".join([self._cell(text, self._share) for text in texts])
        cells = f"{self._before}{plain.replace(_BETWEEN, self._between)}{self._after}"
        return cells.replace(self._empty, self._blank) if "" in texts else cells

    def _cell(self, plain: str, share: Callable[[str], str]) -> str:
        if len(plain) >= _LONG:
            return share(plain)
        return f"{self._before}{_escaped(plain)}{self._after}" if plain else self._blank

    def _row_with_care(self, texts: Sequence[str], on_changed: OnChanged) -> str:
        cells = []
        for index, text in enumerate(texts):
            if _plain((text,)) is not None:
                cells.append(self.one(text))
                continue
            fitted = excel_text(text)
            if fitted.replaced or fitted.cut:
                on_changed(index, fitted)
            cells.append(f"{self._start}{text_element(fitted.text)}</is></c>")
        return "".join(cells)


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
    elif _CHANGED.search(joined) or [*map(str.strip, texts)] != [*texts]:
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
