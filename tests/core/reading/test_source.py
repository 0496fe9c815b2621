import os
import sys
from pathlib import Path

import pytest

from nexgui.core import windows
from nexgui.core.errors import (
    BrokenLinkError,
    EmptyFileError,
    FileTooLargeError,
    FileUnreadableError,
    FileVanishedError,
    IsFolderError,
    LongFileNameError,
    NotAFileError,
)
from nexgui.core.progress import ignore_progress
from nexgui.core.reading import source
from nexgui.core.reading.source import read_beginning, read_blocks
from tests.helpers import file_of

BIG = 9 * 1024 * 1024

needs_special_files = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such files in folders"
)


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    content = bytes(range(256)) * (BIG // 256)

    assert b"".join(read_blocks(file_of(tmp_path, content), ignore_progress)) == content


def test_progress_counts_bytes_up_to_the_whole_file(tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []

    read_blocks(file_of(tmp_path, bytes(BIG)), lambda *report: reports.append(report))

    assert reports[-1] == (BIG, BIG)
    assert len(reports) > 1


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileVanishedError, match=r"「全宛先\.csv」が見つかりません。"):
        read_blocks(tmp_path / "全宛先.csv", ignore_progress)


def test_a_file_in_a_folder_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileVanishedError, match=r"「全宛先\.csv」が見つかりません。"):
        read_blocks(tmp_path / "なし" / "全宛先.csv", ignore_progress)


def test_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "結果.csv"
    folder.mkdir()

    with pytest.raises(IsFolderError, match=r"「結果\.csv」はフォルダーです。"):
        read_blocks(folder, ignore_progress)


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError, match=r"「全宛先\.csv」は空のファイルです。"):
        read_blocks(file_of(tmp_path, b""), ignore_progress)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that even root cannot read")
def test_a_file_that_the_system_does_not_let_be_read_is_named() -> None:
    with pytest.raises(FileUnreadableError, match="「mem」を読み込めませんでした。"):
        read_blocks(Path("/proc/self/mem"), ignore_progress)


@pytest.mark.parametrize("parts", [["長" * 300], ["長" * 300, "全宛先.csv"]])
def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path, parts: list[str]) -> None:
    with pytest.raises(LongFileNameError, match="名前が長すぎるため、読み込めません。"):
        read_blocks(tmp_path.joinpath(*parts), ignore_progress)


def test_a_name_that_no_file_can_have_is_that_of_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileVanishedError, match="が見つかりません。"):
        read_blocks(tmp_path / "全\0宛先.csv", ignore_progress)


@needs_special_files
@pytest.mark.parametrize("target", ["なし.csv", "結果.csv"], ids=["nothing", "itself"])
def test_a_link_that_leads_nowhere_is_said_to_be_one(tmp_path: Path, target: str) -> None:
    (tmp_path / "結果.csv").symlink_to(tmp_path / target)

    with pytest.raises(BrokenLinkError, match=r"「結果\.csv」は.*リンク先が見つかりません。"):
        read_blocks(tmp_path / "結果.csv", ignore_progress)


@needs_special_files
def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "結果.csv").symlink_to(file_of(tmp_path, b"ab"))

    assert list(read_blocks(tmp_path / "結果.csv", ignore_progress)) == [b"ab"]


@needs_special_files
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "結果.csv")

    with pytest.raises(NotAFileError, match=r"「結果\.csv」は普通のファイルではない"):
        read_blocks(tmp_path / "結果.csv", ignore_progress)


@needs_special_files
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(NotAFileError, match="「zero」は普通のファイルではない"):
        read_blocks(Path("/dev/zero"), ignore_progress)


def test_progress_of_a_small_file_ends_at_its_size(tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []

    read_blocks(file_of(tmp_path, b"abc"), lambda *report: reports.append(report))

    assert reports == [(3, 3)]


def test_a_file_that_shrinks_while_it_is_read_is_what_is_left(tmp_path: Path) -> None:
    path = file_of(tmp_path, bytes(BIG))

    content = b"".join(read_blocks(path, lambda *_: os.truncate(path, BIG // 2)))

    assert content == bytes(BIG // 2)


@needs_special_files
def test_a_file_that_is_deleted_while_it_is_read_is_still_whole(tmp_path: Path) -> None:
    path = file_of(tmp_path, bytes(BIG))

    content = b"".join(read_blocks(path, lambda *_: path.unlink(missing_ok=True)))

    assert content == bytes(BIG)


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(tmp_path: Path) -> None:
    path = file_of(tmp_path, bytes(BIG))
    reports: list[tuple[int, int]] = []

    def grow(done: int, total: int) -> None:
        if not reports:
            with path.open("ab") as file:
                file.write(b"x")
        reports.append((done, total))

    assert b"".join(read_blocks(path, grow)) == bytes(BIG) + b"x"
    assert all(done <= total for done, total in reports)


def test_a_file_that_grows_as_fast_as_it_is_read_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LARGEST", BIG)
    path = file_of(tmp_path, bytes(BIG))

    def grow(_done: int, _total: int) -> None:
        with path.open("ab") as file:
            file.write(bytes(1024 * 1024))

    with pytest.raises(FileTooLargeError):
        read_blocks(path, grow)


def test_the_beginning_of_a_file_is_read_alone(tmp_path: Path) -> None:
    assert read_beginning(file_of(tmp_path, bytes(range(100))), 10) == bytes(range(10))


def test_what_is_no_file_has_no_beginning(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", tmp_path / "a\0b", tmp_path / ("x" * 5000)):
        assert read_beginning(path, 10) == b""


def test_a_file_that_comes_from_elsewhere_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "is_remote", lambda _path: True)

    assert read_beginning(file_of(tmp_path, b"x"), 10) == b""
