"""Finds folded words in text that is not folded: every letter in all its forms.

To fold the text itself would take ten times as long as to search it, or as much memory again.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from nexgui.core.folding import folded

# Where characters are that have another form; Chinese characters have theirs in the last but one.
_RANGES = (
    range(0x80),
    range(0x80, 0x3400),
    range(0xA640, 0xAC00),
    range(0xF900, 0xFB50),
    range(0xFE10, 0x10000),
    range(0x1D400, 0x1D800),
    range(0x1F100, 0x1F200),
    range(0x2F800, 0x2FA20),
)
# Of these, which most texts mainly have, none is another form of a character.
_NOT_ODD = re.compile("[\0-@\\[-\x7f\u30a1-\u30fa\u3400-\u9fff]+")
_VOICED = "\u3099"  # what makes ガ of カ
_HALF_VOICED = "\u309a"
_MARKS = {_VOICED: f"{_VOICED}ﾞ", _HALF_VOICED: f"{_HALF_VOICED}ﾟ"}  # each in all its forms
_ALL_MARKS = "".join(_MARKS.values())
_QUOTE = '"'
_MOST_BRANCHES = 8  # places of a word at which one character may stand for several


class WordPattern:
    """A folded word as it may be written."""

    def __init__(self, word: str, odd: Collection[str] | None, *, doubled_quotes: bool) -> None:
        """`odd` are the characters with another form that occur; None: any may."""
        builder = _Builder(word, odd, doubled_quotes=doubled_quotes)
        self._literal = builder.longest_literal
        self._letters = tuple(set(self._literal))
        self._regex = None if self._literal == word else re.compile(builder.source)

    def may_be_in(self, text: str) -> bool:
        """Whether at least that part of the word that is always written alike is in a text."""
        return self._literal in text

    def find(self, text: str, start: int = 0) -> int:
        """Where the word is for the first time from `start` on; -1: nowhere."""
        # To look for a letter is so much quicker than for a word that it pays to do it before.
        if not start and not all(map(text.__contains__, self._letters)):
            return -1
        at = text.find(self._literal, start)
        if at < 0 or self._regex is None:
            return at
        found = self._regex.search(text, start)
        return found.start() if found else -1

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the word is, from the first to the last place."""
        regex = self._regex or re.compile(re.escape(self._literal))
        return (found.span() for found in regex.finditer(text))


@lru_cache(maxsize=4096)
def word_pattern(word: str, odd: str | None = None, *, doubled_quotes: bool = False) -> WordPattern:
    """The pattern of a folded word; `odd` as `odd_characters()` gives it."""
    return WordPattern(word, odd, doubled_quotes=doubled_quotes)


def odd_characters(text: str) -> str:
    """The characters of a text that have another form when they are folded, each once."""
    return "".join(sorted(_all_odd().intersection(_NOT_ODD.sub("", text))))


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """The other forms of a character, and what characters become that become several."""
    single: dict[str, str] = {}
    several: dict[str, str] = {}
    for code in (code for numbers in _RANGES for code in numbers):
        character = chr(code)
        form = folded(character)
        if form == character or not form or " " in form:
            continue
        if len(form) == 1:
            single[form] = single.get(form, "") + character
        else:
            several[character] = form
    return single, several


@cache
def _all_odd() -> frozenset[str]:
    single, several = _forms()
    return frozenset("".join(single.values())) | several.keys() | frozenset(_ALL_MARKS)


class _Builder:
    """Writes the regular expression of one word."""

    def __init__(self, word: str, odd: Collection[str] | None, *, doubled_quotes: bool) -> None:
        single, several = _forms()
        self._word = word
        self._odd = odd
        self._single = single
        self._doubled_quotes = doubled_quotes
        self._branches = 0
        letters = set(word)
        self._several = {
            character: form
            for character, form in several.items()
            if (odd is None or character in odd) and not letters.isdisjoint(form)
        }
        self.longest_literal = max(self._literals(), key=len)
        self.source = "" if self.longest_literal == word else self._begin()

    def _literals(self) -> Iterator[str]:
        """The parts of the word that can be written in one way only."""
        branching = set("".join(self._several.values()))
        part = ""
        for letter in self._word:
            if self._one(letter) == re.escape(letter) and letter not in branching:
                part += letter
            else:
                yield part
                part = ""
        yield part

    def _begin(self) -> str:
        """The word, which may begin within what one character stands for: 株 in ㈱."""
        ways = {self._rest(0): ""}
        for character, form in self._several.items():
            for cut in range(1, len(form)):
                tail = form[cut:]
                if tail.startswith(self._word):
                    ways[""] = ways.get("", "") + character
                elif self._word.startswith(tail):
                    rest = self._rest(len(tail))
                    ways[rest] = ways.get(rest, "") + character
        return _one_of([(_class(lead) if lead else "") + rest for rest, lead in ways.items()])

    def _rest(self, at: int) -> str:
        """The word from a place on."""
        word = self._word
        if at == len(word):
            return ""
        ways = [self._one(word[at]) + self._rest(at + 1)]
        last = ""
        for character, form in self._several.items():
            if form.startswith(word[at:]):
                last += character
            elif word.startswith(form, at) and self._branches < _MOST_BRANCHES:
                self._branches += 1
                ways.append(re.escape(character) + self._rest(at + len(form)))
        return _one_of([*ways, _class(last)] if last else ways)

    def _one(self, letter: str) -> str:
        """One letter in its forms, one of which may be a kana with a mark behind it."""
        written = self._in_class(letter)
        if letter == _QUOTE and self._doubled_quotes:
            return f"{written}{{1,2}}"
        marks = [mark for mark in _MARKS if self._occurs(mark)]
        if not marks or not "゠" <= letter <= "ヿ":
            return written
        base = unicodedata.normalize("NFD", letter)
        if len(base) == 2 and base[1] in marks:
            return f"(?:{written}|{self._in_class(base[0])}{_class(_MARKS[base[1]])})"
        becomes = [_MARKS[m] for m in marks if len(unicodedata.normalize("NFC", letter + m)) == 1]
        return f"{written}(?!{_class(''.join(becomes))})" if becomes else written

    def _in_class(self, letter: str) -> str:
        forms = self._single.get(letter, "")
        return _class(letter + "".join(f for f in forms if self._odd is None or f in self._odd))

    def _occurs(self, mark: str) -> bool:
        return self._odd is None or any(form in self._odd for form in _MARKS[mark])


def _class(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _one_of(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
