import os
import subprocess
import sys
from pathlib import Path

import pytest

from nexgui.export.leftovers import open_temporary, remove_leftovers
from nexgui.export.safe_write import replacing
from tests.helpers import files_in

LEFT = "~nexgui.012"


def test_what_a_killed_export_left_goes_with_the_next_one(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_bytes(b"half")

    with replacing(tmp_path / "out.xlsx") as file:
        file.write(b"new")

    assert files_in(tmp_path) == {"out.xlsx"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_what_only_bears_the_name_of_one_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LEFT)  # to open it would wait for whoever writes to it
    remove_leftovers(tmp_path)
    assert files_in(tmp_path) == {LEFT}


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    path, file = open_temporary(tmp_path)
    with file:
        remove_leftovers(tmp_path)
        assert path.exists()
    remove_leftovers(tmp_path)
    assert not path.exists()


def test_what_another_program_is_writing_stays(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from nexgui.export.leftovers import open_temporary\n"
        "path, file = open_temporary(pathlib.Path(sys.argv[1]))\n"
        "print(path, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        path = Path(other.stdout.readline().strip())
        remove_leftovers(tmp_path)
        assert path.exists()
        other.communicate("")
    remove_leftovers(tmp_path)
    assert files_in(tmp_path) == set()


def test_a_file_that_is_just_getting_its_name_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")

    def in_between(source: Path, target: Path) -> None:
        remove_leftovers(tmp_path)  # as another export in the folder might do just then
        target.chmod(source.stat().st_mode)

    monkeypatch.setattr("nexgui.export.safe_write.shutil.copymode", in_between)
    with replacing(tmp_path / "out.xlsx") as file:
        file.write(b"new")

    assert (tmp_path / "out.xlsx").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["~nexgui.notes", "~nexgui.0123", "~$out.xlsx", f"{LEFT}.xlsx"])
def test_files_of_other_names_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"somebody's")

    remove_leftovers(tmp_path)

    assert files_in(tmp_path) == {name}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_pipe_and_a_link_with_the_name_of_a_left_over_stay(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LEFT)
    (tmp_path / "~nexgui.345").symlink_to("elsewhere")

    with replacing(tmp_path / "out.xlsx") as file:
        file.write(b"new")

    assert files_in(tmp_path) == {LEFT, "~nexgui.345", "out.xlsx"}


def test_what_an_export_leaves_that_ended_just_now_goes_at_once(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from nexgui.export.leftovers import open_temporary\n"
        "path, file = open_temporary(pathlib.Path(sys.argv[1])); file.write(b'half')\n"
        "file.flush(); os._exit(9)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert ended.returncode == 9
    assert len(files_in(tmp_path)) == 1

    remove_leftovers(tmp_path)

    assert files_in(tmp_path) == set()


def test_a_temporary_name_is_no_longer_than_any_name_of_a_workbook(tmp_path: Path) -> None:
    path, file = open_temporary(tmp_path)
    file.close()
    assert len(path.name) <= len("結果_123.xlsx")


def test_a_folder_full_of_left_overs_of_others_is_no_endless_search(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"~nexgui.{number:03}").mkdir()
    with pytest.raises(FileExistsError):
        open_temporary(tmp_path)


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "ない")
