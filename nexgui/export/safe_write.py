"""Writes a file beside its target and puts it there in one step, or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from nexgui.core.errors import (
    DiskFullError,
    ExportError,
    TargetFolderMissingError,
    TargetInUseError,
    TargetIsSourceError,
    TargetNameTooLongError,
    TargetNotWritableError,
)
from nexgui.export.leftovers import RENAMED_WHILE_OPEN, open_temporary, remove_leftovers

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Beside an open workbook stand ~$NAME (Excel) or .~lock.NAME# (LibreOffice).
_OWNER_FILES = ("~${name}", ".~lock.{name}#")


@contextmanager
def replacing(target: Path, *sources: Path) -> Iterator[BinaryIO]:
    """Gives a new file to write to; it becomes `target` when the block ends without an error.

    Whatever goes wrong, a file that stood at `target` still stands there, whole, and no
    temporary file stays; what a killed export left in the folder goes. The `sources`, the result
    files, are never written to.

    Raises:
        ExportError: the leaves say why the target cannot be written.
    """
    target = _resolved(target)
    temporary: Path | None = None
    try:
        _check(target, sources)
        remove_leftovers(target.parent)
        temporary, file = open_temporary(target.parent)
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if RENAMED_WHILE_OPEN:  # nobody can take it for a left-over until it is in its place
                _replace(temporary, target)
        if not RENAMED_WHILE_OPEN:
            _replace(temporary, target)
    except OSError as error:
        raise _export_error(error, target) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # the folder itself may be gone
                temporary.unlink()


def _resolved(target: Path) -> Path:
    """`target` without symbolic links: it is the file behind them that is replaced."""
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:  # links in a circle
        raise TargetNotWritableError(name=target.name) from error


def _check(target: Path, sources: Sequence[Path]) -> None:
    for source in sources:
        if target.exists() and source.exists() and target.samefile(source):
            raise TargetIsSourceError(name=target.name)
    if not target.parent.is_dir():
        raise TargetFolderMissingError(name=target.name)
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise TargetNotWritableError(name=target.name)
    for owner_file in _OWNER_FILES:
        with suppress(OSError):  # the name may be too long for an owner file
            if target.with_name(owner_file.format(name=target.name)).exists():
                raise TargetInUseError(name=target.name)


def _replace(temporary: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
    try:
        temporary.replace(target)
    except PermissionError as error:
        # The folder let the temporary file be written, so it is the target that is held.
        raise TargetInUseError(name=target.name) from error


def _export_error(error: OSError, target: Path) -> ExportError:
    # Without a file name it is tempfile that found no folder to write to: the disk is full.
    if error.errno in _NO_ROOM or (error.errno == errno.ENOENT and error.filename is None):
        return DiskFullError(name=target.name)
    if error.errno == errno.ENAMETOOLONG:
        return TargetNameTooLongError(name=target.name)
    return TargetNotWritableError(name=target.name)
