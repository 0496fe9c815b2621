"""Workbooks as Excel and others leave them: three files and more of each kind.

Files of each kind:

    Strict Open XML                              3
    parts in another case or place               5
    styles that are broken                       3
    properties, names and links that are broken  4
    hidden sheets                                4
    built-in Japanese dates                      4
    times of more than a day                     3
    numbers of many digits                       3
    zeros that a format shows                    4
    formulas without a value                     3
    a cell far from the others                   3
    a password                                   3
    damage                                       3
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from tests.core.raw_workbook import (
    ROWS,
    STRICT_MAIN,
    STRICT_RELATIONS,
    TABLE,
    RawBook,
    inline,
    row_of,
    rows_of,
    styles_of,
    with_values,
)
from tests.core.reading.kinds import Case, check, each_of, old_office_file
from tests.core.sheets import with_cell
from tests.helpers import HEADER, recipient

NAME = "全宛先.xlsx"
STRICT = RawBook(namespace=STRICT_MAIN, relations=STRICT_RELATIONS)
OLD = rows_of(*[list(recipient("差し込み項目不正"))] * 9)
HIDDEN, DAMAGED, LOCKED = "非表示のシート", "ファイルがこわれています", "パスワードが付いている"
UNCALCULATED = "式の結果が入っていないセル"
RELATIONS = "xl/_rels/workbook.xml.rels"


def read(content: bytes, words: str = "") -> Case:
    """A workbook with the two recipients that all of these have."""
    addresses = [row[1] for row in ROWS]
    return Case(content, ROWS, [2, 6], words, addresses=addresses, name=NAME)


def shown(*values: tuple[str, str], styles: str | None = None, words: str = "") -> Case:
    """A workbook in which some cells are written in one way and shown in another."""
    cells = [cell for cell, _ in values]
    content = RawBook(sheets={"S": with_values(*cells)}, styles=styles).content
    return Case(
        content,
        [[*ROWS[0], *(text for _, text in values)]],
        [2],
        words,
        [*HEADER, *(f"値{number}" for number, _ in enumerate(values))],
        [ROWS[0][1]],
        NAME,
    )


def formatted(*values: tuple[str | int, str, str]) -> Case:
    """Numbers that are shown by their formats."""
    cells = [
        (f'<c s="{style}"><v>{number}</v></c>', text)
        for style, (_, number, text) in enumerate(values)
    ]
    return shown(*cells, styles=styles_of(*(code for code, _, _ in values)))


def refused(content: bytes, words: str) -> Case:
    return Case(content, None, words=words, name=NAME)


def renamed(old: str, new: str, *, within: str = "") -> bytes:
    """A workbook of which a part, or what another says of it, is written in another way."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(RawBook().content)) as book, zipfile.ZipFile(target, "w") as to:
        for name in book.namelist():
            content = book.read(name).decode()
            to.writestr(
                name if within else name.replace(old, new),
                content.replace(old, new) if name == within else content,
            )
    return target.getvalue()


def locked(part: str) -> bytes:
    """A workbook one part of which says that it has a password."""
    content = bytearray(RawBook(styles=styles_of(0)).content)
    for mark, flags, at_name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = content.find(mark)
        while not content[start + at_name :].startswith(part.encode()):
            start = content.find(mark, start + 4)
        content[start + flags] |= 1
    return bytes(content)


def saved(*, far: str) -> bytes:
    """A workbook of openpyxl's with a cell that holds a blank, far from the others."""
    workbook = Workbook()
    for row in (HEADER, *ROWS):
        workbook.worksheets[0].append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return with_cell(content.getvalue(), far, " ")


KINDS: Mapping[str, Sequence[Case]] = {
    "Strict Open XML": [
        read(STRICT.content),
        read(replace(STRICT, folder="", main="book.xml").content),
        read(replace(STRICT, styles=styles_of(14), sheets={"宛先": TABLE}).content),
    ],
    "parts in another case or place": [
        read(renamed("sheet0", "Sheet0")),
        read(renamed("worksheets/sheet0.xml", "/xl/worksheets/SHEET0.XML", within=RELATIONS)),
        read(renamed("xl/workbook.xml", "XL/Workbook.XML")),
        read(RawBook(folder="", main="w.xml").content),
        read(RawBook(folder="a/b/", main="c.xml").content),
    ],
    "styles that are broken": [
        shown(
            ('<c s="0"><v>46346</v></c>', "2026-11-20"),
            styles=styles_of(14).replace("<numFmts>", f"{broken}<numFmts>"),
        )
        for broken in (
            "<fills><fill/><fill><patternFill patternType='?'/></fill></fills>",
            "<fonts count='x'><font><color theme='-1'/></font></fonts>",
            "<cellStyles><cellStyle name='' xfId='99'/></cellStyles>",
        )
    ],
    "properties, names and links that are broken": [
        read(RawBook(parts={"docProps/core.xml": "<a", "docProps/custom.xml": ""}).content),
        read(
            RawBook(
                behind="<definedNames><definedName name='_xlnm._FilterDatabase' localSheetId='9'>"
                "#REF!$A$1</definedName></definedNames>"
            ).content
        ),
        read(
            RawBook(behind="<externalReferences><externalReference/></externalReferences>").content
        ),
        read(RawBook(parts={"xl/drawings/drawing1.xml": "<", "xl/comments1.xml": "?"}).content),
    ],
    "hidden sheets": [
        read(RawBook(sheets={"旧": OLD, "新": TABLE}, states={"旧": "hidden"}).content, HIDDEN),
        read(RawBook(sheets={"新": TABLE, "旧": OLD}, states={"旧": "veryHidden"}).content, HIDDEN),
        read(
            RawBook(
                sheets={"a": OLD, "b": OLD, "c": TABLE}, states={"a": "hidden", "b": "veryHidden"}
            ).content,
            "非表示のシート「a」「b」",
        ),
        read(RawBook(sheets={"表": row_of(["計"]), "新": TABLE}, states={"表": "hidden"}).content),
    ],
    "built-in Japanese dates": [
        formatted(*((number, "46346", "2026-11-20") for number in range(first, last)))
        for first, last in ((27, 32), (50, 54), (54, 59))
    ]
    + [formatted((36, "46346.5", "2026-11-20"), (14, "45658", "2025-01-01"))],
    "times of more than a day": [
        formatted(("[h]:mm:ss", "1.0625", "25:30:00")),
        formatted(("[h]:mm", "4.25", "102:00"), ("[mm]:ss", "0.0625", "90:00")),
        formatted((46, "2.5", "60:00:00")),
    ],
    "numbers of many digits": [
        formatted((0, "1.2345678901234499E+18", "1234567890123450000")),
        formatted((1, "123456789012345680", "123456789012346000")),
        formatted((0, "4.9012345678901E+17", "490123456789010000"), (0, "0.1", "0.1")),
    ],
    "zeros that a format shows": [
        formatted(("0000000000", "312345678", "0312345678"), ("00000", "12", "00012")),
        formatted(("〒 000-0000", "1000001", "〒 100-0001")),
        formatted(("00-0000-0000", "312345678", "03-1234-5678")),
        formatted(('"No."000', "7", "No.007")),
    ],
    "formulas without a value": [
        shown((cell, ""), (inline("x"), "x"), words=UNCALCULATED)
        for cell in (
            "<c><f>VLOOKUP(A2,表!A:B,2,FALSE)</f></c>",
            '<c t="str"><f>A2&amp;B2</f></c>',
            '<c t="s"><f t="shared" si="0"/></c>',
        )
    ],
    "a cell far from the others": [
        read(saved(far=place)) for place in ("XFD1048576", "XFD9", "A1048576")
    ],
    "a password": [
        refused(locked("xl/workbook.xml"), LOCKED),
        refused(locked("xl/worksheets/sheet0.xml"), LOCKED),
        refused(old_office_file("EncryptionInfo", "EncryptedPackage"), LOCKED),
    ],
    "damage": [
        refused(RawBook().content[:700], DAMAGED),
        refused(RawBook(sheets={"S": TABLE + "<row><c>"}).content, DAMAGED),
        refused(RawBook(parts={"xl/workbook.xml": "\0" * 99}).content, DAMAGED),
    ],
}


@each_of(KINDS)
def test_a_workbook_is_read_as_excel_shows_it_or_called_what_it_is(
    tmp_path: Path, case: Case
) -> None:
    check(case, tmp_path)
