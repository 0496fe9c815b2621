"""Builds the Windows program with a Windows Python, and packs it."""

import os
import sys
from pathlib import Path

from tools.release.packing import last_commit
from tools.windows.machine import ROOT, Machine
from tools.windows.wine import finish

DIST = ROOT / "dist" / "windows"
_PATIENCE = 1800  # seconds
_WORK = ROOT / "build" / "windows"


def build(machine: Machine, spec: Path = ROOT / "build.spec", target: Path = DIST) -> None:
    """Makes the program's folder in `target`, as `spec` says it."""
    # Two builds of one commit are alike: the same time, the same order of what has none, and every
    # module compiled anew, for one that was compiled before is written with other marks.
    alike = {
        "SOURCE_DATE_EPOCH": str(last_commit()),
        "PYTHONHASHSEED": "1",
        "PYTHONPYCACHEPREFIX": r"C:\compiled",
    }
    options = ["--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={_windows(target)}", f"--workpath={_windows(_WORK)}"]
    pyinstaller: list[str | Path] = [machine.python, "-m", "PyInstaller"]
    with machine.running() as wine:
        command = [*pyinstaller, *options, *places, _windows(spec)]
        running = wine.start(*command, cwd=ROOT, more=alike)
        code, output = finish(running, _PATIENCE, "utf-8")
    sys.stderr.write(output)
    if code:
        sys.exit(f"The Windows program was not built ({code}).")


def _windows(path: Path) -> str:
    """The name that Windows has for a path of this machine."""
    return "Z:" + os.fspath(path)
