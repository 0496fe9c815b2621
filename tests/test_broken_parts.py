"""A program of which a part is missing or broken says so in a sentence, and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nexgui.core.resources import resource_path
from tests.helpers import ALL_AFTER, file_of, run_nexgui

WHAT_TO_DO = (
    "送信結果のファイルは変更していません。"
    "NexGUIフォルダーを、配った方からもう一度もらってください。\n"
)
FOR_EXPORTS = ("messages.toml", "status_guide.toml", "result_file.toml", "address_rules.toml")
FOR_WINDOWS = ("messages.toml", "status_guide.toml", "result_file.toml", "theme.toml", "style.qss")
OLD = b"what stood there before"
# The window would wait for somebody to close what it says.
SAY = """
from PySide6.QtWidgets import QMessageBox
QMessageBox.critical = lambda _parent, title, sentence: print(f"[{title}] {sentence}")
"""

Break = Callable[[Path], None]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The program's resources, to be broken."""
    return Path(shutil.copytree(resource_path(""), tmp_path / "resources"))


def exported(resources: Path, prelude: str = "") -> str:
    """What is said of an export with other resources, that fails."""
    target = file_of(resources.parent, OLD, "out.xlsx")
    done = run_nexgui("--export", target, ALL_AFTER, prelude=f"{prelude}\n{with_(resources)}")
    assert (done.returncode, done.stdout) == (1, "")
    assert target.read_bytes() == OLD
    return done.stderr


def opened(resources: Path, prelude: str = "") -> str:
    """What is shown in place of a window with other resources."""
    done = run_nexgui(prelude=f"{prelude}\n{SAY}\n{with_(resources)}", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (1, "")
    title, space, sentence = done.stdout.partition(" ")
    assert (title, space) == ("[NexGUI]", " ")
    return sentence


def with_(resources: Path) -> str:
    return f"""
import pathlib, nexgui.core.resources
nexgui.core.resources._RESOURCES = pathlib.Path({str(resources)!r})
"""


def broken(where: str) -> str:
    return f"NexGUIの部品がこわれています（{where}）。{WHAT_TO_DO}"


def missing(path: Path) -> None:
    path.unlink()


def garbled(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00" * 100)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1].rpartition(b"[")[0] + b"[")


@pytest.mark.parametrize("damage", [missing, garbled])
@pytest.mark.parametrize("name", FOR_EXPORTS)
def test_a_file_that_an_export_needs_is_named(resources: Path, name: str, damage: Break) -> None:
    damage(resources / name)
    assert exported(resources) == broken(f"「{name}」")


@pytest.mark.parametrize("damage", [missing, garbled])
@pytest.mark.parametrize("name", [*FOR_WINDOWS, "phrases.toml"])
def test_a_file_that_a_window_needs_is_named(resources: Path, name: str, damage: Break) -> None:
    damage(resources / name)
    assert opened(resources) == broken(f"「{name}」")


@pytest.mark.parametrize("name", FOR_EXPORTS)
def test_a_file_that_ends_too_early_is_named(resources: Path, name: str) -> None:
    cut(resources / name)
    sentence = exported(resources)
    assert sentence.startswith(f"NexGUIの部品がこわれています（「{name}」")
    assert sentence.endswith(WHAT_TO_DO)


WRONG = "がないか、書き方が違います"


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("messages", "some_need_or_check =", "some =", "の「summary.some_need_or_check」"),
        (
            "messages",
            'some_need_or_check = "{total:',
            'some_need_or_check = "{all:',
            "の「summary.some_need_or_check」",
        ),
        ("messages", 'stopped = "', 'stopped = 1 # "', "の「cli.stopped」"),
        ("messages", "[app]", "app = 1\n[apps]", "の「app」"),
        ("result_file", 'status = ["', 'state = ["', f"の「columns」：「status」{WRONG}"),
        ("result_file", "company = [", "firm = [", f"の「contact」：「company」{WRONG}"),
        ("result_file", '"25504446"', '"PDF"', f"の「PDF」：「starts_with」{WRONG}"),
        ("result_file", 'refusal = "file"', 'refusal = ""', "の「PDF」：「refusal」が空です"),
        ("result_file", '= "file"', '= "x"', "の「PDF」：「refusal」は file、spreadsheet、"),
        ("result_file", '"cp932"', '"cp9"', f"の「Shift_JIS」：「codec」{WRONG}"),
        ("address_rules", "well_known =", "known =", f"：「well_known」{WRONG}"),
        ("address_rules", 'on = "2018-09-18"', 'on = "2018"', f"の「ended 2」：「on」{WRONG}"),
        ("address_rules", "exists = true", 'exists = "yes"', f"の「.cm」：「exists」{WRONG}"),
        ("status_guide", 'support_line = "', 'support = "', f"：「support_line」{WRONG}"),
    ],
)
def test_the_entry_that_an_export_lacks_is_named(
    resources: Path, name: str, old: str, new: str, where: str
) -> None:
    replace(resources / f"{name}.toml", old, new)
    sentence = exported(resources)
    assert sentence.startswith(f"NexGUIの部品がこわれています（「{name}.toml」{where}")
    assert sentence.endswith(WHAT_TO_DO)


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("theme.toml", "[light]", "[bright]", f"：「light」{WRONG}"),
        ("theme.toml", "text = 14", "text = '14'", f"の「sizes」：「text」{WRONG}"),
        (
            "theme.toml",
            '"#1A1A1A"',
            '"black"',
            "の「light」：「ink」は #RRGGBB の形の色ではありません",
        ),
        ("theme.toml", "tick = 24", "", "の「light / tick」"),
        ("style.qss", "${tick}", "${tick", ""),
        ("phrases.toml", "whole = [", "whole = [1, ", f"：「whole」{WRONG}"),
        ("messages.toml", 'name = "NexGUI"', "", "の「app.name」"),
    ],
)
def test_the_entry_that_a_window_lacks_is_named(
    resources: Path, name: str, old: str, new: str, where: str
) -> None:
    replace(resources / name, old, new)
    assert opened(resources) == broken(f"「{name}」{where}")


def test_a_picture_that_a_window_lacks_is_named(resources: Path) -> None:
    (resources / "icons" / "light" / "tick.svg").unlink()
    assert opened(resources) == broken("「icons/light/tick.svg」")


def test_resources_that_are_not_there_at_all_are_no_traceback(resources: Path) -> None:
    shutil.rmtree(resources)
    assert exported(resources) == broken("「messages.toml」")
    assert opened(resources).endswith(WHAT_TO_DO)


@pytest.mark.parametrize("module", ["openpyxl", "nexgui.core.merging", "nexgui.core.guide_file"])
def test_a_module_that_is_missing_is_named(resources: Path, module: str) -> None:
    prelude = f"import sys; sys.modules[{module!r}] = None"
    if module != "nexgui.core.merging":
        assert exported(resources, prelude) == broken(f"「{module}」")
    if module != "openpyxl":
        assert opened(resources, prelude) == broken(f"「{module}」")


@pytest.mark.parametrize("module", ["PySide6.QtWidgets", "nexgui.ui.main_window"])
def test_a_module_without_which_there_is_no_window_is_named(resources: Path, module: str) -> None:
    prelude = f"import sys; sys.modules[{module!r}] = None"
    done = run_nexgui(prelude=prelude, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", broken(f"「{module}」"))
    assert resources.exists()


def replace(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
