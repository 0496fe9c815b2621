"""Measures how soon the built program can take a file, against a built bare PySide6 window.

    .venv/bin/python -m tests.bench.starting_built         21 turns each, on Linux and under Wine
    .venv/bin/python -m tests.bench.starting_built 11      another number

Both are built as build.spec says; see starting.py. Wine keeps one window open meanwhile, as the
desktop of a real Windows is there before any program.
"""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.bench.starting import BARE, NEXGUI, TELL, TURNS, compare, start
from tests.helpers import ROOT
from tools.virtual_screen import virtual_screen
from tools.windows.building import build
from tools.windows.machine import set_up

_FOLDER = ROOT / "build" / "starting"
_SCRIPT = 'ROOT / "nexgui" / "__main__.py"'
_PROGRAMS = {"bare": BARE, "nexgui": NEXGUI}


def main(arguments: list[str]) -> int:
    """Builds both programs for both systems and compares them; 1 where one is too slow."""
    turns = int(arguments[0]) if arguments else TURNS
    _FOLDER.mkdir(parents=True, exist_ok=True)
    specs = [_write_spec(name, TELL + program) for name, program in _PROGRAMS.items()]
    with virtual_screen(1366, 768) as display:
        return max(on_linux(specs, display, turns), on_wine(specs, display, turns))


def on_linux(specs: list[Path], display: str, turns: int) -> int:
    """Compares the programs for Linux on a virtual screen."""
    for spec in specs:
        places = [f"--distpath={spec.with_suffix('.linux')}", f"--workpath={_FOLDER / 'work'}"]
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
        subprocess.run([*command, *places, spec], cwd=ROOT, check=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    bare, nexgui = (str(spec.with_suffix(".linux") / "NexGUI" / "NexGUI") for spec in specs)
    print("Linux")
    return compare(
        partial(start, [bare], environment), partial(start, [nexgui], environment), turns
    )


def on_wine(specs: list[Path], display: str, turns: int) -> int:
    """Compares the programs for Windows under Wine."""
    machine = set_up()
    for spec in specs:
        build(machine, spec, spec.with_suffix(".windows"))
    bare, nexgui = (spec.with_suffix(".windows") / "NexGUI" / "NexGUI.exe" for spec in specs)
    print("Wine")
    with machine.running(display) as wine:
        wine.start("notepad")
        return compare(partial(wine.start, bare), partial(wine.start, nexgui), turns)


def _write_spec(name: str, program: str) -> Path:
    """What build.spec says, of another program."""
    script, spec = _FOLDER / f"start_{name}.py", _FOLDER / f"{name}.spec"
    script.write_text(program, encoding="utf-8")
    text = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert _SCRIPT in text
    text = text.replace(_SCRIPT, f'ROOT / "build" / "starting" / "{script.name}"')
    spec.write_text(text.replace("SPECPATH", "Path.cwd()"), encoding="utf-8")
    return spec


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
