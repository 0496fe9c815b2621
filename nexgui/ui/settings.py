"""What the program remembers from one day to the next, and all that it does.

The window's place and look, the form of the list, the detail panel, how columns were arranged and
which one holds the addresses, by a digest of the header; whether downloads are noticed; under whose
name the user makes stop lists. And the paths of files opened lately, of which a name may be a
person's, with how many recipients they have: those can be cleared and switched off. Nothing that
stands in a file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from nexgui.ui.places import settings_folder

_THEME, _PERCENT = "look/theme", "look/percent"
_RECENT, _RECENT_COUNTS, _RECORDS_NONE = "recent/paths", "recent/counts", "recent/off"
_COMPACT = "list/compact"
_PLACE = "window/place"
_DETAIL_OPEN = "detail/open"
_DETAIL_WIDTH = "detail/width"
_EVERYONE = "list/everyone"
_FOLD = "detail/fold"
_APPLICANT = "lists/applicant"
_DOWNLOADS, _DOWNLOADS_OPENED = "downloads/watched", "downloads/opened"
_COLUMNS, _ADDRESS_COLUMNS = "columns", "address_columns"

_MOST_DIGITS = 9  # of a number that Qt can take

MOST_RECENT = 10
"""Files that are remembered as opened lately; more are not even read."""


class RecentCounts(NamedTuple):
    """What a file opened lately held, in numbers, and when it was opened."""

    needing: int
    waiting: int
    opened: datetime  # local time
    until: datetime | None = None  # by when the results that are waited for are final


class ThemeChoice(Enum):
    """Which theme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """The user's settings, in a file of their own; what makes no sense there counts as unset."""

    def __init__(self) -> None:
        path = settings_folder() / "settings.ini"
        self._values = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """The theme that was chosen last; the system's where none was."""
        known = {choice.value: choice for choice in ThemeChoice}
        return known.get(self._text(_THEME), ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, theme: ThemeChoice) -> None:
        self._keep(_THEME, theme.value)

    @property
    def text_percent(self) -> int | None:
        """The size of text that was chosen last."""
        return self._number(_PERCENT)

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._keep(_PERCENT, percent)

    @property
    def compact_list(self) -> bool:
        """Whether each recipient has one line in the list, and not two."""
        return self._text(_COMPACT) == "1"

    @compact_list.setter
    def compact_list(self, compact: bool) -> None:
        self._keep(_COMPACT, "1" if compact else "")

    @property
    def window_place(self) -> QByteArray:
        """Where the window was, as Qt tells it; empty where it never was."""
        return QByteArray.fromBase64(self._text(_PLACE).encode())

    @window_place.setter
    def window_place(self, place: QByteArray) -> None:
        self._keep(_PLACE, bytes(place.toBase64().data()).decode("ascii"))

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened lately, the last one first."""
        import json  # a start needs none

        try:
            names = json.loads(self._text(_RECENT) or "[]")
        except (ValueError, RecursionError):  # edited by hand
            return ()
        if not isinstance(names, list):
            return ()
        return tuple(Path(name) for name in names[:MOST_RECENT] if isinstance(name, str))

    @recent_files.setter
    def recent_files(self, paths: Sequence[Path]) -> None:
        import json

        self._keep(_RECENT, json.dumps([str(path) for path in paths]))

    @property
    def recent_counts(self) -> dict[str, RecentCounts]:
        """What the files opened lately held, by their paths."""
        import json

        try:
            kept = json.loads(self._text(_RECENT_COUNTS) or "{}")
            return {
                str(path): RecentCounts(int(needing), int(waiting), *map(_local_time, times))
                for path, (needing, waiting, *times) in kept.items()
            }
        except (ValueError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
            return {}  # edited by hand

    @recent_counts.setter
    def recent_counts(self, counts: Mapping[str, RecentCounts]) -> None:
        import json

        kept = {
            path: (
                *(each.needing, each.waiting),
                *(time.isoformat(timespec="minutes") for time in (each.opened, each.until) if time),
            )
            for path, each in counts.items()
        }
        self._keep(_RECENT_COUNTS, json.dumps(kept))

    @property
    def records_files(self) -> bool:
        """Whether files that are opened are remembered."""
        return self._text(_RECORDS_NONE) != "1"

    @records_files.setter
    def records_files(self, records: bool) -> None:
        self._keep(_RECORDS_NONE, "" if records else "1")

    @property
    def begins_with_everyone(self) -> bool:
        """Whether a file opens with all recipients, and not with those who need somebody."""
        return self._text(_EVERYONE) == "1"

    @begins_with_everyone.setter
    def begins_with_everyone(self, everyone: bool) -> None:
        self._keep(_EVERYONE, "1" if everyone else "")

    @property
    def applicant(self) -> str:
        """申請者名 of the stop lists: who made the last one; empty: nobody yet."""
        return self._text(_APPLICANT)

    @applicant.setter
    def applicant(self, name: str) -> None:
        self._keep(_APPLICANT, name)

    @property
    def watches_downloads(self) -> bool:
        """Whether new result files in the download folder are noticed."""
        return self._text(_DOWNLOADS) == "1"

    @watches_downloads.setter
    def watches_downloads(self, watches: bool) -> None:
        self._keep(_DOWNLOADS, "1" if watches else "")

    @property
    def downloads_opened(self) -> int:
        """How many files of the download folder were opened, as far as it was counted."""
        return self._number(_DOWNLOADS_OPENED) or 0

    @downloads_opened.setter
    def downloads_opened(self, count: int) -> None:
        self._keep(_DOWNLOADS_OPENED, count)

    @property
    def detail_open(self) -> bool | None:
        """Whether the detail panel is open; None: the user has not chosen yet."""
        value = self._text(_DETAIL_OPEN)
        return value.lower() == "true" if value else None

    @detail_open.setter
    def detail_open(self, is_open: bool) -> None:
        self._values.setValue(_DETAIL_OPEN, is_open)

    @property
    def detail_width(self) -> int | None:
        """The width of the detail panel that the user gave it, in pixels."""
        return self._number(_DETAIL_WIDTH)

    @detail_width.setter
    def detail_width(self, width: int) -> None:
        self._values.setValue(_DETAIL_WIDTH, width)

    def is_fold_open(self, key: str) -> bool:
        """Whether a part of the detail panel that can be folded is open."""
        return self._text(f"{_FOLD}/{key}") == "1"

    def remember_fold(self, key: str, *, is_open: bool) -> None:
        """Keeps whether a part of the detail panel is open."""
        self._keep(f"{_FOLD}/{key}", "1" if is_open else "")

    def address_column(self, header: Sequence[str]) -> int | None:
        """The column that the user named as the addresses', for files with this header."""
        return self._number(_of_header(_ADDRESS_COLUMNS, header))

    def remember_address_column(self, header: Sequence[str], column: int) -> None:
        """Keeps the user's choice for files with this header."""
        self._keep(_of_header(_ADDRESS_COLUMNS, header), column)

    def column_layout(self, header: Sequence[str]) -> str:
        """How the columns of files with this header were arranged; empty: as usual."""
        return self._text(_of_header(_COLUMNS, header))

    def remember_column_layout(self, header: Sequence[str], layout: str) -> None:
        """Keeps an arrangement of columns for files with this header."""
        if self.column_layout(header) != layout:
            self._keep(_of_header(_COLUMNS, header), layout)

    def _text(self, key: str) -> str:
        return str(self._values.value(key, ""))

    def _number(self, key: str) -> int | None:
        value = self._text(key)
        return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else None

    def _keep(self, key: str, value: object) -> None:
        self._values.setValue(key, value)
        self._values.sync()


def _local_time(words: str) -> datetime:
    return datetime.fromisoformat(words).astimezone()


def _of_header(kind: str, header: Sequence[str]) -> str:
    """A name for a header that does not show the header."""
    import hashlib  # a window that waits for a file needs none

    digest = hashlib.sha256("\n".join(header).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}/{digest}"
