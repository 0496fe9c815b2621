"""Text of the file in the form in which a workbook can hold it."""

import re
from dataclasses import dataclass

LONGEST_CELL = 32767
"""Characters that a cell of an Excel workbook holds at most (Excel specifications and limits)."""

_CUT_MARK = "…（以下省略）"
# What XML 1.0 cannot hold: control characters but tab and line breaks, and lone surrogates.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL_PICTURES = 0x2400
_FIRST_PRINTABLE = 0x20


@dataclass(frozen=True, slots=True)
class CellText:
    """The text to write, and what had to be changed for it to fit."""

    text: str
    replaced: bool = False
    cut: bool = False


def excel_text(text: str) -> CellText:
    """`text` to the letter where a cell can hold it, else changed as visibly as possible.

    A control character becomes its Unicode control picture (␀ for NUL), other characters that
    XML cannot hold become U+FFFD, and a text over `LONGEST_CELL` characters ends in a mark.
    """
    writable = _UNWRITABLE.sub(_visible, text)
    replaced = writable != text
    cut = len(writable) > LONGEST_CELL
    if cut:
        writable = writable[: LONGEST_CELL - len(_CUT_MARK)] + _CUT_MARK
    return CellText(writable, replaced, cut)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_CONTROL_PICTURES + code) if code < _FIRST_PRINTABLE else "\ufffd"
