"""Where the program keeps what is the user's own: with the user, or beside a portable program."""

import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PORTABLE = "portable"  # a file of this name beside the program; what it holds does not matter


def settings_folder() -> Path:
    """Where the settings lie."""
    return _folder(QStandardPaths.StandardLocation.AppConfigLocation)


def log_folder() -> Path:
    """Where the log lies; there may be none."""
    return _folder(QStandardPaths.StandardLocation.AppLocalDataLocation)


def _folder(usual: QStandardPaths.StandardLocation) -> Path:
    beside = Path(sys.executable).parent
    if getattr(sys, "frozen", False) and (beside / _PORTABLE).is_file():
        return beside / "settings"
    return Path(QStandardPaths.writableLocation(usual))
