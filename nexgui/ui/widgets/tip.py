"""Tooltips with words of a file."""

_LONGEST = 2000  # characters


def beginning(words: str, longest: int) -> str:
    """No more of `words` than fits a screen: Qt would lay out all of a cell of many megabytes."""
    return words if len(words) <= longest else f"{words[:longest]}…"


def plain_tip(words: str) -> str:
    """`words` for a tooltip that wraps, and in which markup of the file is shown as it is."""
    return _tip(beginning(words, _LONGEST))


def phrase_tip(words: str) -> str:
    """The same for sentences, whose lines end between phrases."""
    from nexgui.core.phrases import kept_together

    return _tip(kept_together(beginning(words, _LONGEST)))


def _tip(words: str) -> str:
    from html import escape  # a start needs none

    return f"<p style='white-space: pre-wrap'>{escape(words)}</p>" if words else ""
