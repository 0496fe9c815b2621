"""How many recipients there are of each status and each action group, and what that means."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from nexgui.core.guide import ActionGroup, Status
from nexgui.core.messages import text


@dataclass(frozen=True)
class Counts:
    """The numbers of some recipients; `statuses` has every status that occurs among them."""

    statuses: tuple[tuple[Status, int], ...]  # the most frequent first

    @cached_property
    def total(self) -> int:
        """The number of recipients."""
        return sum(count for _, count in self.statuses)

    @cached_property
    def groups(self) -> Mapping[ActionGroup, int]:
        """The number of recipients of every action group that occurs."""
        counts: Counter[ActionGroup] = Counter()
        for status, count in self.statuses:
            counts[status.group] += count
        return dict(counts)

    @cached_property
    def needing(self) -> Mapping[ActionGroup, int]:
        """How many recipients of every group that occurs need somebody: all, some or none."""
        needs = dict.fromkeys(self.groups, 0)
        for status, count in self.statuses:
            needs[status.group] += count * status.needs_action
        return needs

    @cached_property
    def needing_action(self) -> int:
        """The number of recipients that need somebody."""
        return sum(self.needing.values())

    @property
    def partly_needing(self) -> bool:
        """Whether some recipients need somebody and others do not."""
        return 0 < self.needing_action < self.total

    def describe(self, group: ActionGroup) -> str:
        """The number of recipients of a group in words, behind the group's label."""
        count, needing = self.groups[group], self.needing[group]
        key = "summary.count" if needing in (0, count) else "summary.count_partly_needing"
        return text(key, label=group.label, count=count, needing=needing)

    @property
    def summary(self) -> str:
        """The one sentence that says how the mailing went."""
        if self.needing_action:
            return text("summary.some_need_action", total=self.total, needing=self.needing_action)
        if not self.total:
            return text("summary.nobody")
        waiting = sum(count for group, count in self.groups.items() if group.open)
        if waiting:
            return text("summary.none_needs_action_yet", total=self.total, waiting=waiting)
        return text("summary.none_needs_action", total=self.total)


def count_statuses(statuses: tuple[Status, ...], kinds: Iterable[Iterable[int]]) -> Counts:
    """Counts the kinds, which are indices of `statuses` and come in parts.

    Parts, because a million counted at once would keep other threads waiting.
    """
    counts: Counter[int] = Counter()
    for part in kinds:
        counts.update(part)
    return Counts(tuple((statuses[kind], count) for kind, count in counts.most_common()))
