import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop import Desktop
from tests.helpers import ALL_AFTER, ROOT

# Tests of one group run one after the other: these share one build.
pytestmark = [pytest.mark.frozen, pytest.mark.xdist_group("frozen")]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The double-click program, built from build.spec as the README says."""
    folder = tmp_path_factory.mktemp("frozen")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = [f"--distpath={folder / 'dist'}", f"--workpath={folder / 'build'}"]
    subprocess.run([*command, *places, "build.spec"], cwd=ROOT, check=True)
    name = "NexGUI.exe" if os.name == "nt" else "NexGUI"
    return folder / "dist" / "NexGUI" / name


def test_the_built_program_exports_the_sample(program: Path, tmp_path: Path) -> None:
    target = tmp_path / "結果.xlsx"
    done = subprocess.run(
        [program, "--export", target, ALL_AFTER], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("316件中、対応が必要なのは46件、")
    assert target.stat().st_size > 0


def test_the_built_program_finds_nothing_missing_in_itself(program: Path) -> None:
    done = subprocess.run([program, "--self-test"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:2] for line in done.stdout.splitlines()] == ["OK"] * 7


@pytest.mark.skipif(sys.platform != "linux", reason="the virtual screen is X11")
def test_the_built_program_shows_the_sample_and_ends_quietly(
    program: Path, desktop: Desktop
) -> None:
    running = desktop.start(program, ALL_AFTER)
    window = desktop.window(f"{ALL_AFTER.name} - NexGUI")
    desktop.press(window, "ctrl+q")
    output, errors = running.communicate(timeout=30)
    assert (running.returncode, output, errors) == (0, "", "")
