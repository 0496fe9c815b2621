"""Wine with a Windows of its own."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_JAPANESE = "ja_JP.UTF-8"  # gives Windows code page 932 and its texts in Japanese


class Wine:
    """A Wine prefix: one Windows, with its own disk and registry."""

    def __init__(self, prefix: Path, locales: Path, display: str = "") -> None:
        self.prefix = prefix
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            "HOME": str(prefix),  # Wine links a Windows user's folders to those in it
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET, no browser, and no window that tells of a crash and waits for a click.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe,winemenubuilder.exe=",
            "LOCPATH": str(locales),
            "LC_ALL": _JAPANESE,
            "LANG": _JAPANESE,
            "DISPLAY": display,
        }

    @property
    def drive(self) -> Path:
        """The folder that is C: there."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The home of the one user."""
        (home,) = (path for path in (self.drive / "users").iterdir() if path.name != "Public")
        return home

    def start(
        self, *command: str | Path, cwd: Path | None = None, more: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Starts a program; what it prints must be a pipe, for Wine gives Python no plain file."""
        return subprocess.Popen(
            ["wine", *command],
            env={**self.environment, **(more or {})},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *command: str | Path, cwd: Path | None = None) -> tuple[int, str]:
        """Runs a program to its end; its exit code and what it printed."""
        running = self.start(*command, cwd=cwd)
        output, _ = running.communicate()
        return running.returncode, output.decode("cp932", "replace")

    def wait(self) -> None:
        """Waits until every program has ended, also one that another has started."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False)

    def shut_down(self) -> None:
        """Ends this Windows and every program in it."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        self.wait()


def make_locale(folder: Path) -> None:
    """Makes the Japanese locale, for whoever names `folder` in LOCPATH."""
    folder.mkdir(parents=True, exist_ok=True)
    locale = str(folder / _JAPANESE)
    command = ["localedef", "--inputfile=ja_JP", "--charmap=UTF-8", locale]
    subprocess.run(command, check=True)
