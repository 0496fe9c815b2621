"""The delimiter is found; quotes that somebody typed and quotes of the file are told apart."""

import csv
import io
import random

import pytest

from nexgui.core.oddities import OddityLog
from nexgui.core.reading.csv_parser import CsvParser
from tests.core.loaded import (
    CLASSIFIER,
    HEADER_LINE,
    ReadTable,
    cut,
    line_of,
    read_pieces,
    read_text,
    written,
)
from tests.helpers import HEADER

STRAY_QUOTE = '引用符（"）の付け方が変わっています。'
MANY = 3000
LINES = [line_of(f"会社{number}", number) for number in range(40)]


def read_lines(lines: list[str], *, quoted_first: bool = False) -> ReadTable:
    header = HEADER_LINE.replace("会社名", '"会社名"') if quoted_first else HEADER_LINE
    return read_text("\r\n".join([header, *lines, ""]))


def plain(lines: list[str]) -> list[list[str]]:
    return [line.split(",") for line in lines]


@pytest.mark.parametrize("place", [0, 20, 39], ids=["first", "middle", "last"])
@pytest.mark.parametrize("column", [0, 2, 5])
def test_a_quote_that_is_never_closed_swallows_no_row(place: int, column: int) -> None:
    lines = LINES.copy()
    cells = lines[place].split(",")
    cells[column] = f'"{cells[column]}'
    lines[place] = ",".join(cells)

    table = read_lines(lines)

    assert table.rows == plain(lines)
    assert table.odd_lines == [(place + 2, STRAY_QUOTE)]


@pytest.mark.parametrize("column", [0, 2, 5])
def test_a_quote_that_is_never_closed_on_a_last_line_without_end(column: int) -> None:
    cells = LINES[0].split(",")
    cells[column] = f'"{cells[column]}'

    table = read_text("\n".join([HEADER_LINE, LINES[1], ",".join(cells)]))

    assert table.rows == [LINES[1].split(","), cells]
    assert table.odd_lines == [(3, STRAY_QUOTE)]


@pytest.mark.parametrize("line", [0, 39])
def test_an_unclosed_quote_among_a_hundred_thousand_rows_is_read_soon(line: int) -> None:
    lines = [line_of(f"会社{number}", number) for number in range(100_000)]
    lines[line] = '"' + lines[line]

    table = read_lines(lines)

    assert len(table.rows) == len(lines)
    assert table.odd_lines == [(line + 2, STRAY_QUOTE)]


@pytest.mark.parametrize("gap", [1, 2, 19])
def test_two_stray_quotes_swallow_none_of_the_rows_between(gap: int) -> None:
    lines = LINES.copy()
    for place in (10, 10 + gap):
        lines[place] = '"' + lines[place]

    table = read_lines(lines)

    assert table.rows == plain(lines)
    assert [line for line, _ in table.odd_lines] == [12, 12 + gap]


def test_two_stray_quotes_in_different_columns_swallow_no_row() -> None:
    lines = LINES.copy()
    lines[10] = lines[10].replace("会社10", '"会社10')
    lines[14] = lines[14].replace("送信完了", '送信完了"')

    table = read_lines(lines)

    assert table.rows == plain(lines)


@pytest.mark.parametrize("between", [998, 999, 1000, 1001, 2500])
def test_two_stray_quotes_far_apart_swallow_no_row(between: int) -> None:
    lines = [line_of(f"会社{number}", number) for number in range(MANY)]
    lines[10] = '"' + lines[10]
    lines[10 + between] = '"' + lines[10 + between]

    table = read_lines(lines)

    assert table.rows == plain(lines)


def test_stray_quotes_in_a_quoted_file_leave_the_other_rows_alone() -> None:
    rows = [line.split(",") for line in LINES]
    lines = written(rows, quoting="all").split("\r\n")[:-1]
    lines[5] = lines[5].replace('"会社5"', '"会社5')

    table = read_lines(lines, quoted_first=True)

    assert table.rows[:5] + table.rows[-30:] == rows[:5] + rows[-30:]
    assert 7 in [line for line, _ in table.odd_lines]


def test_inches_and_nicknames_are_no_quotes() -> None:
    lines = [line_of('5" disc', 1), line_of('佐藤"ヒロ"', 2), line_of('x""', 3)]

    table = read_lines(lines)

    assert table.rows == plain(lines)
    assert table.oddities == ()


@pytest.mark.parametrize("column", [0, 3, 5])
@pytest.mark.parametrize("columns_inside", [2, 6, 9])
def test_a_long_cell_of_lines_that_look_like_rows_stays_one_cell(
    column: int, columns_inside: int
) -> None:
    cell = "\n".join(",".join(f"{n}-{c}" for c in range(columns_inside)) for n in range(MANY))
    rows = [line.split(",") for line in LINES[:3]]
    rows[1][column] = cell

    table = read_text(written([HEADER, *rows]))

    assert table.rows == rows
    assert table.lines == [2, 3, 3 + MANY]
    assert table.oddities == ()


def test_a_long_cell_of_quoted_lines_stays_one_cell() -> None:
    rows = [line.split(",") for line in LINES[:3]]
    rows[1][4] = written([LINES[0].split(",")] * MANY, line_end="\n", quoting="all")

    table = read_text(written([HEADER, *rows]))

    assert table.rows == rows
    assert table.oddities == ()


def test_two_stray_quotes_that_happen_to_pair_swallow_no_row() -> None:
    lines = [line_of('A社,"x', 1), line_of('B社,x"', 2), LINES[0]]
    header = HEADER_LINE.replace("会社名", "会社名,氏名")

    table = read_text("\r\n".join([header, *lines]))

    assert table.rows == plain(lines)
    assert (2, STRAY_QUOTE) in table.odd_lines


@pytest.mark.parametrize("place", [0, 5])
def test_rows_within_a_cell_that_is_quoted_by_the_rules_are_noted(place: int) -> None:
    rows = [line.split(",") for line in LINES[:3]]
    rows[1][place] = "\n".join(["控え", *LINES[4:6], "以上"])

    table = read_text(written([HEADER, *rows]))

    assert table.rows == rows
    assert [line for line, _ in table.odd_lines] == [3]


@pytest.mark.parametrize("place", [0, 3, 5])
def test_a_note_of_several_lines_is_nothing_unusual(place: int) -> None:
    rows = [line.split(",") for line in LINES[:3]]
    rows[1][place] = "担当: a@example.jp, 田中\n送信完了, 済\n1,2,3,4,5,6"

    table = read_text(written([HEADER, *rows]))

    assert (table.rows, table.oddities) == (rows, ())


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_that_the_header_uses(delimiter: str) -> None:
    text = f"{HEADER_LINE}\n{LINES[0]}\n".replace(",", delimiter)

    parser = CsvParser([text], CLASSIFIER, OddityLog())

    assert parser.delimiter == delimiter
    assert [len(each.cells) for each in parser.first_records] == [6, 6]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_without_known_headers_the_delimiter_makes_the_most_cells(delimiter: str) -> None:
    table = read_text("a,b,c\n1,xy,3\n".replace(",", delimiter))

    assert (table.header, table.rows) == (("a", "b", "c"), [["1", "xy", "3"]])


def test_other_delimiters_within_cells_do_not_part_them() -> None:
    assert read_text("a\tステータス\n1,2,3\t4;5;6;7\n").rows == [["1,2,3", "4;5;6;7"]]


def test_many_semicolons_in_a_header_do_not_make_them_the_delimiter() -> None:
    text = "https://example.jp/?a=1;b=2;c=3,ステータス\n有,送信完了\n"

    assert read_text(text).header == ("https://example.jp/?a=1;b=2;c=3", "ステータス")


def test_a_line_break_in_the_first_header_does_not_hide_the_delimiter() -> None:
    assert read_text('"会社名\n（正式）"\tステータス\nA社\t送信完了\n').header == (
        "会社名\n（正式）",
        "ステータス",
    )


def independent(text: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline="")) if row]


def mixed_text(seed: int) -> str:
    """Some hundred lines, well-formed, in which plain and quoted rows follow each other."""
    rng = random.Random(seed)
    cells = ["", "x", "長い会社名", "a,b", 'c"d', "e\nf", "g\r\nh\ri", ",", "\n", " ", '"']
    rows = []
    for number in range(200):
        row = line_of(f"会社{number}", number).split(",")
        if rng.random() < 0.3:
            for _ in range(rng.randrange(1, 4)):
                row[rng.randrange(6)] = rng.choice(cells)
        if rng.random() < 0.05:
            row = row[: rng.randrange(2, 6)] if rng.random() < 0.5 else [*row, "余り"]
        rows.append(row)
    text = written(rows[:100], quoting="minimal") + written(rows[100:], quoting="all")
    return f"{HEADER_LINE}\r\n{text}"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000, 10**6])
@pytest.mark.parametrize("seed", range(5))
def test_pieces_may_be_cut_anywhere(size: int, seed: int) -> None:
    text = mixed_text(seed)

    table = read_pieces(cut(text, size))

    assert [list(table.header)[:6], *table.rows] == independent(text)
    assert (table.lines, table.oddities) == (read_text(text).lines, read_text(text).oddities)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000, 10**6])
def test_pieces_of_unusual_text_may_be_cut_anywhere(size: int) -> None:
    lines = ["案件名,秋季", "", HEADER_LINE, *LINES[:3], '"開き' + LINES[4], "", *LINES[5:9]]
    lines += ["短い,行", LINES[9] + ",余り", '"A"社' + LINES[10], "\x00\ufffd" + LINES[11], ""]
    text = "\r\n".join(lines)

    assert read_pieces(cut(text, size)) == EqualTable(read_text(text))


class EqualTable:
    """Equal to a read table that has the same cells, lines and oddities."""

    def __init__(self, table: ReadTable) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReadTable) and facts(self.table) == facts(other)

    __hash__ = None  # type: ignore[assignment]


def facts(table: ReadTable) -> tuple[object, ...]:
    return table.header, table.rows, table.lines, table.oddities


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoting", ["minimal", "all"])
def test_a_cell_of_several_lines_at_the_end_of_a_piece_stays_one(
    line_end: str, quoting: str
) -> None:
    rows = [["A社", "送信完了", "一\n二"], ["B社", "受信拒否", "三"]]
    text = written([["会社名", "ステータス", "メモ"], *rows], line_end=line_end, quoting=quoting)

    for at in range(1, len(text)):
        table = read_pieces([text[:at], text[at:]])

        assert table.rows == rows, at


def test_text_behind_a_closed_quote_is_read_alike_wherever_it_stands() -> None:
    odd = line_of('"A"社', 1)

    first, middle, last = (
        read_lines(lines).rows[lines.index(odd)]
        for lines in ([odd, *LINES], [*LINES, odd, *LINES], [*LINES, odd])
    )

    assert first == middle == last
