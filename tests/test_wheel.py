"""The wheel, built and put where pip would put it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers import ALL_AFTER, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_a_wheel_brings_nothing_but_the_package(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert names == {"nexgui"}


def test_the_program_runs_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    start = f"import sys; sys.path.insert(0, {str(installed)!r}); from nexgui.__main__ import main"
    code = f"{start}; import nexgui; print(nexgui.__file__); sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "--export", target, ALL_AFTER],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    assert done.stdout.startswith(str(installed))
    assert load_workbook(target)["全件"].max_row == 317
