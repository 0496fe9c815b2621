from pathlib import Path

import pytest

from nexgui.core.errors import (
    EmptyFileError,
    HeaderOnlyError,
    NoStatusColumnError,
    TooManyColumnsError,
)
from nexgui.core.merging import merge
from nexgui.core.messages import text as sentence
from nexgui.core.reading.windows_japanese import REPLACEMENT
from tests.core.loaded import (
    HEADER_LINE,
    cells_of,
    first_sentences,
    line_of,
    load_content,
    load_lines,
    read_text,
)
from tests.helpers import HEADER

BLANK_ROW = "空の行です。"
SHORT_ROW = "列が足りません。"
LONG_ROW = "列が多すぎます。"
BROKEN_CHARACTERS = "読めない文字がありました。"


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_every_kind_of_line_break_ends_a_row(line_break: str) -> None:
    table = read_text(line_break.join(["a,b", "1,2", "3,4", ""]))

    assert (table.header, table.rows) == (("a", "b"), [["1", "2"], ["3", "4"]])
    assert table.lines == [2, 3]
    assert table.oddities == ()


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3\r\n4,5\r6\r\n",
        "1,2,\n3\r4,5\r\n",
        "1,2,\r3,4\r\n",
        "1,2\r\n\n3,4\r\n",
        "1,2\r\r\n3,4\r\n",
        "1,2\n3\r4\n",
        "1,2\r3\n4\r",
    ],
)
def test_line_breaks_of_several_kinds_end_a_row_each(text: str) -> None:
    rows = [line.split(",") for line in text.splitlines() if line]

    assert read_text(f"a,b\r\n0,0\r\n{text}").rows == [["0", "0"], *rows]
    assert read_text(f"a,b\n{text}").rows == rows


def test_a_cell_that_looks_like_a_sign_of_the_program_stays() -> None:
    assert read_text("a,b\r\n\x00,\x1e\r\n1,2\r\n").rows == [["\x00", "\x1e"], ["1", "2"]]


def test_the_last_row_needs_no_line_break() -> None:
    assert read_text("a\n1\n2").rows == [["1"], ["2"]]


@pytest.mark.parametrize("inside", ["\n", "\r\n", "\r", "\n\n", "\r\r\n"])
def test_a_quoted_line_break_stays_in_its_cell_to_the_letter(inside: str) -> None:
    table = read_text(f'a,b\r\n"本社{inside}総務部",1\r\nx,2\r\n')

    assert table.rows == [[f"本社{inside}総務部", "1"], ["x", "2"]]


def test_line_numbers_count_the_line_breaks_within_cells() -> None:
    table = read_text('a,b\r\n"1\n2\r\n3\r4","x\ny"\r\nnext,1\r\n"p\nq",2\r\nlast,3\r\n')

    assert table.lines == [2, 7, 8, 10]


def test_a_line_break_in_the_header_moves_the_rows_down() -> None:
    table = read_text('"a\nb",c\n1,2\n')

    assert (table.header, table.lines) == (("a\nb", "c"), [3])


def test_quotes_commas_and_spaces_within_a_cell_stay() -> None:
    table = read_text('a,b\n"株式会社""カンマ, と引用符"""," x \t"\n')

    assert table.rows == [['株式会社"カンマ, と引用符"', " x \t"]]


def test_a_quote_in_the_middle_of_a_cell_stays() -> None:
    assert read_text('a,b\n5" disc,x"y"z\n').rows == [['5" disc', 'x"y"z']]


def test_what_a_spreadsheet_would_change_stays() -> None:
    cells = ["=1+1", "0312345678", "1-2", "TRUE", "'", "#N/A", "１２３", "\x00\x1b"]

    assert read_text("a\n" + "\n".join(cells)).rows == [[cell] for cell in cells]


def test_a_blank_row_is_noted_and_not_counted() -> None:
    table = read_text("a,b\n\n1,2\n\n\n3,4\n")

    assert (table.rows, table.lines) == ([["1", "2"], ["3", "4"]], [3, 6])
    assert table.odd_lines == [(2, BLANK_ROW), (4, "空の行が2行続いています。")]


def test_blank_rows_before_the_header_are_noted() -> None:
    table = read_text("\n\na\n1\n")

    assert (table.header, table.lines) == (("a",), [4])
    assert table.odd_lines == [(1, "空の行が2行続いています。")]


def test_blank_rows_at_the_end_are_nothing_unusual() -> None:
    assert read_text("a\n1\n\n\r\n\n").oddities == ()


@pytest.mark.parametrize("blank", [",", " ,　", '"",""', "　", ",,,", '" ","\n"', "\t,\xa0"])
@pytest.mark.parametrize("rows", ["1,2", '"1","2"', ",2"])
def test_a_row_without_anything_to_see_is_a_blank_row(blank: str, rows: str) -> None:
    table = read_text(f"a,b\n{rows}\n{blank}\n{rows}\n" + f"{rows}\n" * 9 + f"{blank}\n")

    assert table.rows == [["" if rows == ",2" else "1", "2"]] * 11
    assert table.odd_lines == [(3, BLANK_ROW)]


def test_a_quoted_white_space_beside_a_cell_with_text_stays() -> None:
    assert read_text('a,b\n" ",1\n').rows == [[" ", "1"]]


def test_line_ends_that_stand_twice_are_noted_once() -> None:
    table = read_text("a,b\r\r\n1,2\r\r\n3,4\r\r\n5,6\r\r\n")

    assert table.rows == [["1", "2"], ["3", "4"], ["5", "6"]]
    assert table.odd_lines == [(None, "改行が二重になっています。")]


def test_line_ends_that_stand_twice_above_the_header_alone_are_noted() -> None:
    table = read_text("案件\r\r\nステータス,b\r\n1,2\r\n")

    assert (None, "改行が二重になっています。") in table.odd_lines
    assert (table.table.header_line, table.lines) == (3, [4])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("quoted", [False, True])
def test_the_header_of_a_second_file_is_no_recipient(mark: str, quoted: bool) -> None:
    header = '"a","b"' if quoted else "a,b"
    row = '"1","2"' if quoted else "1,2"
    table = read_text(f"{header}\n{row}\n{row}\n{mark}{header}\n{row}\n")

    assert table.rows == [["1", "2"]] * 3
    assert table.odd_lines == [(4, "見出しと同じ行です。")]


@pytest.mark.parametrize("tail", ["\x1a\r\n", "\x1a", "\r\n\x1a\n", " \x1a \n", "\n\n"])
def test_an_end_mark_is_no_row(tail: str) -> None:
    table = read_text("a,b\r\n1,2\r\n" + tail)

    assert (table.rows, table.oddities) == ([["1", "2"]], ())


@pytest.mark.parametrize("tail", ["\x00" * 100_000, "\x1a\x00\x00", "\x00\r\n", "\x1a\x00\r\n"])
@pytest.mark.parametrize("end", ["", "\r\n"])
def test_nulls_behind_the_end_are_no_row_and_noted(tail: str, end: str) -> None:
    table = read_text("a,b\r\n1,2" + end + tail)

    assert table.rows == [["1", "2"]]
    assert table.odd_lines == [(None, "ファイルの終わりに、意味のない文字が付いています。")]


def test_nulls_and_end_marks_in_the_middle_stay() -> None:
    assert read_text("a,b\n\x00,\x1a\n1,2\n").rows == [["\x00", "\x1a"], ["1", "2"]]


def test_a_broken_character_of_the_header_is_noted() -> None:
    table = read_text(f"案件,秋{REPLACEMENT}\n\n氏{REPLACEMENT},ステータス\n1,送信完了\n")

    assert (1, BROKEN_CHARACTERS) in table.odd_lines
    assert (3, BROKEN_CHARACTERS) in table.odd_lines


def test_a_short_row_is_kept_and_noted() -> None:
    table = read_text("a,b,c\n1\n1,2,3\n")

    assert table.rows == [["1"], ["1", "2", "3"]]
    assert table.odd_lines == [(2, SHORT_ROW)]


def test_a_long_row_gets_headers_for_its_surplus_cells() -> None:
    table = read_text("a,b\n1,2,3,4\n1,2\n")

    assert table.header == ("a", "b", "（見出しなし1）", "（見出しなし2）")
    assert table.rows == [["1", "2", "3", "4"], ["1", "2"]]
    assert table.odd_lines == [(2, LONG_ROW)]


def test_headers_that_occur_twice_are_kept() -> None:
    assert read_text("a,a,\n1,2,3\n").header == ("a", "a", "")


def test_a_broken_character_is_noted_with_its_line() -> None:
    table = read_text(f"a,b\n1,2\n{REPLACEMENT},x{REPLACEMENT}\n")

    assert table.odd_lines == [(3, BROKEN_CHARACTERS)]


def test_a_very_long_cell_is_read_whole() -> None:
    cell = "長い" * 100_000

    assert read_text(f'a,b\n"{cell}",1\n{cell},2\n').rows == [[cell, "1"], [cell, "2"]]


def test_ten_thousand_rows_keep_their_order_and_lines() -> None:
    table = read_text("n\r\n" + "".join(f"{number}\r\n" for number in range(10_000)))

    assert table.rows == [[str(number)] for number in range(10_000)]
    assert table.lines == list(range(2, 10_002))


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\r", "\u3000\n"])
def test_a_text_without_any_character_is_an_empty_file(text: str) -> None:
    with pytest.raises(EmptyFileError, match=r"「全宛先\.csv」は空のファイルです。"):
        read_text(text)


@pytest.mark.parametrize(
    "text", ["会社名,ステータス", "会社名,ステータス\r\n", "\n\n会社名,ステータス\n\n\n"]
)
def test_a_header_without_rows_is_refused(text: str) -> None:
    with pytest.raises(HeaderOnlyError, match=r"「全宛先\.csv」には見出しの行しかなく"):
        read_text(text)


@pytest.mark.parametrize("text", ["a,b", "覚え書き", "メールアドレス,氏名\r\n"])
def test_a_line_that_is_no_header_of_results_is_refused_for_that(text: str) -> None:
    with pytest.raises(NoStatusColumnError):
        read_text(text)


WRAPPED_ROWS = [line_of("A社", 1), line_of("B社", 2), line_of('"C,社"', 3)]


def in_one_cell(line: str) -> str:
    return '"' + line.replace('"', '""') + '"'


@pytest.mark.parametrize("behind", ["", ",,"])
def test_whole_lines_in_one_cell_each_are_parted_again(tmp_path: Path, behind: str) -> None:
    lines = [in_one_cell(line) + behind for line in [HEADER_LINE, *WRAPPED_ROWS]]

    results = load_lines(tmp_path, *lines)

    assert results.table.header == HEADER
    assert cells_of(results)[0] == WRAPPED_ROWS[0].split(",")
    assert results.cell(2, 0) == "C,社"
    assert list(results.table.lines) == [2, 3, 4]
    assert [each.sentence for each in results.oddities] == [sentence("oddity.lines_in_cells")]


def test_line_breaks_within_lines_in_one_cell_each_stay_in_their_cells(tmp_path: Path) -> None:
    row = line_of('"本社\r\n総務部"', 1)

    results = load_lines(tmp_path, *map(in_one_cell, [HEADER_LINE, row, WRAPPED_ROWS[0]]))

    assert [cells[0] for cells in cells_of(results)] == ["本社\r\n総務部", "A社"]
    assert list(results.table.lines) == [2, 4]


def test_a_stray_quote_within_a_line_in_one_cell_swallows_no_cell(tmp_path: Path) -> None:
    row = line_of('"A社', 1)

    results = load_lines(tmp_path, *map(in_one_cell, [HEADER_LINE, row, WRAPPED_ROWS[1]]))

    assert cells_of(results) == [row.split(","), WRAPPED_ROWS[1].split(",")]
    assert (2, sentence("oddity.stray_quote")) in [
        (each.line, each.sentence) for each in results.oddities
    ]


def test_what_stands_beside_a_line_in_one_cell_is_kept(tmp_path: Path) -> None:
    lines = [in_one_cell(line) for line in [HEADER_LINE, *WRAPPED_ROWS * 30]]
    lines[61] += ",控え"

    results = load_lines(tmp_path, *lines)

    assert [row for row in cells_of(results) if len(row) > len(HEADER)] == [
        [*WRAPPED_ROWS[0].split(","), "控え"]
    ]


def test_a_quoted_file_of_several_columns_stays_as_it_is() -> None:
    table = read_text('"メール,ステータス","x"\n"a,b","c"\n')

    assert (table.header, table.rows) == (("メール,ステータス", "x"), [["a,b", "c"]])


def test_cells_with_commas_in_a_single_column_stay_whole() -> None:
    assert read_text('"a,b"\n"c,d"\n').rows == [["c,d"]]


LIST_HEADER = "会社名,メールアドレス,ステータス,確定日時"
LIST_ROWS = ["A社,a@x.jp,送信完了,2026-11-20 10:00", "B社,b@x.jp,受信拒否,2026-11-20 10:00"]


@pytest.mark.parametrize(
    "second",
    [
        "メールアドレス,会社名,ステータス,確定日時",
        "会社名,メールアドレス,ステータス,確定日時,https://x.jp/",
        "会社名,部署,メールアドレス,確定日時,ステータス",
    ],
)
def test_below_another_header_rows_go_by_its_columns(tmp_path: Path, second: str) -> None:
    cells = {"会社名": "C社", "メールアドレス": "c@x.jp", "ステータス": "ホスト不明"}
    row = ",".join(cells.get(name, "") for name in second.split(","))

    results = load_lines(tmp_path, LIST_HEADER, *LIST_ROWS, second, row, row)

    assert [results.status(at).number for at in range(4)] == [2, 6, 4, 4]
    assert [results.address(at) for at in range(4)] == ["a@x.jp", "b@x.jp", "c@x.jp", "c@x.jp"]
    assert (4, "別の見出しの行です。") in first_sentences(results.oddities)


def test_a_header_repeated_with_blanks_in_it_is_the_same(tmp_path: Path) -> None:
    again = LIST_HEADER.replace("ステータス", " ステータス ")

    results = load_lines(tmp_path, LIST_HEADER, *LIST_ROWS, again, LIST_ROWS[0])

    assert len(results) == 3
    assert (4, "見出しと同じ行です。") in first_sentences(results.oddities)


def test_joined_lists_of_several_files_keep_their_columns(tmp_path: Path) -> None:
    second = "メールアドレス,会社名,ステータス,確定日時"
    one = load_lines(tmp_path, LIST_HEADER, LIST_ROWS[0], second, "c@x.jp,C社,ホスト不明,")

    both = merge([one, one])

    assert [both.address(at) for at in range(4)] == ["a@x.jp", "c@x.jp"] * 2
    assert [both.status(at).number for at in range(4)] == [2, 4, 2, 4]


@pytest.mark.parametrize(
    "behind",
    [["合計,2件"], ["", "以上"], ["<!DOCTYPE html>", "<html>", "</html>"], [",,,計 2"], ["A社,控"]],
)
def test_rows_behind_the_recipients_are_noted_and_no_recipients(
    tmp_path: Path, behind: list[str]
) -> None:
    results = load_lines(tmp_path, LIST_HEADER, *LIST_ROWS, *behind)

    assert len(results) == 2
    noted = [each for each in results.oddities if "最後の宛先より後ろ" in each.sentence]
    assert len(noted) == len(list(filter(None, behind)))


def test_a_row_without_address_and_status_among_recipients_stays(tmp_path: Path) -> None:
    assert len(load_lines(tmp_path, LIST_HEADER, LIST_ROWS[0], "C社,,,", LIST_ROWS[1])) == 3


def test_a_last_row_with_an_address_and_no_status_is_a_recipient(tmp_path: Path) -> None:
    assert len(load_lines(tmp_path, LIST_HEADER, *LIST_ROWS, "C社,c@x.jp,,")) == 3


@pytest.mark.parametrize("header", [LIST_HEADER, f"{LIST_HEADER},"])
def test_delimiters_at_the_ends_of_rows_make_no_column(tmp_path: Path, header: str) -> None:
    results = load_lines(tmp_path, header, *(f"{row}," for row in LIST_ROWS))

    assert results.table.header == tuple(LIST_HEADER.split(","))
    assert cells_of(results) == [row.split(",") for row in LIST_ROWS]
    assert len(results.oddities) == 1


def test_text_behind_such_a_delimiter_is_kept(tmp_path: Path) -> None:
    rows = [f"{LIST_ROWS[0]},"] * 60

    results = load_lines(tmp_path, LIST_HEADER, *rows, f"{LIST_ROWS[1]},控え")

    assert cells_of(results)[-1][-1] == "控え"


def test_rows_wrapped_in_quotes_under_a_header_that_is_not(tmp_path: Path) -> None:
    results = load_lines(tmp_path, LIST_HEADER, *(f'"{row}"' for row in LIST_ROWS))

    assert cells_of(results) == [row.split(",") for row in LIST_ROWS]


def test_notes_of_any_length_may_stand_above_the_header(tmp_path: Path) -> None:
    notes = [f"注{number},説明です" for number in range(300)]

    results = load_lines(tmp_path, *notes, LIST_HEADER, *LIST_ROWS)

    assert (len(results), results.table.header_line) == (2, 301)


def test_more_columns_than_any_list_has_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooManyColumnsError, match="列が多すぎる"):
        load_lines(tmp_path, LIST_HEADER + "," * 20_000, LIST_ROWS[0])


# Characters that every company may have of its own

PRIVATE = sentence("oddity.private_characters")


@pytest.mark.parametrize("own", [b"\xf0\x40", b"\xf9\xfc", b"\x80", b"\xfd", b"\xff"])
@pytest.mark.parametrize("line", [1, 2, 20_001])
def test_characters_of_a_company_s_own_are_noted_wherever_they_stand(
    tmp_path: Path, own: bytes, line: int
) -> None:
    lines = [
        each.encode("cp932") for each in [HEADER_LINE, *[line_of("㈱髙﨑商店（ＡＢ）", 1)] * 20_000]
    ]
    cells = lines[line - 1].split(b",", 1)
    lines[line - 1] = b",".join([own + cells[0], cells[1]])

    results = load_content(tmp_path, b"\r\n".join(lines))

    assert [(each.line, each.sentence) for each in results.oddities] == [(line, PRIVATE)]


@pytest.mark.parametrize("character", ["￥", "ﾊ", "é", "\xa0", "龠", "豈", "😀", "﨑"])
def test_a_character_that_is_the_same_everywhere_is_nothing_unusual(character: str) -> None:
    assert read_text(f"{HEADER_LINE}\n{line_of(character, 1)}").oddities == ()
