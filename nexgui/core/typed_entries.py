"""What a team typed into a workbook of this program: 修正後アドレス and 結果."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nexgui.core.corrections import Corrections
from nexgui.core.errors import LoadError, NoEntriesError
from nexgui.core.list_plan import comparable_address
from nexgui.core.mailing import is_ours
from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Cancelled, Report, ignore_progress
from nexgui.core.reading.file_kind import is_archive, opened_workbook
from nexgui.core.reading.file_rules import comparable_header, load_file_rules
from nexgui.core.reading.sheets import Sheet, open_sheets
from nexgui.core.reading.source import read_blocks
from nexgui.core.results import DeliveryResults

_KEYS = ("line", "address", "corrected", "outcome")


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """What was typed beside one recipient."""

    line: int | None  # of the file from which the workbook was made
    address: str
    corrected: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What was typed, at the rows of its recipients, and what has no recipient."""

    corrections: Corrections
    left: tuple[TypedEntry, ...]


def read_entries_of(path: Path, report: Report = ignore_progress) -> tuple[TypedEntry, ...]:
    """What was typed into a workbook; it is only ever read.

    Raises:
        LoadError: it cannot be read, or this program has not written it.
        Cancelled: `report` asked for it.
    """
    blocks = read_blocks(path, report)
    if not is_archive(blocks[0]):
        raise NoEntriesError(name=path.name)
    return entries_in(b"".join(blocks), path.name, report)


def entries_in(
    content: bytes, name: str, report: Report = ignore_progress
) -> tuple[TypedEntry, ...]:
    """The same of the content of a file.

    A recipient may stand in several sheets: the first one, 要対応, is where one types.
    """
    package = opened_workbook(content, name, load_file_rules())
    found: dict[tuple[int | None, str], TypedEntry] = {}
    is_ours = False
    try:
        for sheet in open_sheets(package, OddityLog(), report):
            columns = _columns(sheet, report)
            if columns is None:
                continue
            is_ours = True
            for entry in _entries(sheet, columns, report):
                found.setdefault((entry.line, entry.address), entry)
    except (Cancelled, LoadError):
        raise
    except Exception as error:  # any damage
        raise NoEntriesError(name=name) from error
    if not is_ours:
        raise NoEntriesError(name=name)
    return tuple(entry for entry in found.values() if entry.corrected or entry.outcome)


def _columns(sheet: Sheet, report: Report) -> list[int | None] | None:
    """Where the columns of ours are in a sheet; None: it has no place for corrections."""
    row = next(islice(sheet.rows(report), 1), None)
    if row is None:
        return None
    places: dict[str, int] = {}
    for column, words in sorted(row.texts.items()):
        places.setdefault(comparable_header(words), column)  # the file's own stand behind
    columns = [places.get(comparable_header(text(f"column.{key}"))) for key in _KEYS]
    return None if None in columns[:3] else columns


def _entries(sheet: Sheet, columns: Sequence[int | None], report: Report) -> Iterator[TypedEntry]:
    nothing = text("outcome.not_begun")
    for row in islice(sheet.rows(report), 1, None):
        line, address, corrected, outcome = (
            "" if column is None else row.texts.get(column, "") for column in columns
        )
        number = int(line) if line.strip().isdecimal() else None
        outcome = "" if outcome.strip() == nothing else outcome.strip()
        yield TypedEntry(number, address, corrected.strip(), outcome)


def matched_to(results: DeliveryResults, entries: Iterable[TypedEntry]) -> Matched:
    """The entries at the recipients of the same address.

    Where an address stands several times, those of the same line go together, and the others in
    their order.
    """
    wanted: defaultdict[str, list[TypedEntry]] = defaultdict(list)
    for entry in entries:
        wanted[comparable_address(entry.address)].append(entry)
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, address in results.cells_of(None, range(len(results))) if wanted else ():
        if (name := comparable_address(address)) in wanted:
            rows_of[name].append(row)
    pairs: list[tuple[int, TypedEntry]] = []
    left: list[TypedEntry] = []
    for name, typed in wanted.items():
        rows = rows_of[name]
        by_line = {_line_of(results, row): row for row in reversed(rows)}
        others = []
        for entry in typed:
            row_of_line = by_line.get(entry.line or 0)
            if row_of_line in rows and row_of_line is not None:
                rows.remove(row_of_line)
                pairs.append((row_of_line, entry))
            else:
                others.append(entry)
        pairs += zip(rows, others, strict=False)
        left += others[len(rows) :]
    corrections = Corrections(
        {row: entry.corrected for row, entry in pairs if _corrects(entry)},
        {row: entry.outcome for row, entry in pairs if entry.outcome},
    )
    return Matched(corrections, tuple(left))


def _line_of(results: DeliveryResults, row: int) -> int:
    """The line on which a recipient stands, or stood before a workbook was made."""
    own = results.cell(row, 0) if is_ours(results) else ""
    return int(own) if own.isdecimal() else results.table.lines[row]


def _corrects(entry: TypedEntry) -> bool:
    return bool(entry.corrected) and entry.corrected != entry.address
