"""Hands files over to the reader's desktop: opens them, or shows where they lie."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Opens a file with the program that the desktop has for it; false where it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def show_in_folder(path: Path) -> bool:
    """Opens the folder of a file, with the file picked where the desktop can do that."""
    if sys.platform == "win32":
        return _start("explorer.exe", "/select,", QDir.toNativeSeparators(str(path)))
    if sys.platform == "darwin":
        return _start("open", "-R", str(path))
    return open_file(path.parent)


def _start(program: str, *arguments: str) -> bool:
    started, _process_id = QProcess.startDetached(program, list(arguments))
    return started
