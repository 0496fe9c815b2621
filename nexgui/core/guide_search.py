"""Finds statuses of the guide by whatever a person remembers of them."""

import unicodedata

from nexgui.core.guide import Status, StatusGuide

_FIRST, _LAST, _TO_HIRAGANA = "ァ", "ヶ", ord("ァ") - ord("ぁ")


def found_statuses(guide: StatusGuide, words: str) -> list[Status]:
    """The statuses in which all of `words` occur, by action group; all where there are none.

    Letter widths, capitals and ひらがな or カタカナ do not matter.
    """
    wanted = _folded(words).split()
    return [
        status
        for group in guide.groups
        for status in (*guide.statuses, guide.unknown)
        if status.group == group and all(word in _haystack(status) for word in wanted)
    ]


def _haystack(status: Status) -> str:
    number = "" if status.number is None else str(status.number)
    parts = (number, status.name, status.meaning, status.action, status.next_step)
    return _folded("\n".join((*parts, status.group.label)))


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(
        chr(ord(char) - _TO_HIRAGANA) if _FIRST <= char <= _LAST else char for char in plain
    )
