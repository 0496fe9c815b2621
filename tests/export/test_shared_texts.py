from xml.etree import ElementTree

from nexgui.export.cell_xml import TextCells, TextStyle, blank_cell, shared_cell
from nexgui.export.shared_texts import SharedTexts
from tests.export.streaming import NASTY

_TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"
STYLE = TextStyle(3, 4)


def part_of(shared: SharedTexts) -> ElementTree.Element:
    return ElementTree.fromstring(shared.part())  # noqa: S314 - our own


def texts_of(shared: SharedTexts) -> list[str | None]:
    return [element.text for element in part_of(shared).iter(_TEXT)]


def test_a_text_is_stored_once_however_often_it_is_written() -> None:
    shared = SharedTexts()

    cells = [shared.cell(text, 1, STYLE) for text in ("対応", "意味", "対応")]

    assert cells == [shared_cell(1, 3, number) for number in (0, 1, 0)]
    assert texts_of(shared) == ["対応", "意味"]


def test_it_says_how_many_texts_there_are_and_how_often_they_are_used() -> None:
    shared = SharedTexts()
    for text in ("対応", "意味", "対応", ""):
        shared.cell(text, 1, STYLE)

    assert (part_of(shared).get("count"), part_of(shared).get("uniqueCount")) == ("3", "2")


def test_an_empty_text_is_not_stored() -> None:
    shared = SharedTexts()

    assert shared.cell("", 1, STYLE) == blank_cell(1, 3)
    assert len(shared) == 0


def test_a_text_of_several_lines_is_wrapped() -> None:
    assert SharedTexts().cell("一\n二", 1, STYLE) == shared_cell(1, 4, 0)


def test_a_text_too_many_stands_in_its_cell() -> None:
    shared = SharedTexts(most=1)
    shared.cell("意味", 1, STYLE)

    assert shared.cell("対応", 1, STYLE) == TextCells(1, STYLE).one("対応")
    assert shared.cell("意味", 1, STYLE) == shared_cell(1, 3, 0)
    assert texts_of(shared) == ["意味"]


def test_long_texts_do_not_fill_the_memory() -> None:
    shared = SharedTexts(most_characters=10)

    assert shared.cell("長" * 11, 1, STYLE) == TextCells(1, STYLE).one("長" * 11)
    assert shared.cell("長" * 10, 1, STYLE) == shared_cell(1, 3, 0)
    assert shared.cell("長", 1, STYLE) == TextCells(1, STYLE).one("長")


def test_every_text_can_be_stored() -> None:
    shared = SharedTexts()
    for text in NASTY:
        shared.cell(text, 1, STYLE)

    assert len(texts_of(shared)) == len(set(NASTY)) - 1
