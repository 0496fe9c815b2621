from nexgui.core.reading.signs import Signs
from tests.core.loaded import GUIDE, RULES

SIGNS = Signs(RULES, GUIDE)


def test_an_address_a_status_and_a_header_are_known_among_empty_cells() -> None:
    assert SIGNS.holds_address(["", "", "a@example.jp"])
    assert SIGNS.holds_status(["", "送信完了", ""])
    assert SIGNS.known_headers(["", "ステータス", "", "ステータス詳細"]) == 2


def test_empty_cells_are_no_sign_of_anything() -> None:
    row = [""] * 3

    assert not SIGNS.holds_value(row)
    assert not SIGNS.holds_status(row)
    assert not SIGNS.known_headers(row)


def test_a_text_of_many_pages_is_no_address() -> None:
    assert not SIGNS.holds_address(["a@" + "あ" * 5000])
