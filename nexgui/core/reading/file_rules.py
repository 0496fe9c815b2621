"""What the program knows of result files, from resources/result_file.toml."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from nexgui.core.guide import visible
from nexgui.core.resources import resource_path


@dataclass(frozen=True, slots=True)
class FileMark:
    """The first bytes of a kind of file that is no text; `refusal` says which sentence it gets."""

    kind: str
    refusal: str
    starts_with: tuple[bytes, ...]
    certain: bool  # no text begins so
    streams: tuple[str, ...] = ()  # of an old Office file, one of these; empty: any


@dataclass(frozen=True, slots=True)
class TextMark:
    """What a kind of text that is no CSV looks like, in lower case."""

    kind: str
    refusal: str
    starts_with: tuple[bytes, ...]
    holds: tuple[bytes, ...] = ()  # one of these; empty: any
    lacks: tuple[bytes, ...] = ()  # each of these


@dataclass(frozen=True, slots=True)
class ArchiveMark:
    """The part or the MIME types by which a kind of file is known that is a ZIP archive inside."""

    kind: str
    refusal: str
    part: str | None = None
    mime_types: tuple[str, ...] = ()  # their beginnings


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding that a result file can have."""

    codec: str  # Python's name
    label: str  # the readers' name
    byte_order_mark: bytes = b""
    only_with: bytes = b""  # bytes without which a file cannot be in this encoding


@dataclass(frozen=True, slots=True)
class FileRules:
    """Headers by column role in `comparable_header` form, and the marks of other files."""

    words: frozenset[str]  # headers as NEXLINK writes them
    status_words: frozenset[str]  # of them, those of the columns of statuses
    encodings: tuple[Encoding, ...]  # the likeliest first
    headers: Mapping[str, tuple[str, ...]]
    known_headers: frozenset[str]  # all of these
    contact_headers: Mapping[str, tuple[str, ...]]  # by role, the likeliest first
    number_headers: tuple[str, ...]  # below which statuses may be numbers
    common_words: frozenset[str]  # statuses that other services have too
    fax_headers: frozenset[str]
    not_text: tuple[FileMark, ...]
    other_text: tuple[TextMark, ...]
    archives: tuple[ArchiveMark, ...]


@lru_cache(maxsize=1024)  # a row of very many columns has the same few over and over
def comparable_header(header: str) -> str:
    """`header` in the form in which headers are compared: what can be seen of it, without case."""
    return visible(header).casefold()


def load_file_rules() -> FileRules:
    """Reads the rules from the program's own resources."""
    data = tomllib.loads(resource_path("result_file.toml").read_text(encoding="utf-8"))
    headers = _comparable(data["columns"])
    return FileRules(
        words=frozenset(header for headers in data["columns"].values() for header in headers),
        status_words=frozenset((*data["columns"]["status"], *data["columns"]["detail"])),
        encodings=tuple(
            Encoding(**_fields(entry, bytes.fromhex, "byte_order_mark", "only_with"))
            for entry in data["encoding"]
        ),
        headers=headers,
        known_headers=frozenset(chain.from_iterable(headers.values())),
        contact_headers=_comparable(data["contact"]),
        number_headers=tuple(map(comparable_header, data["status_numbers"]["headers"])),
        common_words=frozenset(map(visible, data["common_words"]["statuses"])),
        fax_headers=frozenset(comparable_header(header) for header in data["fax"]["headers"]),
        not_text=tuple(
            FileMark(**_fields(entry, bytes.fromhex, "starts_with")) for entry in data["not_text"]
        ),
        other_text=tuple(
            TextMark(**_fields(entry, str.encode, "starts_with", "holds", "lacks"))
            for entry in data["other_text"]
        ),
        archives=tuple(ArchiveMark(**_fields(entry, str.encode)) for entry in data["archive"]),
    )


def _comparable(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {role: tuple(map(comparable_header, headers)) for role, headers in names.items()}


def _fields(
    entry: Mapping[str, Any], to_bytes: Callable[[str], bytes], *keys: str
) -> dict[str, Any]:
    """The fields of an entry, lists as tuples, and the texts of some of them as bytes."""
    fields = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    for key in fields.keys() & keys:
        value = fields[key]
        fields[key] = to_bytes(value) if isinstance(value, str) else tuple(map(to_bytes, value))
    return fields
