"""What the program knows of result files, from resources/result_file.toml."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from nexgui.core.resources import resource_path


@dataclass(frozen=True, slots=True)
class FileMark:
    """The first bytes of a kind of file that is no text; `refusal` says which sentence it gets."""

    kind: str
    refusal: str
    starts_with: tuple[bytes, ...]
    certain: bool  # no text begins so
    streams: tuple[str, ...]  # of an old Office file, one of these; empty: any


@dataclass(frozen=True, slots=True)
class TextMark:
    """What a kind of text that is no CSV looks like, in lower case."""

    kind: str
    refusal: str
    starts_with: tuple[bytes, ...]
    holds: tuple[bytes, ...]  # one of these; empty: any
    lacks: tuple[bytes, ...]  # each of these


@dataclass(frozen=True, slots=True)
class ArchiveMark:
    """The part or the MIME types by which a kind of file is known that is a ZIP archive inside."""

    kind: str
    refusal: str
    part: str | None
    mime_types: tuple[str, ...]  # their beginnings


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
    contact_headers: Mapping[str, tuple[str, ...]]  # by role, the likeliest first
    number_headers: tuple[str, ...]  # below which statuses may be numbers
    fax_headers: frozenset[str]
    not_text: tuple[FileMark, ...]
    other_text: tuple[TextMark, ...]
    archives: tuple[ArchiveMark, ...]


@lru_cache(maxsize=1024)  # a row of very many columns has the same few over and over
def comparable_header(header: str) -> str:
    """`header` in the form in which headers are compared: NFKC, no white space, no case."""
    return "".join(unicodedata.normalize("NFKC", header).split()).casefold()


def load_file_rules() -> FileRules:
    """Reads the rules from the program's own resources."""
    data = tomllib.loads(resource_path("result_file.toml").read_text(encoding="utf-8"))
    headers = _comparable(data["columns"])
    return FileRules(
        words=frozenset(header for headers in data["columns"].values() for header in headers),
        encodings=tuple(_encoding(entry) for entry in data["encoding"]),
        headers=headers,
        known_headers=frozenset(chain.from_iterable(headers.values())),
        contact_headers=_comparable(data["contact"]),
        number_headers=tuple(map(comparable_header, data["status_numbers"]["headers"])),
        fax_headers=frozenset(comparable_header(header) for header in data["fax"]["headers"]),
        not_text=tuple(map(_file_mark, data["not_text"])),
        other_text=tuple(map(_text_mark, data["other_text"])),
        archives=tuple(map(_archive_mark, data["archive"])),
    )


def _comparable(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {role: tuple(map(comparable_header, headers)) for role, headers in names.items()}


def _file_mark(entry: Mapping[str, Any]) -> FileMark:
    return FileMark(
        kind=entry["kind"],
        refusal=entry["refusal"],
        starts_with=tuple(bytes.fromhex(start) for start in entry["starts_with"]),
        certain=entry["certain"],
        streams=tuple(entry.get("streams", ())),
    )


def _text_mark(entry: Mapping[str, Any]) -> TextMark:
    def encoded(key: str) -> tuple[bytes, ...]:
        return tuple(each.encode("ascii") for each in entry.get(key, ()))

    return TextMark(
        kind=entry["kind"],
        refusal=entry["refusal"],
        starts_with=encoded("starts_with"),
        holds=encoded("holds"),
        lacks=encoded("lacks"),
    )


def _archive_mark(entry: Mapping[str, Any]) -> ArchiveMark:
    return ArchiveMark(
        kind=entry["kind"],
        refusal=entry["refusal"],
        part=entry.get("part"),
        mime_types=tuple(entry.get("mime_types", ())),
    )


def _encoding(entry: Mapping[str, str]) -> Encoding:
    return Encoding(
        codec=entry["codec"],
        label=entry["label"],
        byte_order_mark=bytes.fromhex(entry.get("byte_order_mark", "")),
        only_with=bytes.fromhex(entry.get("only_with", "")),
    )
