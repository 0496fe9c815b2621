"""Reads the bytes of the file that the reader dropped."""

import stat
from pathlib import Path

from nexgui.core.errors import EmptyFileError, FileUnreadableError, FileVanishedError, IsFolderError
from nexgui.core.progress import Report

_BLOCK = 4 * 1024 * 1024


def read_bytes(path: Path, report: Report) -> bytes:
    """The content of the file at `path`; `report` counts bytes.

    Raises:
        FileVanishedError, IsFolderError, FileUnreadableError, EmptyFileError: as named.
    """
    blocks: list[bytes] = []
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsFolderError(name=path.name or str(path))
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise FileUnreadableError(name=path.name)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                blocks.append(block)
                report(sum(map(len, blocks)), about.st_size)
    except FileNotFoundError as error:
        raise FileVanishedError(name=path.name) from error
    except OSError as error:
        raise FileUnreadableError(name=path.name) from error
    if not blocks:
        raise EmptyFileError(name=path.name)
    return b"".join(blocks)
