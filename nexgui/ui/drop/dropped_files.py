"""What a drop brings, and what will become of it, before it is let go."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from nexgui.core import windows
from nexgui.core.errors import (
    AttachmentDropError,
    DropWithoutFileError,
    IsFolderError,
    LoadError,
    NexguiError,
    NotTextError,
    ZipFileError,
)
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.work.session import Session

_ZIP = ".zip"
# Endings that no result file has, whatever it went through. Others are decided by the contents.
_OTHER_KINDS: Mapping[str, tuple[str, ...]] = {
    "file_kind.picture": (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic"),
    "file_kind.pdf": (".pdf",),
    "file_kind.document": (".doc", ".docx", ".ppt", ".pptx", ".rtf"),
    "file_kind.archive": (".7z", ".lzh", ".rar", ".gz", ".tar", ".cab"),
    "file_kind.recording": (".mp3", ".wav", ".m4a", ".mp4", ".mov", ".avi", ".wmv"),
    "file_kind.program": (".exe", ".msi", ".lnk", ".bat", ".dmg"),
}


class DropPlan(NamedTuple):
    """Whether letting go will do something, and the sentence that says what, or why not."""

    accepted: bool
    sentence: str


# Formats of what is no file yet: attachments of a mail, or what a window of an archive shows.
_ATTACHMENTS = ("FileGroupDescriptor", "x-moz-file-promise")


def has_something(mime: QMimeData) -> bool:
    """Whether a drag brings anything of which there is something to say."""
    return bool(mime.formats())


def dropped_files(mime: QMimeData) -> list[Path]:
    """The local files that were dropped, or are about to be; none of them is read.

    Raises:
        AttachmentDropError: it lies in a mail or an archive, and is no file yet.
        DropWithoutFileError: nothing of it is a file of this computer.
        LoadError: one of them is a folder, or its name says that it is no result file.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not paths:
        formats = " ".join(mime.formats())
        raise (
            AttachmentDropError
            if any(mark in formats for mark in _ATTACHMENTS)
            else DropWithoutFileError
        )
    for path in paths:
        error = _refusal(path)
        if error is not None:
            raise error
    return paths


def count_others(mime: QMimeData) -> int:
    """How many things a drag brings besides the files of this computer: links to pages and such."""
    return sum(not url.isLocalFile() for url in mime.urls())


def plan_drop(mime: QMimeData, session: Session) -> DropPlan:
    """The plan for what is dragged."""
    if session.exporting:
        return DropPlan(accepted=False, sentence=text("window.busy_exporting"))
    try:
        paths = dropped_files(mime)
    except NexguiError as error:
        return DropPlan(accepted=False, sentence=str(error))
    sentence = _what_happens(paths, session)
    others = count_others(mime)
    if others:
        sentence = f"{sentence}。{text('drop.others', count=others)}"
    return DropPlan(accepted=True, sentence=sentence)


def _refusal(path: Path) -> LoadError | None:
    """Why a file will not do, as far as that shows from outside.

    Nothing is asked of another computer: the window waits. Reading will tell, in a thread.
    """
    suffix = path.suffix.lower()
    if not windows.is_remote(path) and path.is_dir():
        return IsFolderError(name=path.name)
    if suffix == _ZIP:
        return ZipFileError(name=path.name)
    for kind, suffixes in _OTHER_KINDS.items():
        if suffix in suffixes:
            return NotTextError(name=path.name, kind=text(kind))
    return None


def _what_happens(paths: Sequence[Path], session: Session) -> str:
    if session.being_read:
        one, several = "drop.join_one", "drop.join_several"
    elif session.holds_own_files:
        one, several = "drop.ask_one", "drop.ask_several"
    else:
        one, several = "drop.open_one", "drop.open_several"
    if len(paths) == 1:
        return text(one, name=shown_name(paths[0].name))
    return text(several, count=len(paths))
