"""Writes a file beside its target and puts it there in one step, or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from nexgui.core.errors import (
    DiskFullError,
    ExportError,
    TargetFolderMissingError,
    TargetInUseError,
    TargetIsSourceError,
    TargetNotWritableError,
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Beside an open workbook stand ~$NAME (Excel) or .~lock.NAME# (LibreOffice).
_OWNER_FILES = ("~${name}", ".~lock.{name}#")


@contextmanager
def replacing(target: Path, source: Path) -> Iterator[BinaryIO]:
    """Gives a new file to write to; it becomes `target` when the block ends without an error.

    Whatever goes wrong, a file that stood at `target` still stands there, whole, and no
    temporary file stays. `source`, the result file, is never written to.

    Raises:
        ExportError: the leaves say why the target cannot be written.
    """
    target = target.resolve()
    _check(target, source)
    temporary = target.with_name(f"~nexgui-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, target)
    except OSError as error:
        raise _export_error(error, target) from error
    finally:
        temporary.unlink(missing_ok=True)


def _check(target: Path, source: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise TargetIsSourceError(name=target.name)
    if not target.parent.is_dir():
        raise TargetFolderMissingError(name=target.name)
    if target.is_dir():
        raise TargetNotWritableError(name=target.name)
    for owner_file in _OWNER_FILES:
        if target.with_name(owner_file.format(name=target.name)).exists():
            raise TargetInUseError(name=target.name)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:
        # The folder let the temporary file be written, so it is the target that is held.
        raise TargetInUseError(name=target.name) from error


def _export_error(error: OSError, target: Path) -> ExportError:
    kind = DiskFullError if error.errno in _NO_ROOM else TargetNotWritableError
    return kind(name=target.name)
