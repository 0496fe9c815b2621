"""The folders in which recipients stand, by what they need and by their action group.

Every recipient stands in one folder of an action group, or in that of those to be checked, and in
the one above it. A group of which some need somebody and others do not has a folder for each. Those
of several mailings may stand in UNDELIVERED_AGAIN besides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import compress

from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text


class Need(Enum):
    """What recipients need; in the order in which they are shown."""

    ACTION = auto()  # somebody
    CHECK = auto()  # a look, though their mail was delivered
    AGAIN = auto()  # a look: mails of two mailings or more did not reach their address
    NOTHING = auto()


_NAMES = {
    Need.ACTION: "folder.action",
    Need.CHECK: "folder.check",
    Need.AGAIN: "folder.again",
    Need.NOTHING: "folder.nothing",
}


@dataclass(frozen=True, slots=True)
class Folder:
    """The recipients with a need, or those of them that are of a group."""

    need: Need
    group: ActionGroup | None = None

    def __contains__(self, other: "Folder") -> bool:
        """Whether all recipients of another folder are in this one."""
        return self.need is other.need and self.group in (None, other.group)

    @property
    def name(self) -> str:
        """What it is called."""
        return text(_NAMES[self.need]) if self.group is None else self.group.short


NEEDING = Folder(Need.ACTION)
TO_CHECK = Folder(Need.CHECK)
UNDELIVERED_AGAIN = Folder(Need.AGAIN)  # whose recipients stand in another folder as well
NEEDING_NOTHING = Folder(Need.NOTHING)


def folder_of(status: Status, *, to_check: bool) -> Folder:
    """The lowest folder of a recipient with a status."""
    if to_check:
        return TO_CHECK
    return Folder(Need.ACTION if status.needs_action else Need.NOTHING, status.group)


def all_folders(guide: StatusGuide) -> Sequence[Folder]:
    """Every folder there can be, in the order in which they are shown."""
    needing, nothing = (
        [Folder(need, group) for group in guide.groups] for need in (Need.ACTION, Need.NOTHING)
    )
    return (NEEDING, *needing, TO_CHECK, UNDELIVERED_AGAIN, NEEDING_NOTHING, *nothing)


def count_folders(
    guide: StatusGuide,
    statuses: Sequence[Status],
    parts: Iterable[tuple[Sequence[int], Sequence[int]]],
    undelivered_again: int = 0,
) -> Mapping[Folder, int]:
    """How many recipients each folder has that has any, in the order in which they are shown.

    Each of the parts has indices of `statuses`, and for each whether it is one to be checked.
    """
    all_of: Counter[int] = Counter()
    marked: Counter[int] = Counter()
    for indices, to_check in parts:
        all_of.update(indices)
        marked.update(compress(indices, to_check))
    counts: Counter[Folder] = Counter()
    for index, count in all_of.items():
        own = folder_of(statuses[index], to_check=False)
        for folder in (own, Folder(own.need)):
            counts[folder] += count - marked[index]
    counts[TO_CHECK] = marked.total()
    counts[UNDELIVERED_AGAIN] = undelivered_again
    return {folder: counts[folder] for folder in all_folders(guide) if counts[folder]}


def count_everyone(counts: Mapping[Folder, int]) -> int:
    """How many recipients some folders have in all."""
    tops = (NEEDING, TO_CHECK, NEEDING_NOTHING)
    return sum(counts.get(folder, 0) for folder in tops)
