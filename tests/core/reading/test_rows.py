import pytest

from nexgui.core.reading.rows import Block, Rows, lines_of

ONE = Block("a,b\n1,2\n3,4\n", ",", count=3)
TWO = Block('x\ty\r\n"p\n""q"""\tr\r\n5" disc\t\r\n', "\t", starts=[0, 5, 18])
EMPTY = Block("", ",", starts=[])
ROWS = [["a", "b"], ["1", "2"], ["3", "4"], ["x", "y"], ['p\n"q"', "r"], ['5" disc', ""]]


def test_the_rows_of_several_blocks_are_one_sequence() -> None:
    rows = Rows([ONE, EMPTY, TWO])

    assert len(rows) == len(ROWS)
    assert list(rows) == [rows[index] for index in range(len(rows))] == ROWS


def test_rows_are_counted_from_the_end_too() -> None:
    rows = Rows([ONE, TWO])

    assert [rows[-index] for index in range(1, 7)] == ROWS[::-1]
    assert rows[1:5:2] == ROWS[1:5:2]


@pytest.mark.parametrize("index", [6, -7, 1000])
def test_there_is_no_row_beyond_the_ends(index: int) -> None:
    with pytest.raises(IndexError):
        Rows([ONE, TWO])[index]


def test_no_blocks_have_no_rows() -> None:
    assert len(Rows([])) == 0
    assert list(Rows([])) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "last"])
def test_rows_are_found_behind_every_kind_of_line_end(line_end: str, last: str) -> None:
    rows = [["a", "b"], ["", ""], ["長い", "x"], ["y", last]]
    text = line_end.join(";".join(row) for row in rows)

    assert list(Block(text, ";", count=4, line_end=line_end).rows()) == rows
    assert list(Block(text + line_end, ";", count=4, line_end=line_end).rows()) == rows


def test_a_quote_of_a_literal_row_is_a_character() -> None:
    block = Block('"a,b\n"c",d\n', ",", starts=[0, 5], literal=frozenset([0]))

    assert list(block.rows()) == [['"a', "b"], ["c", "d"]]


def test_only_lf_cr_and_both_end_a_line() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\ng\rh\r\ni"

    assert list(lines_of(text)) == ["a\x0bb\x0cc\x1cd\x85e\u2028f\n", "g\r", "h\r\n", "i"]


@pytest.mark.parametrize(
    "rows",
    [
        [["a", "b"], ["", ""], ["長い", "x"]],
        [["a", "b", "c"], ["x"], ["y", ""]],
        [['"', '""'], ["a,b", "c\rd"], ["\n", "\r\n"], [" x ", "\t;"]],
        [["\x00\x1a", "\ufeff"], ["", "x"]],
        [],
    ],
)
def test_rows_that_are_written_come_back_to_the_letter(rows: list[list[str]]) -> None:
    block = Block.written(rows)

    assert list(block.rows()) == [block.row(index) for index in range(len(block))] == rows
    for column in range(3):
        assert block.column(column) == [row[column] if column < len(row) else "" for row in rows]


@pytest.mark.parametrize("left_out", [set(), {0}, {1, 2}, {2}, {0, 1, 2}])
def test_a_block_without_some_rows_has_all_others(left_out: set[int]) -> None:
    blocks = [
        Block("a,b\r\n1,2\r\n3,4", ",", count=3, line_end="\r\n", width=2),
        Block('"a,b\n"c\n"d,e"\n', ",", starts=[0, 5, 8], literal=frozenset([0, 1])),
    ]
    for block in blocks:
        kept = [row for index, row in enumerate(block.rows()) if index not in left_out]

        assert list(block.without(left_out).rows()) == kept
