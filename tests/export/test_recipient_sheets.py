from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.export.workbook import write_workbook
from tests.export.reading import (
    EVERYBODY_HEADERS,
    TO_DO_HEADERS,
    Exported,
    as_lines,
    export,
    fill,
    headers_of,
    in_excel,
)
from tests.helpers import ALL_AFTER, HEADER, read_csv, recipient, result_file

BOTH = ["要対応", "全件"]
LOOKS_LIKE_SOMETHING_ELSE = [
    "=1+1",
    '=HYPERLINK("http://example.invalid","確認")',
    "+1",
    "-1",
    "@x",
    "0312345678",
    "1-2",
    "TRUE",
    "#N/A",
    "#DIV/0!",
    "2026-11-20 10:00",
    "2026/11/20 9:05",
    "1E5",
    "100%",
    "\t=1+1",
    " x ",
    "'x",
    "<b>&amp;</b>",
]


def source_rows() -> list[list[str]]:
    return [[as_lines(cell) for cell in row] for row in read_csv(ALL_AFTER)[1:]]


@pytest.mark.parametrize("title", BOTH)
def test_the_header_row_is_ours_and_then_the_file_s(everybody: Exported, title: str) -> None:
    assert everybody.values(title)[0] == headers_of(title) + read_csv(ALL_AFTER)[0]


def test_all_recipients_are_there_in_the_order_of_the_file(everybody: Exported) -> None:
    rows = [[in_excel(cell.value) for cell in row] for row in everybody.own_cells("全件")]

    assert len(rows) == 316
    assert rows == source_rows()


def test_only_the_recipients_that_need_somebody_or_are_to_be_checked_are_in_their_sheet(
    everybody: Exported, guide: StatusGuide
) -> None:
    results = load(ALL_AFTER, guide)
    needing = [row for row in range(len(results)) if results.status(row).needs_action]
    to_check = [row for row in range(len(results)) if results.to_check[row]]

    rows = [[in_excel(cell.value) for cell in row] for row in everybody.own_cells("要対応")]

    assert (len(needing), len(to_check)) == (46, 1)
    assert sorted(rows[:46]) == sorted(source_rows()[row] for row in needing)
    assert rows[46:] == [source_rows()[row] for row in to_check]


def test_who_needs_somebody_stands_by_group_and_then_by_domain(
    everybody: Exported, guide: StatusGuide
) -> None:
    groups = [*(group.title for group in guide.groups), guide.to_check.title]
    pairs = zip(
        everybody.column("要対応", "対応区分"),
        everybody.column("要対応", "宛先メールアドレス"),
        strict=True,
    )
    places = [(groups.index(str(title)), str(address).split("@")[-1]) for title, address in pairs]

    assert places == sorted(places)
    assert len(set(places)) > 20


@pytest.mark.parametrize("title", BOTH)
def test_every_cell_of_the_file_is_text(everybody: Exported, title: str) -> None:
    cells = [cell for row in everybody.own_cells(title) for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {type(cell.value) for cell in cells} == {str}


@pytest.mark.parametrize("title", BOTH)
def test_the_line_of_the_file_is_a_number(everybody: Exported, title: str) -> None:
    lines = ALL_AFTER.read_bytes().decode("cp932").split("\n")

    for row in everybody.rows(title)[1:]:
        number = row[everybody.place(title, "元の行")]
        company = in_excel(row[len(headers_of(title))].value)
        assert number.data_type == "n"
        assert isinstance(number.value, int)
        assert lines[number.value - 1].strip('"').startswith(company.split('"')[0])


def test_line_numbers_go_past_the_line_breaks_within_cells(everybody: Exported) -> None:
    column = everybody.column("全件", "元の行")

    assert (column[0], column[-1], len(column)) == (2, 318, 316)


@pytest.mark.parametrize("title", BOTH)
def test_a_row_says_all_that_is_said_of_its_recipient(
    everybody: Exported, guide: StatusGuide, title: str
) -> None:
    results = load(ALL_AFTER, guide)
    rows_by_line = {line: row for row, line in enumerate(results.table.lines)}

    header, *rows = everybody.values(title)
    for cells in rows:
        said = dict(zip(map(str, header), cells, strict=False))
        recipient_of_row = results.recipient(rows_by_line[int(str(said["元の行"]))])
        guidance = Adviser(results).of(recipient_of_row)
        status = guidance.status
        assert {
            "対応区分": guidance.title,
            "宛先メールアドレス": recipient_of_row.address,
            "状態": status.name,
            "意味": status.meaning or None,
            "対応": status.action or None,
            "次にすること": guidance.next_step,
            "もう一度送る": guidance.resend,
            "気づいた点": guidance.noticed or None,
            "修正候補": "\n".join(guidance.suggestions) or None,
        }.items() <= said.items()


def test_the_group_stands_with_its_symbol(everybody: Exported) -> None:
    titles = set(everybody.column("全件", "対応区分"))

    assert len(titles) == 9
    assert {"✓ 送信完了（対応不要）", "× アドレスを確認・修正", "⚠ 送信完了でも要確認"} <= titles


def test_the_columns_to_fill_in_are_empty_but_for_what_is_preset(everybody: Exported) -> None:
    for header in ("担当", "メモ", "確認日", "修正後アドレス"):
        assert set(everybody.column("要対応", header)) == {None}
    assert set(everybody.column("要対応", "結果")) == {"未対応"}
    assert set(everybody.column("要対応", "期限")) == {"=標準の期限"}


def test_what_is_filled_in_stands_where_it_is_counted_and_nowhere_else() -> None:
    assert not {"結果", "担当", "期限", "メモ", "確認日", "修正後アドレス"} & {*EVERYBODY_HEADERS}


def test_who_the_recipients_are_stands_beside_what_is_to_be_done(everybody: Exported) -> None:
    header, *rows = everybody.values("要対応")
    contacts = {tuple(row[header.index(key)] for key in ("会社名", "氏名", "電話")) for row in rows}

    assert ("株式会社アオバ商事", "小林 誠", "FAX 03-9519-8141") in contacts
    assert all(all(contact) for contact in contacts)


def test_meaning_and_action_are_folded_and_stand_in_every_row(everybody: Exported) -> None:
    for title in BOTH:
        for header in ("意味", "対応"):
            letter = get_column_letter(everybody.place(title, header) + 1)
            dimension = everybody.sheet(title).column_dimensions[letter]
            assert (dimension.hidden, dimension.outlineLevel) == (True, 1)


def test_the_outcome_is_chosen_from_a_list_and_a_day_is_a_date(everybody: Exported) -> None:
    last = len(everybody.values("要対応"))
    rules = {
        str(rule.sqref): rule for rule in everybody.sheet("要対応").data_validations.dataValidation
    }

    choices, names = rules[f"A2:A{last}"], rules[f"B2:B{last}"]
    due, day = rules[f"C2:C{last}"], rules[f"E2:E{last}"]
    assert choices.formula1 == (
        '"未対応,確認中,返事待ち,保留,修正済み,再送済み,停止リストへ,対応不要"'
    )
    assert [each.type for each in (choices, names, due, day)] == ["list", "list", "date", "date"]
    for rule in (choices, due, day):  # without the first, Excel takes whatever is entered
        assert rule.showErrorMessage
        assert rule.allowBlank
    assert all(rule.prompt and rule.showInputMessage for rule in rules.values())


def test_names_are_chosen_from_those_in_the_settings_and_others_may_be_typed(
    everybody: Exported,
) -> None:
    last = len(everybody.values("要対応"))
    rules = {
        str(rule.sqref): rule for rule in everybody.sheet("要対応").data_validations.dataValidation
    }

    names = rules[f"B2:B{last}"]
    assert names.formula1 == "担当者"
    assert not names.showErrorMessage
    assert everybody.workbook.defined_names["担当者"].attr_text.startswith("'設定'!$A$")


def test_finished_rows_turn_grey_and_overdue_days_red(everybody: Exported) -> None:
    sheet = everybody.sheet("要対応")
    rules = {str(area.sqref): area.rules[0].formula[0] for area in sheet.conditional_formatting}

    finished = ",".join(
        f'TRIM($A2)="{outcome}"' for outcome in ("修正済み", "再送済み", "停止リストへ", "対応不要")
    )
    assert rules == {
        f"C2:C{sheet.max_row}": f"AND(ISNUMBER($C2),$C2<TODAY(),NOT(OR({finished})))",
        sheet.dimensions.replace("A1", "A2"): f"OR({finished})",
    }
    assert not everybody.sheet("全件").conditional_formatting


def test_a_link_writes_to_the_new_address_where_there_is_one(everybody: Exported) -> None:
    link = everybody.column("要対応", "メール")[0]

    assert link == '=HYPERLINK("mailto:"&IF(M2="",K2,M2),"メール")'


def test_the_day_of_the_result_is_a_date_beside_its_text(everybody: Exported) -> None:
    days, texts = (everybody.column("全件", header) for header in ("確定日", "確定日時"))

    pairs = [(day, str(text)) for day, text in zip(days, texts, strict=True) if day is not None]
    assert len(pairs) > 300
    assert all(isinstance(day, datetime) and f"{day:%Y-%m-%d}" in text for day, text in pairs)


@pytest.mark.parametrize("title", BOTH)
def test_columns_are_as_wide_as_their_contents(everybody: Exported, title: str) -> None:
    sheet = everybody.sheet(title)
    first = len(headers_of(title))
    widths = [
        sheet.column_dimensions[get_column_letter(first + number)].width for number in range(1, 15)
    ]

    assert all(8 <= width <= 40 for width in widths)
    assert widths[0] > 14


@pytest.mark.parametrize("title", BOTH)
def test_a_sheet_is_printed_on_a4_with_its_header_and_page_numbers(
    everybody: Exported, title: str
) -> None:
    sheet = everybody.sheet(title)

    orientation = "landscape" if title == "要対応" else "portrait"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == (orientation, "9")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "&P / &N"
    area = "$F$1:$N$" if title == "要対応" else "$A$1:$E$"
    assert sheet.print_area.endswith(f"{area}{len(everybody.values(title))}")


@pytest.mark.parametrize("title", BOTH)
def test_group_and_status_have_the_colour_of_the_group_and_nothing_else_has_any(
    everybody: Exported, guide: StatusGuide, title: str
) -> None:
    fills = {group.title: group.fill for group in guide.groups}
    fills[guide.to_check.title] = "#FFFFFF"  # they are no group of their own

    for row in everybody.rows(title)[1:]:
        colours = [fill(cell) for cell in row]
        group, status = (everybody.place(title, header) for header in ("対応区分", "状態"))
        assert colours[group] == colours[status] == fills[str(row[group].value)]
        assert {colour for place, colour in enumerate(colours) if place not in (group, status)} == {
            "#FFFFFF"
        }


def test_delivered_recipients_are_white_all_over(everybody: Exported) -> None:
    rows = [row for row in everybody.rows("全件")[1:] if row[3].value == "送信完了"]

    assert len(rows) == 240
    assert {fill(cell) for row in rows for cell in row} == {"#FFFFFF"}


@pytest.mark.parametrize("title", BOTH)
def test_the_header_stays_in_view_and_every_row_can_be_filtered(
    everybody: Exported, title: str
) -> None:
    sheet = everybody.sheet(title)

    assert sheet.freeze_panes == {"要対応": "B2", "全件": "D2"}[title]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("title", BOTH)
@pytest.mark.parametrize("value", LOOKS_LIKE_SOMETHING_ELSE)
def test_a_cell_that_looks_like_something_else_stays_text(
    guide: StatusGuide, tmp_path: Path, title: str, value: str
) -> None:
    path = result_file(tmp_path, [(value, value, "受信拒否")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    row = exported.rows(title)[1]
    address = row[exported.place(title, "宛先メールアドレス")]
    for cell in (address, *row[len(headers_of(title)) :][:2]):
        assert (cell.value, cell.data_type) == (value, "s")


@pytest.mark.parametrize("value", LOOKS_LIKE_SOMETHING_ELSE)
def test_a_status_that_looks_like_something_else_stays_text(
    guide: StatusGuide, tmp_path: Path, value: str
) -> None:
    exported = export(
        result_file(tmp_path, [recipient("エラー", value)]), guide, tmp_path / "out.xlsx"
    )

    cell = exported.rows("全件")[1][3]
    assert (cell.value, cell.data_type) == (value.strip(), "s")


def test_headers_that_look_like_something_else_or_occur_twice_stay(
    guide: StatusGuide, tmp_path: Path
) -> None:
    header = ["=1+1", "会社名", "会社名", "", "1", "ステータス", "元の行"]
    path = result_file(tmp_path, [["x"] * 5 + ["2", "y"]], header=header)

    exported = export(path, guide, tmp_path / "out.xlsx")

    cells = exported.rows("全件")[0][len(EVERYBODY_HEADERS) :]
    assert [in_excel(cell.value) for cell in cells] == header
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


@pytest.mark.parametrize(
    "value", ["a\nb", "a\r\nb", "a\rb", "_x0041_", "_x000D_", "_x005F_", "a_x00", "\u3000", "\x85"]
)
def test_a_cell_comes_back_to_the_letter_but_for_the_kind_of_its_line_breaks(
    guide: StatusGuide, tmp_path: Path, value: str
) -> None:
    path = result_file(tmp_path, [(value, "a@example.jp", "2")], encoding="utf-8")

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert in_excel(exported.own_cells("全件")[0][0].value) == as_lines(value)


@pytest.mark.parametrize("value", [" ", "  x", "x\t", "\n"])
def test_white_space_at_the_ends_of_a_cell_is_marked_as_meant(
    guide: StatusGuide, tmp_path: Path, value: str
) -> None:
    path = result_file(tmp_path, [(value, "a@example.jp", "2")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    (element,) = [element for element in exported.elements("t") if in_excel(element.text) == value]
    # Excel leaves out the white space around a text that neither escapes nor preserves it.
    escaped = element.text == (element.text or "").strip()
    assert escaped or element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_characters_beyond_the_basic_plane_come_back(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [("𠮷野屋😀", "a@example.jp", "2")], encoding="utf-8")

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert exported.own_cells("全件")[0][0].value == "𠮷野屋😀"


def test_a_short_row_leaves_its_last_cells_empty(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [("A社", "a@example.jp", "6"), recipient("2")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    first, second = exported.own_cells("全件")
    assert [cell.value for cell in first] == ["A社", "a@example.jp", "6", None, None, None]
    assert [cell.value or "" for cell in second] == list(recipient("2"))


def test_a_long_row_keeps_its_last_cells(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [(*recipient("6"), "多い", "=1")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert exported.values("全件")[0][-2:] == ["（見出しなし1）", "（見出しなし2）"]
    assert exported.values("要対応")[1][-2:] == ["多い", "=1"]


def test_a_control_character_is_replaced_visibly_and_listed(
    guide: StatusGuide, tmp_path: Path
) -> None:
    row = ("A\x00\x1b社", "a\x07@example.jp", *recipient("6")[2:])
    path = result_file(tmp_path, [recipient("2"), row])

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert exported.column("要対応", "宛先メールアドレス") == ["a␇@example.jp"]
    assert [cell.value for cell in exported.own_cells("全件")[1][:2]] == ["A␀␛社", "a␇@example.jp"]
    notes = [str(row[1]) for row in exported.values("読み込み情報") if row[0] == "3行目"]
    assert notes
    assert all("Excelに書けない制御文字がありました。" in note for note in notes)


def test_a_cell_too_long_for_excel_is_cut_and_listed(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [("長" * 40_000, "a@example.jp", "6")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    value = str(exported.own_cells("要対応")[0][0].value)
    assert (len(value), value[-8:]) == (32_767, "長…（以下省略）")
    assert [
        "2行目",
        "「会社名」が32,767文字をこえています。Excelファイルでは途中で切りました。",
    ] in exported.values("読み込み情報")


def test_a_header_too_long_for_excel_is_cut_and_listed_once(
    guide: StatusGuide, tmp_path: Path
) -> None:
    header = ["長" * 40_000, *HEADER[1:]]
    path = result_file(tmp_path, [recipient("6")], header=header)

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert str(exported.values("全件")[0][len(EVERYBODY_HEADERS)]).endswith("…（以下省略）")
    lines = [row[0] for row in exported.values("読み込み情報") if "途中で切りました" in str(row[1])]
    assert lines == ["1行目"]


def test_rows_are_tall_enough_and_never_taller_than_excel_allows(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("エラー", "とても長い理由" * 500), recipient("16")])

    exported = export(path, guide, tmp_path / "out.xlsx")

    heights = [float(row.get("ht", "15")) for row in exported.elements("row")]
    assert max(heights) > 45
    assert max(heights) <= 409.5
    assert not [row for row in exported.elements("row") if row.get("customHeight")]


def test_a_mailing_without_trouble_has_an_empty_sheet_for_it(
    guide: StatusGuide, tmp_path: Path
) -> None:
    exported = export(result_file(tmp_path, [recipient("2")]), guide, tmp_path / "out.xlsx")

    assert exported.values("要対応") == [[*TO_DO_HEADERS, *HEADER]]
    assert len(exported.values("全件")) == 2


@pytest.mark.parametrize("title", BOTH)
def test_what_the_address_check_noticed_stands_beside_the_address(
    everybody: Exported, title: str
) -> None:
    addresses = everybody.column(title, "宛先メールアドレス")
    row = addresses.index("kato@gmial.com")
    found = everybody.column(title, "気づいた点")[row]
    assert found == "「gmial.com」は「gmail.com」の打ち間違いの可能性があります。"
    assert everybody.column(title, "修正候補")[row] == "kato@gmail.com"


def test_of_several_files_a_note_says_which_one_it_is_about(
    guide: StatusGuide, tmp_path: Path
) -> None:
    names = ("前.csv", "後.csv")
    paths = [
        result_file(tmp_path, [recipient("6"), ("A\x07社", "a@x.jp", "6")], name=name)
        for name in names
    ]
    results = merge([load(path, guide) for path in paths])

    write_workbook(results, tmp_path / "out.xlsx")

    notes = Exported(tmp_path / "out.xlsx", load_workbook(tmp_path / "out.xlsx")).values(
        "読み込み情報"
    )
    about = [str(row[1]) for row in notes if "制御文字" in str(row[1])]
    assert len(about) == 2
    assert about[0].startswith("「前.csv」：")
    assert about[1].startswith("「後.csv」：")


def test_every_unknown_status_keeps_its_name_and_none_costs_a_row_of_the_summary(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient("エラー", f"謎の状態{number}") for number in range(1000)]

    exported = export(result_file(tmp_path, rows), guide, tmp_path / "out.xlsx")

    assert exported.column("全件", "状態") == [f"謎の状態{number}" for number in range(1000)]
    summary = exported.values("概要")
    assert len(summary) < 400
    assert any(row[0] == "ほかに800種類の状態が、合わせて800件あります。" for row in summary)
