"""What the cells of a column are: numbers, dates or text.

A column is of the kind of nearly all of its cells.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from nexgui.core.sorting.moments import moment

_NEARLY_ALL = 0.8
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

# Text of this one form comes out in the order of time by the size of its digits alone.
_YEAR_FIRST = re.compile(r"\d{4}([/.-])\d{1,2}\1\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_DIGITS = re.compile(r"\d+")


class Kind(Enum):
    """What nearly all cells of a column are."""

    NUMBER = "number"
    MOMENT = "moment"  # dates, times, or both
    TEXT = "text"  # and dates that come out right as such, in a tenth of the time


def kind_of(cells: Iterable[str]) -> Kind:
    """The kind of a column with these cells, or with these among others."""
    filled = [cell for cell in map(str.strip, cells) if cell and cell.lower() not in _NOTHING]
    enough = max(1.0, len(filled) * _NEARLY_ALL)
    if sum(number(cell) is not None for cell in filled) >= enough:
        return Kind.NUMBER
    are_moments = sum(moment(cell) is not None for cell in filled) >= enough
    return Kind.MOMENT if are_moments and not _are_of_one_form(filled) else Kind.TEXT


def value(cell: str, kind: Kind) -> float | None:
    """The number, date or time that a cell is; None where it is none."""
    return number(cell) if kind is Kind.NUMBER else moment(cell)


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


def _are_of_one_form(cells: Iterable[str]) -> bool:
    """Whether all are dates from the year to the day or second, with the same signs between."""
    forms = {_DIGITS.sub("0", cell) if _YEAR_FIRST.fullmatch(cell) else "" for cell in cells}
    return len(forms) == 1 and "" not in forms
