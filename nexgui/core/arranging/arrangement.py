"""Which recipients the reader wants to see, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from nexgui.core.arranging.value_filter import ValueFilter
from nexgui.core.guide import ActionGroup
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults

_QUOTED = 30  # characters of a header or a value
_VALUES_TOLD = 3


class SortBy(Enum):
    """What recipients can be sorted by besides the columns of the file."""

    STATUS = "status"  # by action group, then as in the manual
    ADDRESS = "address"


Column = SortBy | int
"""What a column of the table filters and sorts by; a number is a column of the file."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose to see; all recipients in the order of the file unless told."""

    groups: frozenset[ActionGroup] = frozenset()  # none: those of every group
    sort_by: Column | None = None
    descending: bool = False
    words: str = ""  # all of them must be somewhere in the row
    values: Mapping[Column, ValueFilter] = field(default_factory=dict)  # names of statuses too
    domain: str = ""  # of the address, in lower case; empty: whatever it is
    needing: bool = False  # only those that need somebody

    @property
    def shows_all(self) -> bool:
        """Whether no recipient is left out."""
        filters = (self.needing, self.groups, self.words.split(), self.values, self.domain)
        return not any(filters)

    @property
    def is_plain(self) -> bool:
        """Whether it is simply the file: all recipients, in their order."""
        return self.shows_all and self.sort_by is None

    def describe(self, results: DeliveryResults, shown: int) -> str:
        """What is shown, and in which order, in words; `shown` recipients are."""
        total = len(results)
        key = "arrangement.shown" if shown < total else "arrangement.all"
        words = [text(key, shown=shown, total=total)]
        if self.needing:
            words.append(text("arrangement.needing"))
        if self.groups:
            present = [group.label for group in results.counts.groups if group in self.groups]
            words.append(text("arrangement.groups", labels="」「".join(present)))
        if self.words.split():
            words.append(text("arrangement.words", words="」「".join(self.words.split())))
        words += [self._describe_values(results, column) for column in self.values]
        if self.domain:
            words.append(text("arrangement.domain", domain=self.domain[:_QUOTED]))
        return "".join(words) + self.describe_order(results)

    def describe_order(self, results: DeliveryResults) -> str:
        """In which order, in words; empty where it is the file's own."""
        if self.sort_by is None:
            return ""
        key = "arrangement.sorted_backwards" if self.descending else "arrangement.sorted"
        by_status = self.sort_by is SortBy.STATUS
        by = text("column.group") if by_status else column_name(results, self.sort_by)
        return text(key, by=by)

    def _describe_values(self, results: DeliveryResults, column: Column) -> str:
        chosen = self.values[column]
        values = sorted(value[:_QUOTED] or text("filter.blank") for value in chosen.values)
        name = column_name(results, column)
        if len(values) > _VALUES_TOLD:
            key = "arrangement.many_excluded" if chosen.excluded else "arrangement.many_values"
            return text(key, column=name, count=len(values))
        key = "arrangement.excluded" if chosen.excluded else "arrangement.values"
        return text(key, column=name, values="」「".join(values))


def column_name(results: DeliveryResults, column: Column) -> str:
    """What a column is called in words about what is shown."""
    if isinstance(column, int):
        return results.table.header[column][:_QUOTED] or text("status.blank")
    return text("column.status" if column is SortBy.STATUS else "column.address")
