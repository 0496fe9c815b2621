import pytest

from nexgui.export.cell_text import LONGEST_CELL, MOST_BREAKS, CellText, excel_text


@pytest.mark.parametrize(
    "text", ["", "=1+1", "a\tb\nc", "𠮷😀", " x ", "\x7f\x85", "長" * LONGEST_CELL]
)
def test_what_a_cell_can_hold_stays_to_the_letter(text: str) -> None:
    assert excel_text(text) == CellText(text)


@pytest.mark.parametrize(
    ("text", "visible"),
    [("a\x00b", "a␀b"), ("\x1b[0m", "␛[0m"), ("\x0b\x0c", "␋␌"), ("\x1f", "␟")],
)
def test_a_control_character_becomes_its_picture(text: str, visible: str) -> None:
    assert excel_text(text) == CellText(visible, replaced=True)


@pytest.mark.parametrize("text", ["\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_becomes_a_replacement_character(text: str) -> None:
    assert excel_text(f"a{text}b") == CellText("a\ufffdb", replaced=True)


def test_a_text_that_is_too_long_ends_in_a_mark() -> None:
    fitted = excel_text("長" * (LONGEST_CELL + 1))

    assert (len(fitted.text), fitted.cut, fitted.replaced) == (LONGEST_CELL, True, False)
    assert fitted.text.endswith("長…（以下省略）")


def test_a_character_that_takes_two_places_in_excel_counts_twice() -> None:
    fitted = excel_text("😀" * 20_000)

    assert len(fitted.text.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert fitted.cut


def test_a_character_that_is_written_as_several_counts_once() -> None:
    fitted = excel_text("_x0041_" * 4_600)

    assert not fitted.cut
    assert fitted.text == "_x005F_x0041_" * 4_600


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n"])
def test_every_line_break_is_the_one_that_excel_itself_writes(line_break: str) -> None:
    assert excel_text(f"a{line_break}{line_break}b") == CellText("a\n\nb")


def test_line_breaks_beyond_those_that_a_cell_holds_are_replaced_and_no_text_is_lost() -> None:
    fitted = excel_text("\r\n".join(map(str, range(300))))

    assert (fitted.replaced, fitted.cut) == (True, False)
    assert fitted.text.count("\n") == MOST_BREAKS
    assert fitted.text.replace("␊", "\n").split("\n") == [*map(str, range(300))]


def test_what_does_not_fit_anyway_is_not_looked_at() -> None:
    fitted = excel_text("長" * (LONGEST_CELL + 1) + "\x00")

    assert (fitted.cut, fitted.replaced) == (True, False)
    assert fitted == excel_text("長" * (LONGEST_CELL + 1))
