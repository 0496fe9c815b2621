"""The recipients of a result file, each with its status, and how many there are of each."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from nexgui.core.columns import ColumnRoles, find_columns
from nexgui.core.decoding import decode
from nexgui.core.file_rules import load_file_rules
from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.source import read_bytes
from nexgui.core.table import Oddity, Table, parse

_ROWS_A_BLOCK = 16384
_YES = "有"


@dataclass(frozen=True, slots=True)
class Source:
    """Where results come from, and how they were read."""

    path: Path
    encoding: str
    read_at: datetime  # local time


@dataclass(frozen=True)
class DeliveryResults:
    """A mail result file as read: its table, and the status of each row.

    `kinds[i]` is the index in `statuses` of the status of `table.rows[i]`; `statuses` holds
    every status that occurs, in the order in which the file first has it.
    """

    source: Source
    table: Table
    columns: ColumnRoles
    statuses: tuple[Status, ...]
    kinds: Sequence[int]
    oddities: tuple[Oddity, ...]

    def __len__(self) -> int:
        return len(self.kinds)

    def status(self, row: int) -> Status:
        """The status of a row."""
        return self.statuses[self.kinds[row]]

    def cell(self, row: int, column: int | None) -> str:
        """A cell of the file; empty where the row is too short or the file has no such column."""
        cells = self.table.rows[row]
        return cells[column] if column is not None and column < len(cells) else ""

    def address(self, row: int) -> str:
        """The recipient's address as the file has it."""
        return self.cell(row, self.columns.address)

    def opted_out(self, row: int) -> bool:
        """Whether the recipient asked not to be mailed any more (送信停止 is 有)."""
        return self.cell(row, self.columns.opted_out).strip() == _YES

    def resend(self, row: int, guide: StatusGuide) -> str:
        """Whether the mail may be sent again (再送), in our words."""
        return guide.opted_out_resend if self.opted_out(row) else self.status(row).resend

    @cached_property
    def status_counts(self) -> tuple[tuple[Status, int], ...]:
        """Every status that occurs with its number of recipients, the most frequent first."""
        return tuple((self.statuses[kind], n) for kind, n in Counter(self.kinds).most_common())

    @cached_property
    def group_counts(self) -> dict[ActionGroup, int]:
        """The number of recipients of every action group that occurs."""
        counts: Counter[ActionGroup] = Counter()
        for status, count in self.status_counts:
            counts[status.group] += count
        return dict(counts)

    @cached_property
    def group_needs(self) -> dict[ActionGroup, int]:
        """How many recipients of every group that occurs need somebody: all, some or none."""
        needs = dict.fromkeys(self.group_counts, 0)
        for status, count in self.status_counts:
            needs[status.group] += count * status.needs_action
        return needs

    def describe_count(self, group: ActionGroup) -> str:
        """The number of recipients of a group in words, behind the group's label."""
        count, needing = self.group_counts[group], self.group_needs[group]
        key = "summary.count" if needing in (0, count) else "summary.count_partly_needing"
        return text(key, label=group.label, count=count, needing=needing)

    @cached_property
    def needing_action(self) -> int:
        """The number of recipients that need somebody."""
        return sum(self.group_needs.values())

    @property
    def summary(self) -> str:
        """The one sentence that says how the mailing went."""
        total = len(self)
        if self.needing_action:
            return text("summary.some_need_action", total=total, needing=self.needing_action)
        waiting = sum(count for group, count in self.group_counts.items() if group.open)
        if waiting:
            return text("summary.none_needs_action_yet", total=total, waiting=waiting)
        return text("summary.none_needs_action", total=total)


def load(path: Path, guide: StatusGuide, report: Report = ignore_progress) -> DeliveryResults:
    """Reads the mail result file at `path`; the file is only ever read.

    Raises:
        LoadError: the file cannot be read as a mail result file; the leaves say why.
        Cancelled: `report` asked for it.
    """
    rules = load_file_rules()
    content = read_bytes(path, stage(report, 0, 3))
    decoded = decode(content, path.name, rules)
    table = parse(decoded.text, path.name, rules, stage(report, 1, 3))
    columns = find_columns(table, path.name, rules, guide)
    statuses, kinds = _classify(table, columns, guide, stage(report, 2, 3))
    oddities = table.oddities
    if columns.address is None:
        oddities = (Oddity(None, text("oddity.no_address_column")), *oddities)
    source = Source(path, decoded.encoding, datetime.now().astimezone())
    return DeliveryResults(source, table, columns, statuses, kinds, oddities)


def _classify(
    table: Table, columns: ColumnRoles, guide: StatusGuide, report: Report
) -> tuple[tuple[Status, ...], Sequence[int]]:
    """The statuses that occur, and for each row the index of its own."""
    statuses: dict[Status, int] = {}
    known: dict[tuple[str, str], int] = {}
    kinds = array("L")
    for start in range(0, len(table.rows), _ROWS_A_BLOCK):
        for row in table.rows[start : start + _ROWS_A_BLOCK]:
            pair = (_cell(row, columns.detail), _cell(row, columns.status))
            kind = known.get(pair)
            if kind is None:
                status = guide.look_up(*pair)
                kind = known[pair] = statuses.setdefault(status, len(statuses))
            kinds.append(kind)
        report(len(kinds), len(table.rows))
    return tuple(statuses), kinds


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
