"""Times loading a result file and writing its sheet 全件 against a pandas + XlsxWriter script.

    .venv/bin/python -m tests.bench.writing            with 100,000 recipients
    .venv/bin/python -m tests.bench.writing 1000 5000  with other numbers of recipients

Needs pandas and XlsxWriter (pip install -c constraints.txt -e '.[bench]'). Both write the same
cells with the same formats, fills and row heights, turn by turn, each in a process of its own.
What is timed is the whole process, and what is measured is the most memory that it ever held.

The script is one as a good author writes it: read_csv(dtype=str), then write_string cell by cell
with formats made once. DataFrame.to_excel gives no cell a format; conditional formats would give
it the fills, but no borders, text formats or wrapped lines.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.recipients import write_recipients

_SIZES = (100_000,)
_TURNS = 3
_WRITERS = ("nexgui", "xlsxwriter")
_TITLE = "全件"
_HEADERS = ("元の行", "対応区分", "宛先", "状態", "意味", "対応", "次にすること", "再送")
_FILLED, _WRAPPED = (1, 3), (4, 5, 6, 7)
_BLANKS = 5  # findings, suggestion and the reader's notes: the script cannot check addresses
_HEIGHT = 45.0  # points


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

    return "\n".join(
        (
            line("時間", "秒", lambda one: one.seconds),
            line("メモリ", "MB", lambda one: one.megabytes),
            line("ファイル", "MB", lambda one: one.file_size),
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
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.writer.excel import ExcelWriter

    from nexgui.core.guide import Status
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load
    from nexgui.export import styles
    from nexgui.export.shared_texts import SharedTexts
    from nexgui.export.sheet_archive import SheetArchive
    from nexgui.export.sheet_rows import Fixed, Number, Repeated, Row, RowTemplate, Varying
    from nexgui.export.sheet_rows import sheet_rows as stream

    guide = load_guide()
    results = load(path, guide)
    workbook, shared = Workbook(write_only=True), SharedTexts()
    sheet = workbook.create_sheet(_TITLE)

    def style(
        alignment: Alignment, fill: PatternFill | None = None, text_format: str = styles.TEXT_FORMAT
    ) -> int:
        cell = WriteOnlyCell(sheet)
        cell.font, cell.border = styles.BODY, styles.GRID
        cell.alignment, cell.number_format = alignment, text_format
        if fill is not None:
            cell.fill = fill
        return int(cell.style_id)

    top, wrapped = style(styles.TOP), style(styles.WRAPPED)
    line = style(styles.TOP, text_format=styles.NUMBER_FORMAT)

    def template(status: Status) -> RowTemplate:
        filled = style(styles.TOP, styles.solid(status.group.fill))
        guidance = (status.meaning, status.action, status.next_step)
        return RowTemplate(
            [
                Number(line),
                Fixed(status.group.title, filled),
                Varying(top),
                Fixed(status.name, filled),
                *(Fixed(text, wrapped) for text in guidance),
                Repeated(wrapped),
                *[Fixed("", top)] * _BLANKS,
            ],
            top,
            shared,
        )

    templates = {status: template(status) for status in results.statuses}

    def rows() -> Iterator[Row]:
        for row in range(len(results)):
            status = results.status(row)
            values = (results.table.lines[row], results.address(row), results.resend(row, guide))
            yield Row(templates[status], _HEIGHT, values, results.table.rows[row])

    header = [*_HEADERS, *[""] * _BLANKS, *results.table.header]
    sheet.append(header)
    last = f"{get_column_letter(len(header))}{len(results) + 1}"
    with target.open("wb") as file, SheetArchive(file, shared) as archive:
        chunks = stream(rows(), first=2, count=len(results))
        archive.stream(sheet, chunks, count=len(results), reference=f"A1:{last}")
        ExcelWriter(workbook, archive).save()


def _write_by_xlsxwriter(path: Path, target: Path) -> None:
    import pandas
    import xlsxwriter

    from nexgui.core.guide import Status
    from nexgui.core.guide_file import load_guide

    guide = load_guide()
    table = pandas.read_csv(path, dtype=str, encoding="cp932", keep_default_na=False)
    workbook = xlsxwriter.Workbook(target)
    sheet = workbook.add_worksheet(_TITLE)
    base = {"font_name": "游ゴシック", "font_size": 10, "valign": "top", "border": 1}
    line = workbook.add_format({**base, "num_format": "0"})
    text = workbook.add_format({**base, "num_format": "@"})
    wrapped = workbook.add_format({**base, "num_format": "@", "text_wrap": True})
    fills = {
        group: workbook.add_format({**base, "num_format": "@", "bg_color": group.fill})
        for group in guide.groups
    }
    header = [*_HEADERS, *[""] * _BLANKS, *table.columns]
    for column, title in enumerate(header):
        sheet.write_string(0, column, title)
    statuses: dict[tuple[str, str], Status] = {}
    place = {name: index for index, name in enumerate(table.columns)}
    columns = [
        place[name] for name in ("ステータス詳細", "ステータス", "メールアドレス", "送信停止")
    ]
    for row, cells in enumerate(table.itertuples(index=False, name=None), start=1):
        detail, name, address, opted_out = (cells[column] for column in columns)
        status = statuses.get((detail, name))
        if status is None:
            status = statuses[detail, name] = guide.look_up(detail, name)
        resend = guide.opted_out_resend if opted_out == "有" else status.resend
        guidance = (status.meaning, status.action, status.next_step, resend)
        texts = (status.group.title, address, status.name, *guidance, *[""] * _BLANKS, *cells)
        sheet.set_row(row, _HEIGHT)
        sheet.write_number(row, 0, row + 1, line)
        for column, value in enumerate(texts, start=1):
            if column in _FILLED:
                cell_format = fills[status.group]
            else:
                cell_format = wrapped if column in _WRAPPED else text
            if value:
                sheet.write_string(row, column, value, cell_format)
            else:
                sheet.write_blank(row, column, None, cell_format)
    workbook.close()


_WRITE = {"nexgui": _write_by_nexgui, "xlsxwriter": _write_by_xlsxwriter}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
