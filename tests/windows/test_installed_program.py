"""The installed Windows program under Wine, from its installer to its end."""

import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui import __version__
from tests.desktop import Desktop, running_desktop
from tests.export.reading import SHEETS
from tests.helpers import ALL_AFTER, MAIL_SAMPLES, read_csv
from tools.windows.building import DIST
from tools.windows.machine import set_up
from tools.windows.wine import Wine, finish

pytestmark = [pytest.mark.windows, pytest.mark.xdist_group("windows")]

INSTALLER = DIST / f"NexGUI-{__version__}-Setup.exe"
ARCHIVE = DIST / f"NexGUI-{__version__}-windows.zip"
# Where pcmanfm 1.3 puts the first icon, from its window's corner: with and without side pane.
ICONS = ((208, 108), (60, 108))
ATTEMPTS = 4
PATIENCE = 300  # seconds, on a busy machine; a picture of the screen takes half a second
SECONDS_FOR_A_KEY = 30  # Wine takes none while a window is being made
OPEN = 2  # what the installer says while NexGUI is open


@dataclass(frozen=True)
class Installed:
    """A Windows on a desktop of its own, on which the program was installed."""

    desktop: Desktop
    wine: Wine
    files_before: frozenset[Path]
    registry_before: str

    @property
    def folder(self) -> Path:
        return self.wine.user / "AppData" / "Local" / "Programs" / "NexGUI"

    @property
    def program(self) -> Path:
        return self.folder / "NexGUI.exe"

    @property
    def own_data(self) -> Path:
        """Where the program keeps settings and log."""
        return self.wine.user / "AppData" / "Local" / "NexGUI"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """The program, installed without a word."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):  # the file manager's
            environment.setenv(name, str(tmp_path_factory.mktemp("home")))
        machine = set_up()
        with running_desktop() as desktop, machine.running(desktop.display) as wine:
            before = registry(wine)
            there = Installed(desktop, wine, frozenset(wine.drive.rglob("*")), before)
            assert wine.run(INSTALLER, "/S") == (0, "")
            yield there


def registry(wine: Wine) -> str:
    """All keys of the user, as text."""
    target = wine.prefix / "keys.reg"
    wine.run("reg", "export", "HKCU", windows_name(target), "/y")
    return target.read_text(encoding="utf-16")


def windows_name(path: Path) -> str:
    return f"Z:{path}"


def colours(desktop: Desktop) -> set[str]:
    """All colours on the screen."""
    picture = desktop.picture()
    points = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    return {picture.pixelColor(x, y).name().upper() for x, y in points}


def test_everything_has_its_place_after_the_installation(installed: Installed) -> None:
    keys = registry(installed.wine)
    roaming = installed.wine.user / "AppData" / "Roaming" / "Microsoft" / "Windows"

    assert installed.program.is_file()
    assert (installed.folder / "THIRD-PARTY-NOTICES.txt").is_file()
    assert (roaming / "Start Menu" / "Programs" / "NexGUI.lnk").is_file()
    assert (roaming / "SendTo" / "NexGUI.lnk").is_file()
    for ending in ("csv", "txt", "xlsx"):
        assert rf"Classes\.{ending}\OpenWithProgids]" in keys
        assert rf"Classes\.{ending}]" + '\n@="NexGUI' not in keys  # what opens it stays


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_the_installed_program_exports_every_sample(
    installed: Installed, tmp_path: Path, sample: Path
) -> None:
    folder = tmp_path / "出力 先（①）"
    folder.mkdir()
    source, target = folder / "送信 結果𠮷.csv", folder / "対応 ガイド.xlsx"
    shutil.copy(sample, source)

    code, said = installed.wine.run(
        installed.program, "--export", windows_name(target), windows_name(source)
    )

    recipients = len(read_csv(sample)) - 1
    assert code == 0
    assert said.startswith(f"{recipients}件中、対応が必要なのは")
    assert load_workbook(target).sheetnames == SHEETS
    assert sorted(path.name for path in folder.iterdir()) == ["対応 ガイド.xlsx", "送信 結果𠮷.csv"]


def test_the_installed_program_finds_nothing_missing_in_itself(installed: Installed) -> None:
    code, said = installed.wine.run(installed.program, "--self-test")
    assert (code, re.findall("^NG.*", said, re.MULTILINE)) == (0, [])
    assert len(re.findall("^OK", said, re.MULTILINE)) == 7


def test_a_dragged_file_is_shown_in_colours_and_exported(
    installed: Installed, tmp_path: Path
) -> None:
    desktop, name = installed.desktop, "全宛先 秋季セミナー"
    folder = tmp_path / "downloads"
    folder.mkdir()
    shutil.copy(ALL_AFTER, folder / f"{name}.csv")
    files = desktop.start("pcmanfm", "--new-win", folder)
    program = installed.wine.start(installed.program)
    desktop.place(desktop.window("downloads"), 20, 60, 400, 500)
    window = desktop.window("NexGUI")
    desktop.place(window, 420, 60, 940, 640)
    loaded = drag(desktop, f"{name}.csv - NexGUI")
    assert loaded == window

    red, yellow = "#FF8082", "#FFFF80"
    assert seen(desktop, lambda: {red, yellow} <= colours(desktop)), colours(desktop)

    press_until(desktop, window, "ctrl+s", lambda: "Excelに出力" in desktop.titles())
    target = folder / f"{name}_対応ガイド付き.xlsx"
    press_until(desktop, desktop.window("Excelに出力"), "Return", target.exists)
    assert seen(desktop, lambda: desktop.picture() == desktop.picture())  # it has come to rest
    close(desktop, window, program)
    files.kill()
    assert load_workbook(target)["全件"].max_row == len(read_csv(ALL_AFTER))
    assert [path.name for path in installed.own_data.iterdir()] == ["settings.ini"]  # and no log


def seen(desktop: Desktop, there: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether something comes to be there."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            return False
        desktop.picture()
    return True


def press_until(desktop: Desktop, window: str, key: str, done: Callable[[], bool]) -> None:
    """Presses a key in a window, and again where nothing came of it."""
    for _attempt in range(ATTEMPTS):
        with suppress(subprocess.CalledProcessError):  # the window has just gone
            desktop.press(window, key)
        if seen(desktop, done, SECONDS_FOR_A_KEY):
            return
    pytest.fail(f"nothing came of {key}; there are {desktop.titles()}")


def close(desktop: Desktop, window: str, program: "subprocess.Popen[bytes]") -> None:
    """Closes the program, which says nothing then."""
    press_until(desktop, window, "ctrl+q", lambda: program.poll() is not None)
    code, said = finish(program)
    # Wine itself may say something of a thread that is ended with its program.
    words = [line for line in said.splitlines() if not line.startswith("wine: ")]
    assert (code, words) == (0, [])


def drag(desktop: Desktop, title: str) -> str:
    """Drags the first file of the file manager into the program; the window that shows it."""
    for x, y in ICONS * ATTEMPTS:
        desktop.drag((20 + x, 60 + y), (900, 350))
        try:
            return desktop.window(title, seconds=20)
        except LookupError:
            continue
    pytest.fail(f"the drop did not arrive; there are {desktop.titles()}")


def test_an_installer_waits_until_the_program_is_closed(installed: Installed) -> None:
    program = installed.wine.start(installed.program)
    window = installed.desktop.window("NexGUI")

    code, _ = installed.wine.run(INSTALLER, "/S")

    assert code == OPEN
    assert installed.program.is_file()
    close(installed.desktop, window, program)
    settings = (installed.own_data / "settings.ini").read_bytes()
    left = installed.folder / "_internal" / "of an older version.dll"
    left.touch()
    assert installed.wine.run(INSTALLER, "/S") == (0, "")
    assert not left.exists()
    assert (installed.own_data / "settings.ini").read_bytes() == settings


def test_a_portable_program_keeps_everything_beside_itself(
    installed: Installed, tmp_path: Path
) -> None:
    shutil.rmtree(installed.own_data, ignore_errors=True)
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(tmp_path / "持ち歩き 用")
    folder = tmp_path / "持ち歩き 用" / "NexGUI"

    program = installed.wine.start(folder / "NexGUI.exe")
    window = installed.desktop.window("NexGUI")
    close(installed.desktop, window, program)

    assert [path.name for path in (folder / "settings").iterdir()] == ["settings.ini"]
    assert not installed.own_data.exists()


def test_uninstalling_leaves_no_file_and_no_key(installed: Installed) -> None:
    """Comes last: it takes away what the others use."""
    assert installed.wine.run(installed.folder / "Uninstall.exe", "/S")[0] == 0
    installed.wine.wait()  # it goes on as a copy of itself, from the folder for temporary files

    left = set(installed.wine.drive.rglob("*")) - installed.files_before
    # The copy: Windows removes it at the next start, as it was asked to.
    assert [path for path in left if "~nsu" not in str(path)] == []
    assert "NexGUI" not in registry(installed.wine)
    assert "NexGUI" not in installed.registry_before
