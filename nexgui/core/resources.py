"""The one door to the files in resources/, and the error where one of them is broken."""

import tomllib
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]
# A wheel has them within the package; a checkout and the built program beside it.
_WITHIN = _PACKAGE / "resources"
_RESOURCES = _WITHIN if _WITHIN.is_dir() else _PACKAGE.parent / "resources"
# Not in messages.toml: that file may be the broken one.
_BROKEN = (
    "NexGUIの部品がこわれています（{where}）。送信結果のファイルは変更していません。"
    "NexGUIフォルダーを、配った方からもう一度もらってください。"
)


class NexguiError(Exception):
    """The base of the errors that a person can meet; `str(error)` is the sentence they read."""


class BrokenPartError(NexguiError):
    """A part of the program is missing or broken; `entry` says where in it, `problem` what."""

    def __init__(self, part: str, entry: str = "", problem: str = "") -> None:
        where = f"「{part}」" + (f"の「{entry}」" if entry else "")
        told = f"：{problem.removesuffix('。')}" if problem else ""
        super().__init__(_BROKEN.format(where=where + told))


def as_broken_part(error: ImportError) -> BrokenPartError:
    """What a person is told where a module of the program is missing or cannot be loaded."""
    return BrokenPartError(error.name or "NexGUI")


def resource_path(name: str) -> Path:
    """Where the resource `name` lies; `name` is relative to resources/, with `/` between parts."""
    return _RESOURCES / name


def is_own_file(path: Path) -> bool:
    """Whether a file is one that the program brings."""
    return path.absolute().is_relative_to(_RESOURCES)


def read_text(path: Path) -> str:
    """The text of a resource.

    Raises:
        BrokenPartError: it is missing or no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPartError(path.name) from error


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a resource.

    Raises:
        BrokenPartError: it is missing, or no TOML.
    """
    try:
        return tomllib.loads(read_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BrokenPartError(path.name, _place(str(error))) from error


def _place(technical: str) -> str:
    """The line of which an English "… (at line 5, column 3)" tells."""
    _before, found, rest = technical.partition("(at line ")
    return f"{rest.partition(',')[0]}行目" if found else ""
