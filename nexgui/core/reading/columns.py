"""Which column of a table is the address, the status, the detail, and so on."""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from nexgui.core.contact import ContactColumns
from nexgui.core.errors import FaxResultError, NoStatusColumnError
from nexgui.core.guide import StatusGuide, is_number, visible
from nexgui.core.reading.file_rules import FileRules, comparable_header
from nexgui.core.reading.header import DATE_TIME, YES_OR_NO
from nexgui.core.reading.records import Cells
from nexgui.core.reading.status_columns import StatusColumns

# Rows looked at to find out what a column holds.
SAMPLE_ROWS = 2000
# A column is one of addresses where at least one cell in this many is one.
_ADDRESS_SHARE = 2
# More than one filled cell in this many must have the form of a column's values.
_VALUE_SHARE = 2
# ステータス, 確定日時, ステータス詳細, 送信停止, 開封ログ: so NEXLINK puts them.
_OPTED_OUT_BEHIND = 3
# One of these beside ステータス makes the documented layout.
_BESIDE_STATUS = ("decided_at", "detail", "opted_out")
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
    contact: ContactColumns = field(default_factory=ContactColumns)
    clicked: tuple[int, ...] = ()  # one for each URL whose clicks were counted
    address_candidates: tuple[int, ...] = ()
    is_proven: bool = True  # that this is a result of NEXLINK's; else it is only likely


def refuse_fax(header: Sequence[str], name: str, rules: FileRules) -> None:
    """Lets no FAX result file pass.

    Raises:
        FaxResultError: this is one.
    """
    headers = {*map(comparable_header, header)}
    if headers >= rules.fax_headers and headers.isdisjoint(rules.headers["detail"]):
        raise FaxResultError(name=name)


def find_columns(
    header: Sequence[str], cells: Cells, name: str, rules: FileRules, guide: StatusGuide
) -> ColumnRoles:
    """Finds the columns of the mail result file `name` by their cells, with headers as hints.

    Raises:
        FaxResultError: this is a FAX result file.
        NoStatusColumnError: no column holds statuses.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for column, cell in enumerate(header):
        places[comparable_header(cell)].append(column)
    named = {role: _named(places, headers) for role, headers in rules.headers.items()}
    refuse_fax(header, name, rules)
    columns = _Columns(header, cells, guide)
    is_documented = any(named[role] for role in _BESIDE_STATUS)
    hinting: Sequence[int] = _named(places, rules.number_headers) if is_documented else ()
    if not header and columns.hold_signs():
        hinting = range(len(cells.row(0)))
    status, detail = columns.statuses(named["status"], named["detail"], hinting)
    is_proven = is_documented and bool(named["status"])
    is_proven = is_proven or columns.name_statuses((status, detail), rules.common_words)
    is_likely = {status, detail} & {*named["status"], *named["detail"], *hinting}
    if (status is None and detail is None) or not (is_proven or is_likely):
        raise NoStatusColumnError(name=name)
    candidates = columns.addresses(named["address"])
    opted_out = columns.with_values(named["opted_out"], YES_OR_NO)
    opened = columns.with_values(named["opened"], YES_OR_NO)
    if not header:
        opted_out, opened = columns.documented(status)
    return ColumnRoles(
        status=status,
        detail=detail,
        address=candidates[0] if candidates else _last(named["address"]),
        decided_at=columns.with_values(named["decided_at"], DATE_TIME, anywhere=True),
        opted_out=opted_out,
        opened=opened,
        contact=_contact(places, rules),
        clicked=columns.clicked(),
        address_candidates=candidates,
        is_proven=is_proven,
    )


def _named(places: Mapping[str, Sequence[int]], names: Sequence[str]) -> list[int]:
    """The columns with one of the names, those of the likeliest name last."""
    ranked = dict.fromkeys(reversed(names))
    return [column for name in ranked for column in places.get(name, ())]


def _contact(places: Mapping[str, Sequence[int]], rules: FileRules) -> ContactColumns:
    """The customer's own columns by their headers: the first of the likeliest name."""
    found: dict[str, int] = {}
    for role, headers in rules.contact_headers.items():
        columns = next((places[header] for header in headers if header in places), ())
        if columns:
            found[role] = columns[0]
    return ContactColumns(**found)


def _count_addresses(cells: Collection[str], *, whole: bool = False) -> int:
    """The number of cells that may be an address, or only of those that look like a `whole` one."""
    together = "".join(cells)  # most columns hold none: that is soon seen
    if "@" not in together and "＠" not in together:
        return 0
    return sum(_may_be_address(cell, whole=whole) for cell in cells)


def _may_be_address(cell: str, *, whole: bool) -> bool:
    """Whether something stands before an @; in a whole address a domain with a dot is behind it."""
    local, sign, domain = cell.strip().replace("＠", "@").partition("@")
    if not sign or not local:
        return False
    return not whole or (not local[-1].isspace() and any(dot in domain for dot in ".．"))


def _last(columns: Sequence[int]) -> int | None:
    return columns[-1] if columns else None


class _Columns:
    """Looks at the first cells of every column."""

    def __init__(self, header: Sequence[str], cells: Cells, guide: StatusGuide) -> None:
        rows = cells.all_rows()[:SAMPLE_ROWS]
        self._samples = [column for _, *column in zip_longest(header, *rows, fillvalue="")]
        self._header = header
        self._guide = guide

    def statuses(
        self, status: list[int], detail: list[int], hinting: Sequence[int]
    ) -> tuple[int | None, int | None]:
        """The columns of ステータス and ステータス詳細; `hinting` may hold statuses as numbers."""
        found = StatusColumns(self._samples, status, detail).find(self._guide)
        if found != (None, None):
            return found
        numbers = [column for column in hinting if self._holds_status_numbers(column)]
        # A number alone may be anything: only one column of them, beside addresses, is a status.
        if len(numbers) != 1 or not self.addresses([]):
            return None, None
        return numbers[0], None

    def name_statuses(self, columns: Iterable[int | None], common: Container[str]) -> bool:
        """Whether a cell of some columns has the name of a status that only NEXLINK has."""
        cells = {cell for column in columns if column is not None for cell in self._samples[column]}
        return any(
            self._guide.find_name(cell) is not None and visible(cell) not in common
            for cell in cells
        )

    def hold_signs(self) -> bool:
        """Whether a column has times, or 有 and 無, as those beside ステータス have."""
        return any(
            any(map(str.strip, cells))
            and (self._holds(column, DATE_TIME) or self._holds(column, YES_OR_NO))
            for column, cells in enumerate(self._samples)
        )

    def _holds_status_numbers(self, column: int) -> bool:
        filled = [cell for cell in self._samples[column] if cell.strip()]
        numbers = (is_number(cell) and self._guide.find(cell) for cell in filled)
        return bool(filled) and all(numbers)

    def documented(self, status: int | None) -> tuple[int | None, int | None]:
        """送信停止 and 開封ログ of a file without header, at their places behind ステータス."""
        if status is None:
            return None, None
        opted_out, opened = (
            column if column < len(self._samples) and self._holds(column, YES_OR_NO) else None
            for column in (status + _OPTED_OUT_BEHIND, status + _OPTED_OUT_BEHIND + 1)
        )
        return opted_out, opened

    def addresses(self, named: list[int]) -> tuple[int, ...]:
        """The columns that may hold the recipients' addresses, the likeliest first.

        A named column that mostly holds addresses is certain: one mistyped address must not make
        the column of the senders' addresses win.
        """
        counts = [_count_addresses(cells, whole=True) for cells in self._samples]
        if not any(counts):  # all of them may be mistyped
            counts = [_count_addresses(cells) for cells in self._samples]
        most = max(counts, default=0)
        if most == 0:
            return ()
        certain = [column for column in named if counts[column] * _ADDRESS_SHARE >= most]
        if certain:
            name = comparable_header(self._header[certain[-1]])
            alike = [each for each in certain if comparable_header(self._header[each]) == name]
            return self._by_addresses(alike[::-1])
        return self._by_addresses(
            [column for column, count in enumerate(counts) if count * _ADDRESS_SHARE >= most]
        )

    def _by_addresses(self, columns: Sequence[int]) -> tuple[int, ...]:
        """The columns with the most different addresses first; of copies only one."""
        different: dict[tuple[str, ...], int] = {}
        for column in columns:
            different.setdefault(tuple(self._samples[column]), column)
        counts = {column: _count_addresses({*cells}) for cells, column in different.items()}
        return tuple(sorted(counts, key=lambda column: -counts[column]))

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
            if _URL.match(name) and self._holds(column, YES_OR_NO)
        )

    def _holds(self, column: int, value: re.Pattern[str]) -> bool:
        filled = [cell.strip() for cell in self._samples[column] if cell.strip()]
        fitting = sum(value.fullmatch(cell) is not None for cell in filled)
        return fitting * _VALUE_SHARE > len(filled)
