"""The dialogs that ask for a file, in the user's own system's manner."""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFileIconProvider, QWidget

from nexgui.core import windows
from nexgui.core.messages import text
from nexgui.core.resources import is_own_file
from nexgui.export.safe_write import can_write_to
from nexgui.export.workbook import proposed_name
from nexgui.ui.widgets.sizing import resize_within_screen

_Places = QStandardPaths.StandardLocation

_SIZE = (760, 460)  # of Qt's own dialog; the system's have sizes of their own

FOLDERS = ("history", "lastVisited", "shortcuts")
"""What Qt keeps of folders, at a place that all programs with Qt share."""


def ask_for_result_files(parent: QWidget, last: Path | None) -> QFileDialog:
    """Opens a dialog whose `filesSelected` brings the paths of result files.

    It begins in the folder of the `last` file, else where downloads go.
    """
    dialog = QFileDialog(parent, text("dialog.choose_title"), str(_folder_to_begin(last)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(name_filters())
    return _opened(dialog)


def name_filters(platform: str = sys.platform) -> list[str]:
    """The kinds of files to choose from; where names differ by case, in both."""
    kinds = text("dialog.result_files")
    if platform not in ("win32", "darwin"):
        kinds = re.sub(r"\*\.\w+", lambda found: f"{found[0]} {found[0].upper()}", kinds)
    return kinds.split(";;")


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


def ask_for_list(parent: QWidget, source: Path, key: str, title: str) -> QFileDialog:
    """Opens a dialog whose `fileSelected` brings the path for a list to be uploaded."""
    return _ask_to_save(parent, source, proposed_name(source, key), title, text("dialog.csv_files"))


def _ask_to_save(parent: QWidget, source: Path, name: str, title: str, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_export_folder(source)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    return _opened(dialog)


def _folder_to_begin(last: Path | None) -> Path:
    if last is not None and not is_own_file(last) and not is_temporary(last):
        folder = last.absolute().parent
        if folder.is_dir():
            return folder
    return _first_that_is_there(_Places.DownloadLocation, _Places.HomeLocation)


def _export_folder(source: Path) -> Path:
    """The source's folder; the user's documents where nothing should or can be written there."""
    folder = source.absolute().parent
    is_passing = is_own_file(source) or is_temporary(source)
    if not is_passing and can_write_to(folder) and _can_be_shown(folder):
        return folder
    return _first_that_is_there(
        _Places.DocumentsLocation, _Places.DownloadLocation, _Places.HomeLocation
    )


def _first_that_is_there(*places: QStandardPaths.StandardLocation) -> Path:
    """The first of some folders that the user has; not everybody has 「ドキュメント」."""
    folders = [Path(QStandardPaths.writableLocation(place)) for place in places]
    return next((folder for folder in folders if folder.is_dir()), folders[-1])


def is_temporary(source: Path) -> bool:
    """Whether a file may go any day: mail programs and archives open what they hold from there."""
    if windows.is_remote(source):
        return False
    local = os.environ.get("LOCALAPPDATA") if windows.IS_WINDOWS else None
    places = [tempfile.gettempdir(), *([local] if local else [])]
    folder = source.absolute().parent.resolve()
    return any(folder.is_relative_to(Path(place).resolve()) for place in places)


def _can_be_shown(folder: Path) -> bool:
    """Whether Qt knows a folder by its name, which on Linux may be in another encoding."""
    return QFileInfo(str(folder)).isDir()


def forget_folders() -> None:
    """Takes out of Qt's memory what file dialogs have left there of folders."""
    _give_back({})


def keep_no_folders(dialog: QDialog) -> None:
    """Leaves in Qt's memory what was there before: a dialog writes its folders as it goes."""
    memory = _qt_memory()
    before = {key: memory.value(key) for key in FOLDERS if memory.contains(key)}
    dialog.destroyed.connect(partial(_give_back, before))


def _give_back(folders: Mapping[str, object]) -> None:
    memory = _qt_memory()
    for key in FOLDERS:
        if key in folders:
            memory.setValue(key, folders[key])
        else:
            memory.remove(key)
    memory.sync()


def _qt_memory() -> QSettings:
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.beginGroup("FileDialog")
    return memory


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
    for combo in dialog.findChildren(QComboBox):  # else as wide as the path of a deep folder
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    resize_within_screen(dialog, *_SIZE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keep_no_folders(dialog)
    dialog.open()
    return dialog
