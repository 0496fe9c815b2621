from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.export.cell_text import CellText, excel_text
from nexgui.export.cell_xml import TextCells, blank_cell
from tests.export.streaming import NASTY, nasty_texts


def parsed(xml: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<row>{xml}</row>"))  # noqa: S314 - our own


@given(st.lists(nasty_texts, max_size=6))
def test_every_text_is_a_text_cell_with_what_excel_can_hold_of_it(texts: list[str]) -> None:
    cells = parsed(TextCells(7).row(texts))

    assert [cell.findtext("is/t") or "" for cell in cells] == [
        excel_text(text).text for text in texts
    ]
    assert {cell.get("s") for cell in cells} <= {"7"}
    assert {cell.get("t") for cell in cells if len(cell)} <= {"inlineStr"}


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_the_same_cell_alone_and_beside_others(text: str) -> None:
    cells = TextCells(7)

    assert cells.row(["a", text, "b"]) == cells.one("a") + cells.one(text) + cells.one("b")


@pytest.mark.parametrize("text", [" a", "a ", "\na", "a\t", "　a", "a\n"])
def test_white_space_around_a_text_is_marked_as_meant(text: str) -> None:
    assert f'<t xml:space="preserve">{text}</t>' in TextCells(7).one(text)


def test_an_empty_cell_has_a_style_and_no_text() -> None:
    cells = TextCells(7)

    assert cells.one("") == cells.row([""]) == blank_cell(7) == '<c s="7"/>'
    assert cells.row([]) == ""


def test_texts_that_were_changed_are_told_and_no_others() -> None:
    told: list[tuple[int, CellText]] = []
    texts = ["a", "b\x00", "長" * 40_000, "\r", "_x0041_", " ", "\ud800", "\x1f"]

    TextCells(7).row(texts, lambda index, text: told.append((index, text)))

    assert told == [(index, excel_text(texts[index])) for index in (1, 2, 6, 7)]


def test_long_texts_are_shared_and_short_ones_are_not() -> None:
    shared: list[str] = []

    def share(text: str) -> str:
        shared.append(text)
        return "<shared/>"

    cells = TextCells(7, share)

    assert cells.row(["短い", "長" * 40, ""]) == cells.one("短い") + "<shared/>" + blank_cell(7)
    assert shared == ["長" * 40]
