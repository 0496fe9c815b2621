from pathlib import Path

import pytest

from nexgui.core.messages import text
from tests.core.loaded import HEADER_LINE, cells_of, line_of, load_lines, read_text
from tests.helpers import HEADER

ROWS = [line_of("A社", 1), line_of("B社", 2), line_of('"C,社"', 3)]


def in_one_cell(line: str) -> str:
    return '"' + line.replace('"', '""') + '"'


@pytest.mark.parametrize("behind", ["", ",,"])
def test_whole_lines_in_one_cell_each_are_parted_again(tmp_path: Path, behind: str) -> None:
    lines = [in_one_cell(line) + behind for line in [HEADER_LINE, *ROWS]]

    results = load_lines(tmp_path, *lines)

    assert results.table.header == HEADER
    assert cells_of(results)[0] == ROWS[0].split(",")
    assert results.cell(2, 0) == "C,社"
    assert list(results.table.lines) == [2, 3, 4]
    assert [each.sentence for each in results.oddities] == [text("oddity.lines_in_cells")]


def test_a_quoted_file_of_several_columns_stays_as_it_is() -> None:
    table = read_text('"メール,ステータス","x"\n"a,b","c"\n')

    assert (table.header, table.rows) == (("メール,ステータス", "x"), [["a,b", "c"]])


def test_cells_with_commas_in_a_single_column_stay_whole() -> None:
    assert read_text('"a,b"\n"c,d"\n').rows == [["c,d"]]
