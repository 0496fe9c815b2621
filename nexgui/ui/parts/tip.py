"""Tooltips with words of a file."""

_LONGEST = 2000  # characters


def beginning(words: str, longest: int) -> str:
    """No more of `words` than fits a screen: Qt would lay out all of a cell of many megabytes."""
    return words if len(words) <= longest else f"{words[:longest]}…"


def plain_tip(words: str) -> str:
    """`words` for a tooltip that wraps, and in which markup of the file is shown as it is."""
    from html import escape  # a start needs none

    shown = escape(beginning(words, _LONGEST))
    return f"<p style='white-space: pre-wrap'>{shown}</p>" if shown else ""
