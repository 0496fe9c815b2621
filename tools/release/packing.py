"""Packs the Windows program: an installer, an archive to unpack anywhere, and checksums.

python -m tools.release.packing DIST    packs DIST/NexGUI; without makensis there is no installer

Where NEXGUI_SIGN holds a command that signs the file named behind it, program and installer are
signed.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from nexgui import __version__
from tools.release.icons import write_icon

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = Path(__file__).with_name("installer.nsi")
_ICON = _ROOT / "resources" / "icons" / "nexgui.svg"
_NSIS = r"C:\Program Files (x86)\NSIS"  # its installer changes no PATH
_NO_COMMIT = 315532800  # an archive knows no year before 1980
_SIGN = os.environ.get("NEXGUI_SIGN", "")
_PORTABLE = "このファイルがあると、NexGUIは設定と記録を、同じフォルダーの settings に保存します。\n"


def pack(dist: Path) -> list[Path]:
    """Packs the folder NexGUI in `dist`; tells what was made beside it."""
    folder, stem = dist / "NexGUI", dist / f"NexGUI-{__version__}"
    archive = stem.with_name(f"{stem.name}-windows.zip")
    _sign(folder / "NexGUI.exe")
    committed = last_commit()
    for path in folder.rglob("*"):  # what is installed has the time of the commit, too
        os.utime(path, (committed, committed))
    _write_archive(folder, archive)
    bill = stem.with_name(f"{stem.name}.cdx.json")
    shutil.copyfile(folder / "NexGUI.cdx.json", bill)
    made = [archive, bill]
    makensis = shutil.which("makensis") or shutil.which("makensis", path=_NSIS)
    if makensis:
        installer = stem.with_name(f"{stem.name}-Setup.exe")
        with tempfile.TemporaryDirectory() as work:
            _write_installer(makensis, folder, installer, Path(work) / "nexgui.ico")
        _sign(installer)
        made.insert(0, installer)
    else:
        print("makensis (NSIS) がないため、インストーラーは作りませんでした。")
    sums = dist / "SHA256SUMS"
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()} *{path.name}\n" for path in made)
    sums.write_text("".join(lines), encoding="ascii", newline="\n")
    return [*made, sums]


def last_commit() -> int:
    """When what is built was committed, in seconds since 1970: two builds of it are alike."""
    if not shutil.which("git"):
        return _NO_COMMIT
    command = ["git", "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout.strip() or _NO_COMMIT)


def _write_archive(folder: Path, target: Path) -> None:
    """An archive in which everything has the time of the commit."""
    when = datetime.fromtimestamp(last_commit(), UTC).timetuple()[:6]
    files = {f"NexGUI/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*")}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            if path.is_file():
                archive.writestr(_entry(name, when), path.read_bytes())
        archive.writestr(_entry("NexGUI/portable", when), _PORTABLE)


def _entry(name: str, when: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when[:6])  # type: ignore[arg-type] # six numbers
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # Windows, wherever it was packed
    return entry


def _sign(program: Path) -> None:
    if _SIGN:
        subprocess.run([*shlex.split(_SIGN), program], check=True)


def _write_installer(makensis: str, folder: Path, target: Path, icon: Path) -> None:
    write_icon(_ICON, icon)
    values: dict[str, object] = {
        "VERSION": __version__,
        "FOLDER": folder.resolve(),
        "ICON": icon,
        "OUT": target.resolve(),
    }
    if _SIGN:
        values["SIGN"] = _SIGN  # of the uninstaller, which is made within the installer
    defines = [f"-D{name}={value}" for name, value in values.items()]
    # It reads and writes names in the code page of the place where it runs, but for UTF-8.
    subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *defines, _SCRIPT], check=True)


if __name__ == "__main__":
    for made in pack(Path(sys.argv[1])):
        print(f"{made.stat().st_size / 1e6:8.1f} MB  {made}")
