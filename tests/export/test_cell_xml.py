from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.export.cell_text import CellText, excel_text
from nexgui.export.cell_xml import ROW, TextCells, TextStyle, blank_cell, shared_cell
from tests.export.streaming import NASTY, nasty_texts

STYLE = TextStyle(7, 8)


def parsed(xml: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<row>{xml.replace(ROW, '5')}</row>"))  # noqa: S314 - our own


@given(st.lists(nasty_texts, max_size=6))
def test_every_text_is_a_text_cell_with_what_excel_can_hold_of_it(texts: list[str]) -> None:
    cells = parsed(TextCells(1, STYLE).row(texts))

    assert [cell.findtext("is/t") or "" for cell in cells] == [
        excel_text(text).text for text in texts
    ]
    assert {cell.get("t") for cell in cells if len(cell)} <= {"inlineStr"}


@given(st.lists(nasty_texts, max_size=30))
def test_every_cell_says_where_it_is(texts: list[str]) -> None:
    cells = parsed(TextCells(25, STYLE).row(texts))

    letters = ["Y", "Z", *(f"A{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "BA", "BB"]
    assert [cell.get("r") for cell in cells] == [f"{each}5" for each in letters[: len(texts)]]


@given(st.lists(nasty_texts, max_size=6))
def test_a_text_of_several_lines_is_wrapped_and_no_other(texts: list[str]) -> None:
    cells = parsed(TextCells(1, STYLE).row(texts))

    for cell in cells:
        assert cell.get("s") == ("8" if "\n" in (cell.findtext("is/t") or "") else "7")


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_the_same_cell_alone_and_beside_others(text: str) -> None:
    cells = TextCells(1, STYLE).row(["a", text, "b"])

    assert cells == "".join(
        TextCells(place, STYLE).one(each) for place, each in enumerate(["a", text, "b"], start=1)
    )


@pytest.mark.parametrize("text", [" a", "a ", "\na", "a\t", "　a", "a\n"])
def test_white_space_around_a_text_is_marked_as_meant(text: str) -> None:
    assert f'<t xml:space="preserve">{text}</t>' in TextCells(1, STYLE).one(text)


def test_an_empty_cell_has_a_style_and_no_text() -> None:
    cells = TextCells(2, STYLE)

    assert cells.one("") == cells.row([""]) == blank_cell(2, 7) == f'<c r="B{ROW}" s="7"/>'
    assert cells.row([]) == ""


def test_texts_that_were_changed_are_told_and_no_others() -> None:
    told: list[tuple[int, CellText]] = []
    texts = ["a", "b\x00", "長" * 40_000, "\r", "_x0041_", " ", "\ud800", "\x1f", "\n" * 254]

    TextCells(1, STYLE).row(texts, lambda index, text: told.append((index, text)))

    assert told == [(index, excel_text(texts[index])) for index in (1, 2, 6, 7, 8)]


def test_long_texts_are_shared_and_short_ones_are_not() -> None:
    shared: list[str] = []

    def share(text: str) -> int:
        shared.append(text)
        return 3

    cells = TextCells(1, STYLE, share)

    assert cells.row(["短い", "長" * 40, ""]) == (
        TextCells(1, STYLE).one("短い") + shared_cell(2, 7, 3) + blank_cell(3, 7)
    )
    assert shared == ["長" * 40]
