"""Which files were opened lately: their paths, nothing of what is in them."""

from collections.abc import Sequence
from pathlib import Path

from nexgui.core.resources import is_own_file
from nexgui.ui.settings import Settings

MOST = 10
_PATHS, _OFF = "recent/paths", "recent/off"


def recent_files() -> tuple[Path, ...]:
    """The files opened lately, the last one first."""
    import json  # a start needs none

    try:
        names = json.loads(Settings().value(_PATHS) or "[]")
    except ValueError:  # edited by hand
        return ()
    is_list = isinstance(names, list)
    return tuple(Path(name) for name in names if isinstance(name, str)) if is_list else ()


def record(paths: Sequence[Path]) -> None:
    """Puts files first; never the program's own sample, and none if the reader wants none."""
    if not records():
        return
    opened = [path for path in map(Path.absolute, paths) if not is_own_file(path)]
    _keep(list(dict.fromkeys([*opened, *recent_files()]))[:MOST])


def clear() -> None:
    """Empties the list."""
    _keep([])


def records() -> bool:
    """Whether files that are opened are put on the list."""
    return Settings().value(_OFF) != "1"


def set_records(records: bool) -> None:
    """Switches the list on, or off and empty."""
    Settings().remember(_OFF, "" if records else "1")
    if not records:
        clear()


def _keep(paths: Sequence[Path]) -> None:
    import json

    Settings().remember(_PATHS, json.dumps([str(path) for path in paths]))
