"""What another program does to a file while it is read: a result or a sentence, never a fault."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nexgui.core.errors import LoadError
from nexgui.core.loading import load
from tests.core.loaded import GUIDE
from tests.helpers import recipient, result_file

ROWS = 20_000


def _grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"a,b\r\n")


def _overwrite(path: Path) -> None:
    path.write_bytes(bytes(1_000_000))


def _replace(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(b"PK\x03\x04")
    other.replace(path)


CHANGES: dict[str, Callable[[Path], None]] = {
    "emptied": lambda path: os.truncate(path, 0),
    "cut within a row": lambda path: os.truncate(path, 100_001),
    "grown": _grow,
    "overwritten": _overwrite,
}
if sys.platform != "win32":  # where nobody can take away a file that is open
    CHANGES |= {"deleted": lambda path: path.unlink(missing_ok=True), "replaced": _replace}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return result_file(tmp_path, [recipient("送信完了")] * ROWS)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("moment", [1, 2, 30])
def test_a_file_that_changes_while_it_is_read_gives_results_or_an_error_with_a_sentence(
    path: Path, change: str, moment: int
) -> None:
    reports = 0

    def report(_done: int, _total: int) -> None:
        nonlocal reports
        reports += 1
        if reports == moment:
            CHANGES[change](path)

    try:
        results = load(path, GUIDE, report)
    except LoadError as error:
        assert str(error).endswith("ください。")
    else:
        assert 0 < len(results) == len(results.table.rows) <= ROWS + 1
    assert reports >= moment
