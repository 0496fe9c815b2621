"""Keeps the phrases of Japanese sentences together: Qt would break a line between any two letters.

A word joiner (U+2060), which nobody sees, stands between the letters of a phrase. What is copied,
saved, printed or read aloud is to have none: `plain` takes them out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nexgui.core.entries import read_entries
from nexgui.core.resources import resource_path

if TYPE_CHECKING:
    from budoux import Parser

JOINER = "\u2060"
_LONG = 12  # full-width letters of a phrase: longer ones may be broken, for lines may be narrow
_WIDEST = 16  # what is still wider then may be broken anywhere
_LEAST_VERB = 3  # letters
_REMEMBERED = 1000  # sentences: more than there are in the guide of all statuses
# Not compiled before they are needed: the window opens without them.
_JAPANESE = "[\u3040-\u30ff\u3400-\u9fff]"
ADDED = f"(?<=[^\x00-\x7f]){JOINER}|{JOINER}(?=[^\x00-\x7f])"
_SCRIPTS = ("[\u3041-\u309f]", "[\u30a0-\u30ff]", "[々\u3400-\u9fff]", r"[\w.@-]")
_TAG = r"(?s)<!--.*?-->|<[^>]+>"
_WITHIN_SENTENCES = r"</?(?:a|b|i|span)\b"
_HIRAGANA, _KATAKANA, _OTHER = 0, 1, len(_SCRIPTS)


def kept_together(words: str) -> str:
    """`words` with joiners between the letters of each phrase; others are as they were."""
    return parts_kept_together((words,))[0]


def parts_kept_together(parts: Sequence[str]) -> list[str]:
    """Parts of one sentence, such as those around a link, with joiners as the whole needs them."""
    words = "".join(parts)
    if words.isascii() or JOINER in words or not re.search(_JAPANESE, words):
        return list(parts)
    joined, start, kept = _joined(words), 0, []
    for part in parts:
        kept.append("".join(joined[start : start + len(part)]))
        start += len(part)
    return kept


def html_kept_together(html: str) -> str:
    """`html` with joiners between the letters of each phrase, also where a link begins in one."""
    from html import escape, unescape  # a start needs none

    tags, texts = re.findall(_TAG, html), re.split(_TAG, html)
    kept: list[str] = []
    start = 0
    for end in _ends_of_sentences(tags):
        words = [unescape(words) for words in texts[start:end]]
        kept += [escape(words, quote=False) for words in parts_kept_together(words)]
        start = end
    return "".join(words + tag for words, tag in zip(kept, [*tags, ""], strict=True))


def plain(words: str) -> str:
    """`words` without the joiners; one that a file has within an address is not taken out."""
    return re.sub(ADDED, "", words)


def make_ready() -> None:
    """Reads in what Japanese phrases look like, so that the first sentence need not wait."""
    _parser()
    _whole_words()


@cache
def _parser() -> "Parser":
    from budoux import load_default_japanese_parser  # the window opens without it

    return load_default_japanese_parser()


@cache
def _whole_words() -> re.Pattern[str]:
    whole = read_entries(resource_path("phrases.toml")).texts("whole")
    return re.compile("|".join(map(re.escape, whole)))


def _ends_of_sentences(tags: list[str]) -> Iterator[int]:
    """How many texts there are up to each tag that stands between sentences, and in all."""
    for number, tag in enumerate(tags, start=1):
        if not re.match(_WITHIN_SENTENCES, tag):
            yield number
    yield len(tags) + 1


@lru_cache(maxsize=_REMEMBERED)
def _joined(words: str) -> tuple[str, ...]:
    """Each letter, with a joiner behind it where no line may end."""
    joints = {place for place in _joints(words) if _may_join(*words[place : place + 2])}
    return tuple(letter + (JOINER if place in joints else "") for place, letter in enumerate(words))


def _joints(words: str) -> Iterator[int]:
    """The places of the letters that are not the last of a phrase."""
    start = 0
    for line in words.splitlines(keepends=True):
        for piece in _pieces(line):
            if _width(piece) <= _WIDEST:
                yield from range(start, start + len(piece) - 1)
            start += len(piece)
    for found in _whole_words().finditer(words):
        yield from range(found.start(), found.end() - 1)


def _may_join(letter: str, following: str) -> bool:
    """Qt itself breaks well beside spaces, and in what is not Japanese."""
    return not (letter.isspace() or following.isspace() or (letter + following).isascii())


def _pieces(line: str) -> Iterator[str]:
    """The phrases of a line; long ones in parts."""
    for phrase in _parser().parse(line):
        if _width(phrase) <= _LONG:
            yield phrase
        else:
            yield from _parts(phrase)


def _parts(phrase: str) -> Iterator[str]:
    """A phrase broken where another script begins."""
    start = 0
    for place in range(1, len(phrase)):
        before, behind = _script(phrase[place - 1]), _script(phrase[place])
        if _begins_word(before, behind, len(phrase) - place):
            yield phrase[start:place]
            start = place
    yield phrase[start:]


def _begins_word(before: int, behind: int, left: int) -> bool:
    """Whether a word begins between two scripts; its endings, in hiragana, stay with it."""
    if before == behind or _OTHER in (before, behind):
        return False
    is_verb = before == _KATAKANA and left >= _LEAST_VERB  # ダウンロード｜してください
    return behind != _HIRAGANA or is_verb


def _script(letter: str) -> int:
    found = (number for number, letters in enumerate(_SCRIPTS) if re.match(letters, letter))
    return next(found, _OTHER)


def _width(words: str) -> float:
    return sum(0.5 if letter.isascii() else 1 for letter in words)
