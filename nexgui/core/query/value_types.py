"""What the cells of a column are: numbers, dates or text.

A column is of the type of nearly all of its cells. Dates and times, as people in Japan write
them, become numbers that grow with the time.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

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
_LONGEST_NUMBER, _LONGEST_MOMENT = 32, 48  # characters
_MOST_DIGITS = 15  # that a float holds to the letter; longer ones are names rather than numbers

# Text of this one form comes out in the order of time by the size of its digits alone.
_YEAR_FIRST = re.compile(r"\d{4}([/.-])\d{1,2}\1\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_DIGITS = re.compile(r"\d+")

# The year before each era's first. Letters and single characters are what forms ask for.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS_SHORT = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_ERAS_SHORT.update({name[0]: name for name in _ERAS})
_ERA = "|".join([*_ERAS, *_ERAS_SHORT])

_YEAR = rf"(?:(?P<era>{_ERA})\s?(?P<nth>元|\d{{1,2}})|(?P<year>\d{{4}}))"
_WITH_SIGNS = r"(?P<sign>[/.\-])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<day>\d{1,2})"
_IN_WORDS = r"\s?年度?(?:\s?(?P<month_>\d{1,2})\s?月(?:\s?(?P<day_>\d{1,2})\s?日)?)?"
_COMPACT = r"(?P<digits>(?:19|20)\d{6})(?!\d)"
_DATE = re.compile(rf"{_YEAR}(?:{_WITH_SIGNS}|{_IN_WORDS})|{_COMPACT}")
_WEEKDAY = re.compile(r"\s?(?:\([月火水木金土日]\)|\(?[月火水木金土日]曜日?\)?)")
_TIME = re.compile(
    r"(?P<half>午前|午後|AM|PM)?\s?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d+)?))?"
    r"|時(?:\s?(?P<minute_>\d{1,2})分(?:\s?(?P<second_>\d{1,2})秒)?)?)"
    r"\s?(?P<half_>AM|PM)?(?:Z|[+-]\d\d:?\d\d)?"
)
_SECONDS_A_DAY = 86_400
_MONTHS, _DAYS = 13, 32  # counted from 0: a year without a month comes first
_KEPT = 8192  # days and times that come again and again in a column


class ValueType(Enum):
    """What nearly all cells of a column are."""

    NUMBER = "number"
    MOMENT = "moment"  # dates, times, or both
    TEXT = "text"  # and dates that come out right as such, in a tenth of the time


def type_of(cells: Iterable[str]) -> ValueType:
    """The type of a column with these cells, or with these among others."""
    filled = [cell for cell in map(str.strip, cells) if cell and cell.lower() not in _NOTHING]
    enough = max(1.0, len(filled) * _NEARLY_ALL)
    if sum(number(cell) is not None for cell in filled) >= enough:
        return ValueType.NUMBER
    are_moments = sum(moment(cell) is not None for cell in filled) >= enough
    return ValueType.MOMENT if are_moments and not _are_of_one_form(filled) else ValueType.TEXT


def value_of(cell: str, value_type: ValueType) -> float | None:
    """The number, date or time that a cell is; None where it is none."""
    return number(cell) if value_type is ValueType.NUMBER else moment(cell)


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


def moment(cell: str) -> float | None:
    """A number for a date, a time of day, or both; None where a cell is none of them."""
    if len(cell) > _LONGEST_MOMENT:
        return None
    words = (cell if cell.isascii() else unicodedata.normalize("NFKC", cell)).strip().upper()
    date = _DATE.match(words)
    if date is None:
        return _seconds(words)
    day = _day(date.group())
    rest = words[date.end() :]
    if day is None or not rest:
        return day
    weekday = _WEEKDAY.match(rest)
    time = (rest[weekday.end() :] if weekday else rest).lstrip(" T")
    seconds = _seconds(time) if time else 0.0
    return None if seconds is None else day + seconds


def _are_of_one_form(cells: Iterable[str]) -> bool:
    """Whether all are dates from the year to the day or second, with the same signs between."""
    forms = {_DIGITS.sub("0", cell) if _YEAR_FIRST.fullmatch(cell) else "" for cell in cells}
    return len(forms) == 1 and "" not in forms


@lru_cache(maxsize=_KEPT)
def _day(words: str) -> float | None:
    date = _DATE.fullmatch(words)
    if date is None:
        return None
    digits = date["digits"]
    if digits:
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    else:
        year = int(date["year"]) if date["year"] else _year_of(date["era"], date["nth"])
        month = int(date["month"] or date["month_"] or 0)
        day = int(date["day"] or date["day_"] or 0)
    is_whole = bool(digits or date["sign"])  # else the month and the day may be left out
    if month >= _MONTHS or day >= _DAYS or (is_whole and not (month and day)):
        return None
    return float(((year * _MONTHS + month) * _DAYS + day) * _SECONDS_A_DAY)


def _year_of(era: str, nth: str) -> int:
    return _ERAS[_ERAS_SHORT.get(era, era)] + (1 if nth == "元" else int(nth))


@lru_cache(maxsize=_KEPT)
def _seconds(words: str) -> float | None:
    time = _TIME.fullmatch(words)
    if time is None:
        return None
    hour = int(time["hour"])
    minute = int(time["minute"] or time["minute_"] or 0)
    second = float(time["second"] or time["second_"] or 0)
    half = time["half"] or time["half_"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("午後", "PM") else 0)
    return (hour * 60 + minute) * 60 + second
