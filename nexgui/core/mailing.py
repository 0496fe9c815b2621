"""Which files are results of one mailing, and which of them stands for it.

The program itself asks for another download a day later: a newer file of the same mailing takes
the older one's place. What tells a mailing is its header (the addresses of its links and the names
of its attachments stand there) together with the times at which results were decided: addresses
alone prove nothing, for two mailings go to one list.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from nexgui.core.changes import ChangeKind, Changes
from nexgui.core.guide import visible
from nexgui.core.inputs import joined_inputs
from nexgui.core.matching import NOWHERE, carried_over, compare, matched
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.results import DeliveryResults

_SAME_SHARE = 0.95  # of the results that are final in both, decided at the same minute


class Relation(Enum):
    """What two files are to each other."""

    SAME = "results of one mailing"
    OTHER = "results of different mailings"
    UNSURE = "too little is decided to tell"


@dataclass(frozen=True)
class StandIn:
    """What stands for a file: its number, and where in it each recipient of that file is."""

    number: int
    rows: Sequence[int]


@dataclass(frozen=True)
class Settled:
    """Files of which each is of another mailing, and what became of the others."""

    parts: tuple[DeliveryResults, ...]
    sentences: tuple[str, ...]
    kept: tuple[int, ...]  # the numbers that `parts` had among all
    stand_ins: Mapping[int, StandIn]  # by the number of a file that was left out
    unsure: tuple[tuple[int, int], ...]  # the numbers of those kept that may be of one mailing
    doubts: tuple[str, ...]  # what is to be said of those
    newly_needing: int  # recipients who need somebody, and did not in the older file

    def moved_rows(self, count: int) -> Sequence[int]:
        """Where the rows of so many of the first files are now, one file's behind the other's."""
        ends = accumulate(map(len, self.parts))
        rows_of = {
            number: range(end - len(part), end)
            for number, part, end in zip(self.kept, self.parts, ends, strict=True)
        }
        moved = array("l")
        for number in range(count):
            stand_in = self.stand_ins.get(number)
            if stand_in is None:
                moved.extend(rows_of[number])
            else:
                moved.extend(map(rows_of[stand_in.number].__getitem__, stand_in.rows))
        return moved


def settle(parts: Sequence[DeliveryResults], report: Report = ignore_progress) -> Settled:
    """For each mailing only the file that knows most of it, at the place of its first file.

    不達宛先 stands for no mailing of which 全宛先 is there. No recipient is left out.
    """
    stand_ins: dict[int, StandIn] = {}
    unsure: list[tuple[int, int]] = []
    kept: list[int] = []
    numbers: Sequence[int] = range(len(parts))
    if len(parts) > 1:
        numbers = sorted(numbers, key=lambda at: _knowledge(parts[at]), reverse=True)
    for number in numbers:
        report(len(kept) + len(stand_ins), len(parts))
        found = _stand_in(parts, number, kept)
        if isinstance(found, StandIn):
            stand_ins[number] = found
        else:
            unsure += [(at, number) for at in found]
            kept.append(number)
    left_of = {at: [n for n, each in stand_ins.items() if each.number == at] for at in kept}
    kept.sort(key=lambda at: min([at, *left_of[at]]))
    changes = {left: _since(parts[left], parts, each) for left, each in stand_ins.items()}
    return Settled(
        tuple(
            _with_corrections(
                _with_inputs(
                    _with_changes(
                        parts[at], [(parts[n], stand_ins[n].rows, changes[n]) for n in left_of[at]]
                    ),
                    [parts[n] for n in left_of[at]],
                ),
                [(parts[n], stand_ins[n].rows) for n in left_of[at]],
            )
            for at in kept
        ),
        tuple(
            _what_became(parts[left], parts, stand_ins[left], changes[left], came_first=left < at)
            for left, at in sorted((left, each.number) for left, each in stand_ins.items())
        ),
        tuple(kept),
        stand_ins,
        tuple(unsure),
        tuple(_doubt(parts[number], parts[at]) for at, number in unsure),
        sum(_newly_needing(changes[left] for left in lefts) for lefts in left_of.values()),
    )


def relation(one: DeliveryResults, other: DeliveryResults) -> Relation:
    """What two files are to each other, whichever of them is newer."""
    smaller, larger = sorted((one, other), key=len)
    return _related(smaller, larger)[0]


def moved_rows(
    before: Sequence[DeliveryResults], after: Sequence[DeliveryResults]
) -> Sequence[int]:
    """Where the rows of files that were one after the other are among those of others.

    `NOWHERE` stands for recipients that no other file has.
    """
    moved = array("l")
    firsts = [sum(map(len, after[:number])) for number in range(len(after))]
    for part in before:
        found = ((first, _rows_in(part, other)) for first, other in zip(firsts, after, strict=True))
        first, rows = next((each for each in found if len(each[1])), (0, [NOWHERE] * len(part)))
        moved.extend(row if row == NOWHERE else first + row for row in rows)
    return moved


def _rows_in(part: DeliveryResults, other: DeliveryResults) -> Sequence[int]:
    """Where the recipients of a file are in one of the same mailing; empty: it is of another."""
    if part.table is other.table:
        return range(len(part))
    smaller, larger = sorted((part, other), key=len)
    related, rows = _related(smaller, larger)
    if related is Relation.SAME:
        return rows if smaller is part else matched(part.keys, other.keys)
    if part.source.path == other.source.path:  # read again, maybe in another encoding
        return [*range(len(smaller)), *[NOWHERE] * (len(part) - len(smaller))]
    return ()


def _stand_in(
    parts: Sequence[DeliveryResults], number: int, kept: Sequence[int]
) -> StandIn | list[int]:
    """What of those kept stands for a file; else those that may be of the same mailing."""
    unsure = []
    for at in kept:
        related, rows = _related(parts[number], parts[at])
        if related is Relation.SAME:
            return StandIn(at, rows)
        if related is Relation.UNSURE:
            unsure.append(at)
    return unsure


def _related(smaller: DeliveryResults, larger: DeliveryResults) -> tuple[Relation, Sequence[int]]:
    """What two files are to each other, and where the recipients of the first are in the second."""
    if len(smaller) > len(larger) or _header_names(smaller) != _header_names(larger):
        return Relation.OTHER, ()
    rows = matched(smaller.keys, larger.keys)
    if NOWHERE in rows:
        return Relation.OTHER, ()  # whatever they have in common, neither stands for the other
    times = zip(smaller.keys.times, map(larger.keys.times.__getitem__, rows), strict=True)
    pairs = [first == second for first, second in times if first and second]
    if not pairs:
        return Relation.UNSURE, rows
    is_same = sum(pairs) >= len(pairs) * _SAME_SHARE
    return Relation.SAME if is_same else Relation.OTHER, rows


def _header_names(results: DeliveryResults) -> list[str]:
    """The names of the columns, in no order: programs that save a file again may move them."""
    return sorted(filter(None, map(visible, results.table.header)))


def _since(
    older: DeliveryResults, parts: Sequence[DeliveryResults], stand_in: StandIn
) -> Changes | None:
    """What changed since a file that another stands for; None: it is a mere part."""
    newer = parts[stand_in.number]
    return None if _is_part(older, newer) else compare(older, newer, stand_in.rows)


def _with_changes(
    newer: DeliveryResults,
    older: Iterable[tuple[DeliveryResults, Sequence[int], Changes | None]],
) -> DeliveryResults:
    """The same with what changed since the newest of older files, unless that is known."""
    for before, rows, changes in older:
        if newer.changes is not None:
            break
        if changes is not None and changes.counts.tells_something:
            return newer.with_changes(changes)
        if changes is not None and before.changes is not None:
            return newer.with_changes(carried_over(before.changes, rows, len(newer)))
    return newer


def _with_inputs(kept: DeliveryResults, left: Sequence[DeliveryResults]) -> DeliveryResults:
    """The same with what was filled in of workbooks that it stands for."""
    inputs = joined_inputs(each.inputs for each in (kept, *left))
    return kept if inputs == kept.inputs else kept.with_inputs(inputs)


def _with_corrections(
    newer: DeliveryResults, others: Iterable[tuple[DeliveryResults, Sequence[int]]]
) -> DeliveryResults:
    """The same with what was corrected in other files of the mailing; its own count before."""
    corrections = newer.corrections
    for other, rows in others:
        if other.corrections and other.source.annotated:  # somebody typed there what is newer
            corrections = corrections.beside(other.corrections.moved(rows))
        elif other.corrections:
            corrections = other.corrections.moved(rows).beside(corrections)
    return newer.with_corrections(corrections) if corrections != newer.corrections else newer


def _is_part(some: DeliveryResults, whole: DeliveryResults) -> bool:
    """Whether some recipients were chosen by their results, as in 不達宛先."""
    return len(some) < len(whole) and not any(
        group.delivered or group.open for group in some.counts.groups
    )


def _knowledge(results: DeliveryResults) -> tuple[int, int, int, bool, float]:
    """What is greater in the file that stands for a mailing."""
    saved_at = results.source.saved_at or results.source.read_at
    return (
        len(results),
        len(results) - _open(results),
        max(results.keys.times, default=0),
        not results.source.annotated,  # it may lie about since another day
        saved_at.timestamp(),
    )


def _open(results: DeliveryResults) -> int:
    return results.waiting.count if results.waiting is not None else 0


def _what_became(
    left: DeliveryResults,
    parts: Sequence[DeliveryResults],
    stand_in: StandIn,
    changes: Changes | None,
    *,
    came_first: bool,
) -> str:
    kept = parts[stand_in.number]
    name, whole = shown_name(left.source.path.name), shown_name(kept.source.path.name)
    if changes is None:
        times = map(kept.keys.times.__getitem__, stand_in.rows)
        if any(own and not there for own, there in zip(left.keys.times, times, strict=True)):
            return text("mailing.part_newer", name=name, whole=whole)
        return text("mailing.whole" if came_first else "mailing.part", name=name, whole=whole)
    if not changes.counts.tells_something:
        return text("mailing.alike", name=name)
    key = "mailing.replaced" if came_first else "mailing.older"
    return text(key, name=name) + changes.counts.sentence


def _newly_needing(changes: Iterable[Changes | None]) -> int:
    """How many there are since the newest of older files."""
    counts = (each.counts for each in changes if each is not None)
    told = (each.kinds[ChangeKind.NEEDING] for each in counts if each.tells_something)
    return next(told, 0)


def _doubt(one: DeliveryResults, other: DeliveryResults) -> str:
    names = (shown_name(each.source.path.name) for each in (one, other))
    return text("mailing.unsure", names="」と「".join(names))
