"""Facts of the manual, and files to read, for the tests of all rooms."""

import csv
import errno
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(__file__).resolve().parent / "data"
SAMPLES = DATA / "samples"

ALL_BEFORE = SAMPLES / "全宛先_秋季セミナー案内_20261120.csv"
ALL_AFTER = SAMPLES / "全宛先_秋季セミナー案内_20261121.csv"
UNDELIVERED = SAMPLES / "不達宛先_秋季セミナー案内_20261121.csv"
OTHER_UNDELIVERED = DATA / "other" / "不達宛先_夏季セミナー案内_20260821.csv"  # of another mailing
TEST_SEND = SAMPLES / "テスト送信結果.csv"
FAX = SAMPLES / "FAX送信結果.csv"
MAIL_SAMPLES = (ALL_BEFORE, ALL_AFTER, UNDELIVERED, TEST_SEND)

IS_WINE = False
if sys.platform == "win32":
    import ctypes

    IS_WINE = hasattr(ctypes.windll.ntdll, "wine_get_version")

needs_links = pytest.mark.skipif(IS_WINE, reason="Wine makes no links")

ERROR = "エラー"
POLICY = "メールシステムのポリシー違反に該当するため宛先除外"
NOT_IN_MANUAL = ("送信予約中", "送信準備中", "送信準備完了", "送信中", POLICY, ERROR)

HEADER = ("会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細", "送信停止")

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "TMPDIR": "temporary",
    "TEMP": "temporary",
    "TMP": "temporary",
}


@dataclass(frozen=True)
class Group:
    """A row of the table of action groups as it was decided (groups.md)."""

    key: str
    symbol: str
    label: str
    fill: str
    statuses: tuple[int | str, ...]  # the manual's number, or the name where it has none


GROUPS = (
    Group("delivered", "✓", "送信完了（対応不要）", "#FFFFFF", (2,)),
    Group("likely", "○", "届いている可能性が高い", "#BFE4FF", (11, 12, 13, 15)),
    Group("waiting", "…", "結果待ち", "#C8C8CB", (1, *NOT_IN_MANUAL[:4])),
    Group("fix_address", "×", "アドレスを確認・修正", "#FF8082", (3, 4, 5)),
    Group("ask_recipient", "△", "宛先へ確認・時間をおいて再送", "#FFFF80", (6, 7, 8, 9, 10, 14)),
    Group("fix_merge", "!", "差し込み項目を修正", "#F6AA00", (19,)),
    Group("stopped", "■", "送信停止・対象外", "#84919E", (16, 17, 18, POLICY)),
    Group("unknown", "?", "不明なステータス", "#FFCA80", (ERROR,)),
)
NEEDS_ACTION = {3, 4, 5, 6, 7, 8, 9, 10, 14, 16, 19, POLICY, ERROR}


@dataclass(frozen=True)
class ManualStatus:
    """A row of the manual's table of statuses."""

    number: int
    name: str
    meaning: str
    action: str


def manual_statuses() -> list[ManualStatus]:
    """The 19 statuses of the manual, from the copy of its table."""
    with (DATA / "status_table.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        ManualStatus(int(row["number"]), row["name"], row["meaning"], row["action"]) for row in rows
    ]


def read_csv(path: Path, encoding: str = "cp932") -> list[list[str]]:
    """All rows of a CSV file, read without any code of the program."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def recipient(
    status: str, detail: str = "", *, address: str = "a@example.jp", opted_out: str = "無"
) -> tuple[str, ...]:
    """A row under `HEADER`."""
    return ("株式会社アオバ商事", address, status, "2026-11-20 10:00", detail, opted_out)


def result_file(
    folder: Path,
    rows: Iterable[Sequence[str]],
    *,
    header: Sequence[str] = HEADER,
    name: str = "全宛先.csv",
    encoding: str = "cp932",
) -> Path:
    """Writes a result file with every cell quoted."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def file_of(folder: Path, content: bytes, name: str = "全宛先.csv") -> Path:
    """Writes a file with exactly these bytes."""
    path = folder / name
    path.write_bytes(content)
    return path


def files_in(folder: Path) -> set[str]:
    """The names of everything in a folder."""
    return {path.name for path in folder.iterdir()}


def windows_error(number: int, path: Path) -> OSError:
    """What Windows raises with one of its numbers; elsewhere one that looks like it."""
    if sys.platform == "win32":
        return OSError(0, "as on Windows", str(path), number)
    held = number in (5, 32, 33)
    kind = PermissionError if held else FileNotFoundError if number in (2, 3, 53, 67) else OSError
    error = kind(errno.EACCES if held else errno.EINVAL, "as on Windows", str(path))
    if isinstance(error, FileNotFoundError):
        error.errno = errno.ENOENT
    vars(error)["winerror"] = number
    return error


def excel_bytes() -> bytes:
    """A small workbook, as Excel would save it."""
    content = io.BytesIO()
    Workbook().save(content)
    return content.getvalue()


def damaged_excel_bytes() -> bytes:
    """A workbook of which the second half was lost on its way."""
    content = excel_bytes()
    return content[: len(content) // 2] + b"[Content_Types].xml"


def zip_bytes() -> bytes:
    """A small archive with a CSV file in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("全宛先.csv", "メールアドレス,ステータス\r\n")
    return content.getvalue()


PNG_BYTES = bytes.fromhex("89504E470D0A1A0A0000000D49484452000000010000000108060000001F15C489")

BAD_CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "は空のファイルです"),
    "blank": (b"\r\n \r\n", "は空のファイルです"),
    "only a byte order mark": (b"\xef\xbb\xbf", "は空のファイルです"),
    "header only": ("メールアドレス,ステータス\r\n".encode("cp932"), "見出しの行しかなく"),
    "picture": (PNG_BYTES, "は画像ファイルで、送信結果CSVではありません"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "はPDFファイルで、送信結果CSVではありません"),
    "old Excel": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504), "は古い形式のOfficeファイルで"),
    "page to log in": (
        "<!DOCTYPE html><html><head><title>ログイン</title></head></html>".encode(),
        "はインターネットの画面を保存したもの",
    ),
    "memo": ("あとで電話する\r\n".encode("cp932"), "「ステータス」の列がない"),
    "empty Excel": (excel_bytes(), "は空のファイルです"),
    "damaged Excel": (damaged_excel_bytes(), "のExcelファイルを読み込めませんでした"),
    "archive": (zip_bytes(), "は圧縮（ZIP）ファイルです"),
    "noise": (bytes(range(256)) + bytes(64), "は文字を読み取れないファイルで"),
    "no status column": ("会社名,電話\r\nA社,03\r\n".encode("cp932"), "「ステータス」の列がない"),
    "FAX": (FAX.read_bytes(), "はFAXの送信結果ファイルです"),
}
"""Contents that are no mail result, by kind, with a part of the sentence that says so."""


def home_variables(folder: Path) -> dict[str, str]:
    """The variables that make a folder the home, with the folders that they name."""
    variables = {name: folder / place for name, place in _HOME_VARIABLES.items()}
    for place in variables.values():
        place.mkdir(mode=0o700, exist_ok=True)
    return {name: str(place) for name, place in variables.items()}


def run_nexgui(
    *arguments: str | Path, prelude: str = "", **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Runs the program as its users do; None takes a variable out of the environment.

    `prelude` is code that runs in the same process before the program.
    """
    variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONDEVMODE": "1", **environment}
    start = ["-c", f"{prelude}\nimport runpy\nrunpy.run_module('nexgui', run_name='__main__')\n"]
    return subprocess.run(
        [sys.executable, *(start if prelude else ["-m", "nexgui"]), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={name: value for name, value in variables.items() if value is not None},
        check=False,
    )
