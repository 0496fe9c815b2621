import os
from pathlib import Path

import pytest

from tools.release import packing
from tools.release.packing import last_commit, pack


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither git nor makensis."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(packing, "_NSIS", str(tmp_path))


def test_a_copy_without_its_history_has_the_first_time_of_an_archive() -> None:
    assert last_commit() == 315532800  # 1980-01-01


def built(dist: Path, names: list[str], time: int) -> Path:
    """What was built at some time, in some order."""
    folder = dist / "NexGUI"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text(f"of {name}", encoding="utf-8")
        os.utime(folder / name, (time, time))
    return dist


def test_two_archives_of_the_same_files_are_the_same(tmp_path: Path) -> None:
    names = ["NexGUI.exe", "NexGUI.cdx.json", "読んでください.txt"]
    first = pack(built(tmp_path / "first", names, 1_700_000_000))
    second = pack(built(tmp_path / "second", names[::-1], 1_800_000_000))

    assert [path.name for path in first] == [path.name for path in second]
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
