"""Reads the bytes of the file that the user dropped."""

import errno
import stat
from collections import deque
from pathlib import Path

from nexgui.core import windows
from nexgui.core.errors import (
    BrokenLinkError,
    EmptyFileError,
    FileTooLargeError,
    FileUnreachableError,
    FileUnreadableError,
    FileVanishedError,
    IsFolderError,
    LoadError,
    LongFileNameError,
    NotAFileError,
)
from nexgui.core.progress import Report

# Small enough for the processor's cache: cells of larger blocks take a third longer to part.
_BLOCK = 64 * 1024
LARGEST = 2 * 1024**3
"""Bytes of the largest file that is read: NEXLINK's own lists hold 30 MB at most."""


def read_blocks(path: Path, report: Report) -> deque[bytes]:
    """The content of the file at `path`, in blocks; `report` counts bytes.

    What is written to the file meanwhile may be part of it or not.

    Raises:
        LoadError: there is no such file, or it cannot be read; the leaves say why.
    """
    try:
        blocks = _read(path, report)
    except OSError as error:
        raise _as_load_error(error, path) from error
    except ValueError as error:  # a NUL in the path: no file has such a name
        raise FileVanishedError(name=path.name) from error
    if not blocks:
        raise EmptyFileError(name=path.name)
    return blocks


def read_beginning(path: Path, size: int) -> bytes:
    """The first bytes of a file that lies on this computer; none of another, or of no file."""
    try:
        about = path.stat()
        if windows.is_elsewhere(path, about) or not stat.S_ISREG(about.st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return b""


def _read(path: Path, report: Report) -> deque[bytes]:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise IsFolderError(name=path.name or str(path))
    if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
        raise NotAFileError(name=path.name)
    if about.st_size > LARGEST:
        raise FileTooLargeError(name=path.name)
    blocks: deque[bytes] = deque()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            blocks.append(block)
            size = len(blocks) * _BLOCK
            if size > LARGEST + _BLOCK:  # it grows as fast as it is read
                raise FileTooLargeError(name=path.name)
            report(min(size, about.st_size), about.st_size)
    return blocks


def _as_load_error(error: OSError, path: Path) -> LoadError:
    number = windows.number_of(error)
    if error.errno == errno.ENAMETOOLONG or windows.is_too_long(error, path):
        return LongFileNameError(name=path.name)
    if error.errno == errno.ELOOP or number == windows.LINK_LEADS_NOWHERE:
        return BrokenLinkError(name=path.name)
    if number in windows.UNREACHABLE:
        return FileUnreachableError(name=path.name)
    if isinstance(error, FileNotFoundError):
        return (BrokenLinkError if path.is_symlink() else FileVanishedError)(name=path.name)
    return FileUnreadableError(name=path.name)
