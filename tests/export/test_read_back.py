"""Every cell of 全件 is what the file has, whatever program reads the workbook."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.export.cell_text import excel_text
from nexgui.export.workbook import write_workbook
from tests.export.office import sheet_as_csv
from tests.export.reading import EVERYBODY_HEADERS, as_lines, in_excel
from tests.export.streaming import NASTY, nasty_texts
from tests.helpers import ALL_AFTER, read_csv, result_file

EXAMPLES = int(os.environ.get("NEXGUI_FUZZ_EXAMPLES", "25"))
TITLE = "全件"
HEADER = ("備考", "メモ", "メールアドレス", "ステータス", "ステータス詳細")
TRIGGERS = ("=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'x", "%x")
# What a reader of files cannot leave as it is: NUL ends the file, a stray surrogate has no bytes.
UNREADABLE = re.compile("[\x00\x1a\ufeff\ud800-\udfff]")
texts = nasty_texts.filter(lambda text: len(text) < 1000 and not UNREADABLE.search(text))


def written(folder: Path, rows: Sequence[Sequence[str]], guide: StatusGuide) -> Path:
    """The workbook of a result file with these cells before its address and status."""
    source = result_file(
        folder,
        [(*row, "a@example.jp", "エラー", "受信拒否") for row in rows],
        header=HEADER,
        encoding="utf-8",
    )
    results = load(source, guide)
    expected = [row[:2] for row in results.table.rows]
    assert expected == [list(row) for row in rows]
    write_workbook(results, folder / "out.xlsx")
    return folder / "out.xlsx"


def shown(text: str) -> str:
    """What Excel shows for a text of the file."""
    return in_excel(excel_text(text).text)


def by_openpyxl(path: Path) -> list[list[str]]:
    rows = load_workbook(path)[TITLE].iter_rows(min_row=2, values_only=True)
    return [[in_excel(value) for value in row[len(EVERYBODY_HEADERS) :]] for row in rows]


def by_calamine(path: Path) -> list[list[str]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(TITLE).to_python()[1:]
    return [[str(value) for value in row[len(EVERYBODY_HEADERS) :]] for row in rows]


def by_libreoffice(path: Path) -> list[list[str]]:
    return [row[len(EVERYBODY_HEADERS) :] for row in sheet_as_csv(path, TITLE, 3, path.parent)[1:]]


@settings(max_examples=EXAMPLES, deadline=None)
@given(rows=st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
def test_two_libraries_read_what_the_file_has(
    guide: StatusGuide, rows: list[tuple[str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder), rows, guide)
        expected = [[shown(text) for text in row] for row in rows]
        assert [row[:2] for row in by_openpyxl(path)] == expected
        assert [row[:2] for row in by_calamine(path)] == expected


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine, by_libreoffice])
def test_every_reader_finds_the_sample_as_it_is(
    guide: StatusGuide, tmp_path: Path, read: Callable[[Path], list[list[str]]]
) -> None:
    write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx")
    expected = [[as_lines(cell) for cell in row] for row in read_csv(ALL_AFTER)[1:]]
    assert read(tmp_path / "out.xlsx") == expected


def test_libreoffice_finds_every_text_that_is_hard_to_write(
    guide: StatusGuide, tmp_path: Path
) -> None:
    hard = [*NASTY, *TRIGGERS, "\x07\x0b\x1b", "㈱髙﨑①", "😀👨‍👩‍👧", "e\u0301"]
    rows = [(text, f"{text}x") for text in hard if not UNREADABLE.search(text)]
    path = written(tmp_path, rows, guide)
    found = by_libreoffice(path)
    assert len(found) == len(rows)
    for (one, other), row in zip(rows, found, strict=True):
        assert row[:2] == [by_office(shown(one)), by_office(shown(other))]


@settings(max_examples=max(1, EXAMPLES // 20), deadline=None)
@given(rows=st.lists(st.tuples(texts, texts), min_size=20, max_size=60))
def test_libreoffice_reads_what_the_file_has(
    guide: StatusGuide, rows: list[tuple[str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        found = by_libreoffice(written(Path(folder), rows, guide))
    expected = [[by_office(shown(text)) for text in row] for row in rows]
    assert [row[:2] for row in found] == expected


def by_office(text: str) -> str:
    """What LibreOffice makes of the breaks in a cell: one LF of each, if one of them is an LF.

    (Seen with 7.4: CR LF and LF CR are one break; CR alone stays in a cell that has no LF.)
    """
    return re.sub("\r\n|\n\r|\r", "\n", text) if "\n" in text else text
