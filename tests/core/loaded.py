"""Reads texts and contents with the program, and writes tables without it, for the tests."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.oddities import Oddity, OddityLog
from nexgui.core.reading.csv_parser import CsvParser
from nexgui.core.reading.file_rules import load_file_rules
from nexgui.core.reading.header import RowClassifier
from nexgui.core.reading.table import Table, TableReader
from nexgui.core.results import DeliveryResults
from tests.helpers import GROUPS, HEADER, file_of, manual_statuses, read_csv

RULES = load_file_rules()
GUIDE = load_guide()
CLASSIFIER = RowClassifier(RULES, GUIDE)
NAME = "全宛先.csv"
# The same places of JIS as Python's codecs have them, and as Windows has them.
WINDOWS_FORMS = str.maketrans("〜‖−¢£¬¦", "～∥－￠￡￢￤")


@dataclass(frozen=True)
class ReadTable:
    """A table, and what was odd in it."""

    table: Table
    oddities: tuple[Oddity, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return self.table.header

    @property
    def rows(self) -> list[list[str]]:
        return [list(row) for row in self.table.rows]

    @property
    def lines(self) -> list[int]:
        return list(self.table.lines)

    @property
    def odd_lines(self) -> list[tuple[int | None, str]]:
        return first_sentences(self.oddities)


def first_sentences(oddities: Iterable[Oddity]) -> list[tuple[int | None, str]]:
    """The line and the first sentence of each oddity."""
    return [(oddity.line, oddity.sentence.partition("。")[0] + "。") for oddity in oddities]


def read_pieces(pieces: Iterable[str]) -> ReadTable:
    oddities = OddityLog()
    reader = TableReader(CsvParser(pieces, CLASSIFIER, oddities), NAME, CLASSIFIER, oddities)
    for _ in reader:
        pass
    return ReadTable(reader.table(), oddities.oddities())


def read_text(text: str) -> ReadTable:
    return read_pieces([text])


def cut(text: str, size: int) -> list[str]:
    """A text in pieces of that many characters."""
    return [text[at : at + size] for at in range(0, len(text), size)]


def load_content(folder: Path, content: bytes, name: str = NAME) -> DeliveryResults:
    return load(file_of(folder, content, name), GUIDE)


def load_lines(folder: Path, *lines: str) -> DeliveryResults:
    """Loads a CP932 file of these lines."""
    return load_content(folder, "".join(f"{line}\r\n" for line in lines).encode("cp932"))


def cells_of(results: DeliveryResults) -> list[list[str]]:
    return [list(row) for row in results.table.rows]


def written(
    table: Iterable[Sequence[str]],
    delimiter: str = ",",
    line_end: str = "\r\n",
    quoting: str = "minimal",
) -> str:
    """A table as CSV: the cells quoted that need it, or "all", or "none".

    The standard library's writer forgets to quote a CR where lines end with LF.
    """

    def cell(text: str, *, alone: bool) -> str:
        awkward = any(each in text for each in (delimiter, '"', "\r", "\n")) or (alone and not text)
        if quoting == "all" or (quoting == "minimal" and awkward):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(
        delimiter.join(cell(text, alone=len(row) == 1) for text in row) + line_end for row in table
    )


HEADER_LINE = ",".join(HEADER)


def line_of(company: str, number: int, status: str = "送信完了") -> str:
    """A line under `HEADER_LINE`, its first cell as given."""
    return f"{company},user{number}@example.jp,{status},2026-11-20 10:00,,無"


def bare(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


NUMBERS = {bare(status.name): status.number for status in manual_statuses()}
GROUP_OF = {status: group.key for group in GROUPS for status in group.statuses}


def expected_identities(sample: Path) -> list[int | str]:
    """The status of each row, found without any code of the program."""
    header, *rows = read_csv(sample)
    status, detail = header.index("ステータス"), header.index("ステータス詳細")
    names = [bare(row[detail] or row[status]) for row in rows]
    return [NUMBERS.get(name, name) for name in names]


def identities(results: DeliveryResults) -> list[int | str]:
    statuses = [results.status(row) for row in range(len(results))]
    return [status.number or status.name for status in statuses]
