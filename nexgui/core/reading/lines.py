"""Pieces of whole lines, and the numbers of lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from nexgui.core.reading.parted import Parted

LINE_ENDS = "\r\n"
"""The characters that end lines: either alone, or both."""


def whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that each end where a line ends; the last may end anywhere."""
    begun: list[str] = []
    for piece in pieces:
        cut = _end_of_last_line(piece)
        if not cut:
            begun.append(piece)
            continue
        yield "".join([*begun, piece[:cut]])
        begun = [piece[cut:]]
    rest = "".join(begun)
    if rest:
        yield rest


def _end_of_last_line(piece: str) -> int:
    """The place behind the last line end; 0 where there is none.

    A CR at the very end is none yet: the LF that belongs to it may begin the next piece.
    """
    return max(piece.rfind("\n"), piece.rfind("\r", 0, -1)) + 1


def first_line_end(text: str) -> str:
    """How the first line ends; LF where there is but one line, without an end."""
    feed = text.find("\n")
    carriage = text.find("\r", 0, feed if feed >= 0 else len(text))
    if carriage < 0:
        return "\n"
    return "\r\n" if carriage + 1 == feed else "\r"


class Lines(Parted[int]):
    """The line numbers of rows, of which most follow each other: kept as ranges."""

    def __init__(self, parts: Iterable[Sequence[int]]) -> None:
        self._parts = tuple(parts)
        super().__init__(self._parts)

    def _item(self, part: int, index: int) -> int:
        return self._parts[part][index]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._parts)
