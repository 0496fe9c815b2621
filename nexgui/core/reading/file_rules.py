"""What the program knows of result files, from resources/result_file.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain

from nexgui.core.contact import ContactColumns
from nexgui.core.entries import Entry, read_entries
from nexgui.core.guide import visible
from nexgui.core.reading.windows_japanese import decoder_of
from nexgui.core.resources import resource_path

REFUSALS = ("file", "spreadsheet", "password", "mail", "shortcut", "web_page")
"""The sentences that a file of another kind may get."""

_ROLES = ("status", "detail", "decided_at", "opted_out", "opened", "address")


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
    """Reads the rules from the program's own resources.

    Raises:
        BrokenPartError: the file is missing, broken or incomplete; the error names the entry.
    """
    top = read_entries(resource_path("result_file.toml"))
    columns = _by_role(top.table("columns"), _ROLES)
    contacts = _by_role(top.table("contact"), [field.name for field in fields(ContactColumns)])
    headers = _comparable(columns)
    return FileRules(
        words=frozenset(chain.from_iterable(columns.values())),
        status_words=frozenset((*columns["status"], *columns["detail"])),
        encodings=tuple(map(_read_encoding, top.entries("encoding", named_by="label"))),
        headers=headers,
        known_headers=frozenset(chain.from_iterable(headers.values())),
        contact_headers=_comparable(contacts),
        number_headers=tuple(map(comparable_header, top.table("status_numbers").texts("headers"))),
        common_words=frozenset(map(visible, top.table("common_words").texts("statuses"))),
        fax_headers=frozenset(map(comparable_header, top.table("fax").texts("headers"))),
        not_text=tuple(map(_read_file_mark, top.entries("not_text", named_by="kind"))),
        other_text=tuple(map(_read_text_mark, top.entries("other_text", named_by="kind"))),
        archives=tuple(map(_read_archive_mark, top.entries("archive", named_by="kind"))),
    )


def _by_role(entry: Entry, roles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {role: entry.texts(role) for role in roles}


def _comparable(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {role: tuple(map(comparable_header, headers)) for role, headers in names.items()}


def _read_encoding(entry: Entry) -> Encoding:
    try:
        decoder_of(entry.text("codec"))
    except LookupError:
        raise entry.error("part.key_missing", key="codec") from None
    return Encoding(
        codec=entry.text("codec"),
        label=entry.text("label"),
        byte_order_mark=entry.from_hex("byte_order_mark"),
        only_with=entry.from_hex("only_with"),
    )


def _read_file_mark(entry: Entry) -> FileMark:
    return FileMark(
        kind=entry.text("kind"),
        refusal=entry.choice("refusal", REFUSALS),
        starts_with=entry.all_from_hex("starts_with"),
        certain=entry.flag("certain"),
        streams=entry.texts("streams", may_lack=True),
    )


def _read_text_mark(entry: Entry) -> TextMark:
    return TextMark(
        kind=entry.text("kind"),
        refusal=entry.choice("refusal", REFUSALS),
        starts_with=_encoded(entry.texts("starts_with")),
        holds=_encoded(entry.texts("holds", may_lack=True)),
        lacks=_encoded(entry.texts("lacks", may_lack=True)),
    )


def _read_archive_mark(entry: Entry) -> ArchiveMark:
    return ArchiveMark(
        kind=entry.text("kind"),
        refusal=entry.choice("refusal", REFUSALS),
        part=entry.text("part") if "part" in entry.values else None,
        mime_types=entry.texts("mime_types", may_lack=True),
    )


def _encoded(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(map(str.encode, words))
