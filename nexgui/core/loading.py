"""Reads a mail result file: bytes, records, table, columns, and the status of each row."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, datetime
from functools import partial
from itertools import chain, compress, islice
from pathlib import Path

from nexgui.core.addresses.findings import FindingsCollector
from nexgui.core.errors import (
    FaxResultError,
    GarbledError,
    LoadError,
    NoStatusColumnError,
    OtherWorkbookError,
    WrongEncodingError,
)
from nexgui.core.garbage import collector_paused
from nexgui.core.guide import Status, StatusGuide, visible
from nexgui.core.messages import text
from nexgui.core.oddities import Oddity, OddityLog
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.reading.columns import SAMPLE_ROWS, ColumnRoles, find_columns
from nexgui.core.reading.csv_forms import open_csv
from nexgui.core.reading.encoding import decoded_pieces, find_encoding, is_garbled
from nexgui.core.reading.file_kind import is_archive, refuse_other_kinds
from nexgui.core.reading.file_rules import Encoding, FileRules, load_file_rules
from nexgui.core.reading.header import RowClassifier
from nexgui.core.reading.own_workbook import open_own
from nexgui.core.reading.records import Cells, joined
from nexgui.core.reading.source import read_blocks
from nexgui.core.reading.table import TableReader
from nexgui.core.reading.workbook import read_workbook
from nexgui.core.recipient_keys import KeysCollector
from nexgui.core.results import YES, DeliveryResults, FileRows, Source
from nexgui.core.to_check import rows_to_check
from nexgui.core.typed_entries import matched_to
from nexgui.core.waiting import LatestTime, find_waiting, was_sent

_WORKBOOK_LABEL = "Excel"
_READING, _STEPS = 19, 20  # of the second stage; the last of its steps is about who is to check
_BEGINNING = 2048  # bytes that hold the header, mostly
_ROWS_TO_TELL = 20  # whether a text is garbled


def load(
    path: Path,
    guide: StatusGuide,
    report: Report = ignore_progress,
    encoding: Encoding | None = None,
    *,
    to_compare: bool = False,
) -> DeliveryResults:
    """Reads the mail result file at `path`; the file is only ever read.

    The encoding is found by what the file holds, unless the user chose one. Where it is to be
    compared with other files, what that needs is collected on the way.

    Raises:
        LoadError: the file cannot be read as a mail result file; the leaves say why.
        Cancelled: `report` asked for it.
    """
    rules = load_file_rules()
    keys = KeysCollector() if to_compare else None
    classifier, oddities = RowClassifier(rules, guide), OddityLog()
    blocks = read_blocks(path, stage(report, 0, 2))
    reading, checking = _in_two(stage(report, 1, 2))
    if is_archive(blocks[0]):
        content = b"".join(blocks)
        book = read_workbook(content, path.name, rules, classifier, oddities, reading)
        reader = TableReader(book, path.name, classifier, oddities)
        source = replace(_source(path, _WORKBOOK_LABEL), annotated=book.is_ours)
        results = _read(reader, source, rules, guide, checking, keys)
        return results if not book.is_ours else _with_inputs(results, content, rules, checking)
    refuse_other_kinds(blocks, path.name, rules)
    found = encoding or find_encoding(blocks, path.name, rules, guide)
    source = _source(path, found.label, chosen=encoding is not None)
    try:
        records = open_csv(decoded_pieces(blocks, found, reading), classifier, oddities)
        reader = TableReader(records, path.name, classifier, oddities)
        return _read(reader, source, rules, guide, checking, keys)
    except FaxResultError:
        raise
    except LoadError as error:
        if encoding is None:
            error.may_be_misread |= isinstance(error, NoStatusColumnError)
            raise
        raise WrongEncodingError(name=path.name, encoding=encoding.label) from error


def _with_inputs(
    results: DeliveryResults, content: bytes, rules: FileRules, report: Report
) -> DeliveryResults:
    """The same with what was filled in of the workbook; where nobody can tell, with nothing."""
    try:
        own = open_own(content, results.source.path.name, rules, report)
    except OtherWorkbookError:  # its 要対応 is gone
        return results
    corrections = matched_to(results, own.inputs).corrections
    return results.with_inputs(own.inputs).with_corrections(corrections)


def with_address_column(
    results: DeliveryResults, column: int, report: Report = ignore_progress
) -> DeliveryResults:
    """`results` of one file with the recipients' addresses in another column."""
    reading, checking = _in_two(report)
    collector, lines = FindingsCollector(), iter(results.table.lines)
    row = 0
    for cells in results.table.rows.column(column):
        reading(row, len(results))
        collector.add(cells, array("L", islice(lines, len(cells))))
        row += len(cells)
    settled = Oddity(None, text("oddity.no_address_column"))
    chosen = partial(replace, address=column, address_candidates=(column,))
    results = replace(
        results,
        columns=chosen(results.columns),
        by_file=tuple(file._replace(columns=chosen(file.columns)) for file in results.by_file),
        findings=collector.findings(),
        known_keys=None,
        oddities=tuple(oddity for oddity in results.oddities if oddity != settled),
    )
    return _with_marks(results, checking)


def _in_two(report: Report) -> tuple[Report, Report]:
    """For reading, and for finding out who is to be checked."""
    return stage(report, 0, _STEPS, width=_READING), stage(report, _READING, _STEPS)


def _with_marks(results: DeliveryResults, report: Report) -> DeliveryResults:
    """The same with the marks of those to be checked."""
    marks = rows_to_check(
        results.guide,
        results.statuses,
        results.status_indices,
        results.opted_out,
        results.findings,
        results.address,
        report,
    )
    return replace(results, to_check=marks)


def _source(path: Path, encoding: str, *, chosen: bool = False) -> Source:
    read_at = datetime.now().astimezone()
    try:
        saved_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):  # it is gone again, or has an odd time stamp
        saved_at = read_at
    if saved_at.year == MAXYEAR:  # a day behind it there is no time
        saved_at = read_at
    return Source(path, encoding, chosen, read_at, saved_at)


@collector_paused()
def _read(
    reader: TableReader,
    source: Source,
    rules: FileRules,
    guide: StatusGuide,
    report: Report,
    keys: KeysCollector | None,
) -> DeliveryResults:
    parts = iter(reader)
    first = [next(parts)]
    count = len(first[0])
    while count < SAMPLE_ROWS and not reader.sections and (more := next(parts, None)):
        first.append(more)
        count += len(more)
    of_header = first[:-1] if reader.sections and len(first) > 1 else first
    name = source.path.name
    first_columns = _columns_of(reader.header, joined(of_header), name, rules, guide)
    columns = first_columns
    statuses, status_indices, opted_out = _StatusIndices(guide), array("L"), bytearray()
    collector = FindingsCollector()
    saved_at = source.saved_at or source.read_at
    decided = LatestTime(max(saved_at, source.read_at))
    later: list[tuple[int, ColumnRoles]] = []
    for cells in chain(first, parts):
        if len(reader.sections) > len(later) and reader.sections[len(later)][0] == len(opted_out):
            header = reader.sections[len(later)][1]
            columns = find_columns(header, cells, name, rules, guide)
            later.append((len(opted_out), columns))
        pairs = zip(cells.column(columns.detail), cells.column(columns.status), strict=True)
        indices = array("L", map(statuses.__getitem__, pairs))
        status_indices.extend(indices)
        decided_at = cells.column(columns.decided_at)
        decided.add(compress(decided_at, map(statuses.sent.__getitem__, indices)))
        opted_out.extend(_says_yes(cells.column(columns.opted_out)))
        addresses = cells.column(columns.address)
        if columns.address is None:
            collector.pass_over(len(cells))
        else:
            collector.add(addresses, cells.lines)
        if keys is not None:
            keys.add_addresses(addresses)
            keys.add_times(decided_at, map(statuses.sent.__getitem__, indices))
    if not first_columns.is_proven:
        reader.oddities.add(None, "oddity.not_proven")
    if any(each.address is None for each in (first_columns, *(roles for _, roles in later))):
        reader.oddities.add(None, "oddity.no_address_column")
    if not reader.header and columns.opted_out is None:
        reader.oddities.add(None, "oddity.no_opt_out_column")
    waiting = find_waiting(statuses.statuses, status_indices, decided.time(), saved_at)
    lists = (FileRows(0, first_columns, waiting), *(FileRows(*each, waiting) for each in later))
    results = DeliveryResults(
        guide=guide,
        sources=(source,),
        table=reader.table(),
        columns=first_columns,
        statuses=statuses.statuses,
        status_indices=status_indices,
        opted_out=opted_out,
        to_check=bytes(len(status_indices)),
        oddities=reader.oddities.oddities(),
        findings=collector.findings(),
        waiting=waiting,
        by_file=lists if later else (),
        known_keys=None if keys is None else keys.keys(),
    )
    return _with_marks(results, report)


def _columns_of(
    header: Sequence[str], sample: Cells, name: str, rules: FileRules, guide: StatusGuide
) -> ColumnRoles:
    try:
        return find_columns(header, sample, name, rules, guide)
    except NoStatusColumnError as error:
        words = "\n".join(chain(header, *sample.all_rows()[:_ROWS_TO_TELL]))
        raise (GarbledError(name=name) if is_garbled(words) else error) from None


def _says_yes(cells: Sequence[str]) -> bytes:
    """For each cell 1 if it is 有, else 0."""
    yes = {cell for cell in set(cells) if visible(cell) == YES}
    return bytes(map(yes.__contains__, cells)) if yes else bytes(len(cells))


class _StatusIndices(dict[tuple[str, str], int]):
    """The index of the status of each pair of ステータス詳細 and ステータス, looked up once."""

    def __init__(self, guide: StatusGuide) -> None:
        super().__init__()
        self._guide = guide
        self._indices: dict[Status, int] = {}
        self.sent: list[bool] = []  # by index, whether the mail was sent and its result decided

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Every status that occurred, at the place of its index."""
        return tuple(self._indices)

    def __missing__(self, pair: tuple[str, str]) -> int:
        status = self._guide.look_up(*pair)
        index = self[pair] = self._indices.setdefault(status, len(self._indices))
        if index == len(self.sent):
            self.sent.append(was_sent(status))
        return index
