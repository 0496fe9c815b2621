"""Times workbooks that are made to take as long and as much memory as they can.

    .venv/bin/python -m tests.bench.bounds            prints the table of docs/bounds.md
    .venv/bin/python -m tests.bench.bounds xfd runs   only some of them

Each is read in a process of its own, which is ended after a minute of
the processor's time or at 4 GB.
"""

import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, repeat
from pathlib import Path

from nexgui.core.errors import LoadError
from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load

_LONGEST = 60  # seconds of the processor
_MOST_MEMORY = 4 * 1024**3
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEADER = ("会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細")
_CELLS = ("A社", "a@example.jp", "送信完了", "2026-11-20 10:05", "x")
_MEGABYTE = 1024**2
_PIECES = 1000

Parts = Mapping[str, Iterator[str]]


def _inline(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


def _row(cells: tuple[str, ...] | str) -> str:
    return f"<row>{cells if isinstance(cells, str) else ''.join(map(_inline, cells))}</row>"


def _sheet(*rows: str | Iterator[str], before: str = "") -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{_row(_HEADER)}{_row(_CELLS)}'
    for row in rows:
        yield from [row] if isinstance(row, str) else row
    yield "</sheetData></worksheet>"


def _strings(*items: str | Iterator[str]) -> Iterator[str]:
    yield f'<sst xmlns="{_MAIN}">'
    for item in items:
        yield from [item] if isinstance(item, str) else item
    yield "</sst>"


def _book(sheets: int = 1, parts: int = 1, behind: Iterable[str] = ()) -> Parts:
    named = (
        f'<sheet name="S{number}" sheetId="{number}" r:id="r{number % parts}"/>'
        for number in range(sheets)
    )

    def book() -> Iterator[str]:
        yield f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{"".join(named)}</sheets>'
        yield from behind
        yield "</workbook>"

    related = [
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/worksheet" Target="s{number}.xml"/>'
        for number in range(parts)
    ]
    related += [
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in ("sharedStrings", "styles")
    ]
    return {
        "xl/sharedStrings.xml": _strings("<si><t>x</t></si>"),
        "xl/workbook.xml": book(),
        "xl/_rels/workbook.xml.rels": iter(
            [f'<Relationships xmlns="{_PACKAGE}">{"".join(related)}</Relationships>']
        ),
    }


def _of_sheet(*rows: str | Iterator[str], before: str = "") -> Parts:
    return {**_book(), "xl/s0.xml": _sheet(*rows, before=before)}


def _sharing(reference: str, count: int, *strings: str | Iterator[str]) -> Parts:
    return {**_of_sheet(repeat(reference, count)), "xl/sharedStrings.xml": _strings(*strings)}


_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f']><worksheet xmlns="{_MAIN}"><sheetData>{_row(_inline("&i;"))}</sheetData></worksheet>'
)
_SHARED = '<c t="s"><v>0</v></c>'
_FAR = '<row><c r="XFD{0}" t="b"><v>1</v></c></row>'

ATTACKS: Mapping[str, tuple[str, Callable[[], Parts]]] = {
    "recipients": (
        "宛先 200,000件（攻撃ではない）",
        lambda: _of_sheet(
            _row((f"会社{n * 7919 % 100_003}", f"u{n}@example{n % 977}.jp", *_CELLS[2:] * 4))
            for n in range(200_000)
        ),
    ),
    "reference": (
        "1 MBの共有文字列を3,000回",
        lambda: _sharing(_row(_SHARED), 3000, "<si><t>", repeat("x" * 1024, 1024), "</t></si>"),
    ),
    "rows": ("同じ行を3,000,000行", lambda: _of_sheet(repeat(_row("<c><v>1</v></c>"), 3_000_000))),
    "strings": (
        "同じ共有文字列を5,000,000個",
        lambda: _sharing(_row(_SHARED), 1, repeat("<si><t>x</t></si>", 5_000_000)),
    ),
    "xfd": (
        "XFD列だけのセルを300,000行",
        lambda: _of_sheet(_FAR.format(n) for n in range(3, 300_000)),
    ),
    "xfd few": (
        "XFD列だけのセルを2,500行",
        lambda: _of_sheet(_FAR.format(n) for n in range(3, 2_503)),
    ),
    "wide": (
        "16,384列を300行",
        lambda: _of_sheet(repeat(_row(_inline("x") * 16_384), 300)),
    ),
    "empty": ("空の要素を10,000,000個", lambda: _of_sheet(repeat("<row/>", 10_000_000))),
    "cells": (
        "1行に空のセルを20,000,000個",
        lambda: _of_sheet("<row>", repeat('<c r="A3"/>', 20_000_000), "</row>"),
    ),
    "text": (
        "400 MBの文字列1つ",
        lambda: _of_sheet(
            "<row>" + '<c t="inlineStr"><is><t>',
            repeat("あ" * 1024, 131_072),
            "</t></is></c></row>",
        ),
    ),
    "between": ("要素の間の文字を1 GB", lambda: _of_sheet(repeat(" " * 1024, _MEGABYTE))),
    "runs": (
        "1つの文字列に書式区切り5,000,000個",
        lambda: _sharing(_row(_SHARED), 1, "<si>", repeat("<r><t>x</t></r>", 5_000_000), "</si>"),
    ),
    "phonetic": (
        "ふりがな5,000,000個",
        lambda: _sharing(
            _row(_SHARED), 1, "<si><t>x</t>", repeat("<rPh><t>x</t></rPh>", 5_000_000), "</si>"
        ),
    ),
    "sheets": (
        "同じシートを100,000回",
        lambda: {**_book(100_000), "xl/s0.xml": _sheet(repeat(_row(_CELLS), 1000))},
    ),
    "parts": (
        "シート20,000枚",
        lambda: {
            **_book(20_000, 20_000),
            **{f"xl/s{number}.xml": _sheet(_row(_CELLS)) for number in range(20_000)},
        },
    ),
    "names": (
        "定義された名前2,000,000個",
        lambda: {
            **_book(behind=repeat('<definedName name="a">((((A1:A1</definedName>', 2_000_000)),
            "xl/s0.xml": _sheet(),
        },
    ),
    "tag": (
        "1つの要素に属性を10,000,000個",
        lambda: _of_sheet("<row", (f' a{n}=""' for n in range(10_000_000)), "/>"),
    ),
    "comment": ("300 MBのコメント", lambda: _of_sheet("<!--", repeat("x" * 1024, 300_000), "-->")),
    "comments": ("コメント20,000,000個", lambda: _of_sheet(repeat("<!---->", 20_000_000))),
    "deep": ("要素の中の要素10,000,000段", lambda: _of_sheet(repeat("<a>", 10_000_000))),
    "entities": (
        "実体の定義（billion laughs）",
        lambda: {**_book(), "xl/s0.xml": iter([_LAUGHS])},
    ),
    "styles": (
        "書式5,000,000個",
        lambda: {
            **_of_sheet(),
            "xl/styles.xml": _styles(repeat('<xf numFmtId="14"/>', 5_000_000)),
        },
    ),
    "blank": (
        "1 MBの空白を1行に16,384回",
        lambda: _sharing(
            _row(_SHARED * 16_384), 9, "<si><t>", repeat(" " * 1024, 1024), "</t></si>"
        ),
    ),
}


def _plain_styles() -> Iterator[str]:
    yield f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill>'
    yield "</fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>"
    yield "</cellXfs></styleSheet>"


def _styles(formats: Iterator[str]) -> Iterator[str]:
    yield f'<styleSheet xmlns="{_MAIN}"><cellXfs>'
    yield from formats
    yield "</cellXfs></styleSheet>"


def write(path: Path, parts: Parts) -> None:
    """Writes the workbook of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r"'
            f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("[Content_Types].xml", _TYPES)
        for name, text in {"xl/styles.xml": _plain_styles(), **parts}.items():
            with archive.open(name, "w", force_zip64=True) as file:
                while piece := "".join(islice(text, _PIECES)):
                    file.write(piece.encode())


_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SPREADSHEET}.sharedStrings+xml"/>'
    "</Types>"
)


def main(arguments: list[str]) -> int:
    """Prints a line for each attack, or reads one file in this process."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(Path(arguments[1]))))
        return 0
    print("| 攻撃 | ファイル | 時間 | メモリ | 結果 |\n|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments or ATTACKS:
            about, parts = ATTACKS[name]
            path = Path(folder) / "全宛先.xlsx"
            write(path, parts())
            print(f"| {about} | {path.stat().st_size / 1024:,.0f} KB | {run(path)} |", flush=True)
    return 0


def run(path: Path) -> str:
    """The seconds, the memory and what came of reading a file in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bounds", "--measure", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == -signal.SIGXCPU:
        return f"> {_LONGEST} 秒 | – | 終わらない"
    if done.returncode:
        return "– | > 4 GB | メモリ不足"
    seconds, megabytes, result = json.loads(done.stdout)
    return f"{seconds:.1f} 秒 | {megabytes:.0f} MB | {result}"


def measure(path: Path) -> tuple[float, float, str]:
    """Reads a file; the seconds of the processor, the most memory, and what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST + 5))
    guide = load_guide()
    start = time.process_time()
    try:
        result = f"{len(load(path, guide)):,}件"
    except LoadError as error:
        result = type(error).__name__
    seconds = time.process_time() - start
    # Not what getrusage says: that has the memory of the process that began this one in it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return seconds, int(peak) / 1024, result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
