"""The core and the export know no Qt: the linter refuses it, and nothing loads it."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.helpers import ROOT

RUN_RUFF = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise"]
LOAD_ALL = """
import importlib, pkgutil, sys
import nexgui.core, nexgui.export, nexgui.cli, nexgui.__main__
for package in (nexgui.core, nexgui.export):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""

needs_linter = pytest.mark.skipif(find_spec("ruff") is None, reason="not installed: ruff")


def lint(code: str, path: str) -> str:
    command = [*RUN_RUFF, "--select=TID251", "--stdin-filename", path, "-"]
    return subprocess.run(
        command, input=code, capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout


@needs_linter
@pytest.mark.parametrize("room", ["core", "export"])
@pytest.mark.parametrize(
    "code", ["from PySide6 import QtCore\n", "import PySide6.QtCore\n", "import shiboken6\n"]
)
def test_the_linter_refuses_qt_where_it_does_not_belong(room: str, code: str) -> None:
    assert "TID251" in lint(code, f"nexgui/{room}/x.py")


@needs_linter
@pytest.mark.parametrize("path", ["nexgui/ui/x.py", "tests/ui/x.py"])
def test_the_linter_lets_qt_into_the_window(path: str) -> None:
    assert lint("from PySide6 import QtCore\n", path) == "All checks passed!\n"


def test_nothing_of_the_core_or_the_export_loads_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout == "[]\n"
