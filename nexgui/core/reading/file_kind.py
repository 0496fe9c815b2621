"""Refuses files that are something else than text, whatever their names say."""

import re
from collections.abc import Callable, Mapping, Sequence

from nexgui.core.errors import (
    ExcelFileError,
    FileTooLargeError,
    LoadError,
    LockFileError,
    MailFileError,
    NotTextError,
    OtherSpreadsheetError,
    PasswordError,
    ShortcutError,
    WebPageError,
    ZipFileError,
)
from nexgui.core.reading.file_rules import FileMark, FileRules, TextMark
from nexgui.core.reading.package import Package

LARGEST_UNPACKED = 1024**3
"""Bytes to which a workbook may unpack."""

_ZIP = b"PK\x03\x04"
_HEAD = 512
# Bytes that no text begins with: not tab, line breaks, form feed and the escape of ISO-2022-JP.
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEFORE_TEXT = b"\xef\xbb\xbf\xfe\xff \t\r\n"  # byte order marks and white space
_LOCK_FILE = "~$"  # how the name begins of what Excel and Word put beside an open file
_LONGEST_LOCK_FILE = 1024
_MIME_TYPE_PART = "mimetype"
_LONGEST_MIME_TYPE = 256

_REFUSALS: Mapping[str, Callable[[str, str], LoadError]] = {
    "file": lambda name, kind: NotTextError(name=name, kind=kind),
    "spreadsheet": lambda name, kind: OtherSpreadsheetError(name=name, kind=kind),
    "password": lambda name, _kind: PasswordError(name=name),
    "mail": lambda name, kind: MailFileError(name=name, kind=kind),
    "shortcut": lambda name, kind: ShortcutError(name=name, kind=kind),
    "web_page": lambda name, _kind: WebPageError(name=name),
}


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive, as every Excel workbook (.xlsx) is."""
    return head.startswith(_ZIP)


def refuse_other_kinds(blocks: Sequence[bytes], name: str, rules: FileRules) -> None:
    """Lets only pass what may be a table in text.

    Raises:
        LoadError: the file is of another kind; the leaves say what can be done with it.
    """
    if name.startswith(_LOCK_FILE) and len(blocks[0]) <= _LONGEST_LOCK_FILE:
        raise LockFileError(name=name)
    for mark in rules.not_text:
        if _is_marked(blocks, mark):
            raise _REFUSALS[mark.refusal](name, mark.kind)
    # Without the zeros UTF-16 reads like ASCII, in which all of these marks are written.
    head = blocks[0].replace(b"\x00", b"").lstrip(_BEFORE_TEXT).lower()
    for text_mark in rules.other_text:
        if _is_text_of(head, text_mark):
            raise _REFUSALS[text_mark.refusal](name, text_mark.kind)


def opened_workbook(content: bytes, name: str, rules: FileRules) -> Package:
    """Opens what is an Excel workbook of a size that can be read, and nothing else.

    Raises:
        FileTooLargeError: it unpacks to more than `LARGEST_UNPACKED` bytes.
        ExcelFileError: it is too damaged to tell.
        LoadError: it is an archive of something else; the leaves say of what.
    """
    try:
        package = Package(content, name)
        main = package.main_part()
    except LoadError:
        raise
    except Exception as error:  # any damage
        raise ExcelFileError(name=name) from error
    mime_type = package.head(_MIME_TYPE_PART, _LONGEST_MIME_TYPE).decode("ascii", errors="replace")
    for mark in rules.archives:
        is_part = mark.part and (main == mark.part if main else mark.part in package)
        if is_part or mime_type.startswith(mark.mime_types):
            raise _REFUSALS[mark.refusal](name, mark.kind)
    if main is None:
        raise ZipFileError(name=name)
    if package.unpacked > LARGEST_UNPACKED:
        raise FileTooLargeError(name=name)
    return package


def _is_marked(blocks: Sequence[bytes], mark: FileMark) -> bool:
    # "BM" and "MZ" may begin a header as well: a mark counts among bytes that no text has.
    certain = mark.certain or _CONTROL_BYTES.search(blocks[0], 0, _HEAD)
    if not certain or not blocks[0].startswith(mark.starts_with):
        return False
    entries = [_directory_entry(stream) for stream in mark.streams]
    return not entries or any(entry in block for block in blocks for entry in entries)


def _directory_entry(stream: str) -> bytes:
    """How an old Office file names a part: 64 bytes, and the length of the name with its end.

    Entries stand at multiples of 128 bytes, so that none is cut in two between blocks.
    """
    encoded = f"{stream}\x00".encode("utf-16-le")
    return encoded.ljust(64, b"\x00") + len(encoded).to_bytes(2, "little")


def _is_text_of(head: bytes, mark: TextMark) -> bool:
    if not head.startswith(mark.starts_with):
        return False
    held = not mark.holds or any(each in head for each in mark.holds)
    return held and not any(each in head for each in mark.lacks)
