"""File names in the form in which a sentence can hold them."""

_LONGEST = 60
_END = 20
_UNPRINTABLE = "\ufffd"


def shown_name(name: str) -> str:
    """`name` on one line, and without its middle where it would be too long to read."""
    printable = "".join(char if char.isprintable() else _UNPRINTABLE for char in name)
    if len(printable) <= _LONGEST:
        return printable
    return f"{printable[: _LONGEST - _END - 1]}…{printable[-_END:]}"
