import pytest

from nexgui.export.row_height import row_height


def test_a_short_text_takes_one_line() -> None:
    assert row_height([("短い", 20)]) == row_height([("", 20)]) == row_height([])


def test_a_long_text_takes_as_many_lines_as_it_needs() -> None:
    one = row_height([("a", 10)])

    assert row_height([("a" * 25, 10)]) == 3 * one


def test_a_full_width_character_is_two_wide() -> None:
    assert (
        row_height([("あ" * 20, 30)]) == row_height([("a" * 40, 30)]) > row_height([("a" * 20, 30)])
    )


def test_every_line_break_starts_a_line() -> None:
    assert row_height([("a\n\nb", 10)]) == 3 * row_height([("a", 10)])


def test_the_tallest_cell_decides() -> None:
    assert row_height([("a", 10), ("a" * 50, 10), ("a", 1)]) == row_height([("a" * 50, 10)])


@pytest.mark.parametrize("text", ["あ" * 32_000, "\n" * 1_000])
def test_no_row_is_taller_than_excel_allows(text: str) -> None:
    assert row_height([(text, 10)]) <= 409.5
