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
    to_check: int = 0  # delivered, but most likely to a wrong address

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
    def to_act_on(self) -> int:
        """The number of those, and of those to be checked."""
        return self.needing_action + self.to_check

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
        """The sentence that says how the mailing went."""
        if not self.to_check:
            return self._said("summary.some_need", "summary.none_needs_yet", "summary.none_needs")
        return self._said(
            "summary.some_need_or_check", "summary.none_needs_yet_or_check", "summary.only_to_check"
        )

    @property
    def headline(self) -> tuple[str, str]:
        """The same as a headline: a number, which may be empty, and the words behind it."""
        if not self.total:
            return "", text("summary.nobody")
        if self.needing_action:
            return f"{self.needing_action:,}", text("headline.some_need")
        waits = any(count for group, count in self.groups.items() if group.open)
        return "", text("headline.none_needs_yet" if waits else "headline.none_needs")

    def _said(self, some: str, none_yet: str, none: str) -> str:
        if not self.total:
            return text("summary.nobody")
        waiting = sum(count for group, count in self.groups.items() if group.open)
        key = some if self.needing_action else none_yet if waiting else none
        return text(
            key,
            total=self.total,
            needing=self.needing_action,
            waiting=waiting,
            to_check=self.to_check,
        )


def count_statuses(
    statuses: tuple[Status, ...], indices: Iterable[Iterable[int]], to_check: int
) -> Counts:
    """Counts the indices of `statuses`, which come in parts.

    Parts, because a million counted at once would keep other threads waiting.
    """
    counts: Counter[int] = Counter()
    for part in indices:
        counts.update(part)
    ranked = tuple((statuses[index], count) for index, count in counts.most_common())
    return Counts(ranked, to_check)
