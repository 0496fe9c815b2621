"""Refuses files that are something else than text, whatever their names say."""

import io
import re
import zipfile
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
from nexgui.core.reading.file_rules import ArchiveMark, FileMark, FileRules, TextMark

LARGEST_UNPACKED = 1024**3
"""Bytes to which a workbook may unpack."""

_ZIP = b"PK\x03\x04"
_HEAD = 512
# Bytes that no text begins with: not tab, line breaks, form feed and the escape of ISO-2022-JP.
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEFORE_TEXT = b"\xef\xbb\xbf\xfe\xff \t\r\n"  # byte order marks and white space
_LOCK_FILE = "~$"  # how the name begins of what Excel and Word put beside an open file
_LONGEST_LOCK_FILE = 1024
_WORKBOOK_PART = re.compile(r"xl/workbook\d*\.xml", re.IGNORECASE)
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


def refuse_other_archives(content: bytes, name: str, rules: FileRules) -> None:
    """Lets only pass Excel workbooks of a size that can be read.

    Raises:
        FileTooLargeError: it unpacks to more than `LARGEST_UNPACKED` bytes.
        ExcelFileError: it is too damaged to tell.
        LoadError: it is an archive of something else; the leaves say of what.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            mime_type = _mime_type(archive)
    except Exception as error:  # whatever a damaged archive makes zipfile stumble over
        raise ExcelFileError(name=name) from error
    names = {part.filename for part in parts}
    if not any(map(_WORKBOOK_PART.fullmatch, names)):
        raise _refusal_of_archive(names, mime_type, name, rules.archives)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileTooLargeError(name=name)


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


def _mime_type(archive: zipfile.ZipFile) -> str:
    if _MIME_TYPE_PART not in archive.namelist():
        return ""
    with archive.open(_MIME_TYPE_PART) as file:
        return file.read(_LONGEST_MIME_TYPE).decode("ascii", errors="replace").strip()


def _refusal_of_archive(
    names: set[str], mime_type: str, name: str, marks: Sequence[ArchiveMark]
) -> LoadError:
    for mark in marks:
        if mark.part in names or mime_type.startswith(mark.mime_types):
            return _REFUSALS[mark.refusal](name, mark.kind)
    return ZipFileError(name=name)
