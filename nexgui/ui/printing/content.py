"""What is to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.results import DeliveryResults


@dataclass(frozen=True)
class Content:
    """The results, and which of the recipients are listed; a later choice changes nothing of it."""

    results: DeliveryResults
    query: Query
    rows: Sequence[int]
    printed_at: datetime  # local time
    only_to_act_on: bool = False  # of those that the query shows

    @property
    def leaves_a_choice(self) -> bool:
        """Whether all recipients are listed, and there is something to do for some alone."""
        counts = self.results.counts
        return self.query.shows_all and 0 < counts.to_act_on < counts.total

    def to_act_on(self) -> "Content":
        """The same, with only those that need somebody, and behind them those to be checked."""
        needing, to_check = self.results.to_act_on(self.rows)
        return replace(self, rows=needing + to_check, only_to_act_on=True)

    @property
    def words_to_act_on(self) -> str:
        """What the choice of those alone is called."""
        counts = self.results.counts
        key = self._fitting("print.take_needing", "print.take_both", "print.take_to_check")
        return text(key, needing=counts.needing_action, to_check=counts.to_check)

    def _fitting(self, needing: str, both: str, to_check: str) -> str:
        """Which of three sentences fits those who are to be acted on."""
        counts = self.results.counts
        if not counts.to_check:
            return needing
        return both if counts.needing_action else to_check

    def describe(self) -> str:
        """Which recipients are listed, in words; empty where it is simply all of them."""
        total, shown = len(self.results), len(self.rows)
        if self.only_to_act_on:
            order = self.query.describe_order(self.results)
            key = self._fitting("print.only_needing", "print.only_both", "print.only_to_check")
            return text(key, total=total, shown=shown) + order
        if self.query.is_plain:
            return ""
        return self.query.describe(self.results, shown)
