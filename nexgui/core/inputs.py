"""What a team filled in of a workbook of this program, and to which recipients it belongs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import NamedTuple

from nexgui.core.recipient_keys import comparable_address

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


WORKING_COLUMNS = (
    "outcome",
    "assignee",
    "due",
    "note",
    "checked_on",
    "group",
    "status",
    "company",
    "person",
    "phone",
    "address",
    "suggestion",
    "corrected",
    "next_step",
    "findings",
    "meaning",
    "action",
    "resend",
    "change",
    "mail",
    "line",
)
"""The same of 要対応."""


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

    def says_something(self, usual_dues: Collection[str] = ()) -> bool:
        """Whether somebody filled in more than a day that stood there anyway."""
        others = (
            value for key, value in zip(INPUT_COLUMNS, self.values, strict=True) if key != "due"
        )
        return any(others) or (self.due != "" and self.due not in usual_dues)

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


CORRECTED_COLUMNS = ("address", "corrected", "company", "person", "line")
"""The columns of 直した宛先, by their keys."""

LISTED_COLUMNS = (
    "address", "note", "outcome", "assignee", "due", "checked_on", "corrected", "line",
)  # fmt: skip
"""The columns of 読み込み情報 in which it is listed whose recipients are gone."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was filled in of a workbook, or of several."""

    entries: tuple[Input, ...] = ()
    assignees: tuple[str, ...] = ()  # names for 担当
    days: int | None = None  # until a recipient is due; None: as the program has it
    usual_dues: tuple[str, ...] = ()  # days that stood in 期限 before anybody filled in another
    added: tuple[str, ...] = ()  # headers of columns of the team's own, which stand in the notes

    @property
    def filled_in(self) -> tuple[Input, ...]:
        """Those entries in which somebody filled in something."""
        return tuple(each for each in self.entries if each.says_something(self.usual_dues))

    def joined(self, other: "Inputs") -> "Inputs":
        """These and others; each once."""
        return Inputs(
            tuple(dict.fromkeys((*self.entries, *other.entries))),
            tuple(dict.fromkeys((*self.assignees, *other.assignees))),
            self.days if self.days is not None else other.days,
            tuple(dict.fromkeys((*self.usual_dues, *other.usual_dues))),
            tuple(dict.fromkeys((*self.added, *other.added))),
        )


NO_INPUTS = Inputs()


def joined_inputs(several: Iterable[Inputs]) -> Inputs:
    """Those of several workbooks, the first ones first."""
    return reduce(Inputs.joined, several, NO_INPUTS)


class Placed(NamedTuple):
    """To which recipients inputs belong."""

    by_row: dict[int, Input]
    left: tuple[Input, ...]  # those of recipients that are not there, or filled in differently


def place(inputs: Inputs, recipients: Iterable[tuple[int, int, str]]) -> Placed:
    """Finds the recipient of each input among those given by row, line and address.

    A recipient is known by the address, and by the line too where an address stands twice. Where
    there are several inputs for one, the first one counts.
    """
    waiting: dict[str, list[Input]] = defaultdict(list)
    for each in inputs.entries:
        waiting[comparable_address(each.address)].append(each)
    rows_of: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, line, address in recipients:
        if (known := comparable_address(address)) in waiting:
            rows_of[known].append((row, line))
    by_row: dict[int, Input] = {}
    left: list[Input] = []
    for address, own in waiting.items():
        places = rows_of.get(address, [])
        for at, each in _pairs(own, places, only_by_line=not address):
            if at is None:
                left.append(each)
                continue
            by_row[at] = whole = by_row[at].completed(each) if at in by_row else each
            if _says_more(each, whole):
                left.append(each)
    told = (each for each in left if each.says_something(inputs.usual_dues))
    return Placed(by_row, tuple(dict.fromkeys(told)))


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
