"""What the user wants to see: which recipients, and in which order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from nexgui.core.changes import ChangeKind
from nexgui.core.folders import Folder
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
class ValueFilter:
    """Some values of a column, or all but them; the latter shows values that nobody listed too."""

    values: frozenset[str]
    excluded: bool = False  # whether all values but these are shown

    def __contains__(self, value: str) -> bool:
        return (value in self.values) != self.excluded

    @property
    def is_shown(self) -> Callable[[str], bool]:
        """Whether a value is shown, as it is asked quickest for a million."""
        values = self.values
        return (lambda value: value not in values) if self.excluded else values.__contains__


@dataclass(frozen=True, slots=True)
class Query:
    """What the user chose to see; all recipients in the order of the file unless told.

    Those of some folders stand in the order in which one would see to them, unless told.
    """

    folders: frozenset[Folder] = frozenset()  # none: all recipients
    sort_by: Column | None = None
    descending: bool = False
    words: str = ""  # all of them must be somewhere in the row
    values: Mapping[Column, ValueFilter] = field(default_factory=dict)  # names of statuses too
    domain: str = ""  # of the address, in lower case; empty: whatever it is
    changed: ChangeKind | None = None  # only those to whom this happened since the older file
    alike: bool = False  # only those whose domain's mails failed alike
    repeated: bool = False  # only those of addresses that stand more than once

    @property
    def shows_all(self) -> bool:
        """Whether no recipient is left out."""
        return not self.folders and self.shows_all_of_folders

    @property
    def shows_all_of_folders(self) -> bool:
        """Whether no recipient of the folders is left out."""
        by_columns = (self.words.split(), self.values, self.domain)
        is_chosen = self.changed or self.alike or self.repeated
        return not (is_chosen or any(by_columns))

    @property
    def is_plain(self) -> bool:
        """Whether it is simply the file: all recipients, in their order."""
        return self.shows_all and self.sort_by is None

    def describe(self, results: DeliveryResults, shown: int) -> str:
        """What is shown, and in which order, in words; `shown` recipients are."""
        total = len(results)
        key = "query.shown" if shown < total else "query.all"
        words = [text(key, shown=shown, total=total)]
        if self.folders:
            words.append(text("query.folders", names="」「".join(self._folder_names(results))))
        if self.words.split():
            words.append(text("query.words", words="」「".join(self.words.split())))
        words += [self._describe_values(results, column) for column in self.values]
        if self.changed:
            words.append(text("query.changed", kind=self.changed.label))
        if self.alike:
            words.append(text("query.alike"))
        if self.repeated:
            words.append(text("query.repeated"))
        if self.domain:
            words.append(text("query.domain", domain=self.domain[:_QUOTED]))
        return "".join(words) + self.describe_order(results)

    def describe_order(self, results: DeliveryResults) -> str:
        """In which order, in words; empty where it is the file's own."""
        if self.sort_by is None:
            return text("query.by_task") if self.folders else ""
        key = "query.sorted_backwards" if self.descending else "query.sorted"
        by_status = self.sort_by is SortBy.STATUS
        by = text("column.group") if by_status else column_name(results, self.sort_by)
        return text(key, by=by)

    def carried_over(self, header: Sequence[str], results: DeliveryResults) -> "Query":
        """The same of other results, as far as they have the columns that these with a header had.

        Columns go by their names, the first of a name with the first, the second with the second.
        """
        names = list(_numbered(header))
        places = {name: place for place, name in enumerate(_numbered(results.table.header))}

        def moved(column: Column | None) -> Column | None:
            return places.get(names[column]) if isinstance(column, int) else column

        values: Mapping[Column, ValueFilter] = {
            place: chosen
            for column, chosen in self.values.items()
            if (place := moved(column)) is not None
        }
        sort_by = moved(self.sort_by)
        return replace(
            self,
            folders=frozenset(self.folders & results.folders.keys()),
            sort_by=sort_by,
            descending=self.descending and sort_by is not None,
            values=values,
            changed=None if results.changes is None else self.changed,
        )

    def _folder_names(self, results: DeliveryResults) -> Iterator[str]:
        """Of a group that has two folders it is told which; else it is the group as such."""
        there = results.folders
        for folder in (each for each in there if each in self.folders):
            group = folder.group
            halves = [each for each in there if each.group is group is not None]
            of = text("query.folder_half", group=folder.name, need=Folder(folder.need).name)
            yield of if len(halves) > 1 else folder.name

    def _describe_values(self, results: DeliveryResults, column: Column) -> str:
        chosen = self.values[column]
        values = sorted(value[:_QUOTED] or text("filter.blank") for value in chosen.values)
        name = column_name(results, column)
        if len(values) > _VALUES_TOLD:
            key = "query.many_excluded" if chosen.excluded else "query.many_values"
            return text(key, column=name, count=len(values))
        key = "query.excluded" if chosen.excluded else "query.values"
        return text(key, column=name, values="」「".join(values))


def column_name(results: DeliveryResults, column: Column) -> str:
    """What a column is called in words about what is shown."""
    if isinstance(column, int):
        return results.table.header[column][:_QUOTED] or text("status.blank")
    return text("column.status" if column is SortBy.STATUS else "column.address")


def cells_of(results: DeliveryResults, column: Column) -> Iterator[Sequence[str]]:
    """The cells that a column of the table is sorted by, some at a time; not those of statuses."""
    if isinstance(column, int):
        return results.table.rows.column(column)
    return results.addresses()


def cell_of(results: DeliveryResults, column: Column, row: int) -> str:
    """The same of one row."""
    return results.cell(row, column) if isinstance(column, int) else results.address(row)


def _numbered(header: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each name, and how many columns of that name come before it."""
    seen: dict[str, int] = {}
    for name in header:
        before = seen.get(name, 0)
        seen[name] = before + 1
        yield name, before
