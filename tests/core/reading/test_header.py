import pytest

from nexgui.core.oddities import OddityLog
from nexgui.core.reading.csv_parser import CsvParser
from nexgui.core.reading.header import find_header
from tests.core.loaded import CLASSIFIER, HEADER_LINE, line_of, read_text

ROW = line_of("A社", 1)


def header_row(text: str) -> int | None:
    parser = CsvParser([text], CLASSIFIER, OddityLog())
    return find_header([record.cells for record in parser.first_records], CLASSIFIER)


def test_an_address_a_status_and_a_header_are_known_among_empty_cells() -> None:
    assert CLASSIFIER.holds_address(["", "", "a@example.jp"])
    assert CLASSIFIER.holds_status(["", "送信完了", ""])
    assert CLASSIFIER.known_headers(["", "ステータス", "", "ステータス詳細"]) == 2


def test_empty_cells_are_no_sign_of_anything() -> None:
    row = [""] * 3

    assert not CLASSIFIER.holds_value(row)
    assert not CLASSIFIER.holds_status(row)
    assert not CLASSIFIER.known_headers(row)


def test_a_text_of_many_pages_is_no_address() -> None:
    assert not CLASSIFIER.holds_address(["a@" + "あ" * 5000])


def test_lines_before_the_header_are_passed_over() -> None:
    text = f"案件名,秋季セミナー案内\n送信日時,2026-11-20 10:00\n\n{HEADER_LINE}\n{ROW}\n"

    assert header_row(text) == 3


def test_lines_before_the_header_may_hold_a_known_word() -> None:
    text = f"案件名,秋季セミナー案内\n種別,メール\n\n{HEADER_LINE}\n{ROW}\n"

    assert header_row(text) == 3


def test_a_file_that_begins_with_a_recipient_has_no_header() -> None:
    assert header_row(f"{ROW}\n{ROW}\n") is None


def test_a_recipient_with_a_known_word_is_no_header() -> None:
    rows = [line_of("A社", 1), line_of("メール", 2), line_of("B社", 3)]

    assert header_row("\n".join(rows)) is None


def test_the_row_above_the_first_status_is_the_header_whatever_its_words() -> None:
    assert header_row("a,b\nx@example.jp,送信完了\n") == 0


def test_a_line_before_a_file_without_header_is_none() -> None:
    assert header_row("秋季セミナー\na@example.jp,送信完了\n") is None


def test_of_text_without_any_sign_the_first_row_that_is_not_blank_is_the_header() -> None:
    rows = [[], ["", " "], ["a", "b"], ["1", "2"]]

    assert find_header(rows, CLASSIFIER) == 2
    assert read_text("\n\na,b\n1,2\n").table.header_line == 3


NORMAL = "㈱アオバ,髙橋①,b@example.jp,送信完了,2026-11-20 10:01,,無,有"


@pytest.mark.parametrize(
    "first",
    [
        "㈱アオバ,髙橋①,a@example.jp,新しい状態,,,無,有",
        "㈱アオバ,髙橋①,a@example.jp,,,,無,有",
        "㈱アオバ,髙橋①,,新しい状態,,,無,有",
        '"㈱アオバ,髙橋①,a@example.jp,送信完了,,,無,有',
    ],
)
def test_a_recipient_whose_status_nobody_knows_is_no_header(first: str) -> None:
    table = read_text(f"{first}\n{NORMAL}\n{NORMAL}\n")

    assert (table.table.header_line, len(table.rows)) == (None, 3)


def test_the_header_stays_the_header_above_a_recipient_whose_status_nobody_knows() -> None:
    text = "会社,連絡先,結果\nA,a@x.jp,新しい状態\nB,b@x.jp,送信完了\nC,c@x.jp,送信完了\n"

    assert header_row(text) == 0


def test_a_blank_line_may_follow_a_header_of_unknown_words() -> None:
    assert header_row("会社,連絡先,結果\n\nA,a@x.jp,送信完了\n") == 0


def test_an_address_in_a_url_does_not_make_a_header_a_recipient() -> None:
    text = "メール,ステータス,https://example.jp/?to=a@x.jp\nb@x.jp,送信完了,有\n"

    assert header_row(text) == 0


def test_recipients_above_the_header_of_a_second_file_are_kept() -> None:
    table = read_text(f"{ROW}\n{ROW}\n{HEADER_LINE}\n{ROW}\n")

    assert table.rows[:2] == [ROW.split(",")] * 2


@pytest.mark.parametrize("closing", ["", '"A社の"人'])
def test_a_stray_quote_before_the_header_does_not_hide_it(closing: str) -> None:
    rows = [line_of("A社", 1), line_of(closing or "B社", 2), line_of("C社", 3)]
    text = "\n".join(['案件名,"秋季セミナー', "送信日時,2026-11-20", "", HEADER_LINE, *rows])

    table = read_text(text)

    assert (table.table.header_line, table.lines) == (4, [5, 6, 7])
    assert (1, '引用符（"）の付け方が変わっています。') in table.odd_lines


def test_a_quote_before_the_header_that_happens_to_close_does_not_hide_it() -> None:
    text = f'案件名,"秋季\n{HEADER_LINE}\n{line_of("A社", 1)}\nB社",b@example.jp,送信完了,,,無\n'

    assert read_text(text).table.header_line == 2


def test_a_very_long_header_is_read_whole() -> None:
    header = ["ステータス", *(f"列{number}" for number in range(16_000))]

    assert read_text(",".join(header) + "\n送信完了\n").header == tuple(header)
