"""Workbooks as they come from anywhere: what Excel and LibreOffice open is read to the letter."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from nexgui.core.errors import ExcelFileError, FileTooLargeError, PasswordError
from nexgui.core.messages import text
from nexgui.core.reading import package
from nexgui.core.reading.sheet_xml import RowReader
from nexgui.core.reading.text_xml import StringReader
from nexgui.core.results import DeliveryResults
from tests.core.loaded import cells_of, load_content
from tests.core.raw_workbook import (
    MAIN,
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
from tests.helpers import HEADER, recipient

NAME = "全宛先.xlsx"
STRICT = RawBook(namespace=STRICT_MAIN, relations=STRICT_RELATIONS)
OLD_ROWS = [list(recipient("差し込み項目不正"))] * 9
OLD = rows_of(*OLD_ROWS)


def load_book(folder: Path, book: RawBook) -> DeliveryResults:
    return load_content(folder, book.content, NAME)


def values(folder: Path, *cells: str, book: RawBook | None = None) -> list[str]:
    """What a row shows in columns with some cells, as they are written."""
    sheets = {"Sheet1": with_values(*cells)}
    results = load_book(folder, replace(book or RawBook(), sheets=sheets))
    return list(results.table.rows[0][len(HEADER) :])


def sentences(results: DeliveryResults) -> list[str]:
    return [oddity.sentence for oddity in results.oddities]


def prefixed(xml: str) -> str:
    """The same with all elements in a namespace with a name."""
    for name in ("worksheet", "sheetData", "row", "is", "c", "t"):
        xml = xml.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        xml = xml.replace(f"</{name}>", f"</x:{name}>")
    return xml.replace("xmlns=", "xmlns:x=")


# Strict Open XML, and what else is right XML


@pytest.mark.parametrize(
    "book",
    [
        STRICT,
        replace(STRICT, parts={"xl/worksheets/sheet0.xml": prefixed(STRICT.sheet(TABLE))}),
        replace(STRICT, folder="", main="book.xml"),
        RawBook(parts={"xl/worksheets/sheet0.xml": prefixed(RawBook().sheet(TABLE))}),
        RawBook(
            parts={"xl/worksheets/sheet0.xml": RawBook().sheet(TABLE.replace("><c", ">\n <c"))}
        ),
        RawBook(
            parts={
                "xl/worksheets/sheet0.xml": RawBook().sheet(
                    TABLE.replace("<row>", "<!-- c --><row><?p i?>")
                )
            }
        ),
    ],
    ids=["strict", "strict with prefix", "strict elsewhere", "prefix", "indented", "comments"],
)
def test_every_form_of_open_xml_is_read(tmp_path: Path, book: RawBook) -> None:
    assert cells_of(load_book(tmp_path, book)) == ROWS


def test_a_workbook_in_utf_16_is_read(tmp_path: Path) -> None:
    content = io.BytesIO(RawBook(parts={"xl/worksheets/sheet0.xml": None}).content)
    sheet = RawBook().sheet(TABLE).replace('<?xml version="1.0"?>', "")
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/worksheets/sheet0.xml", sheet.encode("utf-16"))

    assert cells_of(load_content(tmp_path, content.getvalue(), NAME)) == ROWS


# Parts in another case or place


@pytest.mark.parametrize(
    "rename",
    [
        str.upper,
        str.lower,
        str.title,
        lambda name: name.replace("/", "\\"),
        lambda name: f"/{name}",
    ],
    ids=["upper", "lower", "title", "backslash", "leading slash"],
)
def test_the_names_of_parts_may_be_written_in_other_ways(
    tmp_path: Path, rename: Callable[[str], str]
) -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(RawBook().content)) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(rename(name), old.read(name))

    assert cells_of(load_content(tmp_path, target.getvalue(), NAME)) == ROWS


@pytest.mark.parametrize(
    ("folder", "main"),
    [
        ("", "workbook.xml"),
        ("xl/", "workbook2.xml"),
        ("book/data/", "main.xml"),
        ("Excel ブック/", "w.xml"),
    ],
)
def test_the_parts_are_where_the_relationships_say(tmp_path: Path, folder: str, main: str) -> None:
    assert cells_of(load_book(tmp_path, RawBook(folder=folder, main=main))) == ROWS


def test_the_targets_of_relationships_may_be_absolute_and_go_up(tmp_path: Path) -> None:
    for target in ("/xl/worksheets/sheet0.xml", "../xl/worksheets/./sheet0.xml"):
        book = RawBook()
        with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
            relations = archive.read("xl/_rels/workbook.xml.rels").decode()
        relations = relations.replace("worksheets/sheet0.xml", target)
        book = replace(book, parts={"xl/_rels/workbook.xml.rels": relations})

        assert cells_of(load_book(tmp_path, book)) == ROWS


def test_a_workbook_that_nothing_names_is_found_by_its_name(tmp_path: Path) -> None:
    for broken in (None, "", "<Relationships"):
        assert cells_of(load_book(tmp_path, RawBook(parts={"_rels/.rels": broken}))) == ROWS


# What the cells do not need


@pytest.mark.parametrize(
    "parts",
    [
        {"docProps/core.xml": "<broken", "docProps/app.xml": "\0"},
        {"[Content_Types].xml": None},
        {"[Content_Types].xml": ""},
        {"xl/worksheets/_rels/sheet0.xml.rels": "<broken"},
        {"xl/theme/theme1.xml": "", "xl/calcChain.xml": "<", "xl/externalLinks/a.xml": "<"},
    ],
)
def test_parts_that_the_cells_do_not_need_may_be_broken(
    tmp_path: Path, parts: dict[str, str | None]
) -> None:
    results = load_book(tmp_path, RawBook(parts=parts))

    assert cells_of(results) == ROWS
    assert sentences(results) == [text("oddity.from_workbook")]


@pytest.mark.parametrize(
    "behind",
    [
        "<definedNames><definedName name='_xlnm.Print_Area'>#REF!</definedName></definedNames>",
        "<definedNames><definedName>((((((A1:B2</definedName></definedNames>",
        "<externalReferences><externalReference/></externalReferences><calcPr calcId='x'/>",
        "<bookViews><workbookView activeTab='99' firstSheet='-1'/></bookViews>",
    ],
)
def test_names_and_links_that_make_no_sense_do_no_harm(tmp_path: Path, behind: str) -> None:
    assert cells_of(load_book(tmp_path, RawBook(behind=behind))) == ROWS


@pytest.mark.parametrize(
    "broken",
    [
        "<fills><fill/></fills>",
        "<fonts><font><sz val='x'/><family val='99'/></font></fonts><borders/>",
        "<dxfs><dxf><numFmt numFmtId='14' formatCode='0'/></dxf></dxfs>",
        "<cellStyleXfs><xf numFmtId='x'/></cellStyleXfs><colors><a rgb='1'/></colors>",
    ],
)
def test_styles_that_openpyxl_does_not_understand_do_no_harm(tmp_path: Path, broken: str) -> None:
    styles = styles_of(14).replace("<numFmts>", f"{broken}<numFmts>")

    assert values(tmp_path, '<c s="0"><v>46346</v></c>', book=RawBook(styles=styles)) == [
        "2026-11-20"
    ]


@pytest.mark.parametrize(
    "styles", ["<styleSheet", "", styles_of("x").replace("164", "x")], ids=["cut", "none", "names"]
)
def test_styles_that_cannot_be_read_are_noted(tmp_path: Path, styles: str) -> None:
    results = load_book(tmp_path, RawBook(styles=styles))

    assert cells_of(results) == ROWS
    assert text("oddity.broken_styles") in sentences(results)


@pytest.mark.parametrize("style", ["7", "x"])
def test_a_style_that_there_is_not_is_none(tmp_path: Path, style: str) -> None:
    cell = f'<c s="{style}"><v>46346</v></c>'

    assert values(tmp_path, cell, book=RawBook(styles=styles_of(14))) == ["46346"]


# Hidden sheets


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize("titles", [("控え", "宛先"), ("宛先", "控え")])
def test_a_hidden_sheet_is_not_taken_for_the_visible_one(
    tmp_path: Path, state: str, titles: tuple[str, ...]
) -> None:
    sheets = {title: OLD if title == "控え" else TABLE for title in titles}

    results = load_book(tmp_path, RawBook(sheets=sheets, states={"控え": state}))

    assert cells_of(results) == ROWS
    assert sentences(results)[0] == text("oddity.hidden_sheets", read="「宛先」", others="「控え」")


def test_hidden_sheets_are_not_added_to_those_that_can_be_seen(tmp_path: Path) -> None:
    sheets = {"一": OLD, "二": TABLE, "三": rows_of(ROWS[0]), "四": OLD}

    results = load_book(
        tmp_path, RawBook(sheets=sheets, states={"一": "hidden", "四": "veryHidden"})
    )

    assert cells_of(results) == ROWS
    assert sentences(results)[:2] == [
        text("oddity.hidden_sheets", read="「二」", others="「一」「四」"),
        text("oddity.other_sheets", read="「二」", others="「三」"),
    ]


def test_a_hidden_sheet_without_results_is_not_mentioned(tmp_path: Path) -> None:
    sheets = {"表": row_of(["a"]), "宛先": TABLE}

    results = load_book(tmp_path, RawBook(sheets=sheets, states={"表": "hidden"}))

    assert sentences(results) == [text("oddity.from_workbook")]


def test_where_nothing_is_visible_the_hidden_sheet_is_read(tmp_path: Path) -> None:
    assert cells_of(load_book(tmp_path, RawBook(states={"Sheet1": "hidden"}))) == ROWS


def test_a_sheet_that_is_not_there_is_noted(tmp_path: Path) -> None:
    book = RawBook(
        sheets={"集計": row_of(["a"]), "宛先": TABLE}, parts={"xl/worksheets/sheet0.xml": None}
    )

    results = load_book(tmp_path, book)

    assert cells_of(results) == ROWS
    assert text("oddity.missing_sheet", name="集計") in sentences(results)


# Numbers, dates and other values


def test_numbers_are_shown_by_their_styles(tmp_path: Path) -> None:
    formats = (0, 31, "yyyy/m/d h:mm", "[h]:mm:ss", "0000000000", '"〒"000-0000', 58)
    numbers = ("1.2345678901234499E+18", "46346", "46346.42013888889", "1.0625", "312345678")
    cells = [
        f'<c s="{style}"><v>{number}</v></c>'
        for style, number in enumerate([*numbers, "1000001", "46346.5"])
    ]

    assert values(tmp_path, *cells, book=RawBook(styles=styles_of(*formats))) == [
        "1234567890123450000",
        "2026-11-20",
        "2026-11-20 10:05",
        "25:30:00",
        "0312345678",
        "〒100-0001",
        "2026-11-20",
    ]


def test_a_format_of_the_file_goes_before_the_one_that_excel_knows(tmp_path: Path) -> None:
    styles = styles_of("0000").replace("164", "31")

    assert values(tmp_path, "<c><v>12</v></c>", book=RawBook(styles=styles)) == ["0012"]


@pytest.mark.parametrize("said", ["1", "true"])
def test_days_since_1904_are_read_as_such(tmp_path: Path, said: str) -> None:
    book = RawBook(properties=f'<workbookPr date1904="{said}"/>', styles=styles_of(14))

    assert values(tmp_path, "<c><v>44884</v></c>", book=book) == ["2026-11-20"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>false</v></c>', "FALSE"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="d"><v>2026-11-20T10:05:00</v></c>', "2026-11-20 10:05"),
        ('<c t="str"><f>A1&amp;""</f><v>A社</v></c>', "A社"),
        ('<c t="n"><v> 5 </v></c>', "5"),
        ('<c t="s"><v>0</v></c>', "株式会社"),
        ('<c t="s"><v>1</v></c>', "東京"),
        ('<c t="s"><v>2</v></c>', "a\rb"),
        ('<c t="s"><v>3</v></c>', "😀"),
        ('<c t="s"/>', ""),
        ("<c/>", ""),
        ('<c t="inlineStr"><is><r><t>株式</t></r><r><rPr/><t>会社</t></r></is></c>', "株式会社"),
        ('<c t="inlineStr"><is><t><![CDATA[<A&B>]]>&#x793E;</t></is></c>', "<A&B>社"),
        ('<c t="inlineStr"><is><t>東京</t><rPh sb="0"><t>トウキョウ</t></rPh></is></c>', "東京"),
    ],
)
def test_every_kind_of_cell_is_read(tmp_path: Path, cell: str, shown: str) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>株式</t></r><r><t>会社</t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>'
        "<si><t>a_x000D_b</t></si><si><t>_xD83D__xDE00_</t></si></sst>"
    )
    end = inline("x")

    assert values(tmp_path, cell, end, book=RawBook(strings=strings)) == [shown, "x"]


def test_of_merged_cells_the_first_has_the_text(tmp_path: Path) -> None:
    merged = RawBook().sheet(with_values(inline("A社"), "<c/>", inline("x")))
    merged = merged.replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="G2:H2"/></mergeCells>'
    )

    results = load_book(tmp_path, RawBook(parts={"xl/worksheets/sheet0.xml": merged}))

    assert results.table.rows[0][len(HEADER) :] == ["A社", "", "x"]


@pytest.mark.parametrize("name", ["全宛先.xlsm", "全宛先.xltx", "全宛先.xltm"])
def test_a_workbook_with_macros_and_a_template_are_read(tmp_path: Path, name: str) -> None:
    book = RawBook(parts={"xl/vbaProject.bin": "\0"})

    assert cells_of(load_content(tmp_path, book.content, name)) == ROWS


def test_places_of_cells_may_be_left_out_or_not_in_order(tmp_path: Path) -> None:
    rows = TABLE + f'<row r="9">{inline("b", "B9")}{inline("x@x.jp")}{inline("a", "A9")}</row>'

    results = load_book(tmp_path, RawBook(sheets={"Sheet1": rows}))

    assert results.table.rows[2][:4] == ["a", "b", "x@x.jp", ""]
    assert results.table.lines[2] == 9


# Formulas


@pytest.mark.parametrize(
    "cell",
    [
        "<c><f>VLOOKUP(A1,Z:Z,1,0)</f></c>",
        "<c><f>A1</f><v></v></c>",
        '<c t="s"><f t="shared" si="0"/></c>',
        '<c t="str"><f>A1</f></c>',
    ],
)
def test_a_formula_without_a_result_is_noted_with_the_remedy(tmp_path: Path, cell: str) -> None:
    sheets = {"Sheet1": with_values(cell, inline("x"), cell)}

    results = load_book(tmp_path, RawBook(sheets=sheets))

    assert results.table.rows[0][len(HEADER) :] == ["", "x", ""]
    assert sentences(results)[-1] == text("oddity.uncalculated", count=2, first=2)


def test_a_formula_whose_result_is_an_empty_text_is_nothing_unusual(tmp_path: Path) -> None:
    cell = '<c t="str"><f>IF(A1="","",A1)</f><v></v></c>'

    results = load_book(tmp_path, RawBook(sheets={"Sheet1": with_values(cell, inline("x"))}))

    assert sentences(results) == [text("oddity.from_workbook")]


def test_formulas_of_a_sheet_that_is_not_read_are_not_counted(tmp_path: Path) -> None:
    row = row_of(ROWS[0], "<c><f>A1</f></c>")
    sheets = {"一": rows_of(ROWS[0]) + row * 2, "二": rows_of(*ROWS * 3), "三": rows_of() + row}

    results = load_book(tmp_path, RawBook(sheets=sheets))

    assert len(results) == 6
    assert not any("式の結果" in sentence for sentence in sentences(results))


# Damaged, or with a password


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c r="1A"><v>7</v></c></row>',
        '<row><c r="AAAA1"><v>7</v></c></row>',
        "<row><row/></row>",
        "<row><c><c/></c></row>",
        "<row><c><v><v/></v></c></row>",
        "<c/>",
        "<row><c><v>\x01</v></c></row>",
        "<a>" * 200 + "</a>" * 200,
        "<row",
    ],
)
def test_a_sheet_that_is_no_sheet_is_damaged(tmp_path: Path, rows: str) -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>x</t></si></sst>'

    with pytest.raises(ExcelFileError, match=r"こわれています"):
        load_book(tmp_path, RawBook(sheets={"Sheet1": TABLE + rows}, strings=strings))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet0.xml", "_rels/.rels"])
def test_definitions_of_entities_are_not_taken(tmp_path: Path, part: str) -> None:
    book = RawBook()
    with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
        xml = archive.read(part).decode().replace('<?xml version="1.0"?>', "")
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'
    named = replace(book, parts={part: laughs + xml})
    if part == "_rels/.rels":  # the workbook is found without it
        assert cells_of(load_book(tmp_path, named)) == ROWS
        return

    with pytest.raises(ExcelFileError, match=r"こわれています"):
        load_book(tmp_path, named)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet0.xml", "xl/styles.xml"])
def test_a_part_with_a_password_is_not_called_damaged(tmp_path: Path, part: str) -> None:
    content = bytearray(RawBook(styles=styles_of(0)).content)
    name = part.encode()
    for mark, flags, at_name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = content.find(mark)
        while content[start + at_name : start + at_name + len(name)] != name:
            start = content.find(mark, start + 4)
        content[start + flags] |= 1

    with pytest.raises(PasswordError, match="パスワードが付いている"):
        load_content(tmp_path, bytes(content), NAME)


# Bounds


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a workbook make as little work as a few kilobytes may."""
    monkeypatch.setattr(package, "_LEAST_WORK", 2_900_000)


def packed(book: RawBook) -> bytes:
    """The file, as small as programs write it."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book.content)) as stored,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as deflated,
    ):
        for name in stored.namelist():
            deflated.writestr(name, stored.read(name))
    return content.getvalue()


STRINGS = '<sst xmlns="{}"><si>{}</si></sst>'


@pytest.mark.usefixtures("small_budget")
@pytest.mark.parametrize(
    ("rows", "string"),
    [
        ('<row><c t="s"><v>0</v></c></row>' * 50, "<t>" + "x" * 20_000 + "</t>"),
        ("<row><c><v>1</v></c></row>" * 20_000, "<t>x</t>"),
        ("".join(f'<row><c r="XFD{n}"><v>1</v></c></row>' for n in range(4, 99)), "<t>x</t>"),
        ("<row/>" * 50_000, "<t>x</t>"),
        ("<row>" + "<c/>" * 50_000 + "</row>", "<t>x</t>"),
        (" " * 1_500_000, "<t>x</t>"),
        ("<!-- -->" * 50_000, "<t>x</t>"),
        ("<row/>", "<r><t>x</t></r>" * 20_000),
        ("<row/>", "<t>x</t>" + "<rPh><t>x</t></rPh>" * 20_000),
        (row_of(["x" * 700_000]), "<t>x</t>"),
    ],
    ids=[
        "one string",
        "same rows",
        "last column",
        "empty rows",
        "empty cells",
        "white space",
        "comments",
        "runs",
        "phonetic runs",
        "one text",
    ],
)
def test_a_workbook_that_makes_too_much_work_is_refused(
    tmp_path: Path, rows: str, string: str
) -> None:
    book = RawBook(sheets={"Sheet1": TABLE + rows}, strings=STRINGS.format(MAIN, string))

    with pytest.raises(FileTooLargeError, match="大きすぎる"):
        load_content(tmp_path, packed(book), NAME)


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLUMNS = [*LETTERS, *(f"A{letter}" for letter in LETTERS)]


def placed(number: int, *cells: str) -> str:
    """A row as programs write it: each of its cells says where it is."""
    placed = (
        f'<c r="{column}{number}" {cell}' for column, cell in zip(COLUMNS, cells, strict=False)
    )
    return f'<row r="{number}">{"".join(placed)}</row>'


def text_cell(text: str) -> str:
    return f't="inlineStr"><is><t>{text}</t></is></c>'


RUN = "<r><rPr><sz val='11'/><color rgb='FF000000'/><rFont val='游ゴシック'/></rPr><t>{}</t></r>"
FIRST = ("A社", "a@x.jp", "送信完了")


@pytest.mark.parametrize(
    "cells",
    [
        lambda _number: map(text_cell, FIRST),
        lambda number: map(text_cell, (*FIRST, f"a{number}@example.jp", *["無"] * 9)),
        lambda _number: [*map(text_cell, FIRST), *["><v>0</v></c>"] * 47],
        lambda _number: [*map(text_cell, FIRST), *['s="1"/>'] * 47],
        lambda number: [
            *map(text_cell, FIRST),
            f't="inlineStr"><is>{RUN.format("会社")}{RUN.format(number * 7919 % 10_007)}</is></c>',
        ],
    ],
    ids=["equal rows", "equal values", "numbers", "empty styled cells", "runs of LibreOffice"],
)
def test_a_dense_list_takes_less_than_half_of_the_work_that_its_size_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: Callable[[int], Iterable[str]]
) -> None:
    monkeypatch.setattr(package, "_LEAST_WORK", 1)
    monkeypatch.setattr(package, "_PART", 1)  # the same however long a list is
    monkeypatch.setattr(package, "_WORK_A_BYTE", package._WORK_A_BYTE // 2)
    rows = "".join(placed(number, *cells(number)) for number in range(4, 3_000))
    book = RawBook(sheets={"Sheet1": TABLE + rows})

    assert len(load_content(tmp_path, packed(book), NAME)) == 2 + 2_996


def test_a_part_that_is_named_many_times_is_one_sheet(tmp_path: Path) -> None:
    again = "".join(f'<sheet name="再{n}" sheetId="{n}" r:id="r0"/>' for n in range(2, 5000))
    book = RawBook()
    with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
        outline = archive.read("xl/workbook.xml").decode()
    outline = outline.replace("</sheets>", f"{again}</sheets>")

    results = load_book(tmp_path, replace(book, parts={"xl/workbook.xml": outline}))

    assert cells_of(results) == ROWS
    assert sentences(results) == [text("oddity.from_workbook")]


def test_one_tag_that_does_not_end_is_damage(tmp_path: Path) -> None:
    rows = TABLE + "<row " + "".join(f'a{n}="" ' for n in range(200_000)) + "/>"

    with pytest.raises(ExcelFileError):
        load_book(tmp_path, RawBook(sheets={"Sheet1": rows}))


# Rows that are written in the plain way are read in another way than all others


ODD_CELLS = (
    "<c><f>A1</f></c>",
    "<c><f>A1</f><v></v></c>",
    '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c t="inlineStr"><is><t><![CDATA[</row><row>]]></t></is></c>',
    '<!-- </row><row r="1"><c><v>1</v></c></row> --><c><v>2</v></c>',
    "<c s='0'><v>5</v></c>",
    "<c  ><v>6</v></c>",
    '<c t="inlineStr"><is><t>a>b/></t></is></c>',
    "<c><v>1</v><extLst/></c>",
    "</row><row r='9'/><row r=\"12\">",
    "</row>\n<?pi?>\n<row>",
)
PLAIN_CELLS = (
    "<c/>",
    '<c s="1" />',
    "<c><v>46346</v></c>",
    '<c s="1"><v>46346.5</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="b"><v>0</v></c>',
    "<c><v></v></c>",
    '<c t="str"><v>a&amp;b&#x793E;&#9;&lt;</v></c>',
    '<c t="inlineStr"><is><t xml:space="preserve"> a\r\nb\r </t></is></c>',
    '<c t="inlineStr"><is><t></t></is></c>',
    '<c r="H7"><v>7</v></c>',
    "<c><f>A1&amp;B1</f><v>8</v></c>",
    '<c t="str"><f t="shared" ref="A1:A9" si="0">A1</f><v>x</v></c>',
    '<c><f t="shared" si="0"/><v>9</v></c>',
    inline("A社_x000D_&"),
)


@pytest.mark.parametrize("seed", range(30))
def test_how_rows_are_written_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(seed)
    cells = [*PLAIN_CELLS * (seed % 10 + 1), *ODD_CELLS[: seed % len(ODD_CELLS)]]
    rows = (f"<row>{''.join(random.choices(cells, k=5))}</row>" for _ in range(200))
    strings = f'<sst xmlns="{MAIN}">{"<si><t>a&amp;b</t></si><si><t>_x0041_</t></si>" * 30}</sst>'
    book = RawBook(
        sheets={"Sheet1": TABLE + "\n".join(rows)}, strings=strings, styles=styles_of(0, 14)
    )
    monkeypatch.setattr(package, "_CHUNK", random.choice([300, 1000, 64 * 1024]))
    plain, plain_rows = RowReader.plain, []

    def noted(reader: RowReader, items: str) -> Callable[[], None] | None:
        plain_rows.append(plain(reader, items))
        return plain_rows[-1]

    monkeypatch.setattr(RowReader, "plain", noted)
    quick = load_book(tmp_path, book)
    monkeypatch.setattr(RowReader, "plain", lambda _self, _items: None)
    monkeypatch.setattr(StringReader, "plain", lambda _self, _items: None)

    slow = load_book(tmp_path, book)

    assert cells_of(quick) == cells_of(slow)
    assert list(quick.table.lines) == list(slow.table.lines)
    assert quick.oddities == slow.oddities
    assert seed % len(ODD_CELLS) or package._CHUNK > 1000 or any(plain_rows)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_where_the_bytes_are_parted_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(package, "_CHUNK", size)
    styles, strings = styles_of(0, 14), f'<sst xmlns="{MAIN}"><si><t>東京</t></si></sst>'
    row = row_of(ROWS[0], '<c s="1"><v>46346</v></c><c t="s"><v>0</v></c>')
    rows = rows_of() + row * 20

    results = load_book(tmp_path, RawBook(sheets={"Sheet1": rows}, styles=styles, strings=strings))

    assert cells_of(results) == [[*ROWS[0], "2026-11-20", "東京"]] * 20


def test_rows_in_another_encoding_are_read(tmp_path: Path) -> None:
    row = row_of(["Müller", *ROWS[0][1:]]).replace("送信完了", "&#36865;&#20449;&#23436;&#20102;")
    sheet = RawBook().sheet(f"{rows_of()}{row * 2000}")
    latin = sheet.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>')
    content = io.BytesIO(RawBook(parts={"xl/worksheets/sheet0.xml": None}).content)
    with zipfile.ZipFile(content, "a") as archive:
        part = latin.encode("iso-8859-1", "xmlcharrefreplace")
        archive.writestr("xl/worksheets/sheet0.xml", part)

    results = load_content(tmp_path, content.getvalue(), NAME)

    assert cells_of(results) == [["Müller", *ROWS[0][1:]]] * 2000
