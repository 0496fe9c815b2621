"""What Windows does otherwise, as far as it shows on any system; the rest on Windows alone."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from nexgui.core import windows
from nexgui.core.errors import FileUnreachableError, FileUnreadableError, LongFileNameError
from nexgui.core.progress import ignore_progress
from nexgui.core.reading.source import read_blocks
from tests.helpers import windows_error


def test_other_systems_give_no_number() -> None:
    assert windows.number_of(OSError(errno.EACCES, "denied")) is None


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("結果.xlsx", ""),
        ("結果 1,2 (3).xlsx", ""),
        ("NULL.xlsx", ""),
        ("console.xlsx", ""),
        ("COM10.xlsx", ""),
        ("NUL", "NUL"),
        ("nul.xlsx", "nul"),
        ("Con .xlsx", "Con"),
        ("COM1.tar.xlsx", "COM1"),
        ("LPT³.xlsx", "LPT³"),
        ("conin$.xlsx", "conin$"),
        ("a|b.xlsx", "|"),
        ("a*.xlsx", "*"),
        ('a"b.xlsx', '"'),
        ("a:b.xlsx", ":"),
        ("a\tb.xlsx", "\t"),
    ],
)
def test_what_no_name_on_windows_may_hold_is_found(name: str, part: str) -> None:
    assert windows.forbidden_in(name) == part


def test_what_is_no_matter_of_another_program_is_not_tried_again(tmp_path: Path) -> None:
    tries = []

    def fail() -> None:
        tries.append(1)
        raise windows_error(19, tmp_path)

    with pytest.raises(OSError, match="as on Windows"):
        windows.try_again(fail)
    assert len(tries) == 1


@pytest.mark.parametrize(
    ("path", "drive_type", "remote"),
    [
        (r"\\server\share\全宛先.csv", 0, True),
        (r"\\?\UNC\server\share\全宛先.csv", 0, True),
        (r"\\?\C:\全宛先.csv", 3, False),
        (r"C:\全宛先.csv", 3, False),
        (r"Z:\全宛先.csv", 4, True),
        (r"D:\全宛先.csv", 2, False),
    ],
)
def test_a_file_of_another_computer_is_known_by_its_path(
    path: str, drive_type: int, remote: bool
) -> None:
    assert windows.is_remote(Path(path), lambda _drive: drive_type) is remote


@pytest.mark.parametrize(
    ("attributes", "elsewhere"), [(0x20, False), (0x1020, True), (0x400020, True)]
)
def test_a_file_that_is_only_in_the_cloud_comes_when_it_is_read(
    tmp_path: Path, attributes: int, elsewhere: bool
) -> None:
    about = SimpleNamespace(st_file_attributes=attributes)

    assert windows.is_elsewhere(tmp_path, cast(os.stat_result, about)) is elsewhere


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (206, LongFileNameError),
        (53, FileUnreachableError),
        (64, FileUnreachableError),
        (67, FileUnreachableError),
        (32, FileUnreadableError),
    ],
)
def test_each_number_of_windows_has_its_true_sentence_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def stat(path: Path, **_: object) -> None:
        raise windows_error(number, path)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(kind):
        read_blocks(tmp_path / "全宛先.csv", ignore_progress)


@pytest.mark.parametrize("name", ["a, b.xlsx", "結果,1.xlsx", "a b.xlsx"])
def test_explorer_is_told_a_path_as_one_whatever_it_holds(name: str) -> None:
    assert windows.explorer_arguments(Path(name)) == f'/select,"{name}"'


def test_elsewhere_nothing_is_known_of_settings_of_windows() -> None:
    if sys.platform != "win32":
        assert windows.text_percent() is None
        assert not windows.is_elevated()
        assert not windows.is_high_contrast()


if sys.platform == "win32":

    def test_a_file_that_is_held_can_be_renamed_by_its_owner_alone(tmp_path: Path) -> None:
        held, target = tmp_path / "~nexgui.001", tmp_path / "𠮷①.xlsx"
        target.write_bytes(b"old")
        with windows.create_held(held) as file:
            file.write(b"new")
            for attempt in (held.unlink, lambda: held.rename(tmp_path / "away")):
                with pytest.raises(PermissionError):
                    attempt()
            windows.rename_held(file, target)
        assert target.read_bytes() == b"new"
        assert [path.name for path in tmp_path.iterdir()] == [target.name]

    def test_a_file_that_is_there_is_not_taken(tmp_path: Path) -> None:
        (tmp_path / "~nexgui.001").write_bytes(b"somebody's")
        with pytest.raises(FileExistsError):
            windows.create_held(tmp_path / "~nexgui.001")

    def test_a_target_that_is_open_cannot_be_replaced(tmp_path: Path) -> None:
        target = tmp_path / "out.xlsx"
        target.write_bytes(b"old")
        with windows.create_held(tmp_path / "~nexgui.001") as file, target.open("rb"):
            with pytest.raises(PermissionError) as raised:
                windows.rename_held(file, target)
            assert windows.number_of(raised.value) in windows.HELD
        assert target.read_bytes() == b"old"

    def test_settings_can_be_asked_for() -> None:
        percent = windows.text_percent()
        assert percent is None or percent >= 100
        assert not windows.is_elevated()  # no more than the desktop
        assert not windows.is_high_contrast()
        assert not windows.is_remote(Path("C:\\全宛先.csv"))
