import pytest

from nexgui.core.header import Layout, find_layout
from tests.core.reading import GUIDE, HEADER_LINE, RULES, line_of, read_text

ROW = line_of("A社", 1)


def layout(text: str) -> Layout:
    return find_layout(text, RULES, GUIDE)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_that_the_header_uses(delimiter: str) -> None:
    text = f"{HEADER_LINE}\n{ROW}\n".replace(",", delimiter)

    assert layout(text) == Layout(delimiter, 0, 6)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_without_known_headers_the_delimiter_makes_the_most_cells(delimiter: str) -> None:
    table = read_text("a,b,c\n1,xy,3\n".replace(",", delimiter))

    assert (table.header, table.rows) == (("a", "b", "c"), [["1", "xy", "3"]])


def test_other_delimiters_within_cells_do_not_part_them() -> None:
    assert read_text("a\tステータス\n1,2,3\t4;5;6;7\n").rows == [["1,2,3", "4;5;6;7"]]


def test_many_semicolons_in_a_header_do_not_make_them_the_delimiter() -> None:
    text = "https://example.jp/?a=1;b=2;c=3,ステータス\n有,送信完了\n"

    assert read_text(text).header == ("https://example.jp/?a=1;b=2;c=3", "ステータス")


def test_a_line_break_in_the_first_header_does_not_hide_the_delimiter() -> None:
    assert read_text('"会社名\n（正式）"\tステータス\nA社\t送信完了\n').header == (
        "会社名\n（正式）",
        "ステータス",
    )


def test_lines_before_the_header_are_passed_over() -> None:
    text = f"案件名,秋季セミナー案内\n送信日時,2026-11-20 10:00\n\n{HEADER_LINE}\n{ROW}\n"

    assert layout(text) == Layout(",", 3, 6)


def test_lines_before_the_header_may_hold_a_known_word() -> None:
    text = f"案件名,秋季セミナー案内\n種別,メール\n\n{HEADER_LINE}\n{ROW}\n"

    assert layout(text) == Layout(",", 3, 6)


def test_a_file_that_begins_with_a_recipient_has_no_header() -> None:
    assert layout(f"{ROW}\n{ROW}\n") == Layout(",", None, 6)


def test_a_recipient_with_a_known_word_is_no_header() -> None:
    rows = [line_of("A社", 1), line_of("メール", 2), line_of("B社", 3)]

    assert layout("\n".join(rows)).header_row is None


def test_the_row_above_the_first_status_is_the_header_whatever_its_words() -> None:
    assert layout("a,b\nx@example.jp,送信完了\n") == Layout(",", 0, 2)


def test_a_line_before_a_file_without_header_is_none() -> None:
    assert layout("秋季セミナー\na@example.jp,送信完了\n").header_row is None


def test_of_text_without_any_sign_the_first_row_that_is_not_blank_is_the_header() -> None:
    assert layout("\n\na,b\n1,2\n") == Layout(",", 2, 2)
