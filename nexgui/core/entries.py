"""The entries of the program's own TOML files; what is missing or wrong in one is named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from nexgui.core.messages import text
from nexgui.core.resources import BrokenPartError, read_toml

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_T = TypeVar("_T")


def read_entries(path: Path) -> Entry:
    """All of a file.

    Raises:
        BrokenPartError: it is missing, or no TOML.
    """
    return Entry(path.name, "", read_toml(path))


@dataclass(frozen=True)
class Entry:
    """A table of a file, under the name by which an error calls it; the whole file has none.

    Whatever is asked of it raises a BrokenPartError where it is missing or of another kind.
    """

    file: str
    name: str
    values: Mapping[str, object]

    def error(self, key: str, /, **fields: object) -> BrokenPartError:
        """What is wrong with it, by the key of the sentence that says so."""
        return BrokenPartError(self.file, self.name, text(key, **fields))

    def below(self, name: str, values: Mapping[str, object] | None = None) -> Entry:
        """An entry of this file that errors call by another name."""
        return Entry(self.file, name, values or {})

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """A text that says something."""
        value = self._typed(key, str)
        if not value.strip() and not may_be_empty:
            raise self.error("part.key_empty", key=key)
        return value

    def colour(self, key: str) -> str:
        """A colour as #RRGGBB."""
        value = self.text(key)
        if not _COLOUR.fullmatch(value):
            raise self.error("part.not_a_colour", key=key)
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Yes or no."""
        if default is not None and key not in self.values:
            return default
        return self._typed(key, bool)

    def number(self, key: str) -> int:
        """A whole number."""
        value = self._typed(key, int)
        if isinstance(value, bool):
            raise self.error("part.key_missing", key=key)
        return value

    def sentence(self, key: str, *fields: str) -> str:
        """A text with a place for each of the fields, and no other."""
        value = self.text(key)
        try:
            value.format(**dict.fromkeys(fields, ""))
        except (KeyError, ValueError, IndexError, AttributeError):
            raise self.error("part.bad_fields", key=key) from None
        return value

    def choice(self, key: str, possible: Collection[str]) -> str:
        """One of some words."""
        value = self.text(key)
        if value not in possible:
            raise self.error("part.no_choice", key=key, possible="、".join(possible))
        return value

    def texts(self, key: str, *, may_lack: bool = False) -> tuple[str, ...]:
        """A list of texts; it may be left out where that is allowed."""
        values = [] if may_lack and key not in self.values else self._typed(key, list)
        if not all(isinstance(value, str) for value in values):
            raise self.error("part.key_missing", key=key)
        return tuple(values)

    def from_hex(self, key: str) -> bytes:
        """Bytes that are written as hexadecimal digits; none where it is left out."""
        return self._from_hex(key, self.text(key)) if key in self.values else b""

    def all_from_hex(self, key: str) -> tuple[bytes, ...]:
        """A list of such."""
        return tuple(self._from_hex(key, value) for value in self.texts(key))

    def table(self, key: str) -> Entry:
        """A table within it."""
        name = f"{self.name} / {key}" if self.name else key
        return self.below(name, self._typed(key, dict))

    def entries(self, key: str, *, named_by: str = "") -> Iterator[Entry]:
        """The tables of an array, each called by its value of `named_by`, else by its position."""
        for position, values in enumerate(self._typed(key, list), start=1):
            if not isinstance(values, dict):
                raise self.error("part.key_missing", key=key)
            yield self.below(str(values.get(named_by) or f"{key} {position}"), values)

    def _from_hex(self, key: str, digits: str) -> bytes:
        try:
            return bytes.fromhex(digits)
        except ValueError:
            raise self.error("part.key_missing", key=key) from None

    def _typed(self, key: str, expected: type[_T]) -> _T:
        value = self.values.get(key)
        if not isinstance(value, expected):
            raise self.error("part.key_missing", key=key)
        return value
