"""What was unusual in a file (読み込み時の注意): where, and what was done about it."""

from dataclasses import dataclass

from nexgui.core.messages import text

MOST_LISTED = 10_000
"""Oddities that are listed one by one; of a file that is odd in every line the rest is counted."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something unusual; `line` counts from 1 and is None for the file as a whole."""

    line: int | None
    sentence: str

    @property
    def place(self) -> str:
        """Where, in words."""
        if self.line is None:
            return text("oddity.whole_file")
        return text("oddity.at_line", line=self.line)


class OddityLog:
    """Collects oddities while a file is read."""

    def __init__(self) -> None:
        self._listed: list[Oddity] = []
        self._unlisted = 0

    def add(self, line: int | None, key: str, **values: object) -> None:
        """Notes the sentence `key` of the catalogue, with its fields, for a line."""
        if line is None or len(self._listed) < MOST_LISTED:
            self._listed.append(Oddity(line, text(key, **values)))
        else:
            self._unlisted += 1

    def add_blank_rows(self, first_line: int, count: int) -> None:
        """Notes rows that follow each other and hold nothing to see, if there are any."""
        if count:
            key = "oddity.blank_row" if count == 1 else "oddity.blank_rows"
            self.add(first_line, key, count=count)

    def oddities(self) -> tuple[Oddity, ...]:
        """Everything noted, in the order of the lines, what concerns the whole file first."""
        listed = sorted(self._listed, key=lambda oddity: oddity.line or 0)
        if self._unlisted:
            listed.append(Oddity(None, text("oddity.and_more", count=self._unlisted)))
        return tuple(listed)
