"""Temporary files of workbooks: how one that is written is told from one that was left behind."""

import random
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from nexgui.core import windows

if sys.platform != "win32":
    import fcntl
    import os

# Shorter than any name that is chosen: a folder may leave room for that and no more.
_NAME = re.compile(r"~nexgui\.[0-9]{3}")
_NUMBERS = range(1000)


def open_temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file in `folder`, marked as being written for as long as it is open.

    The mark ends with the program, however that ends.

    Raises:
        OSError: the folder takes no new file.
    """
    for number in random.sample(_NUMBERS, len(_NUMBERS)):
        path = folder / f"~nexgui.{number:03}"
        with suppress(FileExistsError):
            file = _create(path)
            if file is not None:
                return path, file
    raise FileExistsError(f"{folder} is full of temporary files")


def remove_leftovers(folder: Path) -> None:
    """Removes what an export that was killed left in `folder`; what is being written stays."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            # A pipe of that name is none, and to open it would take for ever.
            if _NAME.fullmatch(path.name) and stat.S_ISREG(path.lstat().st_mode):
                _remove_if_left(path)


if sys.platform == "win32":

    def rename_temporary(file: BinaryIO, _path: Path, target: Path) -> None:
        """Gives a temporary file its own name while it is open, and so still marked."""
        windows.rename_held(file, target)

    def _create(path: Path) -> BinaryIO | None:
        return windows.create_held(path)

    def _remove_if_left(path: Path) -> None:
        with suppress(OSError):  # of what is open
            if stat.S_ISREG(path.lstat().st_mode):
                path.unlink()

else:

    def rename_temporary(_file: BinaryIO, path: Path, target: Path) -> None:
        """Gives a temporary file its own name while it is open, and so still marked."""
        path.replace(target)

    def _create(path: Path) -> BinaryIO | None:
        """A new file; None if somebody took it for a left-over before it was marked."""
        file = path.open("xb")
        with suppress(OSError):  # some network shares know no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()
        return None

    def _remove_if_left(path: Path) -> None:
        with suppress(OSError):
            if not stat.S_ISREG(path.lstat().st_mode):  # opening a pipe would never end
                return
            with path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
