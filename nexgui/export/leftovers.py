"""Temporary files of workbooks: how one that is written is told from one that was left behind."""

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

RENAMED_WHILE_OPEN = fcntl is not None
"""Whether a file keeps its mark until it has its own name; Windows renames none that is open."""

_SECONDS_TO_RENAME = 60  # more than it takes between closing a file and giving it its name
_NAME = re.compile(r"~nexgui-[0-9a-f]{16}\.tmp")


def open_temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file in `folder`, marked as being written for as long as it is open.

    Raises:
        OSError: the folder takes no new file.
    """
    while True:
        path = folder / f"~nexgui-{secrets.token_hex(8)}.tmp"
        file = path.open("xb")
        if fcntl is None:
            return path, file
        with suppress(OSError):  # some network shares know no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return path, file
        file.close()  # somebody took it for a left-over before it was marked


def remove_leftovers(folder: Path) -> None:
    """Removes what an export that was killed left in `folder`; what is being written stays."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            # A pipe of that name is none, and to open it would take for ever.
            if _NAME.fullmatch(path.name) and stat.S_ISREG(path.lstat().st_mode):
                _remove_if_left(path)


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        if fcntl is None:
            if time.time() - path.stat().st_mtime > _SECONDS_TO_RENAME:
                path.unlink()
            return
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
