"""Several mail result files as one: their rows one after the other, under one header."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from nexgui.core.addresses.findings import merged_findings
from nexgui.core.changes import merged_changes
from nexgui.core.corrections import merged_corrections
from nexgui.core.guide import Status
from nexgui.core.inputs import joined_inputs
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.oddities import Oddity
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.reading.rows import Block, TableRows
from nexgui.core.reading.table import Table
from nexgui.core.results import DeliveryResults, FileRows
from nexgui.core.waiting import merged_waiting


def merge(parts: Sequence[DeliveryResults]) -> DeliveryResults:
    """The recipients of all parts, in their order; the first column names each one's file.

    Columns of the same header become one: the first of that header in one file goes with the
    first in another, the second with the second. No cell is lost and none is changed.
    """
    if len(parts) == 1:
        return parts[0]
    header, places = _common_header([part.table.header for part in parts])
    rows = MergedRows(
        [part.table.rows for part in parts],
        [part.source.path.name for part in parts],
        places,
    )
    by_file = tuple(
        FileRows(end - len(part) + own.first, _moved(own.columns, place), own.waiting)
        for part, place, end in zip(parts, places, rows.ends, strict=True)
        for own in part.files
    )
    lines = array("L", chain.from_iterable(part.table.lines for part in parts))
    statuses, status_indices = _merge_statuses(parts)
    return DeliveryResults(
        guide=parts[0].guide,
        sources=tuple(source for part in parts for source in part.sources),
        table=Table((text("column.file"), *header), None, rows, lines),
        columns=by_file[0].columns,
        statuses=statuses,
        status_indices=status_indices,
        opted_out=b"".join(bytes(part.opted_out) for part in parts),
        to_check=b"".join(bytes(part.to_check) for part in parts),
        # Each file's own: the same address in two files, sent twice, is no oddity.
        findings=merged_findings((part.findings, len(part)) for part in parts),
        oddities=tuple(_named(oddity, part) for part in parts for oddity in part.oddities),
        waiting=merged_waiting(part.waiting for part in parts),
        by_file=by_file,
        parts=tuple(parts),
        changes=merged_changes((part.changes, len(part)) for part in parts),
        corrections=merged_corrections((part.corrections, len(part)) for part in parts),
        inputs=joined_inputs(part.inputs for part in parts),
    )


class MergedRows(TableRows):
    """The rows of several tables, each with its file's name before its cells."""

    def __init__(
        self,
        parts: Sequence[TableRows],
        names: Sequence[str],
        places: Sequence[Sequence[int]],
    ) -> None:
        """`places[p][c]` is the column of the common header in which cell `c` of part `p` goes."""
        super().__init__(parts)
        self._parts = parts
        self._names = names
        self._places = places

    def _item(self, part: int, index: int) -> list[str]:
        return self._merged(part, self._parts[part][index])

    def __iter__(self) -> Iterator[list[str]]:
        for part, rows in enumerate(self._parts):
            for row in rows:
                yield self._merged(part, row)

    def column(self, index: int) -> Iterator[list[str]]:
        """The cells of a column, file by file; empty where a file has no such column."""
        for rows, name, places in zip(self._parts, self._names, self._places, strict=True):
            if index - 1 in places:
                yield from rows.column(places.index(index - 1))
            else:
                yield [name if index == 0 else ""] * len(rows)

    def blocks(self) -> Iterator[tuple[Block, str]]:
        """The blocks of all files, with the name of each one's file."""
        for rows, name in zip(self._parts, self._names, strict=True):
            for block, _before in rows.blocks():
                yield block, name

    def _merged(self, part: int, row: Sequence[str]) -> list[str]:
        places = self._places[part]
        merged = [""] * (max(places[: len(row)], default=-1) + 1)
        for place, cell in zip(places, row, strict=False):
            merged[place] = cell
        return [self._names[part], *merged]


def _common_header(headers: Sequence[Sequence[str]]) -> tuple[list[str], list[list[int]]]:
    """All headers, each once, and for each file where its columns went."""
    common: dict[tuple[str, int], int] = {}
    places: list[list[int]] = []
    for header in headers:
        seen: dict[str, int] = {}
        place = []
        for name in header:
            occurrence = seen[name] = seen.get(name, 0) + 1
            place.append(common.setdefault((name, occurrence), len(common)))
        places.append(place)
    return [name for name, _ in common], places


def _moved(columns: ColumnRoles, places: Sequence[int]) -> ColumnRoles:
    """The roles in the common header, behind the column of the files' names."""

    def moved(column: int | None) -> int | None:
        return None if column is None else places[column] + 1

    return replace(
        columns,
        status=moved(columns.status),
        detail=moved(columns.detail),
        address=moved(columns.address),
        decided_at=moved(columns.decided_at),
        opted_out=moved(columns.opted_out),
        opened=moved(columns.opened),
        contact=columns.contact.moved([place + 1 for place in places]),
        clicked=tuple(places[column] + 1 for column in columns.clicked),
        address_candidates=tuple(places[column] + 1 for column in columns.address_candidates),
    )


def _merge_statuses(parts: Sequence[DeliveryResults]) -> tuple[tuple[Status, ...], Sequence[int]]:
    numbers: dict[Status, int] = {}
    indices = array("L")
    for part in parts:
        renumbered = [numbers.setdefault(status, len(numbers)) for status in part.statuses]
        indices.extend(map(renumbered.__getitem__, part.status_indices))
    return tuple(numbers), indices


def _named(oddity: Oddity, part: DeliveryResults) -> Oddity:
    sentence = text(
        "oddity.of_file", name=shown_name(part.source.path.name), sentence=oddity.sentence
    )
    return Oddity(oddity.line, sentence)
