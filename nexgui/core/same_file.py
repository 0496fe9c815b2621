"""Whether two paths lead to one file."""

from pathlib import Path


def is_same_file(one: Path, other: Path) -> bool:
    """Whether it is one file, by links and other names too; files that are gone go by name."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # gone, out of reach, or no name that a file could have
        return one.absolute() == other.absolute()
