"""Text in the form in which it is compared and searched."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # for hiragana
# Letters for which nothing is replaced but capitals: ASCII, katakana and Chinese characters.
_USUAL = re.compile("[\0-\x7f\u30a1-\u30f6\u30fc\u3400-\u4dbf\u4e00-\u9fff]+")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_JAMO = frozenset(map(chr, range(0x1160, 0x1200)))  # which end Korean syllables
_MOST_REPLACED = 200  # letters; to replace more takes longer than to fold all one by one

_VOICED, _HALF_VOICED = "\u3099", "\u309a"  # what make ガ of カ, and パ of ハ
_MARKS = {_VOICED: _VOICED, "ﾞ": _VOICED, _HALF_VOICED: _HALF_VOICED, "ﾟ": _HALF_VOICED}

Fold = Callable[[str], str]


def folded(text: str) -> str:
    """`text` in the form in which letter case and width and the kind of kana make no difference."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)


def folded_together(text: str) -> str:
    """The same as `folded`, and sooner where `text` is long and has few different letters."""
    if text.isascii():
        return text.lower()
    letters = unusual_letters(text)
    if len(letters) > _MOST_REPLACED or None in map(_form, letters):
        return folded(text)
    return _replacing([(letter, folded(letter)) for letter in letters])(text).casefold()


def folded_pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What each letter of a text becomes with the marks behind it, where it begins and ends."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _may_join(unicodedata.normalize("NFKD", text[end])[0]):
            yield folded(text[start:end]), start, end
            start = end


def unusual_letters(text: str) -> str:
    """The letters of a text that may become others when they are folded, but for capitals."""
    return "".join(sorted(set(_USUAL.sub("", text))))


@lru_cache(maxsize=1024)
def folding_of(wanted: str, unusual: str) -> Fold:
    """Folds as much of a text as must be, so that words of the `wanted` letters are found in it.

    `unusual` are those of the text. That takes a fifth of the time that it takes to fold all.
    """
    marks = {letter: _MARKS[letter] for letter in unusual if letter in _MARKS}
    others = [letter for letter in unusual if letter not in marks]
    if not _MARKS.keys().isdisjoint(wanted) or None in map(_form, others):
        return folded
    letters = set(wanted)
    if marks:
        letters.update(unicodedata.normalize("NFD", letter)[0] for letter in wanted)
    pairs = [
        (letter, form)
        for letter in (*others, *_CAPITALS)
        if not letters.isdisjoint(form := folded(letter))
    ]
    if len(pairs) > _MOST_REPLACED:
        return folded
    # A mark joins a kana as it is written: hiragana become katakana behind that.
    hiragana = [pair for pair in pairs if ord(pair[0]) in _KATAKANA]
    kana = (*letters, *(letter for letter, _form in hiragana))
    joined = [(each + mark, folded(each + mark)) for each in kana for mark in set(marks.values())]
    return _replacing(
        [
            *(pair for pair in pairs if pair not in hiragana),
            *marks.items(),
            *(pair for pair in joined if len(pair[1]) == 1),
            *hiragana,
        ]
    )


def _replacing(pairs: Iterable[tuple[str, str]]) -> Fold:
    different = [(written, form) for written, form in pairs if written != form]

    def fold(text: str) -> str:
        for written, form in different:
            text = text.replace(written, form)
        return text

    return fold


@cache
def _form(letter: str) -> str | None:
    """What a letter becomes wherever it stands; None: that depends on those beside it."""
    form = folded(letter)
    first = unicodedata.normalize("NFKD", letter)[0]
    if _may_join(first) or any(folded(each) != each for each in form):
        return None
    return form


def _may_join(letter: str) -> bool:
    """Whether a letter may become one with the letter before it."""
    return letter in _JAMO or unicodedata.category(letter).startswith("M")
