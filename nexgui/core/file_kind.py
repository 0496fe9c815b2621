"""Refuses files that are something else than text, whatever their names say."""

import re

from nexgui.core.errors import NotTextError
from nexgui.core.file_rules import FileRules

_ZIP = b"PK\x03\x04"
_HEAD = 512
# Bytes that no text begins with: not tab, line breaks, form feed and the escape of ISO-2022-JP.
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive, as every Excel workbook (.xlsx) is."""
    return head.startswith(_ZIP)


def refuse_other_kinds(head: bytes, name: str, rules: FileRules) -> None:
    """Lets only pass what may be text.

    Raises:
        NotTextError: a file that begins with `head` is no text file.
    """
    for mark in rules.not_text:
        # "BM" and "MZ" may begin a header as well: a mark counts among bytes that no text has.
        certain = mark.certain or _CONTROL_BYTES.search(head, 0, _HEAD)
        if certain and head.startswith(mark.starts_with):
            raise NotTextError(name=name, kind=mark.kind)
