"""File names and other words of a file in the form in which a sentence can hold them."""

import re

_LONGEST = 60
_END = 20
_UNPRINTABLE = "\ufffd"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks of the direction of writing


def unturned(words: str) -> str:
    """`words` without the marks that would have the rest of a sentence read from the right."""
    return _TURNING.sub(_UNPRINTABLE, words)


def shown_name(name: str) -> str:
    """`name` on one line, and without its middle where it would be too long to read."""
    printable = "".join(char if char.isprintable() else _UNPRINTABLE for char in name)
    if len(printable) <= _LONGEST:
        return printable
    return f"{printable[: _LONGEST - _END - 1]}…{printable[-_END:]}"
