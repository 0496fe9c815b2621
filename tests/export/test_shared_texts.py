from xml.etree import ElementTree

from nexgui.export.cell_xml import TextCells, blank_cell
from nexgui.export.shared_texts import SharedTexts
from tests.export.streaming import NASTY

_TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"


def texts_of(shared: SharedTexts) -> list[str | None]:
    root = ElementTree.fromstring(shared.part())  # noqa: S314 - our own
    return [element.text for element in root.iter(_TEXT)]


def test_a_text_is_stored_once_however_often_it_is_written() -> None:
    shared = SharedTexts()

    cells = [shared.cell(text, 3) for text in ("対応", "意味", "対応")]

    assert cells[0] == cells[2] == '<c s="3" t="s"><v>0</v></c>'
    assert cells[1] == '<c s="3" t="s"><v>1</v></c>'
    assert texts_of(shared) == ["対応", "意味"]


def test_an_empty_text_is_not_stored() -> None:
    shared = SharedTexts()

    assert shared.cell("", 3) == blank_cell(3)
    assert len(shared) == 0


def test_a_text_too_many_stands_in_its_cell() -> None:
    shared = SharedTexts(most=1)
    shared.cell("意味", 3)

    assert shared.cell("対応", 3) == TextCells(3).one("対応")
    assert shared.cell("意味", 3) == '<c s="3" t="s"><v>0</v></c>'
    assert texts_of(shared) == ["意味"]


def test_long_texts_do_not_fill_the_memory() -> None:
    shared = SharedTexts(most_characters=10)

    assert shared.cell("長" * 11, 3) == TextCells(3).one("長" * 11)
    assert shared.cell("長" * 10, 3) == '<c s="3" t="s"><v>0</v></c>'
    assert shared.cell("長", 3) == TextCells(3).one("長")


def test_every_text_can_be_stored() -> None:
    shared = SharedTexts()
    for text in NASTY:
        shared.cell(text, 3)

    assert len(texts_of(shared)) == len(set(NASTY)) - 1
