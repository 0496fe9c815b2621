"""Text in the form in which it is compared and searched."""

import unicodedata

_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # for hiragana


def folded(text: str) -> str:
    """`text` in the form in which letter case and width and the kind of kana make no difference."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)
