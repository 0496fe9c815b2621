"""LibreOffice, which opens workbooks in the tests as a person's own program does."""

import csv
import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

_PROGRAM = "soffice"
_SECONDS = 180
_SYSTEM_PYTHON = "/usr/bin/python3"
# Comma, quote, UTF-8, from the first line, texts quoted, cells as they are, of sheet {sheet}.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,{sheet}"


def convert(workbook: Path, to: str, folder: Path) -> None:
    """Has LibreOffice convert a workbook, without a window and with settings of its own.

    Skips the test where it is not installed, but not in CI.
    """
    if not shutil.which(_PROGRAM) and not os.environ.get("CI"):
        pytest.skip("not installed: LibreOffice")
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    command = [_PROGRAM, settings, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True, timeout=_SECONDS)


def sheet_as_csv(workbook: Path, title: str, number: int, folder: Path) -> list[list[str]]:
    """The cells of a sheet, the `number`th from 1, as LibreOffice reads them."""
    convert(workbook, _CSV.format(sheet=number), folder)
    path = folder / f"{workbook.stem}-{title}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def work_in(workbook: Path, folder: Path) -> dict[str, list[list[object]]]:
    """What comes of working in a workbook in LibreOffice; see working_in_calc.py."""
    if not (shutil.which(_PROGRAM) and Path(_SYSTEM_PYTHON).exists()) and not os.environ.get("CI"):
        pytest.skip("not installed: LibreOffice")
    pipe = f"nexgui-{os.getpid()}-{folder.name}"
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    command = [_PROGRAM, settings, "--headless", "--norestore", accept]
    script = Path(__file__).with_name("working_in_calc.py")
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as office:
        try:
            done = subprocess.run(
                [_SYSTEM_PYTHON, script, pipe, workbook],
                check=True,
                capture_output=True,
                timeout=_SECONDS,
            )
        finally:
            with suppress(ProcessLookupError):
                os.killpg(office.pid, signal.SIGTERM)
    told: dict[str, list[list[object]]] = json.loads(done.stdout)
    return told
