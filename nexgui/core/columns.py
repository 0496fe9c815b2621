"""Which column of a table is the address, the status, the detail, and so on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nexgui.core.errors import FaxResultError, NoStatusColumnError
from nexgui.core.file_rules import FileRules, comparable_header
from nexgui.core.guide import StatusGuide
from nexgui.core.table import Table

# Rows looked at to find out what a column holds.
_SAMPLE_ROWS = 500


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The index of the column in each role, or None where the file has no such column."""

    status: int | None
    detail: int | None
    address: int | None
    decided_at: int | None
    opted_out: int | None
    opened: int | None


def find_columns(table: Table, name: str, rules: FileRules, guide: StatusGuide) -> ColumnRoles:
    """Finds the columns of the mail result file `name` by their headers and their cells.

    A customer's own list may have columns of the same names; NEXLINK's stand behind them.

    Raises:
        FaxResultError: this is a FAX result file.
        NoStatusColumnError: neither ステータス nor ステータス詳細 is there.
    """
    named = {role: _named(table.header, headers) for role, headers in rules.headers.items()}
    headers = {comparable_header(header) for header in table.header}
    if headers >= rules.fax_headers and not named["detail"]:
        raise FaxResultError(name=name)
    roles = ColumnRoles(
        status=_with_statuses(table, named["status"], guide),
        detail=_with_statuses(table, named["detail"], guide),
        address=_with_addresses(table, named["address"]),
        decided_at=_last(named["decided_at"]),
        opted_out=_last(named["opted_out"]),
        opened=_last(named["opened"]),
    )
    if roles.status is None and roles.detail is None:
        raise NoStatusColumnError(name=name)
    return roles


def _named(header: Sequence[str], names: tuple[str, ...]) -> list[int]:
    """The columns with one of the names, those of the likeliest name last."""
    ranks: Mapping[str, int] = {name: rank for rank, name in enumerate(names)}
    columns = [
        (ranks[comparable], column)
        for column, comparable in enumerate(map(comparable_header, header))
        if comparable in ranks
    ]
    return [column for _, column in sorted(columns, key=lambda pair: (-pair[0], pair[1]))]


def _last(columns: list[int]) -> int | None:
    return columns[-1] if columns else None


def _with_statuses(table: Table, candidates: list[int], guide: StatusGuide) -> int | None:
    """The last candidate that holds a status at all, since NEXLINK's columns come last.

    Not the one with the most: a customer's column of ranks 1 to 19 would look like statuses.
    """
    if len(candidates) < 2:
        return _last(candidates)
    return max(
        candidates,
        key=lambda column: (
            any(guide.find(cell) is not None for cell in _sample(table, column)),
            column,
        ),
    )


def _with_addresses(table: Table, candidates: list[int]) -> int | None:
    """A named column that mostly holds addresses, else the column with the most of them.

    Mostly: one mistyped address must not make the column of the senders' addresses win.
    """
    counts = [
        sum("@" in cell or "＠" in cell for cell in _sample(table, column))
        for column in range(len(table.header))
    ]
    most = max(counts)
    if most == 0:
        return _last(candidates)
    named = [column for column in candidates if counts[column] * 2 >= most]
    return named[-1] if named else counts.index(most)


def _sample(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows[:_SAMPLE_ROWS] if column < len(row)]
