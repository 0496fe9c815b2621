"""The one door to the files in resources/."""

from pathlib import Path

# One level above the package, in a checkout, in a wheel and in the built program alike.
_RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource_path(name: str) -> Path:
    """Where the resource `name` lies; `name` is relative to resources/, with `/` between parts."""
    return _RESOURCES / name


def is_own_file(path: Path) -> bool:
    """Whether a file is one that the program brings."""
    return path.absolute().is_relative_to(_RESOURCES)
