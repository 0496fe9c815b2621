"""Finds statuses of the guide by whatever a person remembers of them."""

from nexgui.core.guide import Status, StatusGuide
from nexgui.core.query.folding import folded


def found_statuses(guide: StatusGuide, words: str) -> list[Status]:
    """The statuses in which all of `words` occur, by action group; all where there are none.

    Letter widths, capitals and ひらがな or カタカナ do not matter.
    """
    wanted = folded(words).split()
    return [
        status
        for group in guide.groups
        for status in (*guide.statuses, guide.unknown)
        if status.group == group and all(word in _haystack(status) for word in wanted)
    ]


def _haystack(status: Status) -> str:
    number = "" if status.number is None else str(status.number)
    parts = (number, status.name, status.meaning, status.action, status.next_step)
    return folded("\n".join((*parts, status.group.label)))
