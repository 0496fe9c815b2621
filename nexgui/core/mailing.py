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
from nexgui.core.results import DeliveryResults
from nexgui.core.waiting import local_time

_SAME_SHARE = 0.95  # of the results that are final in both, decided at the same minute

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


def settle(parts: Sequence[DeliveryResults]) -> Settled:
    """For each mailing only the file that knows most of it, at the place of its first file.

    不達宛先 stands for no mailing of which 全宛先 is there. No recipient is left out.
    """
    stands_for: dict[int, int] = {}  # what is left out, and the number of what stands for it
    kept: list[int] = []
    for number in sorted(range(len(parts)), key=lambda at: _knowledge(parts[at]), reverse=True):
        same = (at for at in kept if relation(parts[at], parts[number]) is Relation.SAME)
        at = next(same, None)
        if at is None:
            kept.append(number)
        else:
            stands_for[number] = at
    places = {
        at: min([at, *(left for left in stands_for if stands_for[left] == at)]) for at in kept
    }
    return Settled(
        tuple(parts[at] for at in sorted(kept, key=places.__getitem__)),
        tuple(
            _what_became(parts[left], parts[at], came_first=left < at)
            for left, at in sorted(stands_for.items())
        ),
    )


def relation(one: DeliveryResults, other: DeliveryResults) -> Relation:
    """What two files are to each other, whichever of them is newer."""
    if _header_names(one) != _header_names(other):
        return Relation.OTHER
    smaller, larger = sorted((one, other), key=len)
    if not _addresses(smaller) <= _addresses(larger):
        return Relation.OTHER  # whatever they have in common, neither stands for the other
    first, second = _times(one), _times(other)
    common = first.keys() & second.keys()
    pairs = sum(min(len(first[address]), len(second[address])) for address in common)
    if not pairs:
        return Relation.UNSURE
    alike = sum((Counter(first[each]) & Counter(second[each])).total() for each in common)
    return Relation.SAME if alike >= pairs * _SAME_SHARE else Relation.OTHER


def _header_names(results: DeliveryResults) -> list[str]:
    """The names of the columns, in no order: programs that save a file again may move them."""
    return sorted(filter(None, map(visible, results.table.header)))


def _times(results: DeliveryResults) -> _Times:
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for address, cell in _decided(results):
        time = local_time(cell)
        if time is not None and address:
            times[address].append(time.replace(second=0, microsecond=0))
    return times


def _decided(results: DeliveryResults) -> Iterator[tuple[str, str]]:
    """The address and 確定日時 of each recipient whose result is final."""
    is_final = [not status.group.open for status in results.statuses]
    for recipient in results.recipients(range(len(results))):
        at = recipient.columns.decided_at
        if is_final[recipient.status_index] and at is not None and at < len(recipient.cells):
            yield recipient.address.strip().lower(), recipient.cells[at]


def _addresses(results: DeliveryResults) -> Counter[str]:
    """How often each address stands in a file; those without one count as well."""
    return Counter(address.strip().lower() for part in results.addresses() for address in part)


def _knowledge(results: DeliveryResults) -> tuple[int, int, float]:
    saved_at = results.source.saved_at or results.source.read_at
    return len(results), len(results) - _open(results), saved_at.timestamp()


def _open(results: DeliveryResults) -> int:
    return results.waiting.count if results.waiting is not None else 0


def _what_became(left: DeliveryResults, kept: DeliveryResults, *, came_first: bool) -> str:
    name, whole = shown_name(left.source.path.name), shown_name(kept.source.path.name)
    if len(left) < len(kept):
        if _knows_more(left, kept):
            return text("mailing.part_newer", name=name, whole=whole)
        return text("mailing.whole" if came_first else "mailing.part", name=name, whole=whole)
    decided = _open(left) - _open(kept)
    if not decided:
        return text("mailing.alike", name=name)
    if not came_first:
        return text("mailing.older", name=name)
    before, after = left.counts.needing_action, kept.counts.needing_action
    return text("mailing.replaced", decided=decided, before=before, after=after)


def _knows_more(one: DeliveryResults, other: DeliveryResults) -> bool:
    """Whether a result is final in one file and open in the other."""
    decided = _times(other)
    return any(len(times) > len(decided.get(each, ())) for each, times in _times(one).items())
