import os
import re
import stat
import sys
import unicodedata
from pathlib import Path
from typing import BinaryIO

import pytest

from nexgui.core import windows
from nexgui.core.errors import (
    DiskFullError,
    ExportError,
    TargetFolderMissingError,
    TargetHeldError,
    TargetInUseError,
    TargetIsSourceError,
    TargetNameForbiddenError,
    TargetNameTooLongError,
    TargetNotWritableError,
    TargetReadOnlyError,
    TargetUnreachableError,
)
from nexgui.core.progress import Cancelled
from nexgui.export.leftovers import rename_temporary
from nexgui.export.safe_write import can_write_to, replacing
from tests.helpers import files_in, needs_links, windows_error

OLD = b"what stood there before"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A result file in a folder of its own."""
    folder = tmp_path / "ダウンロード"
    folder.mkdir()
    path = folder / "全宛先.csv"
    path.write_bytes(b"the source")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to write to."""
    folder = tmp_path / "保存先"
    folder.mkdir()
    return folder


def write(target: Path, source: Path, content: bytes = b"new") -> None:
    with replacing(target, source) as file:
        file.write(content)


def test_a_new_file_is_written_and_nothing_else(folder: Path, source: Path) -> None:
    write(folder / "out.xlsx", source)

    assert (folder / "out.xlsx").read_bytes() == b"new"
    assert files_in(folder) == {"out.xlsx"}


def test_a_file_that_is_there_is_replaced(folder: Path, source: Path) -> None:
    (folder / "out.xlsx").write_bytes(OLD)

    write(folder / "out.xlsx", source)

    assert (folder / "out.xlsx").read_bytes() == b"new"


def test_the_old_file_stands_until_the_new_one_is_whole(folder: Path, source: Path) -> None:
    (folder / "out.xlsx").write_bytes(OLD)

    with replacing(folder / "out.xlsx", source) as file:
        file.write(b"new")
        file.flush()
        assert (folder / "out.xlsx").read_bytes() == OLD
        assert len(files_in(folder)) == 2


@pytest.mark.parametrize("fault", [ValueError, Cancelled, KeyboardInterrupt])
def test_a_fault_within_leaves_the_old_file_and_nothing_else(
    folder: Path, source: Path, fault: type[BaseException]
) -> None:
    (folder / "out.xlsx").write_bytes(OLD)

    with pytest.raises(fault), replacing(folder / "out.xlsx", source) as file:
        file.write(b"half")
        raise fault

    assert (folder / "out.xlsx").read_bytes() == OLD
    assert files_in(folder) == {"out.xlsx"}


def test_a_fault_within_leaves_no_new_file(folder: Path, source: Path) -> None:
    with pytest.raises(Cancelled), replacing(folder / "out.xlsx", source):
        raise Cancelled

    assert files_in(folder) == set()


@needs_links
def test_a_link_is_followed_and_stays_a_link(folder: Path, source: Path) -> None:
    (folder / "real.xlsx").write_bytes(OLD)
    (folder / "out.xlsx").symlink_to("real.xlsx")

    write(folder / "out.xlsx", source)

    assert (folder / "out.xlsx").is_symlink()
    assert (folder / "real.xlsx").read_bytes() == b"new"


def test_the_source_is_never_the_target(source: Path) -> None:
    with pytest.raises(
        TargetIsSourceError, match="は読み込んだ元のファイルなので、上書きできません"
    ):
        write(source, source)

    assert source.read_bytes() == b"the source"
    assert files_in(source.parent) == {source.name}


@needs_links
def test_the_source_is_known_by_a_link_to_it(folder: Path, source: Path) -> None:
    link = folder / "soft.csv"
    link.symlink_to(source)

    for source_name, target in ((source, link), (link, source)):
        with pytest.raises(TargetIsSourceError):
            write(target, source_name)

    assert source.read_bytes() == b"the source"


def test_the_source_is_known_under_any_spelling(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "hard.csv").hardlink_to(source)
    monkeypatch.chdir(source.parent)
    spellings = [
        folder / "hard.csv",
        folder / ".." / source.parent.name / source.name,
        Path(source.name),
    ]

    for target in spellings:
        with pytest.raises(TargetIsSourceError):
            write(target, source)
    for spelling in spellings:
        with pytest.raises(TargetIsSourceError):
            write(source, spelling)

    assert source.read_bytes() == b"the source"


def test_a_source_that_is_gone_does_not_matter(folder: Path, source: Path) -> None:
    source.unlink()

    write(folder / "out.xlsx", source)

    assert (folder / "out.xlsx").read_bytes() == b"new"


def test_a_folder_that_is_missing_is_said(folder: Path, source: Path) -> None:
    with pytest.raises(TargetFolderMissingError, match=r"「out\.xlsx」を保存するフォルダーが"):
        write(folder / "ない" / "out.xlsx", source)

    assert files_in(folder) == set()


def test_a_file_in_the_place_of_the_folder_is_said(folder: Path, source: Path) -> None:
    (folder / "file").write_bytes(OLD)

    with pytest.raises(TargetFolderMissingError):
        write(folder / "file" / "out.xlsx", source)

    assert (folder / "file").read_bytes() == OLD


def test_a_folder_in_the_place_of_the_file_stays(folder: Path, source: Path) -> None:
    (folder / "out.xlsx").mkdir()
    (folder / "out.xlsx" / "inside").write_bytes(OLD)

    with pytest.raises(TargetNotWritableError, match="この場所には書き込めません。"):
        write(folder / "out.xlsx", source)

    assert files_in(folder) == {"out.xlsx"}
    assert files_in(folder / "out.xlsx") == {"inside"}


@pytest.mark.parametrize("owner_file", ["~$結果.xlsx", ".~lock.結果.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_left_alone(
    folder: Path, source: Path, owner_file: str
) -> None:
    (folder / "結果.xlsx").write_bytes(OLD)
    (folder / owner_file).write_bytes(b"")

    with pytest.raises(TargetInUseError, match=r"「結果\.xlsx」はExcelなどで開いているため"):
        write(folder / "結果.xlsx", source)

    assert (folder / "結果.xlsx").read_bytes() == OLD
    assert files_in(folder) == {"結果.xlsx", owner_file}


def test_another_workbook_that_is_open_does_not_matter(folder: Path, source: Path) -> None:
    (folder / "~$別の結果.xlsx").write_bytes(b"")

    write(folder / "結果.xlsx", source)

    assert (folder / "結果.xlsx").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write to")
def test_a_folder_that_cannot_be_written_to_is_said(source: Path) -> None:
    with pytest.raises(TargetNotWritableError, match="この場所には書き込めません。"):
        write(Path("/sys/out.xlsx"), source)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such permissions")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_of_somebody_else_is_said(folder: Path, source: Path) -> None:
    folder.chmod(0o500)

    with pytest.raises(TargetNotWritableError, match="この場所には書き込めません。"):
        write(folder / "out.xlsx", source)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_said(folder: Path, source: Path) -> None:
    with (
        pytest.raises(DiskFullError, match=r"ディスクの空きが足りないため、「out\.xlsx」"),
        replacing(folder / "out.xlsx", source),
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"new")

    assert files_in(folder) == set()


def longest_name(folder: Path) -> int:
    return os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else 255


def test_a_name_that_is_too_long_is_said(folder: Path, source: Path) -> None:
    name = "x" * longest_name(folder) + ".xlsx"

    with pytest.raises(TargetNameTooLongError, match="は名前が長すぎるため、保存できません。"):
        write(folder / name, source)

    assert files_in(folder) == set()


def test_the_longest_name_that_a_folder_allows_can_be_written(folder: Path, source: Path) -> None:
    name = "x" * (longest_name(folder) - 5) + ".xlsx"

    write(folder / name, source)

    assert files_in(folder) == {name}


def test_a_japanese_name_with_spaces_can_be_written(folder: Path, source: Path) -> None:
    name = "全宛先 秋季　セミナー（案内）_対応ガイド付き.xlsx"

    write(folder / name, source)

    assert {unicodedata.normalize("NFC", name) for name in files_in(folder)} == {name}


@needs_links
def test_links_in_a_circle_are_said(folder: Path, source: Path) -> None:
    target = folder / "円.xlsx"
    target.symlink_to(target)
    with pytest.raises(TargetNotWritableError), replacing(target, source):
        pytest.fail("nothing can be written here")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_pipe_in_the_place_of_the_file_stays(folder: Path, source: Path) -> None:
    os.mkfifo(folder / "out.xlsx")
    with pytest.raises(TargetNotWritableError):
        write(folder / "out.xlsx", source)
    assert (folder / "out.xlsx").is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such permissions")
def test_a_replaced_file_keeps_its_permissions(folder: Path, source: Path) -> None:
    target = folder / "out.xlsx"
    target.touch(mode=0o600)
    target.chmod(0o660)
    write(target, source)
    assert stat.S_IMODE(target.stat().st_mode) == 0o660


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_is_read_only_is_left_alone(folder: Path, source: Path) -> None:
    target = folder / "out.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetReadOnlyError, match="は読み取り専用のファイルなので"):
        write(target, source)
    assert target.read_bytes() == b"old"


# ---- what Windows does


class Renaming:
    """Fails with some numbers of Windows, one after the other, and then works."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
        self._numbers = list(numbers)
        monkeypatch.setattr("nexgui.export.safe_write.rename_temporary", self._rename)
        monkeypatch.setattr("nexgui.core.windows.time.sleep", lambda _seconds: None)

    def _rename(self, file: BinaryIO, path: Path, target: Path) -> None:
        if self._numbers:
            raise windows_error(self._numbers.pop(0), path)
        rename_temporary(file, path, target)


@pytest.mark.parametrize("number", sorted(windows.HELD))
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    Renaming(monkeypatch, number, number)

    write(folder / "out.xlsx", source)

    assert files_in(folder) == {"out.xlsx"}


def test_excel_is_named_where_a_workbook_is_held(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.xlsx").write_bytes(OLD)
    Renaming(monkeypatch, *[5] * 50)

    with pytest.raises(TargetInUseError):
        write(folder / "out.xlsx", source)

    assert (folder / "out.xlsx").read_bytes() == OLD
    assert files_in(folder) == {"out.xlsx"}


def test_excel_is_not_named_where_there_is_no_workbook(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Renaming(monkeypatch, *[32] * 50)

    with pytest.raises(TargetHeldError, match="ウイルス対策などのプログラム"):
        write(folder / "out.xlsx", source)

    assert files_in(folder) == set()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (206, TargetNameTooLongError),
        (111, TargetNameTooLongError),
        (3, TargetFolderMissingError),
        (39, DiskFullError),
        (112, DiskFullError),
        (1295, DiskFullError),
        (53, TargetUnreachableError),
        (64, TargetUnreachableError),
        (67, TargetUnreachableError),
        (19, TargetNotWritableError),
    ],
)
def test_each_number_of_windows_has_its_true_sentence(
    folder: Path, source: Path, number: int, kind: type[ExportError]
) -> None:
    with pytest.raises(kind) as raised, replacing(folder / "out.xlsx", source):
        raise windows_error(number, folder)

    assert type(raised.value) is kind
    assert files_in(folder) == set()


def test_a_path_that_is_not_found_may_be_too_long(folder: Path, source: Path) -> None:
    target = folder / ("x" * 250) / "out.xlsx"
    target.parent.mkdir()
    with pytest.raises(TargetNameTooLongError), replacing(target, source):
        raise windows_error(3, target)


@pytest.mark.parametrize(
    ("name", "part"),
    [("NUL.xlsx", "NUL"), ("ou?t.xlsx", "?"), ("a<b>.xlsx", "<"), ("out3:stream.xlsx", ":")],
)
def test_names_that_mean_something_else_to_windows_are_refused_before_anything_is_written(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch, name: str, part: str
) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", True)

    with pytest.raises(
        TargetNameForbiddenError, match=f"「{re.escape(part)}」は、ファイルの名前に"
    ):
        write(folder / name, source)

    assert files_in(folder) == set()


def test_whether_a_folder_can_be_written_to_is_tried(folder: Path) -> None:
    assert can_write_to(folder)
    assert files_in(folder) == set()
    assert not can_write_to(folder / "ない")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write to")
def test_a_folder_that_takes_no_file_is_known_by_trying() -> None:
    assert not can_write_to(Path("/sys"))
