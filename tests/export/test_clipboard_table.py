import pytest

from nexgui.export.clipboard_table import HTML_BEGIN, html_row, tab_separated


@pytest.mark.parametrize("cell", ["=1+1", "+81-3-1234-5678", "-abc@example.jp", "@SUM(A1)", "\t=1"])
def test_what_excel_would_run_is_made_text(cell: str) -> None:
    assert tab_separated([cell]).strip('"\r\n').startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+1.5", "0123", "a@b.jp", "", "送信完了"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert tab_separated([cell]) == f"{cell}\r\n"


def test_tabs_lines_and_quotes_stay_in_their_cell() -> None:
    assert tab_separated(['a\tb"c\nd', "e"]) == '"a\tb""c\nd"\te\r\n'


def test_markup_in_a_cell_is_shown_as_it_is() -> None:
    assert html_row(["<b>&", "a\r\nb"]) == "<tr><td>&lt;b&gt;&amp;</td><td>a<br>b</td></tr>"


def test_excel_is_told_that_every_cell_is_text() -> None:
    assert r"mso-number-format:'\@'" in HTML_BEGIN
