import os
import sys
from pathlib import Path

import pytest

from nexgui.core.errors import (
    EmptyFileError,
    FileUnreadableError,
    FileVanishedError,
    IsFolderError,
    LoadError,
)
from nexgui.core.progress import ignore_progress
from nexgui.core.source import read_blocks
from tests.helpers import file_of

BIG = 9 * 1024 * 1024


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


def test_a_name_that_no_file_can_have_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="ファイル"):
        read_blocks(tmp_path / ("長" * 300), ignore_progress)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "結果.csv")
    with pytest.raises(FileUnreadableError):
        read_blocks(tmp_path / "結果.csv", ignore_progress)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(FileUnreadableError):
        read_blocks(Path("/dev/zero"), ignore_progress)
