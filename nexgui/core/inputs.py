"""What a team filled in of a workbook of this program, and to which recipients it belongs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import NamedTuple

EVERYBODY_COLUMNS = (
    "line",
    "group",
    "address",
    "status",
    "next_step",
    "resend",
    "findings",
    "suggestion",
    "change",
    "decided_on",
    "meaning",
    "action",
)
"""The program's columns of 全件, by their keys; behind them come the file's own."""


@dataclass(frozen=True, slots=True)
class Input:
    """What was filled in for one recipient, as text; empty where nothing was."""

    address: str  # the recipient's, as the file has it
    line: int | None  # of the recipient in the file; None: nobody can tell any more
    outcome: str = ""  # empty for the one that is preset, too
    assignee: str = ""
    due: str = ""
    note: str = ""
    checked_on: str = ""
    corrected: str = ""  # 修正後アドレス

    @property
    def values(self) -> tuple[str, ...]:
        """The texts in the order of `INPUT_COLUMNS`."""
        return tuple(getattr(self, key) for key in INPUT_COLUMNS)

    def completed(self, other: "Input") -> "Input":
        """The same, with what `other` has where this one has nothing."""
        return replace(
            self, **{key: getattr(self, key) or getattr(other, key) for key in INPUT_COLUMNS}
        )


INPUT_COLUMNS = tuple(field.name for field in fields(Input))[2:]
"""The columns of 要対応 that are filled in, by their keys."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was filled in of a workbook, or of several."""

    entries: tuple[Input, ...] = ()
    assignees: tuple[str, ...] = ()  # names for 担当
    days: int | None = None  # until a recipient is due; None: as the program has it

    def __bool__(self) -> bool:
        return bool(self.entries or self.assignees or self.days is not None)

    def joined(self, other: "Inputs") -> "Inputs":
        """These and others; each once."""
        return Inputs(
            tuple(dict.fromkeys((*self.entries, *other.entries))),
            tuple(dict.fromkeys((*self.assignees, *other.assignees))),
            self.days if self.days is not None else other.days,
        )


def joined_inputs(several: Iterable[Inputs]) -> Inputs:
    """Those of several workbooks, the first ones first."""
    return reduce(Inputs.joined, several, Inputs())


class Placed(NamedTuple):
    """To which recipients inputs belong."""

    by_row: dict[int, Input]
    left: tuple[Input, ...]  # those of recipients that are not there, or filled in differently


def place(inputs: Iterable[Input], recipients: Iterable[tuple[int, int, str]]) -> Placed:
    """Finds the recipient of each input among those given by row, line and address.

    A recipient is known by the address, and by the line too where an address stands twice. Where
    there are several inputs for one, the first one counts.
    """
    waiting: dict[str, list[Input]] = defaultdict(list)
    for each in inputs:
        waiting[_comparable(each.address)].append(each)
    rows_of: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, line, address in recipients:
        if (known := _comparable(address)) in waiting:
            rows_of[known].append((row, line))
    by_row: dict[int, Input] = {}
    left: list[Input] = []
    for address, own in waiting.items():
        places = rows_of.get(address, [])
        for row, each in _pairs(own, places, only_by_line=not address):
            if row is None:
                left.append(each)
                continue
            by_row[row] = whole = by_row[row].completed(each) if row in by_row else each
            if _says_more(each, whole):
                left.append(each)
    return Placed(by_row, tuple(left))


def _pairs(
    inputs: Sequence[Input], places: Sequence[tuple[int, int]], *, only_by_line: bool
) -> Iterator[tuple[int | None, Input]]:
    """The row of each input of one address, which is at these rows and lines of the file."""
    row_at = {line: row for row, line in reversed(places)}
    taken = {row_at[each.line] for each in inputs if each.line in row_at}
    free = [row for row, _ in places if row not in taken]
    for each in inputs:
        if each.line in row_at:
            yield row_at[each.line], each
        elif only_by_line:
            yield None, each
        elif free:
            yield free.pop(0), each
        else:
            yield places[0][0] if len(places) == 1 else None, each


def _says_more(one: Input, whole: Input) -> bool:
    return any(mine and mine != other for mine, other in zip(one.values, whole.values, strict=True))


def _comparable(address: str) -> str:
    return address.strip().lower()
