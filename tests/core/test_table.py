import pytest

from nexgui.core.decoding import REPLACEMENT
from nexgui.core.errors import HeaderOnlyError
from nexgui.core.file_rules import load_file_rules
from nexgui.core.table import Table, parse

RULES = load_file_rules()
BLANK_ROW = "空の行です。"
SHORT_ROW = "列が足りません。"
LONG_ROW = "列が多すぎます。"
BROKEN_CHARACTERS = "読めない文字がありました。"


def read(text: str) -> Table:
    return parse(text, "全宛先.csv", RULES)


def rows(table: Table) -> list[list[str]]:
    return [list(row) for row in table.rows]


def oddities(table: Table) -> list[tuple[int | None, str]]:
    return [(oddity.line, oddity.sentence.partition("。")[0] + "。") for oddity in table.oddities]


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_every_kind_of_line_break_ends_a_row(line_break: str) -> None:
    table = read(line_break.join(["a,b", "1,2", "3,4", ""]))

    assert (table.header, rows(table)) == (("a", "b"), [["1", "2"], ["3", "4"]])
    assert list(table.lines) == [2, 3]
    assert table.oddities == ()


def test_the_last_row_needs_no_line_break() -> None:
    assert rows(read("a\n1\n2")) == [["1"], ["2"]]


@pytest.mark.parametrize("inside", ["\n", "\r\n", "\r", "\n\n", "\r\r\n"])
def test_a_quoted_line_break_stays_in_its_cell_to_the_letter(inside: str) -> None:
    table = read(f'a,b\r\n"本社{inside}総務部",1\r\nx,2\r\n')

    assert rows(table) == [[f"本社{inside}総務部", "1"], ["x", "2"]]


def test_line_numbers_count_the_line_breaks_within_cells() -> None:
    table = read('a,b\r\n"1\n2\r\n3\r4","x\ny"\r\nnext,1\r\n"p\nq",2\r\nlast,3\r\n')

    assert list(table.lines) == [2, 7, 8, 10]


def test_a_line_break_in_the_header_moves_the_rows_down() -> None:
    table = read('"a\nb",c\n1,2\n')

    assert (table.header, list(table.lines)) == (("a\nb", "c"), [3])


def test_quotes_commas_and_spaces_within_a_cell_stay() -> None:
    table = read('a,b\n"株式会社""カンマ, と引用符"""," x \t"\n')

    assert rows(table) == [['株式会社"カンマ, と引用符"', " x \t"]]


def test_a_quote_in_the_middle_of_a_cell_stays() -> None:
    assert rows(read('a,b\n5" disc,x"y"z\n')) == [['5" disc', 'x"y"z']]


def test_what_a_spreadsheet_would_change_stays() -> None:
    cells = ["=1+1", "0312345678", "1-2", "TRUE", "'", "#N/A", "１２３", "\u3000", "\x00\x1b"]

    assert rows(read("a\n" + "\n".join(cells))) == [[cell] for cell in cells]


def test_a_blank_row_is_noted_and_not_counted() -> None:
    table = read("a,b\n\n1,2\n\n\n3,4\n")

    assert (rows(table), list(table.lines)) == ([["1", "2"], ["3", "4"]], [3, 6])
    assert oddities(table) == [(2, BLANK_ROW), (4, BLANK_ROW), (5, BLANK_ROW)]


def test_blank_rows_before_the_header_are_noted() -> None:
    table = read("\n\na\n1\n")

    assert (table.header, list(table.lines)) == (("a",), [4])
    assert oddities(table) == [(1, BLANK_ROW), (2, BLANK_ROW)]


def test_blank_rows_at_the_end_are_nothing_unusual() -> None:
    assert read("a\n1\n\n\r\n\n").oddities == ()


def test_a_row_of_empty_cells_is_kept() -> None:
    assert rows(read('a,b\n,\n1,2\n""\n')) == [["", ""], ["1", "2"], [""]]


def test_a_short_row_is_kept_and_noted() -> None:
    table = read("a,b,c\n1\n1,2,3\n")

    assert rows(table) == [["1"], ["1", "2", "3"]]
    assert oddities(table) == [(2, SHORT_ROW)]


def test_a_long_row_gets_headers_for_its_surplus_cells() -> None:
    table = read("a,b\n1,2,3,4\n1,2\n")

    assert table.header == ("a", "b", "（見出しなし1）", "（見出しなし2）")
    assert rows(table) == [["1", "2", "3", "4"], ["1", "2"]]
    assert oddities(table) == [(2, LONG_ROW)]


def test_headers_that_occur_twice_are_kept() -> None:
    assert read("a,a,\n1,2,3\n").header == ("a", "a", "")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_that_the_header_uses(delimiter: str) -> None:
    table = read(
        f"a{delimiter}b{delimiter}c\n1{delimiter}x,y;z{delimiter}3\n".replace("x,y;z", "xy")
    )

    assert (table.header, rows(table)) == (("a", "b", "c"), [["1", "xy", "3"]])


def test_other_delimiters_within_cells_do_not_part_them() -> None:
    assert rows(read("a\tb\n1,2,3\t4;5;6;7\n")) == [["1,2,3", "4;5;6;7"]]


def test_many_semicolons_in_a_header_do_not_make_them_the_delimiter() -> None:
    text = "https://example.jp/?a=1;b=2;c=3,ステータス\n有,送信完了\n"

    assert read(text).header == ("https://example.jp/?a=1;b=2;c=3", "ステータス")


def test_a_line_break_in_the_first_header_does_not_hide_the_delimiter() -> None:
    assert read('"会社名\n（正式）"\tステータス\nA社\t送信完了\n').header == (
        "会社名\n（正式）",
        "ステータス",
    )


def test_a_broken_character_is_noted_with_its_line() -> None:
    table = read(f"a,b\n1,2\n{REPLACEMENT},x{REPLACEMENT}\n")

    assert oddities(table) == [(3, BROKEN_CHARACTERS)]


def test_a_quote_that_is_never_closed_is_noted() -> None:
    table = read('a,b\n1,2\n3,"4\n5,6\n7,8\n')

    assert any(oddity.line == 3 for oddity in table.oddities)


def test_a_very_long_cell_is_read_whole() -> None:
    cell = "長い" * 100_000

    assert rows(read(f'a,b\n"{cell}",1\n{cell},2\n')) == [[cell, "1"], [cell, "2"]]


def test_ten_thousand_rows_keep_their_order_and_lines() -> None:
    table = read("n\r\n" + "".join(f"{number}\r\n" for number in range(10_000)))

    assert rows(table) == [[str(number)] for number in range(10_000)]
    assert list(table.lines) == list(range(2, 10_002))


@pytest.mark.parametrize("text", ["a,b", "a,b\r\n", "\n\na,b\n\n\n"])
def test_a_header_without_rows_is_refused(text: str) -> None:
    with pytest.raises(HeaderOnlyError, match=r"「全宛先\.csv」には見出しの行しかなく"):
        read(text)


def test_progress_runs_up_to_all_lines() -> None:
    reports: list[tuple[int, int]] = []

    parse("n\r\n" + "1\r\n" * 9_999, "全宛先.csv", RULES, lambda *report: reports.append(report))

    assert reports == sorted(reports)
    assert len(reports) > 1
    assert all(0 < done <= total for done, total in reports)
