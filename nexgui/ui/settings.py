"""What the program remembers from one day to the next; never an address or a name of a person."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_ADDRESS_COLUMNS = "address_columns"
_DETAIL_OPEN = "detail/open"
_DETAIL_WIDTH, _DETAIL_HEIGHT = "detail/width", "detail/height"


class Settings:
    """The reader's settings, in a file of their own."""

    def __init__(self) -> None:
        place = QStandardPaths.StandardLocation.AppConfigLocation
        path = Path(QStandardPaths.writableLocation(place)) / "settings.ini"
        self._values = QSettings(str(path), QSettings.Format.IniFormat)

    def address_column(self, header: Sequence[str]) -> int | None:
        """The column that the reader named as the addresses', for files with this header."""
        value = self._values.value(_key(header))
        return int(str(value)) if value is not None and str(value).isdecimal() else None

    def remember_address_column(self, header: Sequence[str], column: int) -> None:
        """Keeps the reader's choice for files with this header."""
        self._values.setValue(_key(header), column)
        self._values.sync()

    def value(self, key: str) -> str:
        """What was remembered under a key; empty where nothing was."""
        return str(self._values.value(key, ""))

    @property
    def detail_open(self) -> bool | None:
        """Whether the detail panel is open; None: the reader has not chosen yet."""
        value = self._values.value(_DETAIL_OPEN)
        return None if value is None else str(value).lower() == "true"

    @detail_open.setter
    def detail_open(self, is_open: bool) -> None:
        self._values.setValue(_DETAIL_OPEN, is_open)

    def detail_size(self, *, beside: bool) -> int | None:
        """The width of the detail panel beside the table, or its height below it, in pixels."""
        value = self._values.value(_DETAIL_WIDTH if beside else _DETAIL_HEIGHT)
        return int(str(value)) if value is not None and str(value).isdecimal() else None

    def remember_detail_size(self, size: int, *, beside: bool) -> None:
        """Keeps the size that the reader gave the detail panel."""
        self._values.setValue(_DETAIL_WIDTH if beside else _DETAIL_HEIGHT, size)

    def remember(self, key: str, value: str) -> None:
        """Keeps a path or a choice of view."""
        self._values.setValue(key, value)
        self._values.sync()

    def of_header(self, kind: str, header: Sequence[str]) -> str:
        """What was remembered for files with this header."""
        return self.value(_key(header, kind))

    def remember_of_header(self, kind: str, header: Sequence[str], value: str) -> None:
        """Keeps a choice of view for files with this header."""
        self.remember(_key(header, kind), value)


def _key(header: Sequence[str], kind: str = _ADDRESS_COLUMNS) -> str:
    """A name for a header that does not show the header."""
    import hashlib  # a window that waits for a file needs none

    digest = hashlib.sha256("\n".join(header).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}/{digest}"
