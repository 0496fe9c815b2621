"""Wine with a Windows of its own."""

import os
import subprocess
from collections.abc import Mapping
from io import BufferedReader
from pathlib import Path
from threading import Thread

_PATIENCE = 600  # seconds; a program that waits for its user would never end
_SECONDS_TO_READ = 10
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
        return finish(self.start(*command, cwd=cwd))

    def wait(self) -> None:
        """Waits until every program has ended, also one that another has started.

        Raises:
            RuntimeError: one did not end.
        """
        try:
            self._tell_server("-w")
        except subprocess.TimeoutExpired:
            _code, running = self.run("tasklist")
            raise RuntimeError(f"Programs that did not end:\n{running}") from None

    def shut_down(self) -> None:
        """Ends this Windows and every program in it."""
        self._tell_server("-k")
        try:
            self._tell_server("-w")
        except subprocess.TimeoutExpired:
            self._tell_server("-k9")

    def _tell_server(self, option: str) -> None:
        command = ["wineserver", option]
        subprocess.run(command, env=self.environment, check=False, timeout=_PATIENCE)


def finish(
    running: "subprocess.Popen[bytes]", seconds: float = _PATIENCE, encoding: str = "cp932"
) -> tuple[int, str]:
    """Waits for the end of a program; its exit code and what it printed.

    It does not wait for the end of the pipe: Wine's own programs may keep that open.

    Raises:
        RuntimeError: it did not end by itself.
    """
    said: list[bytes] = []
    reader = Thread(target=_read, args=[running.stdout, said], daemon=True)
    reader.start()
    try:
        code = running.wait(seconds)
        reader.join(_SECONDS_TO_READ)
    except subprocess.TimeoutExpired:
        running.kill()
        words = b"".join(said).decode(encoding, "replace")
        raise RuntimeError(f"{running.args!r} went on for {seconds} s and said: {words}") from None
    return code, b"".join(said).decode(encoding, "replace")


def _read(pipe: BufferedReader, said: list[bytes]) -> None:
    with pipe:
        said.extend(pipe)


def make_locale(folder: Path) -> None:
    """Makes the Japanese locale, for whoever names `folder` in LOCPATH."""
    folder.mkdir(parents=True, exist_ok=True)
    locale = str(folder / _JAPANESE)
    command = ["localedef", "--inputfile=ja_JP", "--charmap=UTF-8", locale]
    subprocess.run(command, check=True)
