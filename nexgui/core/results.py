"""The recipients of a result file, each with its status."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import accumulate, compress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from nexgui.core.addresses.check import Finding
from nexgui.core.addresses.findings import Findings
from nexgui.core.changes import Change, Changes
from nexgui.core.clusters import Cluster, clusters_of
from nexgui.core.corrections import NO_CORRECTIONS, Corrections
from nexgui.core.counts import Counts, count_statuses
from nexgui.core.folders import Folder, count_folders
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.inputs import NO_INPUTS, Inputs
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.oddities import Oddity
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.reading.table import Table
from nexgui.core.recipient_keys import (
    KeysCollector,
    RecipientKeys,
    comparable_address,
    in_several,
    joined_keys,
)
from nexgui.core.waiting import Waiting, was_sent

YES = "有"
"""What NEXLINK writes into 送信停止, 開封ログ and the columns of the links."""

_Role = Callable[[ColumnRoles], int | None]

_ROWS_A_BLOCK = 65536
_ROWS_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Source:
    """Where results come from, and how they were read."""

    path: Path
    encoding: str  # as users call it
    chosen: bool  # by the user, not by what the file holds
    read_at: datetime  # local time
    saved_at: datetime | None = None  # the file's own time stamp
    annotated: bool = False  # whether it is a workbook that this program made of a result file


class Recipient(NamedTuple):
    """One row of the results with all that is known of it."""

    line: int  # of the file, from 1
    status_index: int  # of its status among the results' statuses
    cells: Sequence[str]  # of the file
    columns: ColumnRoles  # of these cells
    address: str  # as the file has it
    opted_out: bool  # whether the recipient asked not to be mailed any more (送信停止 is 有)
    findings: tuple[Finding, ...]  # all that the address check noticed
    waiting: Waiting | None  # what is open of the file in which it stands
    change: Change | None = None  # what became of it since an older file of the mailing
    corrected: str = ""  # what the address should be; empty: nobody corrected it
    outcome: str = ""  # 結果, as it was chosen in a workbook

    @property
    def change_sentence(self) -> str:
        """前回から: the same in words; empty where there is nothing to say."""
        return "" if self.change is None else self.change.sentence


class FileRows(NamedTuple):
    """What holds for the rows of one file among several, or of a list in it, from the first on."""

    first: int
    columns: ColumnRoles
    waiting: Waiting | None  # None: no result is open

    def is_over(self, now: datetime) -> bool:
        """Whether there are open results in it, all of which should be decided by now."""
        return self.waiting is not None and self.waiting.is_over(now)


@dataclass(frozen=True)
class DeliveryResults:
    """Mail result files as read: their table, and the status of each row.

    `statuses` holds every status that occurs, in the order in which the file first has it. Of the
    row `table.rows[i]`, `status_indices[i]` is the index of its status among them, `opted_out[i]`
    is 1 if the recipient asked not to be mailed any more (送信停止 is 有), and `to_check[i]` is 1
    if the mail was delivered, but most likely to a wrong address.
    """

    guide: StatusGuide  # that says what their statuses are
    sources: tuple[Source, ...]  # one or more
    table: Table
    columns: ColumnRoles
    statuses: tuple[Status, ...]
    status_indices: Sequence[int]
    opted_out: Sequence[int]
    to_check: Sequence[int]
    oddities: tuple[Oddity, ...]
    findings: Findings
    waiting: Waiting | None = None  # of all files together; None: no result is open
    by_file: tuple[FileRows, ...] = ()  # where there are several files or lists, in their order
    parts: tuple["DeliveryResults", ...] = ()  # each file's own, where there are several
    known_keys: RecipientKeys | None = None  # where they were collected when the file was read
    changes: Changes | None = None  # since older files of the same mailings; None: none are known
    corrections: Corrections = NO_CORRECTIONS
    inputs: Inputs = NO_INPUTS  # what was filled in of workbooks that are among the files

    @property
    def source(self) -> Source:
        """The file, or the first of several."""
        return self.sources[0]

    @property
    def title(self) -> str:
        """The name of the file as a sentence can hold it, and how many others there are."""
        name = shown_name(self.source.path.name)
        others = len(self.sources) - 1
        return text("summary.and_others", name=name, count=others) if others else name

    @property
    def is_proven(self) -> bool:
        """Whether all of it is a result of NEXLINK's, and not only likely one."""
        return all(file.columns.is_proven for file in self.files)

    def __len__(self) -> int:
        return len(self.status_indices)

    def status(self, row: int) -> Status:
        """The status of a row."""
        return self.statuses[self.status_indices[row]]

    def recipients(self, rows: Sequence[int]) -> Iterator[Recipient]:
        """The recipients in some rows; all of them in order come fastest."""
        table, indices = self.table, self.status_indices
        _, columns, waiting = self.file_of(0)
        in_order = rows == range(len(self))
        every_cells = iter(table.rows) if in_order else map(table.rows.__getitem__, rows)
        every_line = iter(table.lines) if in_order else map(table.lines.__getitem__, rows)
        has_findings = self.findings.rows(len(self))
        changes = self.changes
        corrected, outcomes = self.corrections.addresses, self.corrections.outcomes
        for row, cells, line in zip(rows, every_cells, every_line, strict=True):
            if self.by_file:
                _, columns, waiting = self.file_of(row)
            # As _cell() does, written out: there can be a million of them.
            at = columns.address
            address = cells[at] if at is not None and at < len(cells) else ""
            findings = self.findings.of(row, address) if has_findings[row] else ()
            opted_out = self.opted_out[row] != 0
            change = None if changes is None else changes.of(row)
            recipient = Recipient(
                line, indices[row], cells, columns, address, opted_out, findings, waiting, change
            )
            if row in corrected or row in outcomes:
                recipient = self._with_correction(recipient, row)
            yield recipient

    def recipient(self, row: int) -> Recipient:
        """The recipient in one row; that is faster than asking for a row with recipients()."""
        cells, line = self.table.rows[row], self.table.lines[row]
        (_, columns, waiting), index = self.file_of(row), self.status_indices[row]
        address, opted_out = _cell(cells, columns.address), self.opted_out[row] != 0
        findings = self.findings.of(row, address)
        change = None if self.changes is None else self.changes.of(row)
        recipient = Recipient(
            line, index, cells, columns, address, opted_out, findings, waiting, change
        )
        return self._with_correction(recipient, row)

    def _with_correction(self, recipient: Recipient, row: int) -> Recipient:
        outcome = self.corrections.outcomes.get(row, "")
        return recipient._replace(corrected=self.corrections.of(row), outcome=outcome)

    @cached_property
    def files(self) -> tuple[FileRows, ...]:
        """What holds for the rows of each file."""
        return self.by_file or (FileRows(0, self.columns, self.waiting),)

    def file_of(self, row: int) -> FileRows:
        """What holds for the file of a row."""
        files = self.files
        return files[bisect_right(files, row, key=attrgetter("first")) - 1]

    def cell(self, row: int, column: int | None) -> str:
        """A cell of the file; empty where the row is too short or the file has no such column."""
        return _cell(self.table.rows[row], column)

    def address(self, row: int) -> str:
        """The recipient's address as the file has it."""
        return self.cell(row, self.file_of(row).columns.address)

    @property
    def address_column(self) -> int | None:
        """The column that has the addresses of all recipients; None where there is no such one."""
        return self._column(attrgetter("address"))

    def addresses(self) -> Iterator[Sequence[str]]:
        """The addresses from the first row to the last, some hundred at a time."""
        return self._cells_in(attrgetter("address"))

    @cached_property
    def keys(self) -> RecipientKeys:
        """By what the recipients are recognised in another file; that takes a moment."""
        return self._recipient_keys(ignore_progress)

    def prepare_keys(self, report: Report) -> None:
        """Works them out beforehand."""
        if "keys" not in vars(self):
            vars(self)["keys"] = self._recipient_keys(report)  # where a cached property looks first

    def _recipient_keys(self, report: Report) -> RecipientKeys:
        if self.parts:
            return joined_keys(part.keys for part in self.parts)
        if self.known_keys is not None:
            return self.known_keys
        sent = list(map(was_sent, self.statuses))
        is_sent = map(sent.__getitem__, self.status_indices)
        collector = KeysCollector()
        done = 0
        for addresses in self.addresses():
            report(done, 2 * len(self))
            collector.add_addresses(addresses)
            done += len(addresses)
        for cells in self._cells_in(attrgetter("decided_at")):
            report(done, 2 * len(self))
            collector.add_times(cells, is_sent)
            done += len(cells)
        return collector.keys()

    def rows_with_address(self, address: str) -> list[int]:
        """The rows of an address, however it is written, as they are corrected by now."""
        wanted, corrected = comparable_address(address), self.corrections.addresses
        rows = [row for row, each in corrected.items() if comparable_address(each) == wanted]
        numbers, number = self.keys.addresses, hash(wanted)
        at = -1
        with suppress(ValueError):  # there is no other
            while wanted:
                at = numbers.index(number, at + 1)
                if at not in corrected:
                    rows.append(at)
        return sorted(rows)

    def with_changes(self, changes: Changes | None) -> "DeliveryResults":
        """The same with these changes."""
        return self._knowing_as_much(replace(self, changes=changes))

    def with_corrections(self, corrections: Corrections) -> "DeliveryResults":
        """The same with these corrections, and so its parts."""
        parts: list[DeliveryResults] = []
        first = 0
        for part in self.parts:
            parts.append(part.with_corrections(corrections.within(first, len(part))))
            first += len(part)
        changed = replace(self, corrections=corrections, parts=tuple(parts))
        return self._knowing_as_much(changed)

    def with_corrected(self, row: int, address: str) -> "DeliveryResults":
        """The same with another address for a row; its own, or none, takes a correction back."""
        wanted = "" if address == self.address(row) else address
        return self.with_corrections(self.corrections.corrected(row, wanted))

    def with_inputs(self, inputs: Inputs) -> "DeliveryResults":
        """The same with what was filled in."""
        return self._knowing_as_much(replace(self, inputs=inputs))

    def _knowing_as_much(self, changed: "DeliveryResults") -> "DeliveryResults":
        """What differs in what others decided: whatever was worked out once stays known."""
        known = {name: value for name, value in vars(self).items() if name not in vars(changed)}
        vars(changed).update(known)
        return changed

    def _column(self, role: _Role) -> int | None:
        """The column that has a role in all files; None where there is no such one."""
        own = {role(file.columns) for file in self.files}
        return own.pop() if len(own) == 1 else None

    def _cells_in(self, role: _Role) -> Iterator[Sequence[str]]:
        """The cells of the columns that have a role, some hundred at a time."""
        column = self._column(role)
        if column is not None:
            yield from self.table.rows.column(column)
            return
        for start in range(0, len(self), _ROWS_TOGETHER):
            rows = range(start, min(start + _ROWS_TOGETHER, len(self)))
            yield [self.cell(row, role(self.file_of(row).columns)) for row in rows]

    def cells_of(
        self, column: int | None, rows: Sequence[int], report: Report = ignore_progress
    ) -> Iterator[tuple[int, str]]:
        """Some rows, in the order of the file, each with its cell of a column.

        None is the column of the addresses. Many rows are read far faster so than one by one.
        """
        wanted: bytearray | None = None
        if rows != range(len(self)):
            wanted = bytearray(len(self))
            for row in rows:
                wanted[row] = True
        start = 0
        for cells in self.addresses() if column is None else self.table.rows.column(column):
            report(start, len(self))
            pairs = enumerate(cells, start)
            start += len(cells)
            yield from (
                pairs if wanted is None else compress(pairs, wanted[start - len(cells) : start])
            )

    def decided_at(self, row: int) -> str:
        """When the result was decided (確定日時), as the file has it."""
        return self.cell(row, self.file_of(row).columns.decided_at)

    def first_to_act_on(self) -> int | None:
        """The first row that needs somebody, else the first to be checked; None: neither."""
        first = len(self)
        for index, status in enumerate(self.statuses):
            if status.needs_action:
                with suppress(ValueError):  # no other is further up
                    first = self.status_indices.index(index, 0, first)
        if first < len(self):
            return first
        first = bytes(self.to_check).find(1)  # at once: the window waits for it
        return first if first >= 0 else None

    def to_act_on(self, rows: Sequence[int]) -> tuple["array[int]", "array[int]"]:
        """Those of some rows that need somebody; and those to be checked though delivered."""
        needs = [status.needs_action for status in self.statuses]
        needing, to_check = array("L"), array("L")
        for row in rows:
            if needs[self.status_indices[row]]:
                needing.append(row)
            elif self.to_check[row]:
                to_check.append(row)
        return needing, to_check

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The domains of which many recipients failed alike; that takes a moment."""
        return clusters_of(self, range(len(self)))

    def prepare_clusters(self, report: Report) -> None:
        """Works them out beforehand."""
        if "clusters" not in vars(self):
            vars(self)["clusters"] = clusters_of(self, range(len(self)), report)

    @property
    def known_clusters(self) -> tuple[Cluster, ...]:
        """The same once they were worked out; none before."""
        return self.clusters if "clusters" in vars(self) else ()

    @cached_property
    def counts(self) -> Counts:
        """The numbers of all recipients."""
        starts = range(0, len(self), _ROWS_A_BLOCK)
        parts = (self.status_indices[start : start + _ROWS_A_BLOCK] for start in starts)
        return count_statuses(self.statuses, parts, sum(self.to_check))

    @cached_property
    def folders(self) -> Mapping[Folder, int]:
        """The folders that have any recipients, with the number of each, as they are shown."""
        return self.folders_of(range(len(self)))

    def folders_of(self, rows: Sequence[int]) -> Mapping[Folder, int]:
        """The same of some recipients."""
        parts = (rows[at : at + _ROWS_A_BLOCK] for at in range(0, len(rows), _ROWS_A_BLOCK))
        pairs = ((_some(self.status_indices, part), _some(self.to_check, part)) for part in parts)
        again = self.undelivered_again
        repeated = sum(map(again.__getitem__, rows)) if any(again) else 0
        return count_folders(self.guide, self.statuses, pairs, repeated)

    @cached_property
    def undelivered_again(self) -> bytearray:
        """A mark for each row: whether mails of two files or more did not reach its address."""
        if not self.parts:
            return bytearray(len(self))
        failed = [status.group.undelivered for status in self.statuses]
        flags = list(map(failed.__getitem__, self.status_indices))
        ends = accumulate(map(len, self.parts))
        return in_several(
            [
                (part.keys.addresses, flags[end - len(part) : end])
                for part, end in zip(self.parts, ends, strict=True)
            ]
        )

    def counts_of(self, rows: Sequence[int]) -> Counts:
        """The numbers of some recipients."""
        starts = range(0, len(rows), _ROWS_A_BLOCK)
        parts = (
            map(self.status_indices.__getitem__, rows[at : at + _ROWS_A_BLOCK]) for at in starts
        )
        to_check = sum(map(self.to_check.__getitem__, rows))
        return count_statuses(self.statuses, parts, to_check)


def _some(values: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
    """The values of some rows."""
    if isinstance(rows, range):
        return values[rows.start : rows.stop]
    return list(map(values.__getitem__, rows))


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""
