"""What old programs and broken copies leave behind the end of a text."""

from collections.abc import Callable, Iterable, Iterator

_END_OF_TEXT = "\x1a"  # as DOS wrote it
_NULL = "\x00"
_PADDING = f"{_END_OF_TEXT}{_NULL} \t\r\n\u3000"


def without_padding(pieces: Iterable[str], tell_nulls: Callable[[], None]) -> Iterator[str]:
    """The same text up to the first end mark or NUL behind which no more text comes.

    White space before it stays; `tell_nulls` is called where NULs are left out.
    """
    held: list[str] = []
    for piece in pieces:
        text = piece.rstrip(_PADDING)
        if text:
            yield "".join([*held, text])
            held.clear()
        if len(text) < len(piece):
            held.append(piece[len(text) :])
    end = "".join(held)
    marks = [at for at in map(end.find, (_END_OF_TEXT, _NULL)) if at >= 0]
    if _NULL in end:
        tell_nulls()
    yield end[: min(marks, default=len(end))]
