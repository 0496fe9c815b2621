"""What is remembered of a table's columns, for files with the same header."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import (
    COL_ADDRESS,
    COL_STATUS,
    COLUMN_KEYS,
    OUR_COLUMNS,
    USUALLY_HIDDEN,
)

_LEAST_WIDTH, _MOST_WIDTH = 24, 4000
ALWAYS_SHOWN = frozenset((COL_STATUS, COL_ADDRESS))
"""The columns that make the list."""

# Columns are kept as our keys and the file's own numbers, so that others may come in between.
# The first versions numbered all of them, with these keys; those of the very first have no version.
# Up to the third, every fact of a recipient had a column of its own.
_VERSION = 4
_NUMBERED = {
    None: ("group", "address", "status", "meaning", "action", "next_step"),
    2: ("group", "address", "status", "next_step", "meaning", "action"),
}


@dataclass(frozen=True)
class ColumnLayout:
    """How columns differ from the usual: nothing is, unless told."""

    order: tuple[int, ...] = ()  # all of them from left to right; empty: as numbered
    hidden: frozenset[int] = USUALLY_HIDDEN
    widths: Mapping[int, int] = field(default_factory=dict)  # at the usual size of text

    def whole_order(self, count: int) -> Sequence[int]:
        """All columns from left to right; as numbered where those remembered are others."""
        order = list(self.order)
        for column in range(OUR_COLUMNS):  # a new one comes behind the one it usually follows
            if order and column not in order:
                order.insert(order.index(column - 1) + 1 if column - 1 in order else 0, column)
        return order if sorted(order) == list(range(count)) else range(count)


def remember(header: Sequence[str], layout: ColumnLayout) -> None:
    """Keeps a layout under its header, of which only a digest is stored."""
    value = ""
    if layout != ColumnLayout():
        parts = {
            "version": _VERSION,
            "order": list(map(_kept, layout.order)),
            "hidden": list(map(_kept, sorted(layout.hidden))),
            "widths": [(_kept(column), width) for column, width in sorted(layout.widths.items())],
        }
        value = json.dumps(parts)
    Settings().remember_column_layout(header, value)


def recall(header: Sequence[str]) -> ColumnLayout:
    """The layout for a header; the usual one where none, or none that makes sense, is kept."""
    value = Settings().column_layout(header)
    try:
        if not value:
            return ColumnLayout()
        parts = json.loads(value)
        version = parts.get("version")
        keys = _NUMBERED.get(version, ())
        widths = {
            _today(column, keys): max(_LEAST_WIDTH, min(int(width), _MOST_WIDTH))
            for column, width in parts.get("widths", ())
        }
        hidden = frozenset(_today(column, keys) for column in parts.get("hidden", ()))
        order = tuple(_today(column, keys) for column in parts.get("order", ()))
        if version != _VERSION:
            # The columns of the list itself hold other things now; the file's own do not.
            hidden |= USUALLY_HIDDEN
            widths = {at: width for at, width in widths.items() if at not in ALWAYS_SHOWN}
            own = tuple(column for column in order if column >= OUR_COLUMNS)
            order = (*range(OUR_COLUMNS), *own) if own else ()
        return ColumnLayout(order, hidden - ALWAYS_SHOWN, widths)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        # It was edited by hand, or kept by a version of the future.
        return ColumnLayout()


def _kept(column: int) -> str | int:
    """The form in which a column is kept."""
    return COLUMN_KEYS[column] if column < OUR_COLUMNS else column - OUR_COLUMNS


def _today(column: object, keys: Sequence[str]) -> int:
    """The number that a remembered column has now; `keys` are those of an earlier version."""
    if isinstance(column, str):
        return COLUMN_KEYS.index(column)
    number = int(str(column))
    if number < 0:
        raise ValueError
    if number < len(keys):
        return COLUMN_KEYS.index(keys[number])
    return number - len(keys) + OUR_COLUMNS
