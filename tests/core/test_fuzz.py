"""Properties: whatever text a result file holds comes back, and nothing crashes the reading.

NEXGUI_FUZZ_EXAMPLES says how many examples of each property are tried. One that fails is kept in
tests/data/fuzz: its bytes, and beside them (.json) the table that they should give. From then
on it is tried at every run.
"""

import io
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nexgui.core.errors import NexguiError
from nexgui.core.results import DeliveryResults
from tests.core.loaded import (
    WINDOWS_FORMS,
    cells_of,
    cut,
    load_content,
    read_pieces,
    read_text,
    written,
)
from tests.helpers import ALL_AFTER, DATA, PNG_BYTES, excel_bytes

KEPT = DATA / "fuzz"
EXAMPLES = int(os.environ.get("NEXGUI_FUZZ_EXAMPLES", "100"))
# Some milliseconds are usual: whatever takes that long would take for ever.
fuzzed = settings(max_examples=EXAMPLES, deadline=timedelta(seconds=10))

STATUS = "ステータス"
BEHIND = "最後の宛先より後ろ"
# How a file is written, and as what its every character must be read.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
# Not NUL, the end mark and the byte order mark: what they mean depends on what stands around
# them. The others switch the character set in mails of old.
ANY_CHARACTER = st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1a\ufeff")
LIKELY_CHARACTER = st.sampled_from("ab@.,;\t\"'\r\n =+-0有無送信完了　")
SWITCHES = "\x0e\x0f\x1a\x1b"
ROMAN = "¥‾"  # share their bytes with \\ and ~


@cache
def characters(codec: str) -> list[str]:
    """Everything that an encoding of Japan can write, and that is read as what it is."""
    return [
        character
        for character in map(chr, range(1, 0x10000))
        if not 0xD800 <= ord(character) < 0xE000
        and character not in SWITCHES
        and character not in ROMAN
        and character.translate(WINDOWS_FORMS) == character
        and character.encode(codec, "ignore").decode(ENCODINGS[codec], "replace") == character
    ]


def cells(codec: str) -> st.SearchStrategy[str]:
    wide = ANY_CHARACTER if codec.startswith("utf") else st.sampled_from(characters(codec))
    return st.text(LIKELY_CHARACTER | wide, max_size=12)


@dataclass(frozen=True)
class File:
    """A table, and how it is written."""

    codec: str
    delimiter: str
    line_end: str
    quoting: str
    table: list[list[str]]

    @property
    def text(self) -> str:
        return written(self.table, self.delimiter, self.line_end, self.quoting)

    @property
    def content(self) -> bytes:
        return self.text.encode(self.codec)


@st.composite
def files(draw: st.DrawFn) -> File:
    codec = draw(st.sampled_from(list(ENCODINGS)))
    delimiter = draw(st.sampled_from([",", "\t", ";"]))
    quoting = draw(st.sampled_from(["minimal", "all", "none"]))
    width = draw(st.integers(0, 5))
    # The delimiter is guessed from the header: its own cells hold none.
    header = draw(st.lists(st.text("abc会社名 ", max_size=6), min_size=width, max_size=width))
    header.insert(draw(st.integers(0, width)), STATUS)
    cell = cells(codec)
    plain = quoting == "none"
    # A file of one column does not tell its delimiter: any would do that stands in a cell.
    special = (f'{delimiter}"\r\n' if plain else "") + (",\t;" if not width else "")
    if special and quoting != "all":
        replaced = str.maketrans(dict.fromkeys(special, "x"))
        cell = cell.map(lambda text: text.translate(replaced))
    row = st.lists(cell, min_size=width + 1, max_size=width + 1)
    # A line that is blank, or but drawn, is no row.
    row = row.filter(lambda cells: bool("".join(cells).strip("-=+: \t\r\n　").strip()))
    rows = draw(st.lists(row, min_size=1, max_size=8))
    line_end = draw(st.sampled_from(["\r\n", "\n", "\r"]))
    return File(codec, delimiter, line_end, quoting, [header, *rows])


def load_bytes(content: bytes) -> DeliveryResults:
    with tempfile.TemporaryDirectory() as folder:
        return load_content(Path(folder), content)


@contextmanager
def kept_if_failing(
    name: str, content: bytes, table: Sequence[Sequence[str]] | None = None
) -> Iterator[None]:
    """Keeps the bytes of an example that fails; the last and smallest one stays."""
    try:
        yield
    except Exception:
        (KEPT / f"{name}.bin").write_bytes(content)
        if table is not None:
            expected = json.dumps(table, ensure_ascii=False, indent=1)
            (KEPT / f"{name}.json").write_text(expected, encoding="utf-8")
        raise


def check_table(content: bytes, table: Sequence[Sequence[str]]) -> None:
    results = load_bytes(content)
    behind = table[len(results) + 1 :]

    assert [list(results.table.header), *cells_of(results)] == table[: len(results) + 1]
    assert len(results) == len(results.table.lines) > 0
    check_behind(results, behind)


def check_behind(results: DeliveryResults, rows: Sequence[Sequence[str]]) -> None:
    """Rows behind the recipients are none of them only where most is blank, and each is noted."""
    notes = [oddity for oddity in results.oddities if BEHIND in oddity.sentence]
    assert len(notes) == len(rows)
    for row in rows:
        assert sum(map(bool, map(str.strip, row))) * 2 <= len(results.table.header)


def check_bytes(content: bytes) -> None:
    try:
        results = load_bytes(content)
    except NexguiError as error:
        assert str(error).endswith("ください。")
    else:
        assert len(results) == len(results.table.rows) == len(results.table.lines) > 0
        assert all(len(row) <= len(results.table.header) for row in results.table.rows)


@fuzzed
@given(files())
def test_any_table_comes_back_cell_for_cell(file: File) -> None:
    with kept_if_failing("table", file.content, file.table):
        check_table(file.content, file.table)


@fuzzed
@given(files())
def test_every_row_of_any_table_begins_on_its_line(file: File) -> None:
    # Universal newlines count as an editor does: \r\n is one line break, as are \r and \n.
    starts = [
        len(io.StringIO(text, newline=None).readlines()) + 1
        for text in (
            written(file.table[:row], file.delimiter, file.line_end, file.quoting)
            for row in range(1, len(file.table))
        )
    ]

    with kept_if_failing("lines", file.content, file.table):
        results = load_bytes(file.content)
        assert list(results.table.lines) == starts[: len(results)]
        check_behind(results, file.table[len(results) + 1 :])


@fuzzed
@given(st.text(LIKELY_CHARACTER | st.sampled_from('"\n,'), max_size=60), st.integers(1, 9))
def test_any_text_is_read_alike_in_pieces_of_any_size(rest: str, size: int) -> None:
    text = f"会社名,{STATUS},メモ\nA社,送信完了,x\n{rest}"

    with kept_if_failing("pieces", text.encode()):
        whole, pieces = read_text(text), read_pieces(cut(text, size))
        assert (pieces.header, pieces.rows) == (whole.header, whole.rows)
        assert (pieces.lines, pieces.oddities) == (whole.lines, whole.oddities)


HEADS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    f"{STATUS},a\r\n".encode("cp932"),
    f"{STATUS}\ta\r\n".encode(),
    f"{STATUS};a\r\n".encode("utf-16"),
    f"{STATUS},a\n".encode("utf-16-be"),
    f"{STATUS},a\n".encode("euc_jp"),
    f"{STATUS},a\r".encode("iso2022_jp"),
    "A社,a@example.jp,送信完了\r\n".encode("cp932"),
    PNG_BYTES[:8],
    excel_bytes()[:30],
    excel_bytes(),
    ALL_AFTER.read_bytes()[:700],
]


@fuzzed
@given(st.sampled_from(HEADS), st.binary(max_size=300))
@example(b"", b'"')
@example(b"", b'""')
@example(b"", b"\x0c\x1c\xc2\x85")
@example(b"", b"\x1ca")
@example(b"", b"\r\r\n,\n")
@example(b"\xff\xfe", b"\x00\xd8")
@example(HEADS[4], b"\r\n")
@example(HEADS[4], b'"\x00')
def test_any_bytes_give_results_or_an_error_with_a_sentence(head: bytes, tail: bytes) -> None:
    with kept_if_failing("bytes", head + tail):
        check_bytes(head + tail)


@fuzzed
@given(st.binary(min_size=1, max_size=8), st.integers(0, 10**6), st.booleans())
def test_a_workbook_with_any_damage_gives_results_or_an_error_with_a_sentence(
    damage: bytes, place: int, cut_off: bool
) -> None:
    content = excel_bytes()
    at = place % len(content)
    damaged = content[:at] + damage + (b"" if cut_off else content[at + len(damage) :])

    with kept_if_failing("workbook", damaged):
        check_bytes(damaged)


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.bin")), ids=lambda path: path.stem)
def test_what_once_failed_is_read(path: Path) -> None:
    expected = path.with_suffix(".json")

    if expected.exists():
        check_table(path.read_bytes(), json.loads(expected.read_text(encoding="utf-8")))
    else:
        check_bytes(path.read_bytes())
