"""Where the log of unexpected faults is kept."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_BYTES = 256 * 1024


def log_path() -> Path:
    """The log, in the reader's own application data; there may be none."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "nexgui.log"


def log_to_file() -> None:
    """Keeps the program's log at `log_path()`; goes on without one where that cannot be."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("nexgui").addHandler(handler)
