"""Builds the Windows program, packs it, and tries it under Wine; run by `tools/dev.py windows`.

python -m tools.windows                      builds, packs, and runs the tests marked `windows`
python -m tools.windows --only               builds and packs
python -m tools.windows -m pytest tests/core runs the Windows Python with these arguments
"""

import sys
from io import BufferedReader
from threading import Thread

import pytest

from tools.release.packing import pack
from tools.virtual_screen import virtual_screen
from tools.windows.building import DIST, build
from tools.windows.machine import ROOT, Machine, set_up

_SECONDS_TO_READ = 10


def main(arguments: list[str]) -> int:
    """Does what the arguments say."""
    machine = set_up()
    if arguments and arguments != ["--only"]:
        return run_python(machine, arguments)
    build(machine)
    for made in pack(DIST):
        print(f"{made.stat().st_size / 1e6:8.1f} MB  {made}")
    return 0 if arguments else pytest.main(["-m", "windows", "-vx", "tests/windows"])


def run_python(machine: Machine, arguments: list[str]) -> int:
    """Runs the Windows Python on a screen of its own, and says what it says."""
    with virtual_screen(1366, 768) as display, machine.running(display) as wine:
        running = wine.start(machine.python, *arguments, cwd=ROOT)
        said = Thread(target=_pass_on, args=[running.stdout], daemon=True)
        said.start()
        code = running.wait()
        said.join(_SECONDS_TO_READ)  # not to the end: Wine's own programs may keep the pipe open
        return code


def _pass_on(pipe: BufferedReader) -> None:
    while said := pipe.read1():
        sys.stdout.buffer.write(said)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
