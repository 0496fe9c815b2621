"""What a drop brings: the path of one file, or an error that says why not."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from nexgui.core.errors import DropWithoutFileError, SeveralFilesError


def has_something(mime: QMimeData) -> bool:
    """Whether a drag is worth accepting; what cannot be read is told after the drop."""
    return mime.hasUrls()


def dropped_file(mime: QMimeData) -> Path:
    """The one local file that was dropped, whatever its name ends in: its content decides.

    Raises:
        DropWithoutFileError: nothing that was dropped is a file of this computer.
        SeveralFilesError: more than one file was dropped.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return only_file(paths)


def only_file(paths: Sequence[Path]) -> Path:
    """The only one of `paths`.

    Raises:
        DropWithoutFileError, SeveralFilesError: there is none, or more than one.
    """
    if not paths:
        raise DropWithoutFileError
    if len(paths) > 1:
        raise SeveralFilesError(count=len(paths))
    return paths[0]
