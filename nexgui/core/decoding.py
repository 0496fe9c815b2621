"""Bytes of a result file to text, and which encoding it was."""

import codecs
import re
from dataclasses import dataclass

from nexgui.core.errors import EmptyFileError, ExcelFileError, NotTextError, ZipFileError
from nexgui.core.file_rules import FileRules
from nexgui.core.messages import text

_ZIP = b"PK\x03\x04"
_EXCEL_PARTS = (b"[Content_Types].xml", b"xl/")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8（BOM付き）"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# At most one character in this many may be unreadable.
_LEGIBLE_SHARE = 20
_HEAD = 512
# Bytes that no text begins with: not tab, line breaks, form feed and the escape of ISO-2022-JP.
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

REPLACEMENT = "\ufffd"
"""Stands where bytes could not be read."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, without byte order mark, and the name of its encoding for the reader."""

    text: str
    encoding: str


def decode(content: bytes, name: str, rules: FileRules) -> DecodedText:
    """Decodes the whole content of the file `name`: UTF-8 and UTF-16 by BOM, UTF-8, CP932.

    A few broken bytes do not refuse a file: each becomes `REPLACEMENT`.

    Raises:
        EmptyFileError: there is not one character, or only white space.
        ExcelFileError, ZipFileError, NotTextError: this is no text file.
    """
    _refuse_other_kinds(content, name, rules)
    decoded = _decode_text(content, name)
    if not decoded.text.strip():
        raise EmptyFileError(name=name)
    return decoded


def _refuse_other_kinds(content: bytes, name: str, rules: FileRules) -> None:
    if content.startswith(_ZIP):
        raise (
            ExcelFileError(name=name)
            if all(part in content for part in _EXCEL_PARTS)
            else ZipFileError(name=name)
        )
    for mark in rules.not_text:
        # "BM" and "MZ" may begin a header as well: a mark counts among bytes that no text has.
        certain = mark.certain or _CONTROL_BYTES.search(content, 0, _HEAD)
        if certain and content.startswith(mark.starts_with):
            raise NotTextError(name=name, kind=mark.kind)


def _decode_text(content: bytes, name: str) -> DecodedText:
    for bom, codec, label in _BOMS:
        if content.startswith(bom):
            return DecodedText(content[len(bom) :].decode(codec, errors="replace"), label)
    if content.count(0) * _LEGIBLE_SHARE > len(content):
        raise NotTextError(name=name, kind=text("file_kind.unreadable"))
    decoded = content.decode("utf-8", errors="replace")
    # Whatever the encoding, ASCII can be read: it does not speak for UTF-8.
    if _is_legible(decoded, _beyond_ascii(decoded)):
        return DecodedText(decoded, "UTF-8")
    # CP932 and never plain Shift_JIS: 髙 﨑 ① ㈱ occur. Readers know it as Shift_JIS.
    decoded = content.decode("cp932", errors="replace")
    if _is_legible(decoded, len(decoded)):
        return DecodedText(decoded, "Shift_JIS")
    raise NotTextError(name=name, kind=text("file_kind.unreadable"))


def _is_legible(decoded: str, characters: int) -> bool:
    return decoded.count(REPLACEMENT) * _LEGIBLE_SHARE <= characters


def _beyond_ascii(decoded: str) -> int:
    return len(decoded) - len(decoded.encode("ascii", errors="ignore"))
