"""What the program knows of result files, from resources/result_file.toml."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from nexgui.core.resources import resource_path


@dataclass(frozen=True, slots=True)
class FileMark:
    """The first bytes of a kind of file that is no text."""

    kind: str
    starts_with: tuple[bytes, ...]
    certain: bool  # no text begins so


@dataclass(frozen=True, slots=True)
class FileRules:
    """Headers by column role in `comparable_header` form, and the marks of other files."""

    headers: Mapping[str, tuple[str, ...]]
    fax_headers: frozenset[str]
    not_text: tuple[FileMark, ...]

    @property
    def known_headers(self) -> frozenset[str]:
        """All headers by which a column's role is known."""
        return frozenset(header for headers in self.headers.values() for header in headers)


def comparable_header(header: str) -> str:
    """`header` in the form in which headers are compared: NFKC, no white space, no case."""
    return "".join(unicodedata.normalize("NFKC", header).split()).casefold()


def load_file_rules() -> FileRules:
    """Reads the rules from the program's own resources."""
    data = tomllib.loads(resource_path("result_file.toml").read_text(encoding="utf-8"))
    return FileRules(
        headers={
            role: tuple(comparable_header(header) for header in headers)
            for role, headers in data["columns"].items()
        },
        fax_headers=frozenset(comparable_header(header) for header in data["fax"]["headers"]),
        not_text=tuple(
            FileMark(
                kind=mark["kind"],
                starts_with=tuple(bytes.fromhex(start) for start in mark["starts_with"]),
                certain=mark["certain"],
            )
            for mark in data["not_text"]
        ),
    )
