"""The one door to the files in resources/."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
# A wheel has them within the package; a checkout and the built program beside it.
_WITHIN = _PACKAGE / "resources"
_RESOURCES = _WITHIN if _WITHIN.is_dir() else _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """Where the resource `name` lies; `name` is relative to resources/, with `/` between parts."""
    return _RESOURCES / name


def is_own_file(path: Path) -> bool:
    """Whether a file is one that the program brings."""
    return path.absolute().is_relative_to(_RESOURCES)
