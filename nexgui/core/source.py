"""Reads the bytes of the file that the reader dropped."""

import stat
from collections import deque
from pathlib import Path

from nexgui.core.errors import (
    EmptyFileError,
    FileTooLargeError,
    FileUnreadableError,
    FileVanishedError,
    IsFolderError,
)
from nexgui.core.progress import Report

# Small enough for the processor's cache: cells of larger blocks take a third longer to part.
_BLOCK = 64 * 1024
LARGEST = 2 * 1024**3
"""Bytes of the largest file that is read: NEXLINK's own lists hold 30 MB at most."""


def read_blocks(path: Path, report: Report) -> deque[bytes]:
    """The content of the file at `path`, in blocks; `report` counts bytes.

    Raises:
        FileVanishedError, IsFolderError, FileUnreadableError, EmptyFileError: as named.
    """
    blocks: deque[bytes] = deque()
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsFolderError(name=path.name or str(path))
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise FileUnreadableError(name=path.name)
        if about.st_size > LARGEST:
            raise FileTooLargeError(name=path.name)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                blocks.append(block)
                report(len(blocks) * _BLOCK, about.st_size)
    except FileNotFoundError as error:
        raise FileVanishedError(name=path.name) from error
    except OSError as error:
        raise FileUnreadableError(name=path.name) from error
    if not blocks:
        raise EmptyFileError(name=path.name)
    return blocks
