"""Builds the Windows program with a Windows Python, and packs it."""

import os
import sys
from pathlib import Path

from tools.release.packing import last_commit
from tools.windows.machine import ROOT, Machine

DIST = ROOT / "dist" / "windows"
_WORK = ROOT / "build" / "windows"


def build(machine: Machine) -> None:
    """Makes the program's folder in `DIST`, as `build.spec` says it."""
    # Two builds of one commit are alike: the same time, and the same order of what has none.
    alike = {"SOURCE_DATE_EPOCH": str(last_commit()), "PYTHONHASHSEED": "1"}
    options = ["--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={_windows(DIST)}", f"--workpath={_windows(_WORK)}"]
    pyinstaller = (machine.python, "-m", "PyInstaller")
    with machine.running() as wine:
        running = wine.start(*pyinstaller, *options, *places, "build.spec", cwd=ROOT, more=alike)
        output, _ = running.communicate()
    sys.stderr.write(output.decode("utf-8", "replace"))
    if running.returncode:
        sys.exit(f"The Windows program was not built ({running.returncode}).")


def _windows(path: Path) -> str:
    """The name that Windows has for a path of this machine."""
    return "Z:" + os.fspath(path)
