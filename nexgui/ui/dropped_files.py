"""What a drop brings: the paths of files, or an error that says why there are none."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from nexgui.core.errors import DropWithoutFileError


def has_something(mime: QMimeData) -> bool:
    """Whether a drag is worth accepting; what cannot be read is told after the drop."""
    return mime.hasUrls()


def dropped_files(mime: QMimeData) -> list[Path]:
    """The local files that were dropped, whatever their names end in: their contents decide.

    Raises:
        DropWithoutFileError: nothing that was dropped is a file of this computer.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not paths:
        raise DropWithoutFileError
    return paths
