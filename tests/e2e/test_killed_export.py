"""An export that is killed at any moment leaves the old workbook whole.

NEXGUI_KILLS=50 .venv/bin/python -m pytest tests/e2e/test_killed_export.py    a long run
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from tests.helpers import files_in, recipient, result_file, run_nexgui

KILLS = int(os.environ.get("NEXGUI_KILLS", "4"))
ROWS = 8_000


def export_of(source: Path, target: Path) -> list[str]:
    return [sys.executable, "-m", "nexgui", "--export", str(target), str(source)]


def test_the_old_workbook_is_whole_whenever_the_export_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "保存先"
    folder.mkdir()
    target = folder / "out.xlsx"
    old_source = result_file(tmp_path, [recipient("6")], name="前回.csv")
    source = result_file(tmp_path, [recipient(str(1 + n % 19)) for n in range(ROWS)])
    subprocess.run(export_of(old_source, target), check=True, capture_output=True)
    old = target.read_bytes()
    began = time.perf_counter()
    subprocess.run(export_of(source, folder / "other.xlsx"), check=True, capture_output=True)
    whole_run = time.perf_counter() - began
    (folder / "other.xlsx").unlink()
    moments = random.Random(4)
    killed = 0

    for _ in range(KILLS):
        export = subprocess.Popen(
            export_of(source, target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            export.wait(moments.uniform(0.1, 0.98) * whole_run)
        except subprocess.TimeoutExpired:
            export.kill()
            killed += 1
        export.wait()
        with ZipFile(target) as workbook:
            assert workbook.testzip() is None
        if target.read_bytes() != old:  # it was done before it was killed
            assert load_workbook(target, read_only=True)["全件"].max_row == ROWS + 1
            target.write_bytes(old)

    assert killed
    assert run_nexgui("--export", target, old_source).returncode == 0
    assert files_in(folder) == {"out.xlsx"}
