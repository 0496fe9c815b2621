"""Where the log of unexpected faults is kept."""

import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_BYTES = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


def log_path() -> Path:
    """The log, in the reader's own application data; there may be none."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "nexgui.log"


def log_to_file() -> None:
    """Keeps the program's log at `log_path()`; goes on without one where that cannot be."""
    logging.getLogger("nexgui").addHandler(_LogFile(log_path()))


class _LogFile(logging.Handler):
    """Made with the first fault: on most days there is none."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record to the file."""
        self._file = self._file or self._open()
        self._file.emit(record)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # it brings much with it

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = RotatingFileHandler(self._path, maxBytes=_BYTES, backupCount=1, encoding="utf-8")
        except OSError:
            return logging.NullHandler()
        file.setFormatter(logging.Formatter(_FORMAT))
        return file
