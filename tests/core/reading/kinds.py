"""Files of the kinds that people have, made here, and what is right for each of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from nexgui.core.errors import LoadError
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from tests.core.loaded import NAME, cells_of, load_content, written
from tests.helpers import HEADER

MINATO = ["㈱みなと", "info@minato.example.jp", "送信完了", "2026-11-20 10:05", "", "無"]
TAKASAKI = [
    "髙﨑商店",
    "t+s@takasaki.example.com",
    "エラー",
    "2026-11-20 10:06",
    "ホスト不明",
    "無",
]
SANBAN = ["Ⅲ番館", "sato@sanban.example.jp", "エラー", "2026-11-20 10:07", "受信拒否", "有"]
ROWS = [MINATO, TAKASAKI, SANBAN]
NUMBERS = [2, 4, 6]
ADDRESSES = [row[1] for row in ROWS]
LEAST = 3  # files of each kind
FROM_WORKBOOK = text("oddity.from_workbook")


@dataclass(frozen=True)
class Case:
    """A file, and the table, statuses and notes that it gives, or (no rows) why it is refused."""

    content: bytes
    rows: Sequence[Sequence[str]] | None = tuple(ROWS)
    numbers: Sequence[int | None] = tuple(NUMBERS)
    words: str = ""  # that a note or the refusal has; "": nothing is noted
    header: Sequence[str] = HEADER
    addresses: Sequence[str] = tuple(ADDRESSES)
    name: str = NAME


def csv_of(
    rows: Iterable[Sequence[str]] = ROWS,
    header: Sequence[str] = HEADER,
    *,
    delimiter: str = ",",
    codec: str = "cp932",
    quoting: str = "minimal",
) -> bytes:
    """The bytes of a CSV file."""
    return written([header, *rows], delimiter, quoting=quoting).encode(codec)


def lines_of(*lines: str, codec: str = "cp932", end: str = "\r\n") -> bytes:
    """The bytes of a file of these lines."""
    return "".join(f"{line}{end}" for line in lines).encode(codec)


def old_office_file(*streams: str) -> bytes:
    """The beginning of an old Office file, and its directory as [MS-CFB] lays it out."""
    content = bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\x00")
    for stream in ("Root Entry", *streams):
        name = f"{stream}\x00".encode("utf-16-le")
        entry = name.ljust(64, b"\x00") + len(name).to_bytes(2, "little")
        content += entry.ljust(128, b"\x00")
    return content


def each_of(kinds: Mapping[str, Sequence[Case]]) -> pytest.MarkDecorator:
    """Tries a test with the files of all kinds, of each of which there are enough."""
    assert all(len(cases) >= LEAST for cases in kinds.values()), "too few files of a kind"
    named = [
        pytest.param(case, id=f"{kind} {number}")
        for kind, cases in kinds.items()
        for number, case in enumerate(cases, 1)
    ]
    return pytest.mark.parametrize("case", named)


def check(case: Case, folder: Path) -> None:
    """Looks whether a file is read to the letter, or is refused with a sentence that is true."""
    if case.rows is None:
        with pytest.raises(LoadError, match=re.escape(case.words)):
            load_content(folder, case.content, case.name)
        return
    results = load_content(folder, case.content, case.name)
    assert results.table.header == tuple(case.header)
    assert cells_of(results) == [list(row) for row in case.rows]
    assert [results.status(row).number for row in range(len(results))] == list(case.numbers)
    assert [results.address(row) for row in range(len(results))] == list(case.addresses)
    _check_notes(results, case.words)


def _check_notes(results: DeliveryResults, words: str) -> None:
    notes = [oddity.sentence for oddity in results.oddities if oddity.sentence != FROM_WORKBOOK]
    assert any(words in note for note in notes) if words else not notes, notes
