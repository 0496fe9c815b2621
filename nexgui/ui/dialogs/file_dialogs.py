"""The dialogs that ask for a file, in the user's own system's manner."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from nexgui.core.messages import text
from nexgui.core.resources import resource_path
from nexgui.export.workbook import proposed_name
from nexgui.ui.widgets.sizing import resize_within_screen

_SIZE = (760, 460)  # of Qt's own dialog; the system's have sizes of their own


def ask_for_result_files(parent: QWidget) -> QFileDialog:
    """Opens a dialog whose `filesSelected` brings the paths of result files."""
    dialog = QFileDialog(parent, text("dialog.choose_title"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(text("dialog.result_files").split(";;"))
    return _opened(dialog)


def ask_for_workbook(parent: QWidget, source: Path, *, shown_only: bool) -> QFileDialog:
    """Opens a dialog whose `fileSelected` brings the path for the workbook of `source`.

    It proposes a name beside the source, and asks before a file there is replaced.
    """
    name = proposed_name(source, "workbook.file_name_shown" if shown_only else "workbook.file_name")
    return _ask_to_save(parent, source, name, text("dialog.export_title"), text("dialog.workbooks"))


def ask_for_pdf(parent: QWidget, source: Path) -> QFileDialog:
    """Opens a dialog whose `fileSelected` brings the path for the PDF file of `source`."""
    name = proposed_name(source, "print.file_name")
    return _ask_to_save(parent, source, name, text("print.pdf_title"), text("print.pdf_files"))


def _ask_to_save(parent: QWidget, source: Path, name: str, title: str, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_export_folder(source)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    return _opened(dialog)


def _export_folder(source: Path) -> Path:
    """The source's folder; the user's documents where nothing should or can be written there."""
    folder = source.parent.absolute()
    with suppress(OSError, RuntimeError):  # links in a circle, since it was read
        folder = source.resolve().parent
    shipped = folder.is_relative_to(resource_path("").resolve())
    if not shipped and os.access(folder, os.W_OK) and _can_be_shown(folder):
        return folder
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))


def _can_be_shown(folder: Path) -> bool:
    """Whether Qt knows a folder by its name, which on Linux may be in another encoding."""
    return QFileInfo(str(folder)).isDir()


@cache
def _kinds() -> QFileIconProvider:
    """One for all dialogs; Qt takes no ownership of it."""
    return _Kinds()


class _Kinds(QFileIconProvider):
    """Says in Japanese of what kind a file is, which Qt says in English."""

    def type(self, info: QFileInfo) -> str:
        """The kind of a file or a folder in Qt's own dialog; the system's has words of its own."""
        if info.isDir():
            return text("dialog.folder")
        return text("dialog.file_of_kind", ending=info.suffix().upper())


def _opened(dialog: QFileDialog) -> QFileDialog:
    # Qt's own Japanese lacks these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, text("dialog.look_in"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, text("dialog.file_type"))
    dialog.setIconProvider(_kinds())
    resize_within_screen(dialog, *_SIZE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
