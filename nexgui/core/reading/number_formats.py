"""Numbers of a workbook as a CSV file has them: dates by their formats, zeros where they are shown.

A date is a number of days in a workbook; its format alone tells it from a number. [ECMA-376] part
1, 18.8.30, has the formats.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

_SECONDS_A_DAY = 86_400
_DAYS_OF_1904 = 1462  # between the two calendars of Excel
_BEFORE_FIRST_DAY = date(1899, 12, 30).toordinal()
_LEAP_DAY = 60  # 29 February 1900, which Excel knows and the calendar does not
_LAST_DAY = date.max.toordinal() - _BEFORE_FIRST_DAY
_MOST_DAYS_OF_A_TIME = 366  # more is a date of which the time alone is shown
_MOST_DIGITS = 15  # that Excel keeps
_LEAST_EXPONENT = -10

# The formats that a workbook names by number alone, as Excel has them in Japan.
_DAY, _CLOCK, _DAY_AND_CLOCK = "yyyy-mm-dd", "h:mm", "yyyy-mm-dd h:mm"
_BUILT_IN: Mapping[int, str] = {
    **dict.fromkeys((*range(14, 18), *range(27, 32), *range(34, 37), *range(50, 59)), _DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33), _CLOCK),
    22: _DAY_AND_CLOCK,
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}

# Text in quotes, a letter behind \, a blank as wide as a letter, a filling letter, something in
# brackets, letters of a date, any other letter.
_TOKEN = re.compile(r'"[^"]*"?|[\\_*].?|\[[^\]]*\]?|(?i:h+|m+|s+|general|am/pm|a/p)|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_NEXT_SECTION = ";"
_DIGITS = frozenset("0#?")
_NO_MASK = re.compile("[A-Za-z.,%/@]")


def plain_number(value: str) -> str:
    """A number without a format: with the 15 digits that Excel keeps, and no exponent."""
    if len(value) <= _MOST_DIGITS and value.isdecimal():
        return value
    try:
        number = float(value)
    except ValueError:  # it is none
        return value
    if number.is_integer() and abs(number) < 10**_MOST_DIGITS:
        return str(int(number))
    short = f"{number:.{_MOST_DIGITS}g}"
    if "e" not in short:
        return short
    from decimal import Decimal  # late: hardly any number is so great or so small

    decimal = Decimal(short)
    return short if decimal.adjusted() < _LEAST_EXPONENT else f"{decimal:f}"


@dataclass(frozen=True)
class _Section:
    """One of the formats between the semicolons of a format."""

    tokens: Sequence[str]

    @cached_property
    def condition(self) -> re.Match[str] | None:
        found = (_CONDITION.fullmatch(token) for token in self.tokens)
        return next((each for each in found if each), None)

    @cached_property
    def letters(self) -> str:
        """What is no text: the letters that stand for digits and parts of dates."""
        plain = (token for token in self.tokens if token[0] not in '"\\_*[')
        unlike = (token.lower() for token in plain)
        return "".join(token for token in unlike if token not in ("general", "am/pm", "a/p"))

    @cached_property
    def is_elapsed(self) -> bool:
        return any(map(_ELAPSED.fullmatch, self.tokens))

    @cached_property
    def shows_clock(self) -> bool:
        return "h" in self.letters or "s" in self.letters

    @cached_property
    def shows_day(self) -> bool:
        letters = self.letters
        return bool(re.search("[yd]|aaa|ge", letters)) or ("m" in letters and not self.shows_clock)

    @cached_property
    def zeros(self) -> int:
        return self.tokens.count("0")

    @cached_property
    def is_mask(self) -> bool:
        """Whether the digits of a whole number are put at places."""
        return not _NO_MASK.search(self.letters) and bool(_DIGITS & set(self.tokens))

    def meets(self, number: float) -> bool:
        """Whether the section is meant for a number, by the condition that it has."""
        if self.condition is None:
            return True
        sign, limit = self.condition[1], float(self.condition[2])
        is_less, is_more, is_equal = number < limit, number > limit, number == limit
        return ("<" in sign and is_less) or (">" in sign and is_more) or ("=" in sign and is_equal)

    def masked(self, digits: str) -> str:
        """Digits at the places of the section, from the right; what is left stands before."""
        left, shown = list(digits), list[str]()
        places = sum(token in _DIGITS for token in self.tokens)
        for token in reversed(self.tokens):
            if token not in _DIGITS:
                shown.append(_literal(token))
                continue
            places -= 1
            if not places:
                shown.append("".join(left) or token.strip("#?"))
            else:
                shown.append(left.pop() if left else token.strip("#?"))
        return "".join(reversed(shown)).strip()

    def elapsed(self, seconds: int) -> str:
        """A time that may be longer than a day."""
        shown: list[str] = []
        for token in self.tokens:
            found = _ELAPSED.fullmatch(token)
            letter = (found[1] if found else token)[0].lower()
            count = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}.get(letter)
            if found and count is not None:
                shown.append(str(count).zfill(len(found[1])))
            elif count is not None:
                shown.append(str(count % 60).zfill(len(token)))
            else:
                shown.append(_literal(token))
        return "".join(shown).strip()


def _literal(token: str) -> str:
    """What a token that stands for no digit shows."""
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "\\":
        return token[1:]
    if token[0] == "[":
        currency = _CURRENCY.match(token)
        return currency[1] if currency else ""
    return " " if token[0] == "_" else "" if token[0] == "*" else token


class NumberFormat:
    """Shows the numbers of a format as a CSV file of NEXLINK has them."""

    def __init__(self, code: str, *, since_1904: bool) -> None:
        self._extra_days = _DAYS_OF_1904 if since_1904 else 0
        sections: list[list[str]] = [[]]
        for each in _TOKEN.findall(code):
            if each == _NEXT_SECTION:
                sections.append([])
            else:
                sections[-1].append(each)
        self._sections = list(map(_Section, sections))
        self._has_conditions = any(section.condition for section in self._sections)
        self._pads = any(section.zeros > 1 for section in self._sections)

    def shown(self, value: str) -> str:
        """A number as the format shows it, where it is a date or has zeros before it."""
        try:
            number = float(value)
            section = self._section(number)
            shown = (
                self._date(number, section) if _is_date(section) else self._masked(number, section)
            )
        except (ValueError, OverflowError):  # it is no number, or too great to be anything
            shown = None
        return plain_number(value) if shown is None else shown

    def _section(self, number: float) -> _Section:
        sections = self._sections
        if self._has_conditions:
            return next((each for each in sections if each.meets(number)), sections[-1])
        place = 1 if number < 0 else 2 if number == 0 else 0
        return sections[place] if place < len(sections) else sections[0]

    def _masked(self, number: float, section: _Section) -> str | None:
        if not self._pads or not section.is_mask or number < 0 or not number.is_integer():
            return None
        digits = str(int(number))
        return section.masked(digits) if len(digits) <= _MOST_DIGITS else None

    def _date(self, number: float, section: _Section) -> str | None:
        if section.is_elapsed:
            return section.elapsed(round(number * _SECONDS_A_DAY)) if number >= 0 else None
        days, seconds = divmod(round(number * _SECONDS_A_DAY), _SECONDS_A_DAY)
        if not section.shows_day and 0 <= days < _MOST_DAYS_OF_A_TIME:
            return _clock(seconds + days * _SECONDS_A_DAY)
        if not days and seconds and section.shows_clock:
            return _clock(seconds)
        days += self._extra_days
        if not 0 < days <= _LAST_DAY or days == _LEAP_DAY:
            return None
        day = date.fromordinal(days + _BEFORE_FIRST_DAY + (days < _LEAP_DAY)).isoformat()
        return f"{day} {_clock(seconds)}" if section.shows_clock else day


def _is_date(section: _Section) -> bool:
    return section.is_elapsed or section.shows_day or section.shows_clock


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    shown = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{shown}:{second:02}" if second else shown


def built_in_format(number: int) -> str | None:
    """The format that a workbook names by its number alone, where it is one of dates."""
    return _BUILT_IN.get(number)


def iso_date(value: str) -> str:
    """A date that is written as one in a workbook, as a CSV file of NEXLINK has it."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if "T" not in value:
        return moment.date().isoformat()
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return f"{moment.date().isoformat()} {_clock(seconds)}"
