"""What every test can count on: no screen, and a home and a temporary folder of its own."""

import os
import sys

# On Windows the offscreen platform finds no fonts.
os.environ["QT_QPA_PLATFORM"] = "windows" if sys.platform == "win32" else "offscreen"

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nexgui.core.guide import StatusGuide
from nexgui.core.guide_file import load_guide
from tests.desktop import Desktop, running_desktop
from tests.helpers import SAMPLES, home_variables

# The same examples at every run, and no folder of failed ones in the checkout.
settings.register_profile("nexgui", database=None, deadline=None, derandomize=True)
settings.load_profile("nexgui")

_DESKTOP_PROGRAMS = ("Xvfb", "openbox", "pcmanfm", "xdotool")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, beside `tmp_path` and not in it: that one is each test's own."""
    folder = tmp_path_factory.mktemp("home")
    for variable, value in home_variables(folder).items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temporary"))
    return folder


@pytest.fixture
def temporary_folder(home: Path) -> Path:
    """Where temporary files go during this test; empty at its start."""
    return home / "temporary"


@pytest.fixture(scope="session")
def guide() -> StatusGuide:
    """The guide of the program's own resources."""
    return load_guide()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder with NEXLINK's result files in the documented layout."""
    return SAMPLES


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A desktop on a virtual screen; skipped where its programs are missing, but not in CI."""
    missing = [program for program in _DESKTOP_PROGRAMS if not shutil.which(program)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not installed: {', '.join(missing)}")
    with running_desktop() as desktop:
        yield desktop
