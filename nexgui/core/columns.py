"""Which column of a table is the address, the status, the detail, and so on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nexgui.core.cells import Cells
from nexgui.core.errors import FaxResultError, NoStatusColumnError
from nexgui.core.file_rules import FileRules, comparable_header
from nexgui.core.guide import StatusGuide

# Rows looked at to find out what a column holds.
SAMPLE_ROWS = 2000
# A column is one of addresses where at least one cell in this many is one.
_ADDRESS_SHARE = 2
# More than one filled cell in this many must have the form of a column's values.
_VALUE_SHARE = 2
_YES_OR_NO = re.compile("[有無]")
# yyyy-mm-dd hh:mi as NEXLINK writes it, ISO 8601, and what Excel makes of them.
_DATE_TIME = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]+\d{1,2}:\d{2}(:\d{2})?.*")
_URL = re.compile("https?://")


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The index of the column in each role, or None where the file has no such column.

    `address_candidates` has more than one column where it is not clear which holds the addresses
    of the recipients; `address` is the likeliest of them.
    """

    status: int | None
    detail: int | None
    address: int | None
    decided_at: int | None
    opted_out: int | None
    opened: int | None
    clicked: tuple[int, ...] = ()  # one for each URL whose clicks were counted
    address_candidates: tuple[int, ...] = ()


def find_columns(
    header: Sequence[str], cells: Cells, name: str, rules: FileRules, guide: StatusGuide
) -> ColumnRoles:
    """Finds the columns of the mail result file `name` by their cells, with headers as hints.

    Raises:
        FaxResultError: this is a FAX result file.
        NoStatusColumnError: no column holds statuses.
    """
    named = {role: _named(header, headers) for role, headers in rules.headers.items()}
    if {comparable_header(cell) for cell in header} >= rules.fax_headers and not named["detail"]:
        raise FaxResultError(name=name)
    columns = _Columns(header, cells, guide)
    status, detail = columns.statuses(named["status"], named["detail"])
    if status is None and detail is None:
        raise NoStatusColumnError(name=name)
    candidates = columns.addresses(named["address"])
    return ColumnRoles(
        status=status,
        detail=detail,
        address=candidates[0] if candidates else _last(named["address"]),
        decided_at=columns.with_values(named["decided_at"], _DATE_TIME, anywhere=True),
        opted_out=columns.with_values(named["opted_out"], _YES_OR_NO),
        opened=columns.with_values(named["opened"], _YES_OR_NO),
        clicked=columns.clicked(),
        address_candidates=candidates,
    )


def _named(header: Sequence[str], names: tuple[str, ...]) -> list[int]:
    """The columns with one of the names, those of the likeliest name last."""
    ranks = {name: rank for rank, name in enumerate(names)}
    columns = [
        (ranks[comparable], column)
        for column, comparable in enumerate(map(comparable_header, header))
        if comparable in ranks
    ]
    return [column for _, column in sorted(columns, key=lambda pair: (-pair[0], pair[1]))]


def _last(columns: Sequence[int]) -> int | None:
    return columns[-1] if columns else None


class _Columns:
    """Looks at the first cells of every column."""

    def __init__(self, header: Sequence[str], cells: Cells, guide: StatusGuide) -> None:
        width = max(len(header), cells.width, *(len(row) for row in cells.rows[:SAMPLE_ROWS]), 0)
        self._samples = [cells.column(index)[:SAMPLE_ROWS] for index in range(width)]
        self._header = header
        self._guide = guide

    def statuses(self, status: list[int], detail: list[int]) -> tuple[int | None, int | None]:
        """The columns of ステータス and ステータス詳細.

        Of several columns with the name, NEXLINK's is the last that holds a status at all, and
        not the one with the most: a customer's column of ranks 1 to 19 looks like statuses.
        """
        found = self._last_with_statuses(status), self._last_with_statuses(detail)
        if found != (None, None):
            return found
        return self._unnamed_statuses()

    def addresses(self, named: list[int]) -> tuple[int, ...]:
        """The columns that may hold the recipients' addresses, the likeliest first.

        A named column that mostly holds addresses is certain: one mistyped address must not make
        the column of the senders' addresses win.
        """
        counts = [sum("@" in cell or "＠" in cell for cell in cells) for cells in self._samples]
        most = max(counts, default=0)
        if most == 0:
            return ()
        certain = [column for column in named if counts[column] * _ADDRESS_SHARE >= most]
        if certain:
            return (certain[-1],)
        likely = [column for column, count in enumerate(counts) if count * _ADDRESS_SHARE >= most]
        return tuple(sorted(likely, key=lambda column: -counts[column]))

    def with_values(
        self, named: list[int], value: re.Pattern[str], *, anywhere: bool = False
    ) -> int | None:
        """The last column with one of the names that holds such values and hardly others.

        Where none has such a name, the last of all columns that does, if `anywhere` may be looked.
        """
        candidates = named or (list(range(len(self._samples))) if anywhere else [])
        holding = [column for column in candidates if self._holds(column, value)]
        return _last(holding or named)

    def clicked(self) -> tuple[int, ...]:
        """The columns whose header is the URL that was clicked or not."""
        return tuple(
            column
            for column, name in enumerate(self._header)
            if _URL.match(name) and self._holds(column, _YES_OR_NO)
        )

    def _holds(self, column: int, value: re.Pattern[str]) -> bool:
        filled = [cell.strip() for cell in self._samples[column] if cell.strip()]
        fitting = sum(value.fullmatch(cell) is not None for cell in filled)
        return fitting * _VALUE_SHARE > len(filled)

    def _last_with_statuses(self, candidates: list[int]) -> int | None:
        holding = [column for column in candidates if self._holds_statuses(column)]
        return _last(holding or candidates)

    def _holds_statuses(self, column: int) -> bool:
        return any(self._guide.find(cell) is not None for cell in self._samples[column])

    def _unnamed_statuses(self) -> tuple[int | None, int | None]:
        """The columns with the most names of statuses; the fuller one is ステータス."""
        counts = [
            sum(self._guide.find_name(cell) is not None for cell in cells)
            for cells in self._samples
        ]
        holding = sorted((c for c, count in enumerate(counts) if count), key=lambda c: -counts[c])
        if len(holding) < 2:
            return _last(holding), None
        return holding[0], holding[1]
