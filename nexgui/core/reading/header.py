"""What the rows of a file are by their cells, and which of the first ones is the header."""

import re
from collections.abc import Iterable, Iterator, Sequence

from nexgui.core.guide import StatusGuide
from nexgui.core.reading.file_rules import FileRules, comparable_header

YES_OR_NO = re.compile("[有無]")
# yyyy-mm-dd hh:mi as NEXLINK writes it, ISO 8601, and what Excel makes of them.
DATE_TIME = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]+\d{1,2}:\d{2}(:\d{2})?.*")
# The whole cell, mistyped or not; the URL of a tracked link, which is a header, may hold one too.
_ADDRESS = re.compile(r"[^\s@＠/:;<>()（）]+[@＠]+[^\s@＠/:;<>()（）]+")
_RULE = re.compile(r"\s*[-=+:]*\s*")
# No header, status or address is longer, and to look through such a cell would take its time.
_LONGEST_TELLING = 4096
_QUOTE = '"'
HEADERS_TO_TELL = 2
"""So many known words make a row a header."""


class RowClassifier:
    """Looks at the cells of a row for what only a header, or only a recipient, has."""

    def __init__(self, rules: FileRules, guide: StatusGuide) -> None:
        self._rules = rules
        self._guide = guide
        self._status_headers = {*rules.headers["status"], *rules.headers["detail"]}
        words = rules.status_words  # where one holds another, the shorter finds both
        self._status_words = [
            word for word in words if not any(other in word for other in words - {word})
        ]

    def known_headers(self, row: Iterable[str]) -> int:
        """The number of cells that are headers of NEXLINK's, or usual ones."""
        return sum(comparable_header(cell) in self._rules.known_headers for cell in _telling(row))

    def names_statuses(self, row: Iterable[str]) -> bool:
        """Whether a cell is the header of a column of statuses."""
        return any(comparable_header(cell) in self._status_headers for cell in _telling(row))

    def may_hold_header(self, text: str) -> bool:
        """Whether a text of one or many rows may have such a header: that is soon seen."""
        return any(word in text for word in self._status_words)

    def is_header(self, row: Sequence[str]) -> bool:
        """Whether a row is a header of NEXLINK's, and no recipient whose cells speak of one."""
        known = self.known_headers(row) >= HEADERS_TO_TELL
        return known and self.names_statuses(row) and not self.holds_value(row)

    def holds_status(self, row: Iterable[str]) -> bool:
        """Whether a cell is the name of a status."""
        return any(self._guide.find_name(_unquoted(cell)) is not None for cell in _telling(row))

    def tells(self, row: Sequence[str]) -> bool:
        """Whether a row shows what the table is: it is the header of statuses, or has one."""
        return self.names_statuses(row) or self.holds_status(row)

    def holds_address(self, row: Iterable[str]) -> bool:
        """Whether a cell is an address, right or mistyped."""
        return any(_ADDRESS.fullmatch(_unquoted(cell)) for cell in _telling(row))

    def holds_value(self, row: Sequence[str]) -> bool:
        """Whether a cell is an address, a time, or 有 or 無: no header has such cells."""
        values = (YES_OR_NO, DATE_TIME)
        return self.holds_address(row) or any(
            value.fullmatch(cell.strip()) for cell in _telling(row) for value in values
        )

    def is_told(self, row: Sequence[str]) -> bool:
        """Whether a row holds an address or a status, which tells a recipient."""
        return self.holds_status(row) or self.holds_address(row)

    def is_recipient(self, row: Sequence[str]) -> bool:
        """Whether a row holds both an address and a status."""
        return self.holds_status(row) and self.holds_address(row)


def find_header(rows: Sequence[Sequence[str]], classifier: RowClassifier) -> int | None:
    """Which of the first rows of a file, of which there is one at least, is the header.

    It is the row with the most known headers; without any, it is the row before the first
    recipient, and without a recipient the first that is not blank. A row that holds an address,
    a time, or 有 or 無 is never the header.
    """
    known = [0 if classifier.holds_value(row) else classifier.known_headers(row) for row in rows]
    if max(known):
        number = known.index(max(known))
        above = (row for row in rows[:number] if len(row) == len(rows[number]))
        # Below recipients it is the header of a second file: theirs is missing.
        return None if any(map(classifier.is_recipient, above)) else number
    filled = [number for number, row in enumerate(rows) if not is_blank(row)]
    return _row_before_recipients(rows, filled, classifier)


def _row_before_recipients(
    rows: Sequence[Sequence[str]], filled: Sequence[int], classifier: RowClassifier
) -> int | None:
    """The row above the first recipient; the first where there is none; None if that is one."""

    def is_one(number: int) -> bool:
        return classifier.holds_status(rows[number]) or classifier.holds_value(rows[number])

    of_status = (at for at, number in enumerate(filled) if classifier.holds_status(rows[number]))
    of_value = (at for at, number in enumerate(filled) if classifier.holds_value(rows[number]))
    first = next(of_status, next(of_value, None))
    if first is None:
        return filled[0] if filled else 0
    width = len(rows[filled[first]])
    while first and len(rows[filled[first - 1]]) == width:
        first -= 1
        if not is_one(filled[first]):
            return filled[first]
    return None


def is_blank(row: Sequence[str]) -> bool:
    """Whether there is nothing to see in a row: no cells, or only empty ones and white space."""
    return not any(map(str.strip, row))


def is_rule(row: Sequence[str]) -> bool:
    """Whether a row is but a line that is drawn, as Markdown and terminals do below a header."""
    return all(map(_RULE.fullmatch, row)) and any("---" in cell or "===" in cell for cell in row)


def repeats_header(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the header once more, as where files were joined."""
    if len(row) < 2 or len(row) != len(header):
        return False
    if [*row] == [*header]:
        return True
    if comparable_header(row[0]) != comparable_header(header[0]):
        return False
    return [*map(comparable_header, row)] == [*map(comparable_header, header)]


def _telling(row: Iterable[str]) -> Iterator[str]:
    """The cells of a row that may tell: not the empty ones, and none of a million letters."""
    return (cell for cell in row if 0 < len(cell) <= _LONGEST_TELLING)


def _unquoted(cell: str) -> str:
    """A cell without the one quote that may be a stray one; two are a quote within a text."""
    return cell.strip().removeprefix(_QUOTE).removesuffix(_QUOTE)
