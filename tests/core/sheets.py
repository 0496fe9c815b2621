"""Makes workbooks for the tests, and changes what openpyxl would not write."""

import io
import re
import zipfile
from collections.abc import Sequence
from itertools import chain

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def content_of(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook of these sheets, in order."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cell in chain.from_iterable(sheet.iter_rows()):
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text that looks like a formula is none
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def rewritten(content: bytes, name: str, new: bytes | None) -> bytes:
    """A workbook of which a part is another, or (None) is missing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as file:
        for part in old.namelist():
            if part != name:
                file.writestr(part, old.read(part))
            elif new is not None:
                file.writestr(part, new)
    return target.getvalue()


def with_sheet(content: bytes, old: str, new: str) -> bytes:
    """A workbook in whose first sheet everything that fits a pattern is replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET).decode()
    changed = re.sub(old, new, sheet)
    assert changed != sheet
    return rewritten(content, SHEET, changed.encode())


def with_cell(content: bytes, place: str, text: str) -> bytes:
    """A workbook in whose first sheet a row more has one cell, far away."""
    number = "".join(filter(str.isdecimal, place))
    cell = f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return with_sheet(content, "</sheetData>", f'<row r="{number}">{cell}</row></sheetData>')
