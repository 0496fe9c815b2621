"""Which columns hold ステータス and ステータス詳細: their cells decide, the headers are hints."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from nexgui.core.guide import Status, StatusGuide, is_number

# Shares are compared in quarters: some statuses that the guide lacks must not decide.
_FULL = 4
# What a name of the right kind is worth, in the same unit.
_NAMED = 2
# What a column full of numbers is worth, if its header is ステータス: any name beats it.
_NUMBERS = 0.5


class StatusColumns:
    """Looks at the first cells of every column."""

    def __init__(
        self, samples: Sequence[Sequence[str]], status: Sequence[int], detail: Sequence[int]
    ) -> None:
        """Takes the cells of each column, and the columns with either header."""
        self._samples = samples
        self._status = status
        self._detail = detail

    def find(self, guide: StatusGuide) -> tuple[int | None, int | None]:
        """The columns of ステータス and ステータス詳細, as far as there are such columns."""
        columns = self._columns(guide)
        status = self._find_status(columns)
        details = [column for column in self._detail if column != status]
        if details:
            return status, _named_detail(columns, details, status)
        return status, None if status is None else _unnamed_detail(columns, status)

    def _columns(self, guide: StatusGuide) -> Mapping[int, "_Column"]:
        """The columns that hold a status or are named so; the others are of no interest."""
        cells: set[str] = set()
        for sample in self._samples:
            cells.update(sample)
        found = {cell: status for cell in cells if (status := guide.find(cell)) is not None}
        statuses = frozenset(found)
        named = {*self._status, *self._detail}
        return {
            index: _Column(sample, found, guide)
            for index, sample in enumerate(self._samples)
            if index in named or not statuses.isdisjoint(sample)
        }

    def _find_status(self, columns: Mapping[int, "_Column"]) -> int | None:
        """The column with the most statuses; of equals the last, as NEXLINK's is behind others."""

        def score(index: int) -> tuple[float, float, int]:
            column, named = columns[index], index in self._status
            numbers = _NUMBERS * column.share(column.numbers) if named else 0
            names = column.share(column.names)
            worth = max(round(_FULL * names), _FULL * numbers) + _NAMED * named
            return worth, names if not named else 0, index

        others = [index for index in columns if index not in self._detail]
        able = [index for index in others if index in self._status or columns[index].names]
        return max(able, key=score, default=None)


class _Column:
    """What the cells of a column are."""

    def __init__(
        self, cells: Sequence[str], found: Mapping[str, Status], guide: StatusGuide
    ) -> None:
        self._guide = guide
        self._cells = cells
        self._found = found
        counts = Counter(filter(found.__contains__, cells))
        self._counts = [(cell, found[cell], count) for cell, count in counts.items()]

    @cached_property
    def names(self) -> int:
        """The number of cells with the name of a status."""
        return sum(count for cell, _, count in self._counts if not is_number(cell))

    @cached_property
    def numbers(self) -> int:
        """The number of cells with the number of a status."""
        return sum(count for cell, _, count in self._counts if is_number(cell))

    @cached_property
    def reasons(self) -> int:
        """The number of cells with the name of a status that says why a mail was not delivered."""
        return sum(
            count
            for cell, status, count in self._counts
            if status.number is not None and status.group.coloured and not is_number(cell)
        )

    @cached_property
    def filled(self) -> int:
        """The number of cells with text."""
        return sum(map(bool, map(str.strip, self._cells)))

    def share(self, count: int) -> float:
        """How large a part of all cells that is."""
        return count / len(self._cells) if self._cells else 0

    def explains(self, status: "_Column | None") -> bool:
        """Whether most cells with text stand beside a status that leaves the reason open."""
        if status is None:
            return True
        pairs = zip(self._cells, status._cells, strict=True)
        beside = [status.leaves_open(other) for cell, other in pairs if cell.strip()]
        return not beside or sum(beside) * 2 > len(beside)

    def leaves_open(self, cell: str) -> bool:
        """Whether a status says no more than that there was an error."""
        found = self._found.get(cell)
        return found is None or found.group is self._guide.unknown.group


def _named_detail(
    columns: Mapping[int, _Column], details: Sequence[int], status: int | None
) -> int:
    """Of several columns with the name, the last that goes with the status and holds reasons."""
    beside = None if status is None else columns[status]

    def score(index: int) -> tuple[bool, bool]:
        column = columns[index]
        sensible = not column.filled or (column.names + column.numbers) * 2 > column.filled
        return column.explains(beside), sensible

    best = max(map(score, details))
    return [index for index in details if score(index) == best][-1]


def _unnamed_detail(columns: Mapping[int, _Column], status: int) -> int | None:
    """The last column that holds reasons, and hardly ever where the status needs none."""
    able = [
        index
        for index, column in columns.items()
        if index != status
        and column.reasons * 2 > column.filled
        and column.explains(columns[status])
    ]
    return max(able, key=lambda index: (columns[index].reasons, index), default=None)
