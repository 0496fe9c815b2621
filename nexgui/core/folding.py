"""Text in the form in which it is compared and searched."""

import re
import unicodedata
from functools import cache

_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # for hiragana
# Letters but for which nothing is replaced: ASCII, katakana and Chinese characters.
_UNUSUAL = re.compile("[^\0-\x7f\u30a1-\u30f6\u30fc\u3400-\u4dbf\u4e00-\u9fff]")
_JAMO = frozenset(map(chr, range(0x1100, 0x1200)))  # of which Korean syllables are made
_MOST_REPLACED = 200  # letters; to replace more takes longer than to fold all one by one


def folded(text: str) -> str:
    """`text` in the form in which letter case and width and the kind of kana make no difference."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)


def folded_together(text: str) -> str:
    """The same as `folded`, and sooner where `text` is long and has few different letters."""
    if text.isascii():
        return text.lower()
    unusual = set(_UNUSUAL.findall(text))
    forms = {letter: _form(letter) for letter in unusual}
    if len(unusual) > _MOST_REPLACED or None in forms.values():
        return folded(text)
    for letter, form in forms.items():
        if form is not None and form != letter:
            text = text.replace(letter, form)
    return text.casefold()


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
