"""Reads workbooks back, without any code of the program."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.export.workbook import write_workbook

SHEETS = ["概要", "要対応", "全件", "設定", "連絡文", "ステータスの説明", "読み込み情報"]
TO_DO_HEADERS = [
    "結果",
    "担当",
    "期限",
    "メモ",
    "確認日",
    "対応区分",
    "状態",
    "会社名",
    "氏名",
    "電話",
    "宛先メールアドレス",
    "修正候補",
    "修正後アドレス",
    "次にすること",
    "気づいた点",
    "意味",
    "対応",
    "もう一度送る",
    "前回から",
    "メール",
    "元の行",
]
EVERYBODY_HEADERS = [
    "元の行",
    "対応区分",
    "宛先メールアドレス",
    "状態",
    "次にすること",
    "もう一度送る",
    "気づいた点",
    "修正候補",
    "前回から",
    "確定日",
    "意味",
    "対応",
]

_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Exported:
    """A workbook that the program wrote, and the same opened again."""

    path: Path
    workbook: Workbook

    def rows(self, title: str) -> list[list[Cell | MergedCell]]:
        return [list(row) for row in self.sheet(title).iter_rows()]

    def values(self, title: str) -> list[list[object]]:
        return [[cell.value for cell in row] for row in self.rows(title)]

    def column(self, title: str, header: str) -> list[object]:
        """What stands below a header of 要対応 or 全件."""
        first, *rows = self.values(title)
        return [row[first.index(header)] for row in rows]

    def place(self, title: str, header: str) -> int:
        """The index of a column of ours."""
        return headers_of(title).index(header)

    def own_cells(self, title: str) -> list[list[Cell | MergedCell]]:
        """The cells of the file's own columns, without their headers."""
        return [row[len(headers_of(title)) :] for row in self.rows(title)[1:]]

    def sheet(self, title: str) -> Worksheet:
        sheet = self.workbook[title]
        assert isinstance(sheet, Worksheet)
        return sheet

    def parts(self) -> dict[str, bytes]:
        """The files that the workbook consists of."""
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def sheet_xml(self) -> list[ElementTree.Element]:
        parts = self.parts()
        names = sorted(name for name in parts if name.startswith("xl/worksheets/sheet"))
        return [ElementTree.fromstring(parts[name]) for name in names]  # noqa: S314 - our own

    def elements(self, tag: str) -> list[ElementTree.Element]:
        """All elements of one name in all sheets."""
        return [element for sheet in self.sheet_xml() for element in sheet.iter(_SPREADSHEET + tag)]


def headers_of(title: str) -> list[str]:
    """The headers of the program's columns in a sheet of recipients."""
    return TO_DO_HEADERS if title.startswith("要対応") else EVERYBODY_HEADERS


def export(source: Path, guide: StatusGuide, target: Path) -> Exported:
    """Loads and exports a result file, and opens the workbook."""
    write_workbook(load(source, guide), target)
    return Exported(target, load_workbook(target))


def in_excel(value: object) -> str:
    """The text that Excel shows for a cell: it reads _xHHHH_ as a character (ST_Xstring)."""
    text = "" if value is None else value
    assert isinstance(text, str), text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def as_lines(text: str) -> str:
    """A text of the file with its line breaks as a cell has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fill(cell: Cell | MergedCell) -> str:
    """The colour of a cell as #RRGGBB; white where it has none."""
    if cell.fill.fill_type is None:
        return "#FFFFFF"
    assert cell.fill.fill_type == "solid"
    return "#" + str(cell.fill.fgColor.rgb)[2:]
