"""Which files are results of one mailing, and which of them stands for it.

The program itself asks for another download a day later: a newer file of the same mailing takes
the older one's place. What tells a mailing is its header (the addresses of its links and the names
of its attachments stand there) together with the times at which results were decided: addresses
alone prove nothing, for two mailings go to one list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from nexgui.core.guide import visible
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.results import DeliveryResults
from nexgui.core.waiting import local_time

_SAME_SHARE = 0.95  # of the results that are final in both, decided at the same minute
_ROWS_A_REPORT = 10_000

_Times = Mapping[str, Sequence[datetime]]  # by address, when its results were decided


class Relation(Enum):
    """What two files are to each other."""

    SAME = "results of one mailing"
    OTHER = "results of different mailings"
    UNSURE = "too little is decided to tell"


@dataclass(frozen=True)
class Settled:
    """Files of which each is of another mailing, and what became of the others."""

    parts: tuple[DeliveryResults, ...]
    sentences: tuple[str, ...]


def settle(parts: Sequence[DeliveryResults], report: Report = ignore_progress) -> Settled:
    """For each mailing only its newest file, at the place of the first one.

    不達宛先 stands for no mailing of which 全宛先 is there.
    """
    kept: list[DeliveryResults] = []
    sentences: list[str] = []
    for part in parts:
        at = next(
            (at for at, other in enumerate(kept) if relation(other, part, report) is Relation.SAME),
            None,
        )
        if at is None:
            kept.append(part)
            continue
        old = kept[at]
        kept[at] = _stands_for_both(old, part)
        sentences.append(_what_became(old, part, kept[at]))
    return Settled(tuple(kept), tuple(sentences))


def relation(
    one: DeliveryResults, other: DeliveryResults, report: Report = ignore_progress
) -> Relation:
    """What two files are to each other, whichever of them is newer."""
    if _header_names(one) != _header_names(other):
        return Relation.OTHER
    first, second = _times(one, report), _times(other, report)
    common = first.keys() & second.keys()
    pairs = sum(min(len(first[address]), len(second[address])) for address in common)
    if not pairs:
        overlap = not _addresses(one).isdisjoint(_addresses(other))
        return Relation.UNSURE if overlap else Relation.OTHER
    alike = sum((Counter(first[each]) & Counter(second[each])).total() for each in common)
    return Relation.SAME if alike >= pairs * _SAME_SHARE else Relation.OTHER


def _header_names(results: DeliveryResults) -> list[str]:
    """The names of the columns, in no order: programs that save a file again may move them."""
    return sorted(filter(None, map(visible, results.table.header)))


def _times(results: DeliveryResults, report: Report) -> _Times:
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for address, cell in _decided(results, report):
        time = local_time(cell)
        if time is not None and address:
            times[address].append(time.replace(second=0, microsecond=0))
    return times


def _decided(results: DeliveryResults, report: Report) -> Iterator[tuple[str, str]]:
    """The address and 確定日時 of each recipient whose result is final."""
    is_final = [not status.group.open for status in results.statuses]
    for row, recipient in enumerate(results.recipients(range(len(results)))):
        if row % _ROWS_A_REPORT == 0:
            report(row, len(results))
        at = recipient.columns.decided_at
        if is_final[recipient.status_index] and at is not None and at < len(recipient.cells):
            yield recipient.address.strip().lower(), recipient.cells[at]


def _addresses(results: DeliveryResults) -> set[str]:
    return {address.strip().lower() for part in results.addresses() for address in part} - {""}


def _stands_for_both(old: DeliveryResults, new: DeliveryResults) -> DeliveryResults:
    """The one with all recipients; of two such the one that knows more, or later."""
    if len(old) != len(new):
        return max(old, new, key=len)
    return max(new, old, key=_knowledge)


def _knowledge(results: DeliveryResults) -> tuple[int, float]:
    saved_at = results.source.saved_at or results.source.read_at
    return len(results) - _open(results), saved_at.timestamp()


def _open(results: DeliveryResults) -> int:
    return results.waiting.count if results.waiting is not None else 0


def _what_became(old: DeliveryResults, new: DeliveryResults, kept: DeliveryResults) -> str:
    if kept is old:
        key = "mailing.nothing_new" if len(new) >= len(old) else "mailing.undelivered_only"
        return text(key, name=shown_name(new.source.path.name))
    before, after = old.counts.needing_action, new.counts.needing_action
    if len(old) != len(new):
        return text("mailing.whole", name=shown_name(new.source.path.name))
    return text("mailing.replaced", decided=_open(old) - _open(new), before=before, after=after)
