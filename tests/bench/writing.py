"""Times loading a result file and writing its workbook against a pandas + XlsxWriter script.

    .venv/bin/python -m tests.bench.writing            with 100,000 recipients
    .venv/bin/python -m tests.bench.writing 1000 5000  with other numbers of recipients

Both write the sheets 全件 and 要対応 with the same cells, formats and fills, turn by turn, each in
a process of its own; NexGUI also checks the addresses and writes its three other sheets. What is
timed is the whole process, and what is measured is the most memory that it ever held. "Loading"
is NexGUI's process that reads the file and writes nothing.

The script is one as a good author writes it: read_csv(dtype=str), then write_string cell by cell
with formats made once. DataFrame.to_excel gives no cell a format; conditional formats would give
it the fills, but no borders, text formats or wrapped lines.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from tests.bench.recipients import write_recipients

_SIZES = (100_000,)
_TURNS = 3
_WRITERS = ("nexgui", "xlsxwriter", "loading")
_EVERYBODY = (
    "元の行 対応区分 宛先 状態 次にすること もう一度送る 気づいた点 修正候補 "
    "前回から 確定日 意味 対応"
)
_TO_DO = (
    "結果 担当 期限 メモ 確認日 対応区分 状態 会社名 氏名 電話 宛先 修正候補 修正後アドレス "
    "次にすること 気づいた点 意味 対応 もう一度送る 前回から メール 元の行"
)
_COLOURED = ("対応区分", "状態")
_HEIGHT = 27.0  # points


@dataclass(frozen=True)
class Run:
    """What one process took, and how large its workbook is."""

    seconds: float
    megabytes: float
    file_size: float  # megabytes


def main(arguments: list[str]) -> int:
    """Prints a line for each size, or writes one workbook."""
    if arguments[:1] == ["--write"]:
        _WRITE[arguments[1]](Path(arguments[2]), Path(arguments[3]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    print("| 宛先 | | NexGUI | pandas + XlsxWriter | 比 |")
    print("|--:|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, arguments) if arguments else _SIZES:
            path = Path(folder) / "全宛先.csv"
            write_recipients(path, size)
            print(table_rows(size, path), flush=True)
    return 0


def table_rows(size: int, path: Path) -> str:
    """The medians of some turns, and the medians of the ratios turn by turn."""
    turns = [tuple(run(writer, path) for writer in _WRITERS) for _ in range(_TURNS)]

    def line(name: str, unit: str, value: Callable[[Run], float]) -> str:
        ours, theirs = (median(value(turn[index]) for turn in turns) for index in (0, 1))
        ratio = median(value(turn[0]) / value(turn[1]) for turn in turns)
        return f"| {size:,} | {name} | {ours:.1f} {unit} | {theirs:.1f} {unit} | {ratio:.2f} |"

    beyond = median(turn[0].megabytes - turn[2].megabytes for turn in turns)
    return "\n".join(
        (
            line("時間", "秒", lambda one: one.seconds),
            line("メモリ", "MB", lambda one: one.megabytes),
            line("ファイル", "MB", lambda one: one.file_size),
            f"| {size:,} | 読み込み後のメモリの増え方 | {beyond:.1f} MB | | |",
        )
    )


def run(writer: str, path: Path) -> Run:
    """Loads the file and writes the workbook in a process of its own."""
    target = path.with_name(f"{writer}.xlsx")
    command = [
        sys.executable,
        "-m",
        "tests.bench.writing",
        "--write",
        writer,
        str(path),
        str(target),
    ]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    return Run(seconds, float(done.stdout), target.stat().st_size / 1e6)


def _write_by_nexgui(path: Path, target: Path) -> None:
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load
    from nexgui.export.workbook import write_workbook

    guide = load_guide()
    write_workbook(load(path, guide), target)


def _write_by_xlsxwriter(path: Path, target: Path) -> None:
    import pandas
    import xlsxwriter

    from nexgui.core.guide import Status
    from nexgui.core.guide_file import load_guide

    guide = load_guide()
    table = pandas.read_csv(path, dtype=str, encoding="cp932", keep_default_na=False)
    workbook = xlsxwriter.Workbook(target)
    everybody, needing = workbook.add_worksheet("全件"), workbook.add_worksheet("要対応")
    base = {"font_name": "游ゴシック", "font_size": 10, "valign": "top", "border": 1}
    line = workbook.add_format({**base, "num_format": "0"})
    day = workbook.add_format({**base, "num_format": "m/d"})
    text = workbook.add_format({**base, "num_format": "@"})
    wrapped = workbook.add_format({**base, "num_format": "@", "text_wrap": True})
    fills = {
        group: workbook.add_format({**base, "num_format": "@", "bg_color": group.fill})
        for group in guide.groups
    }
    for sheet, headers in ((everybody, _EVERYBODY), (needing, _TO_DO)):
        for column, title in enumerate([*headers.split(), *table.columns]):
            sheet.write_string(0, column, title)

    def write(
        sheet: xlsxwriter.worksheet.Worksheet,
        row: int,
        headers: Sequence[str],
        said: dict[str, object],
        cells: Sequence[str],
        fill: object,
    ) -> None:
        sheet.set_row(row, _HEIGHT if sheet is needing else None)
        for column, header in enumerate(headers):
            plain = wrapped if sheet is needing else text
            cell_format = fill if header in _COLOURED else plain
            value = said.get(header, "")
            if header == "期限":
                sheet.write_formula(row, column, "=$A$1", day, 46357)
            elif header == "メール":
                old, new = f"K{row + 1}", f"M{row + 1}"
                formula = f'=HYPERLINK("mailto:"&IF({new}="",{old},{new}),"メール")'
                sheet.write_formula(row, column, formula, text, "メール")
            elif isinstance(value, int):
                sheet.write_number(row, column, value, day if header == "確定日" else line)
            elif value:
                sheet.write_string(row, column, value, cell_format)
            else:
                sheet.write_blank(row, column, None, cell_format)
        for column, value in enumerate(cells, start=len(headers)):
            if value:
                sheet.write_string(row, column, value, text)
            else:
                sheet.write_blank(row, column, None, text)

    statuses: dict[tuple[str, str], Status] = {}
    days: dict[str, int | str] = {"": ""}
    place = {name: index for index, name in enumerate(table.columns)}
    names = ("ステータス詳細", "ステータス", "メールアドレス", "送信停止", "会社名", "確定日時")
    columns = [place[name] for name in names]
    everybody_headers, to_do_headers = _EVERYBODY.split(), _TO_DO.split()
    needing_rows = 0
    for row, cells in enumerate(table.itertuples(index=False, name=None), start=1):
        detail, name, address, opted_out, company, decided = (cells[column] for column in columns)
        status = statuses.get((detail, name))
        if status is None:
            status = statuses[detail, name] = guide.look_up(detail, name)
        date = decided[:10]
        if date not in days:
            days[date] = (datetime.fromisoformat(date) - datetime(1899, 12, 30)).days
        said: dict[str, object] = {
            "元の行": row + 1,
            "対応区分": status.group.title,
            "宛先": address,
            "状態": status.name,
            "次にすること": status.next_step,
            "もう一度送る": guide.opted_out.resend if opted_out == "有" else status.resend,
            "確定日": days[date],
            "意味": status.meaning,
            "対応": status.action,
            "結果": "未対応",
            "会社名": company,
        }
        write(everybody, row, everybody_headers, said, cells, fills[status.group])
        if status.needs_action:
            needing_rows += 1
            write(needing, needing_rows, to_do_headers, said, cells, fills[status.group])
    workbook.close()


def _only_load(path: Path, target: Path) -> None:
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load

    guide = load_guide()
    target.write_text(load(path, guide).counts.summary)


_WRITE = {"nexgui": _write_by_nexgui, "xlsxwriter": _write_by_xlsxwriter, "loading": _only_load}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
