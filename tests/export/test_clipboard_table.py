import pytest

from nexgui.export.clipboard_table import (
    HTML_BEGIN,
    guarding_table,
    html_row,
    in_one_line,
    tab_separated,
)

FORMULAS = ["=1+1", "+81-3-1234-5678", "-abc@example.jp", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠S"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_run_is_read_as_it_is_and_guarded(cell: str) -> None:
    assert tab_separated([cell]) == f"\xa0{cell}\r\n"


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [(" =1", "\xa0=1"), ("a =1", "a\xa0=1"), ("\t=1", "\xa0=1")],
)
def test_what_it_would_run_of_a_cell_that_it_parts_is_guarded(cell: str, guarded: str) -> None:
    assert tab_separated([cell]) == f"{guarded}\r\n"


@pytest.mark.parametrize("cell", ["-5", "+1.5", "0123", "a@b.jp", "", "完了", "090-1234", "a - b"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert tab_separated([cell]) == f"{cell}\r\n"


def test_tabs_and_lines_part_no_cell_and_quotes_swallow_none() -> None:
    assert tab_separated(['a\tb"c\r\nd', '"e']) == 'a b"c d\t\xa0"e\r\n'


def test_a_cell_is_put_in_one_line() -> None:
    assert in_one_line("a\tb\r\nc\u2028d\v") == "a b c d "


def test_markup_in_a_cell_is_shown_as_it_is() -> None:
    cells = html_row(["<b>&", "a\r\nb"]).replace(' sdnum="1041;0;@"', "")
    assert cells == "<tr><td>&lt;b&gt;&amp;</td><td>a<br>b</td></tr>"


def test_blanks_that_calc_would_drop_are_named() -> None:
    assert html_row([" =1", "a  b", "a b"]).replace(' sdnum="1041;0;@"', "") == (
        "<tr><td>&#32;&#32;=1</td><td>a&#32;&#32;b</td><td>a b</td></tr>"
    )


def test_excel_is_told_that_every_cell_is_text() -> None:
    assert r"mso-number-format:'\@'" in HTML_BEGIN


@pytest.mark.parametrize("tag", ["td", "th"])
def test_calc_is_told_that_every_cell_is_text(tag: str) -> None:
    assert html_row(["a", "b"], tag).count(f'<{tag} sdnum="1041;0;@">') == 2


@pytest.mark.parametrize("words", [*FORMULAS, "a\n =1", "a\t+1", "備考 =1", '"=1"'])
def test_lines_that_a_spreadsheet_would_run_come_with_a_table(words: str) -> None:
    assert "sdnum" in guarding_table(words)


@pytest.mark.parametrize("words", ["taro@example.jp\nhanako@example.jp", "電話：03-1234-5678", ""])
def test_other_lines_come_without(words: str) -> None:
    assert guarding_table(words) == ""
