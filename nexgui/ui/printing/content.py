"""What is to be printed."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress

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
    only_needing: bool = False  # of those that the query shows

    @property
    def leaves_a_choice(self) -> bool:
        """Whether all recipients are listed, and some need somebody and others do not."""
        return self.query.shows_all and self.results.counts.partly_needing

    def needing_action(self) -> "Content":
        """The same, with only those recipients that need somebody."""
        needs = [status.needs_action for status in self.results.statuses]
        needing = map(needs.__getitem__, map(self.results.status_indices.__getitem__, self.rows))
        return replace(self, rows=array("L", compress(self.rows, needing)), only_needing=True)

    def describe(self) -> str:
        """Which recipients are listed, in words; empty where it is simply all of them."""
        total, shown = len(self.results), len(self.rows)
        if self.only_needing:
            order = self.query.describe_order(self.results)
            return text("print.only_needing", total=total, shown=shown) + order
        if self.query.is_plain:
            return ""
        return self.query.describe(self.results, shown)
