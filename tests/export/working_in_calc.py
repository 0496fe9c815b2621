"""Works in 要対応 of a workbook in LibreOffice Calc, as a team would, and tells what came of it.

    /usr/bin/python3 working_in_calc.py PIPE WORKBOOK

The system's own Python runs it: LibreOffice's bridge to Python comes with that alone.
"""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField
from com.sun.star.uno import Exception as UnoException

_PAUSE = 0.2
_ATTEMPTS = 300
Uno = Any  # what LibreOffice hands over has no types


def connected(pipe: str) -> Uno:
    """The desktop of the program that listens at a pipe."""
    local = uno.getComponentContext()
    find = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(find, local)
    for _ in range(_ATTEMPTS):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except UnoException:
            time.sleep(_PAUSE)
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def table(sheet: Uno) -> list[list[object]]:
    """The cells of a sheet."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
    return [list(row) for row in area.DataArray]


def heights(sheet: Uno, rows: int) -> list[tuple[int, int]]:
    """Of each row below the header the height, and what its texts need."""
    found = []
    for number in range(1, rows):
        row = sheet.Rows.getByIndex(number)
        before = row.Height
        row.OptimalHeight = True
        found.append((before, row.Height))
    return found


def work(document: Uno) -> dict[str, object]:
    """Types, pastes, blanks and sorts."""
    sheets = document.Sheets
    to_do, summary = sheets.getByName("要対応"), sheets.getByName("概要")
    everybody = sheets.getByName("全件")
    told: dict[str, object] = {"opened": table(summary), "everybody": table(everybody)}
    rows = table(to_do)
    header = rows[0]
    outcome, assignee = header.index("結果"), header.index("担当")
    for row, word in enumerate(
        ("修正済み", "確認中", "再送済み ", "返事待ち", "電話済み", ""), start=1
    ):
        to_do.getCellByPosition(outcome, row).String = word
        to_do.getCellByPosition(assignee, row).String = "佐藤"
    settings = table(sheets.getByName("設定"))
    names = next(number for number, row in enumerate(settings) if row[0] == "担当の名前")
    sheets.getByName("設定").getCellByPosition(0, names + 1).String = "佐藤"
    document.calculateAll()
    told["worked"] = table(summary)
    field = TableSortField()
    field.Field, field.IsAscending = header.index("宛先メールアドレス"), True
    fields, has_header = PropertyValue(), PropertyValue()
    fields.Name = "SortFields"
    fields.Value = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    has_header.Name, has_header.Value = "ContainsHeader", True
    area = to_do.getCellRangeByPosition(0, 0, len(header) - 1, len(rows) - 1)
    area.sort((fields, has_header))
    document.calculateAll()
    told["sorted"] = table(to_do)
    told["after"], told["everybody_after"] = table(summary), table(everybody)
    told["heights"] = heights(to_do, len(rows))
    return told


def main(pipe: str, workbook: str) -> None:
    """Prints what came of it as JSON."""
    desktop = connected(pipe)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, (hidden,))
    try:
        print(json.dumps(work(document)))
    finally:
        document.close(True)
        with suppress(UnoException):  # it is gone while it answers
            desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
