import pytest

from nexgui.export.row_height import column_width, row_height


def test_a_short_text_takes_one_line() -> None:
    assert row_height([("短い", 20)]) == row_height([("", 20)]) == row_height([])


def test_a_long_text_takes_as_many_lines_as_it_needs() -> None:
    one, two = (row_height([("\n".join("a" * lines), 10)]) for lines in (1, 2))

    assert row_height([("a" * 25, 10)]) == pytest.approx(two + one)
    assert row_height([("a" * 11, 10)]) == one  # its letters are smaller than those of the width


def test_a_full_width_character_is_nearly_two_wide() -> None:
    assert (
        row_height([("あ" * 20, 30)]) == row_height([("a" * 40, 30)]) > row_height([("a" * 20, 30)])
    )


def test_smaller_letters_take_less() -> None:
    assert row_height([("あ" * 20, 30)], 9) < row_height([("あ" * 20, 30)], 10)
    assert row_height([("短い", 20)], 9) < row_height([("短い", 20)], 10)


def test_a_column_is_as_wide_as_the_widest_text_below_its_header() -> None:
    assert column_width("会社名", ["株式会社あおぞら商事", "短い"], 10) == pytest.approx(18.2, 0.1)
    assert column_width("とても長い見出しの列", ["短い"], 10) > column_width("列", ["短い"], 10)


@pytest.mark.parametrize(("text", "width"), [("a", 8), ("あ" * 100, 40)])
def test_no_column_is_narrower_or_wider_than_can_be_read(text: str, width: float) -> None:
    assert column_width("列", [text], 10) == width


def test_every_line_break_starts_a_line() -> None:
    assert row_height([("a\n\nb", 10)]) == row_height([("a" * 25, 10)])


def test_the_tallest_cell_decides() -> None:
    assert row_height([("a", 10), ("a" * 50, 10), ("a", 1)]) == row_height([("a" * 50, 10)])


@pytest.mark.parametrize("text", ["あ" * 32_000, "\n" * 1_000])
def test_no_row_is_taller_than_excel_allows(text: str) -> None:
    assert row_height([(text, 10)]) <= 409.5
