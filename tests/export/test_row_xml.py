import tracemalloc
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.progress import Cancelled
from nexgui.export.cell_text import CellText
from nexgui.export.cell_xml import ROW, TextCells, TextStyle, blank_cell, number_cell
from nexgui.export.row_xml import (
    Fixed,
    Formula,
    Number,
    Repeated,
    Row,
    RowTemplate,
    Varying,
    row_xml,
)
from nexgui.export.shared_texts import SharedTexts
from tests.export.streaming import NASTY, PLAIN, nasty_texts, own_rows


def parsed(content: bytes) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(b"<rows>" + content + b"</rows>"))  # noqa: S314 - our own


def test_a_row_has_fixed_cells_and_its_own_values_in_their_order() -> None:
    shared = SharedTexts()
    styles = [TextStyle(number, number) for number in range(8)]
    template = RowTemplate(
        [
            Number(1),
            Fixed("100% 意味", styles[2]),
            Varying(styles[3]),
            Repeated(styles[4]),
            Fixed("", styles[5]),
        ],
        styles[6],
        shared,
    )

    xml = template.xml(7, 45.0, [12, "a@x.jp", "不要"], ["A社", "=1+1"])

    expected = (
        number_cell(1, 1, 12)
        + shared.cell("100% 意味", 2, styles[2])
        + TextCells(3, styles[3]).one("a@x.jp")
        + shared.cell("不要", 4, styles[4])
        + blank_cell(5, 5)
        + TextCells(6, styles[6]).row(["A社", "=1+1"])
    )
    assert xml == f'<row r="7" ht="45.0">{expected.replace(ROW, "7")}</row>'


def test_a_number_may_be_a_text_or_what_it_is_otherwise() -> None:
    usual = Formula(f"B{ROW}+1", 3, 9)
    template = RowTemplate([Number(8, usual)], PLAIN, SharedTexts())

    number, words, neither = (template.xml(2, 15.0, [value], []) for value in (5, "来週", ""))

    assert '<c r="A2" s="8"><v>5</v></c>' in number
    assert '<c r="A2" s="8" t="inlineStr"><is><t>来週</t></is></c>' in words
    assert '<c r="A2" s="9"><f>B2+1</f><v>3</v></c>' in neither


def test_shared_texts_are_counted_in_every_row() -> None:
    shared = SharedTexts()
    template = RowTemplate([Fixed("意味", PLAIN), Repeated(PLAIN)], PLAIN, shared)

    for number in (2, 3, 4):
        template.xml(number, 15.0, ["不要"], [])

    assert shared.used == 6


def test_a_row_without_cells_of_its_own_is_a_row() -> None:
    template = RowTemplate([], PLAIN, SharedTexts())

    assert template.xml(2, 15.0, [], []) == '<row r="2" ht="15.0"></row>'


@pytest.mark.parametrize("values", [[], [1, 2]])
def test_too_few_or_too_many_values_are_refused(values: list[str | int]) -> None:
    with pytest.raises(ValueError, match="zip"):
        RowTemplate([Number(1)], PLAIN, SharedTexts()).xml(2, 15.0, values, [])


@given(st.lists(st.lists(nasty_texts, max_size=4), max_size=6))
def test_all_rows_together_are_well_formed_and_numbered_in_turn(rows: list[list[str]]) -> None:
    content = b"".join(row_xml(own_rows(SharedTexts(), rows), first=2, count=len(rows)))

    found = parsed(content)
    assert [row.get("r") for row in found] == [str(2 + index) for index in range(len(rows))]
    assert [len(row) for row in found] == [len(row) for row in rows]


@pytest.mark.parametrize("chunk", [1, 1000, 10**9])
def test_the_size_of_the_chunks_changes_nothing(chunk: int) -> None:
    shared = SharedTexts()
    rows = [NASTY[:20]] * 50

    chunks = list(row_xml(own_rows(shared, rows), first=2, count=50, chunk=chunk))

    assert b"".join(chunks) == b"".join(row_xml(own_rows(shared, rows), first=2, count=50))
    assert len(chunks) == {1: 50, 10**9: 1}.get(chunk, len(chunks))


def test_progress_is_told_every_few_rows_and_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    rows = own_rows(SharedTexts(), [["a"]] * 100)

    list(row_xml(rows, first=2, count=100, report=lambda *done: told.append(done)))

    assert told == [*((done, 100) for done in range(0, 100, 16)), (100, 100)]


def test_writing_can_be_stopped_at_every_report() -> None:
    def stop(done: int, _total: int) -> None:
        if done == 16:
            raise Cancelled

    asked: list[int] = []

    def rows() -> Iterator[Row]:
        for number, row in enumerate(own_rows(SharedTexts(), [["a"]] * 100)):
            asked.append(number)
            yield row

    with pytest.raises(Cancelled):
        list(row_xml(rows(), first=2, count=100, report=stop))
    assert len(asked) == 17


def test_what_became_of_a_text_is_told_with_its_row_and_column() -> None:
    told: list[tuple[int, int, CellText]] = []
    rows = own_rows(SharedTexts(), [["a", "b"], ["a", "b\x00"], ["a", "b"]])

    list(row_xml(rows, first=2, count=3, on_changed=lambda *place: told.append(place)))

    assert told == [(1, 1, CellText("b␀", replaced=True))]


def test_rows_do_not_stay_in_memory() -> None:
    count = 50_000
    rows = own_rows(SharedTexts(), ((f"会社{row}", f"a{row}@x.jp", "無") for row in range(count)))
    tracemalloc.start()
    try:
        size = sum(len(chunk) for chunk in row_xml(rows, first=2, count=count, chunk=100_000))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert size > 8_000_000
    assert peak < 5_000_000
