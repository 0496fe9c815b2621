"""What became of recipients since an older result file of the same mailing (前回から)."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from nexgui.core.guide import Status
from nexgui.core.messages import text


class ChangeKind(Enum):
    """What can have happened to a recipient since the older file; several of them together."""

    ANY = "any"
    SETTLED = "settled"  # a result that was open is final
    NEEDING = "needing"  # it needs somebody, and did not
    RELIEVED = "relieved"  # it needs nobody any more
    CAME = "came"  # the older file does not have it

    @property
    def label(self) -> str:
        """What it is called."""
        return text(f"change.{self.value}")


@dataclass(frozen=True, slots=True)
class Change:
    """From which status to which a recipient went; without one before, it came in."""

    before: Status | None
    now: Status

    @property
    def kinds(self) -> frozenset[ChangeKind]:
        """What that means."""
        needed = self.before is not None and self.before.needs_action
        happened = {
            ChangeKind.ANY: True,
            ChangeKind.SETTLED: self.before is not None
            and self.before.group.open
            and not self.now.group.open,
            ChangeKind.NEEDING: self.now.needs_action and not needed,
            ChangeKind.RELIEVED: needed and not self.now.needs_action,
            ChangeKind.CAME: self.before is None,
        }
        return frozenset(kind for kind, so in happened.items() if so)

    @property
    def sentence(self) -> str:
        """What a column says of it."""
        if self.before is None:
            return text("change.came")
        return text("change.from_to", before=self.before.name, now=self.now.name)


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many recipients something happened to, and how many needed somebody before and after."""

    kinds: Counter[ChangeKind]
    went: int  # that the older file has alone
    needing_before: int
    needing_after: int

    @property
    def tells_something(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.kinds[ChangeKind.ANY] or self.went)

    @property
    def sentence(self) -> str:
        """What changed, as a message tells it."""
        settled = self.kinds[ChangeKind.SETTLED]
        words = [text("change.settled_count", count=settled)] if settled else []
        more, fewer = self.kinds[ChangeKind.NEEDING], self.kinds[ChangeKind.RELIEVED]
        key = ("mixed" if fewer else "more") if more else "fewer" if fewer else "as_before"
        before, after = self.needing_before, self.needing_after
        words.append(text(f"change.{key}", more=more, fewer=fewer, before=before, after=after))
        if came := self.kinds[ChangeKind.CAME]:
            words.append(text("change.came_count", count=came))
        if self.went:
            words.append(text("change.went_count", count=self.went))
        return "".join(words)


@dataclass(frozen=True)
class Changes:
    """What became of each row of some results.

    Of the row `i`, `different[numbers[i]]` tells it; None: nothing, or there is no older file.
    """

    different: tuple[Change | None, ...]  # each once
    numbers: Sequence[int]
    went: int  # recipients that the older file has alone
    needing_before: int
    needing_after: int

    def of(self, row: int) -> Change | None:
        """What became of the recipient in a row."""
        return self.different[self.numbers[row]]

    def marks(self, kind: ChangeKind) -> bytes:
        """For each row 1 if this happened to its recipient."""
        wanted = [change is not None and kind in change.kinds for change in self.different]
        return bytes(map(wanted.__getitem__, self.numbers))

    @cached_property
    def counts(self) -> ChangeCounts:
        """How many of each kind."""
        kinds: Counter[ChangeKind] = Counter()
        for number, count in Counter(self.numbers).items():
            change = self.different[number]
            if change is not None:
                kinds.update(dict.fromkeys(change.kinds, count))
        return ChangeCounts(kinds, self.went, self.needing_before, self.needing_after)


def merged_changes(parts: Iterable[tuple[Changes | None, int]]) -> Changes | None:
    """The changes of several files together, each given with the number of its rows.

    Files without an older one tell of nothing; None: that are all of them.
    """
    parts = list(parts)
    known = [changes for changes, _ in parts if changes is not None]
    if not known:
        return None
    different: dict[Change | None, int] = {None: 0}
    numbers = array("L")
    for changes, count in parts:
        if changes is None:
            numbers.extend(bytes(count))
            continue
        new = [different.setdefault(change, len(different)) for change in changes.different]
        numbers.extend(map(new.__getitem__, changes.numbers))
    return Changes(
        tuple(different),
        numbers,
        went=sum(each.went for each in known),
        needing_before=sum(each.needing_before for each in known),
        needing_after=sum(each.needing_after for each in known),
    )
