"""What the program knows of result files, from resources/result_file.toml."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from nexgui.core.resources import resource_path


@dataclass(frozen=True, slots=True)
class FileMark:
    """The first bytes of a kind of file that is no text."""

    kind: str
    starts_with: tuple[bytes, ...]
    certain: bool  # no text begins so


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding that a result file can have."""

    codec: str  # Python's name
    label: str  # the readers' name
    byte_order_mark: bytes  # empty where there is none
    only_with: bytes  # bytes without which a file cannot be in this encoding; may be empty


@dataclass(frozen=True, slots=True)
class FileRules:
    """Headers by column role in `comparable_header` form, and the marks of other files."""

    words: frozenset[str]  # headers as NEXLINK writes them
    encodings: tuple[Encoding, ...]  # the likeliest first
    headers: Mapping[str, tuple[str, ...]]
    known_headers: frozenset[str]  # all of these
    fax_headers: frozenset[str]
    not_text: tuple[FileMark, ...]

    def names_statuses(self, header: Iterable[str]) -> bool:
        """Whether one of the headers is that of a column of statuses."""
        names = {*self.headers["status"], *self.headers["detail"]}
        return any(comparable_header(cell) in names for cell in header)


def comparable_header(header: str) -> str:
    """`header` in the form in which headers are compared: NFKC, no white space, no case."""
    return "".join(unicodedata.normalize("NFKC", header).split()).casefold()


def load_file_rules() -> FileRules:
    """Reads the rules from the program's own resources."""
    data = tomllib.loads(resource_path("result_file.toml").read_text(encoding="utf-8"))
    headers = {
        role: tuple(comparable_header(header) for header in headers)
        for role, headers in data["columns"].items()
    }
    return FileRules(
        words=frozenset(header for headers in data["columns"].values() for header in headers),
        encodings=tuple(_encoding(entry) for entry in data["encoding"]),
        headers=headers,
        known_headers=frozenset(chain.from_iterable(headers.values())),
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


def _encoding(entry: Mapping[str, str]) -> Encoding:
    return Encoding(
        codec=entry["codec"],
        label=entry["label"],
        byte_order_mark=bytes.fromhex(entry.get("byte_order_mark", "")),
        only_with=bytes.fromhex(entry.get("only_with", "")),
    )
