"""What is remembered of a table's columns, for files with the same header."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import COL_ADDRESS

_LEAST_WIDTH, _MOST_WIDTH = 24, 4000
# The first version had 次にすること after 意味 and 対応; its layouts have no number.
_VERSION = 2
_SINCE_THE_FIRST = {3: 4, 4: 5, 5: 3}


@dataclass(frozen=True)
class ColumnLayout:
    """How columns differ from the usual: nothing is, unless told."""

    order: tuple[int, ...] = ()  # all of them from left to right; empty: as numbered
    hidden: frozenset[int] = frozenset()
    widths: Mapping[int, int] = field(default_factory=dict)  # at the usual size of text

    def whole_order(self, count: int) -> Sequence[int]:
        """All columns from left to right; as numbered where those remembered are others."""
        return self.order if sorted(self.order) == list(range(count)) else range(count)


def remember(header: Sequence[str], layout: ColumnLayout) -> None:
    """Keeps a layout under its header, of which only a digest is stored."""
    value = ""
    if layout != ColumnLayout():
        parts = {
            "version": _VERSION,
            "order": list(layout.order),
            "hidden": sorted(layout.hidden),
            "widths": sorted(layout.widths.items()),
        }
        value = json.dumps(parts)
    Settings().remember_column_layout(header, value)


def recall(header: Sequence[str]) -> ColumnLayout:
    """The layout for a header; the usual one where none, or none that makes sense, is kept."""
    value = Settings().column_layout(header)
    try:
        parts = json.loads(value) if value else {}
        now = {} if parts.get("version") == _VERSION else _SINCE_THE_FIRST
        widths = {
            _today(column, now): max(_LEAST_WIDTH, min(int(width), _MOST_WIDTH))
            for column, width in parts.get("widths", ())
        }
        hidden = frozenset(_today(column, now) for column in parts.get("hidden", ()))
        order = tuple(_today(column, now) for column in parts.get("order", ()))
        return ColumnLayout(order, hidden - {COL_ADDRESS}, widths)
    except (ValueError, TypeError, AttributeError, OverflowError):  # edited by hand
        return ColumnLayout()


def _today(column: object, now: Mapping[int, int]) -> int:
    """The number that a remembered column has now."""
    number = int(str(column))
    return now.get(number, number)
