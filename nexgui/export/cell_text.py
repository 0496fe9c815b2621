"""Text of the file in the form in which a workbook can hold it."""

import re
from dataclasses import dataclass

LONGEST_CELL = 32767
"""Characters that a cell of an Excel workbook holds at most (Excel specifications and limits)."""
MOST_BREAKS = 253
"""Line breaks that it holds at most."""

_BREAK_PICTURE = "␊"
_CUT_MARK = "…（以下省略）"
# What XML 1.0 cannot hold: control characters but tab and line breaks, and lone surrogates.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
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

    A line break becomes the one that Excel itself writes. A control character becomes its Unicode
    control picture (␀ for NUL), other characters that XML cannot hold become U+FFFD, and a text
    over `LONGEST_CELL` characters ends in a mark. Line breaks beyond `MOST_BREAKS` become ␊.
    """
    text = text[: 2 * LONGEST_CELL]  # looking at megabytes at once would keep the window waiting
    text = text.replace("\r\n", "\n").replace("\r", "\n")[: LONGEST_CELL + 1]
    writable = _UNWRITABLE.sub(_visible, text)
    replaced = writable != text
    if writable.count("\n") > MOST_BREAKS:
        *lines, rest = writable.split("\n", MOST_BREAKS)
        writable = "\n".join([*lines, rest.replace("\n", _BREAK_PICTURE)])
        replaced = True
    cut = _too_long(writable)
    return CellText(_escaped(_cut(writable) if cut else writable), replaced, cut)


def openpyxl_text(text: str) -> str:
    """The same for a cell that openpyxl writes.

    It marks white space around a text as meant, but not a text of nothing else.
    """
    fitted = excel_text(text).text
    if fitted.isspace():
        return "".join(f"_x{ord(character):04X}_" for character in fitted)
    return fitted


def _too_long(text: str) -> bool:
    if len(text) * 2 <= LONGEST_CELL:
        return False
    # Excel counts as UTF-16 does: characters such as 𠮷 and 😀 take two.
    return len(text) + sum(character > "\uffff" for character in text) > LONGEST_CELL


def _cut(text: str) -> str:
    """The beginning of a text with a mark behind it; cuts no character in two."""
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(_CUT_MARK))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT_MARK


def _escaped(text: str) -> str:
    """Excel reads _xHHHH_ as a character (ST_Xstring)."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_CONTROL_PICTURES + code) if code < _FIRST_PRINTABLE else "\ufffd"
