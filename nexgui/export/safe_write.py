"""Writes a file beside its target and puts it there in one step, or not at all."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from nexgui.core import windows
from nexgui.core.errors import (
    DiskFullError,
    ExportError,
    TargetFolderMissingError,
    TargetHeldError,
    TargetInUseError,
    TargetIsSourceError,
    TargetNameForbiddenError,
    TargetNameTooLongError,
    TargetNotWritableError,
    TargetReadOnlyError,
    TargetUnreachableError,
)
from nexgui.export.leftovers import open_temporary, remove_leftovers, rename_temporary

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
# Beside an open workbook stand ~$NAME (Excel) or .~lock.NAME# (LibreOffice).
_OWNER_FILES = ("~${name}", ".~lock.{name}#")


@contextmanager
def replacing(target: Path, *sources: Path, patience: float = 2) -> Iterator[BinaryIO]:
    """Gives a new file to write to; it becomes `target` when the block ends without an error.

    Whatever goes wrong, a file that stood at `target` still stands there, whole, and no
    temporary file stays; what a killed export left in the folder goes. The `sources`, the result
    files, are never written to. `patience` is for how many seconds it is tried again at the end
    where another program holds a file.

    Raises:
        ExportError: the leaves say why the target cannot be written.
    """
    _check_name(target)
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
            # Open: nobody can take it for a left-over until it is in its place.
            _replace(file, temporary, target, patience)
    except OSError as error:
        raise _export_error(error, target) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # it has its name now, or the folder itself is gone
                windows.try_again(temporary.unlink, patience)


def can_write_to(folder: Path) -> bool:
    """Whether a folder takes a new file; found out by making one, for permissions do not tell."""
    try:
        path, file = open_temporary(folder)
    except OSError:
        return False
    file.close()
    with suppress(OSError):
        windows.try_again(path.unlink)
    return True


def _check_name(target: Path) -> None:
    """Refuses names that Windows would take for something else: a device, a stream of a file."""
    part = windows.forbidden_in(target.name) if windows.IS_WINDOWS else ""
    if part:
        raise TargetNameForbiddenError(name=target.name, part=part)


def _resolved(target: Path) -> Path:
    """`target`, or what it is a link to: it is the file behind it that is replaced.

    Nothing else is resolved: a drive of Windows would become a longer name of a share.
    """
    try:
        return target.resolve() if target.is_symlink() else target.absolute()
    except OSError as error:
        raise _export_error(error, target) from error
    except RuntimeError as error:  # links in a circle
        raise TargetNotWritableError(name=target.name) from error


def _check(target: Path, sources: Sequence[Path]) -> None:
    for source in sources:
        if target.exists() and source.exists() and target.samefile(source):
            raise TargetIsSourceError(name=target.name)
    if not stat.S_ISDIR(target.parent.stat().st_mode):
        raise TargetFolderMissingError(name=target.name)
    if target.exists():
        if not target.is_file():
            raise TargetNotWritableError(name=target.name)
        if not os.access(target, os.W_OK):
            raise TargetReadOnlyError(name=target.name)
    for owner_file in _OWNER_FILES:
        with suppress(OSError):  # the name may be too long for an owner file
            if target.with_name(owner_file.format(name=target.name)).exists():
                raise TargetInUseError(name=target.name)


def _replace(file: BinaryIO, temporary: Path, target: Path, patience: float) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
    try:
        windows.try_again(lambda: rename_temporary(file, temporary, target), patience)
    except PermissionError as error:
        # The folder let the temporary file be written, so it is the target that is held.
        kind = TargetInUseError if target.exists() else TargetHeldError
        raise kind(name=target.name) from error


def _export_error(error: OSError, target: Path) -> ExportError:
    number, name = windows.number_of(error), target.name
    if error.errno in _NO_ROOM or number in windows.NO_ROOM:
        return DiskFullError(name=name)
    if error.errno == errno.ENOENT and error.filename is None and number is None:
        return DiskFullError(name=name)  # tempfile found no folder to write to
    if error.errno == errno.ENAMETOOLONG or windows.is_too_long(error, target):
        return TargetNameTooLongError(name=name)
    if number in windows.UNREACHABLE:
        return TargetUnreachableError(name=name)
    if error.errno in _NO_FOLDER:
        return TargetFolderMissingError(name=name)
    return TargetNotWritableError(name=name)
