"""The recipients of a result file, each with its status."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from nexgui.core.addresses.check import Finding
from nexgui.core.addresses.findings import Findings
from nexgui.core.counts import Counts, count_statuses
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.reading.table import Table
from nexgui.core.waiting import Waiting

YES = "有"
"""What NEXLINK writes into 送信停止, 開封ログ and the columns of the links."""

_ROWS_A_BLOCK = 65536
_ROWS_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Source:
    """Where results come from, and how they were read."""

    path: Path
    encoding: str  # as readers call it
    chosen: bool  # by the reader, not by what the file holds
    read_at: datetime  # local time
    saved_at: datetime | None = None  # the file's own time stamp


class Recipient(NamedTuple):
    """One row of the results with all that is known of it."""

    line: int  # of the file, from 1
    kind: int  # index of its status among the results' statuses
    cells: Sequence[str]  # of the file
    address: str  # as the file has it
    opted_out: bool  # whether the recipient asked not to be mailed any more (送信停止 is 有)
    findings: tuple[Finding, ...]  # what the address check noticed (気づいた点)


@dataclass(frozen=True)
class DeliveryResults:
    """Mail result files as read: their table, and the status of each row.

    `kinds[i]` is the index in `statuses` of the status of `table.rows[i]`; `statuses` holds
    every status that occurs, in the order in which the file first has it.
    """

    sources: tuple[Source, ...]  # one or more
    table: Table
    columns: ColumnRoles
    statuses: tuple[Status, ...]
    kinds: Sequence[int]
    oddities: tuple[Oddity, ...]
    findings: Findings  # see findings_of()
    later_columns: tuple[tuple[int, ColumnRoles], ...] = ()  # from a row on, in further files
    waiting: Waiting | None = None  # None: no result is open, or nobody has looked

    @property
    def source(self) -> Source:
        """The file, or the first of several."""
        return self.sources[0]

    @property
    def title(self) -> str:
        """The name of the file, and how many others there are."""
        name = self.source.path.name
        others = len(self.sources) - 1
        return text("summary.and_others", name=name, count=others) if others else name

    def __len__(self) -> int:
        return len(self.kinds)

    def status(self, row: int) -> Status:
        """The status of a row."""
        return self.statuses[self.kinds[row]]

    def recipients(self, rows: Sequence[int]) -> Iterator[Recipient]:
        """The recipients in some rows; all of them in order come fastest."""
        table, kinds, columns = self.table, self.kinds, self.columns
        in_order = rows == range(len(self))
        every_cells = iter(table.rows) if in_order else map(table.rows.__getitem__, rows)
        every_line = iter(table.lines) if in_order else map(table.lines.__getitem__, rows)
        has_findings = self.findings.rows(len(self))
        for row, cells, line in zip(rows, every_cells, every_line, strict=True):
            if self.later_columns:
                columns = self._columns_of(row)
            kind, width = kinds[row], len(cells)
            # As _cell() does, written out: there can be a million of them.
            at = columns.address
            address = cells[at] if at is not None and at < width else ""
            at = columns.opted_out
            opted_out = at is not None and at < width and cells[at].strip() == YES
            findings = self._findings(row, kind, address) if has_findings[row] else ()
            yield Recipient(line, kind, cells, address, opted_out, findings)

    def recipient(self, row: int) -> Recipient:
        """The recipient in one row; that is faster than asking for a row with recipients()."""
        cells, line = self.table.rows[row], self.table.lines[row]
        columns = self._columns_of(row)
        kind, address = self.kinds[row], _cell(cells, columns.address)
        opted_out = _cell(cells, columns.opted_out).strip() == YES
        return Recipient(line, kind, cells, address, opted_out, self._findings(row, kind, address))

    def _columns_of(self, row: int) -> ColumnRoles:
        columns = self.columns
        for first_row, later in self.later_columns:
            if row >= first_row:
                columns = later
        return columns

    def cell(self, row: int, column: int | None) -> str:
        """A cell of the file; empty where the row is too short or the file has no such column."""
        return _cell(self.table.rows[row], column)

    def address(self, row: int) -> str:
        """The recipient's address as the file has it."""
        return self.cell(row, self._columns_of(row).address)

    @property
    def address_column(self) -> int | None:
        """The column that has the addresses of all recipients; None where there is no such one."""
        own = {self.columns.address, *(later.address for _, later in self.later_columns)}
        return self.columns.address if len(own) == 1 else None

    def addresses(self) -> Iterator[Sequence[str]]:
        """The addresses from the first row to the last, some hundred at a time."""
        if self.address_column is not None:
            yield from self.table.rows.column(self.address_column)
            return
        for start in range(0, len(self), _ROWS_TOGETHER):
            rows = range(start, min(start + _ROWS_TOGETHER, len(self)))
            yield [self.address(row) for row in rows]

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

    def opted_out(self, row: int) -> bool:
        """Whether the recipient asked not to be mailed any more (送信停止 is 有)."""
        return self.cell(row, self._columns_of(row).opted_out).strip() == YES

    def decided_at(self, row: int) -> str:
        """When the result was decided (確定日時), as the file has it."""
        return self.cell(row, self._columns_of(row).decided_at)

    def findings_of(self, row: int) -> tuple[Finding, ...]:
        """What the address check noticed (気づいた点), as far as the row's status calls for it."""
        return self._findings(row, self.kinds[row], self.address(row))

    def _findings(self, row: int, kind: int, address: str) -> tuple[Finding, ...]:
        findings = self.findings.of(row, address)
        if not findings or self.statuses[kind].needs_action:
            return findings
        return tuple(finding for finding in findings if not finding.only_failed)

    def resend(self, row: int, guide: StatusGuide) -> str:
        """Whether the mail may be sent again (再送), in our words."""
        return guide.opted_out_resend if self.opted_out(row) else self.status(row).resend

    def first_needing_action(self) -> int | None:
        """The first row that somebody has to do something about; None: there is none."""
        first = len(self)
        for kind, status in enumerate(self.statuses):
            if status.needs_action:
                with suppress(ValueError):  # no other is further up
                    first = self.kinds.index(kind, 0, first)
        return first if first < len(self) else None

    @cached_property
    def last_line(self) -> int:
        """The last line in its file of any recipient."""
        return max(self.table.lines, default=0)

    @cached_property
    def counts(self) -> Counts:
        """The numbers of all recipients."""
        starts = range(0, len(self.kinds), _ROWS_A_BLOCK)
        parts = (self.kinds[start : start + _ROWS_A_BLOCK] for start in starts)
        return count_statuses(self.statuses, parts)

    def counts_of(self, rows: Sequence[int]) -> Counts:
        """The numbers of some recipients."""
        starts = range(0, len(rows), _ROWS_A_BLOCK)
        parts = (map(self.kinds.__getitem__, rows[at : at + _ROWS_A_BLOCK]) for at in starts)
        return count_statuses(self.statuses, parts)


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""
