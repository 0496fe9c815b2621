from itertools import pairwise

import pytest

from nexgui.core.reading.csv_scanner import whole_lines
from tests.core.loaded import cut

TEXT = "a,b\r\n1,2\n\n3,4\r5,6\r\n\r\n七,八\r\r\nlast"


@pytest.mark.parametrize("size", range(1, len(TEXT) + 1))
def test_the_text_stays_the_same_wherever_it_was_cut(size: int) -> None:
    assert "".join(whole_lines(cut(TEXT, size))) == TEXT


@pytest.mark.parametrize("size", range(1, len(TEXT) + 1))
def test_every_piece_but_the_last_ends_where_a_line_ends(size: int) -> None:
    pieces = list(whole_lines(cut(TEXT, size)))

    assert all(piece.endswith(("\r", "\n")) for piece in pieces[:-1])
    assert not any(a.endswith("\r") and b.startswith("\n") for a, b in pairwise(pieces))


def test_a_line_longer_than_many_pieces_is_one_piece() -> None:
    assert list(whole_lines(["a" * 9] * 9 + ["\nb"])) == ["a" * 81 + "\n", "b"]


def test_no_text_has_no_pieces() -> None:
    assert list(whole_lines([])) == list(whole_lines(["", ""])) == []
