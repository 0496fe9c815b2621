"""What the cells of a column are: numbers, dates or text; and what they are compared by.

A column is of the kind of nearly all of its cells. The few others come behind those, in the
order of text, and blank ones last.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum

from nexgui.core.arranging.moments import moment
from nexgui.core.folding import folded

Key = float | str | tuple[int, float, str]
"""All keys of a column are of one of these types."""

_NEARLY_ALL = 0.8
_ENOUGH = 4000  # cells, to tell the kind of a column by
# What people write where there is nothing to write; it tells nothing of a column.
_NOTHING = frozenset(
    ("-", "--", "ー", "―", "—", "‐", "－", "・", "*", "?", "？", "n/a", "#n/a", "null", "none")
).union(("なし", "無し", "不明", "未定", "未入力", "該当なし", "対象外"))

_SIGNS = r"+\-−‐"
_UNITS = "円|%|件|名|人|個|回|点|枚|本|台|部|社|通|歳|才|日|分|秒|ヶ月|か月"
_NUMBER = re.compile(
    rf"(?P<sign>[{_SIGNS}▲△])? ?(?P<currency>[¥￥$€£\\])? ?(?P<inner>[{_SIGNS}])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?P<decimals>\.\d*)?"
    rf" ?(?P<many>百万|千|万|億)? ?(?:{_UNITS})?"
)
_PLAIN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MANY = {"千": 1e3, "万": 1e4, "百万": 1e6, "億": 1e8}
_LONGEST_NUMBER = 32  # characters
_MOST_DIGITS = 15  # that a float holds to the letter; longer ones are names rather than numbers

_DIGITS = re.compile(r"\d+")
_GREATEST = "\U0010ffff"
_LONGEST_RUN = 50_000  # of digits; longer ones go by their letters alone
# As a dictionary has it: voiced, small and long sounds count only between words else equal.
_SOUNDS = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォッャュョヮヵヶ",
    "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホウアイウエオツヤユヨワカケ",
)
_LONG = re.compile(r"(?<=[ァ-ヺ])ー")
_VOWELS = {
    letter: vowel
    for vowel, letters in {
        "ア": "アカサタナハマヤラワ",
        "イ": "イキシチニヒミリ",
        "ウ": "ウクスツヌフムユル",
        "エ": "エケセテネヘメレ",
        "オ": "オコソトノホモヨロヲ",
    }.items()
    for letter in letters
}


class Kind(Enum):
    """What nearly all cells of a column are."""

    NUMBER = "number"
    MOMENT = "moment"  # dates, times, or both
    TEXT = "text"


def column_keys(cells: Sequence[str]) -> list[Key]:
    """A key for each cell of a column; blank cells have the greatest."""
    kind = kind_of(cells[:: max(1, len(cells) // _ENOUGH)])
    keys = block_keys(cells, kind, mixed=False)
    return keys if keys is not None else block_keys(cells, kind, mixed=True) or []


def kind_of(cells: Iterable[str]) -> Kind:
    """The kind of a column with these cells, or with these among others."""
    filled = numbers = moments = 0
    for cell in map(str.strip, cells):
        if cell and cell.lower() not in _NOTHING:
            filled += 1
            numbers += number(cell) is not None
            moments += moment(cell) is not None
    enough = max(1.0, filled * _NEARLY_ALL)
    if numbers >= enough:
        return Kind.NUMBER
    return Kind.MOMENT if moments >= enough else Kind.TEXT


def block_keys(cells: Sequence[str], kind: Kind, *, mixed: bool) -> list[Key] | None:
    """Keys for some cells of a column of a kind, which fit those for its other cells.

    With `mixed` any cells get keys. Without, they are quicker to make and to compare, but None
    where one of the cells is not of that kind; all of a column must be made alike.
    """
    if kind is Kind.TEXT:
        return [text_key(cell) for cell in cells]
    value_of = number if kind is Kind.NUMBER else moment
    if mixed:
        return [_mixed_key(cell, value_of(cell)) for cell in cells]
    keys: list[Key] = []
    for cell in cells:
        value = value_of(cell)
        if value is None:
            return None
        keys.append(value)
    return keys


def number(cell: str) -> float | None:
    """The number that a cell is; None where it is none."""
    if _PLAIN.fullmatch(cell) and len(cell) <= _MOST_DIGITS:
        return float(cell.replace(",", ""))
    if len(cell) > _LONGEST_NUMBER:
        return None
    words = (cell if cell.isascii() else unicodedata.normalize("NFKC", cell)).strip()
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    digits = f"{found['digits'] or ''}{found['decimals'] or ''}".replace(",", "")
    if not 1 <= len(digits.replace(".", "")) <= _MOST_DIGITS:
        return None
    size = float(digits) * _MANY.get(found["many"], 1.0)
    return size if (found["sign"] or found["inner"] or "+") == "+" else -size


def text_key(cell: str) -> str:
    """What text is compared by: the sound of kana, and runs of digits by their size."""
    if not cell or cell.isspace():
        return _GREATEST
    words = folded(cell)
    if words.isascii():
        return _DIGITS.sub(_with_length, words)
    sounds = _LONG.sub(_vowel_before, words.translate(_SOUNDS))
    key = _DIGITS.sub(_with_length, sounds)
    return key if sounds == words else f"{key}\x01{words}"


def _mixed_key(cell: str, value: float | None) -> Key:
    if value is not None:
        return (0, value, "")
    return (2 if not cell or cell.isspace() else 1, 0.0, text_key(cell))


def _with_length(digits: re.Match[str]) -> str:
    bare = digits.group().lstrip("0")
    return f"{chr(min(len(bare), _LONGEST_RUN) + ord('0'))}{bare}"


def _vowel_before(mark: re.Match[str]) -> str:
    return _VOWELS.get(mark.string[mark.start() - 1], "ー")
