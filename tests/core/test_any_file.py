"""Properties: whatever text a result file holds comes back, and nothing crashes the reading."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nexgui.core.errors import NexguiError
from nexgui.core.guide import StatusGuide
from nexgui.core.results import DeliveryResults, load
from tests.helpers import ALL_AFTER, PNG_BYTES, excel_bytes

CP932_CHARACTERS = [
    character
    for character in map(chr, range(1, 0x10000))
    if not 0xD800 <= ord(character) < 0xE000
    and character.encode("cp932", "ignore").decode("cp932") == character
]
# NUL and the byte order mark are left out: two NULs in a row mean that a file is no text.
ANY_CHARACTER = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")
LIKELY_CHARACTER = st.sampled_from("ab@.,;\t\"'\r\n =+-有無送信完了髙①　")
STATUS = "ステータス"


def cells(codec: str) -> st.SearchStrategy[str]:
    wide = st.sampled_from(CP932_CHARACTERS) if codec == "cp932" else ANY_CHARACTER
    return st.text(LIKELY_CHARACTER | wide, max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str, str, list[list[str]]]:
    """An encoding, a delimiter, a line break, and a header with rows below it."""
    codec = draw(st.sampled_from(["cp932", "utf-8", "utf-8-sig", "utf-16"]))
    width = draw(st.integers(0, 5))
    # The delimiter is guessed from the header: its own cells hold none.
    header = draw(st.lists(st.text("abc会社名 ", max_size=6), min_size=width, max_size=width))
    header.insert(draw(st.integers(0, width)), STATUS)
    row = st.lists(cells(codec), min_size=width + 1, max_size=width + 1)
    rows = draw(st.lists(row, min_size=1, max_size=8))
    delimiter = draw(st.sampled_from([",", "\t", ";"]))
    return codec, delimiter, draw(st.sampled_from(["\r\n", "\n"])), [header, *rows]


def load_bytes(content: bytes, guide: StatusGuide) -> DeliveryResults:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "全宛先.csv"
        path.write_bytes(content)
        return load(path, guide)


def written(table: Sequence[Sequence[str]], delimiter: str, line_break: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(
        text, delimiter=delimiter, lineterminator=line_break, quoting=csv.QUOTE_ALL
    ).writerows(table)
    return text.getvalue()


@settings(max_examples=100)
@given(tables())
def test_any_table_comes_back_cell_for_cell(
    guide: StatusGuide, drawn: tuple[str, str, str, list[list[str]]]
) -> None:
    codec, delimiter, line_break, table = drawn

    results = load_bytes(written(table, delimiter, line_break).encode(codec), guide)

    assert list(results.table.header) == table[0]
    assert [list(row) for row in results.table.rows] == table[1:]


@settings(max_examples=60)
@given(tables())
def test_every_row_of_any_table_begins_on_its_line(
    guide: StatusGuide, drawn: tuple[str, str, str, list[list[str]]]
) -> None:
    codec, delimiter, line_break, table = drawn
    # Universal newlines count as an editor does: \r\n is one line break, as are \r and \n.
    starts = [
        len(io.StringIO(written(table[:row], delimiter, line_break), newline=None).readlines()) + 1
        for row in range(1, len(table))
    ]

    results = load_bytes(written(table, delimiter, line_break).encode(codec), guide)

    assert list(results.table.lines) == starts


HEADS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    f"{STATUS},a\r\n".encode("cp932"),
    f"{STATUS}\ta\r\n".encode(),
    f"{STATUS};a\r\n".encode("utf-16"),
    PNG_BYTES[:8],
    excel_bytes()[:30],
    ALL_AFTER.read_bytes()[:700],
]


@settings(max_examples=100)
@given(st.sampled_from(HEADS), st.binary(max_size=300))
@example(b"", b'"')
@example(b"", b'""')
@example(b"", b"\x0c\x1c\xc2\x85")
@example(b"", b"\x1ca")
@example(b"", b"\r\r\n,\n")
@example(b"\xff\xfe", b"\x00\xd8")
@example(HEADS[4], b"\r\n")
@example(HEADS[4], b'"\x00')
def test_any_bytes_give_results_or_an_error_with_a_sentence(
    guide: StatusGuide, head: bytes, tail: bytes
) -> None:
    try:
        results = load_bytes(head + tail, guide)
    except NexguiError as error:
        assert str(error).endswith("ください。")
    else:
        assert len(results) == len(results.table.rows) == len(results.table.lines) > 0
        assert all(len(row) <= len(results.table.header) for row in results.table.rows)
