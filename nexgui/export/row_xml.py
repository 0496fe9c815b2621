"""Rows of a worksheet as XML, some twenty-five times as fast as openpyxl writes them.

A row is what the program says of a recipient, in cells that are mostly the same for every
recipient of a status, and then the file's own cells. The same is rendered once, as a template.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from nexgui.core.progress import Report, ignore_progress
from nexgui.export.cell_text import CellText
from nexgui.export.cell_xml import (
    ROW,
    OnChanged,
    TextCells,
    TextStyle,
    blank_cell,
    formula_cell,
    ignore_changed,
    number_cell,
)
from nexgui.export.shared_texts import SharedTexts

OnRowChanged = Callable[[int, int, CellText], None]
"""Called with the indices of a row and of one of its own cells, and what its text became."""

_CHUNK = 1024 * 1024  # characters; packing smaller ones aside takes longer than it spares
_ROWS_A_REPORT = 16


@dataclass(frozen=True, slots=True)
class Fixed:
    """A cell that is the same in all rows of a template.

    Its styles are `style_id`s that openpyxl gives to cells of the workbook.
    """

    text: str
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with the same formula in all rows, `ROW` being the number of each."""

    formula: str
    value: str | float  # what it gives now
    style: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """A cell with one of a few texts of the program."""

    style: TextStyle


@dataclass(frozen=True, slots=True)
class Varying:
    """A cell with another text in each row."""

    style: TextStyle


@dataclass(frozen=True, slots=True)
class Number:
    """A cell with another number in each row, or with a text in its place.

    Where there is neither, it has what `otherwise` says, or nothing.
    """

    style: int
    otherwise: Formula | None = None


Cell = Fixed | Formula | Repeated | Varying | Number
Value = str | int


class RowTemplate:
    """What the rows of one kind share; `own_style` is that of the file's own cells."""

    def __init__(self, cells: Sequence[Cell], own_style: TextStyle, shared: SharedTexts) -> None:
        self._shared = shared
        self._fixed_texts = 0  # cells of each row that have a shared text
        self._renderers: list[Callable[[Any], str]] = []
        self._ours = "".join(self._place(cell, at) for at, cell in enumerate(cells, start=1))
        self._own_cells = TextCells(len(cells) + 1, own_style, shared.number)

    def xml(
        self,
        number: int,
        height: float,
        values: Iterable[Value],
        own: Sequence[str],
        on_changed: OnChanged = ignore_changed,
    ) -> str:
        """The row with this number (from 1); `values` are those of the cells that are not fixed."""
        pairs = zip(self._renderers, values, strict=True)
        ours = self._ours % tuple([render(value) for render, value in pairs])
        self._shared.used += self._fixed_texts
        cells = f"{ours}{self._own_cells.row(own, on_changed)}".replace(ROW, str(number))
        # Without customHeight, so that Excel fits the row again when other texts come into it.
        return f'<row r="{number}" ht="{height}">{cells}</row>'

    def _place(self, cell: Cell, column: int) -> str:
        """A fixed cell as it is, or a place for one that a renderer writes."""
        match cell:
            case Fixed(text, style):
                before = self._shared.used
                xml = self._shared.cell(text, column, style)
                self._fixed_texts += self._shared.used - before
                self._shared.used = before
                return xml.replace("%", "%%")
            case Formula(formula, value, style):
                return formula_cell(column, style, formula, value).replace("%", "%%")
            case Repeated():
                self._renderers.append(lambda value: self._shared.cell(value, column, cell.style))
            case Varying():
                self._renderers.append(TextCells(column, cell.style, self._shared.number).one)
            case Number():
                self._renderers.append(_number_renderer(cell, column))
        return "%s"


def _number_renderer(cell: Number, column: int) -> Callable[[Value], str]:
    texts = TextCells(column, TextStyle(cell.style, cell.style))
    other = cell.otherwise
    otherwise = (
        blank_cell(column, cell.style)
        if other is None
        else formula_cell(column, other.style, other.formula, other.value)
    )

    def render(value: Value) -> str:
        if isinstance(value, int):
            return number_cell(column, cell.style, value)
        return texts.one(value) if value else otherwise

    return render


class Row(NamedTuple):
    """One row to write."""

    template: RowTemplate
    height: float  # points
    values: Sequence[Value]  # of the template's cells that are not fixed
    own: Sequence[str]  # the file's own cells


def row_xml(
    rows: Iterable[Row],
    *,
    first: int,
    count: int,
    report: Report = ignore_progress,
    on_changed: OnRowChanged | None = None,
    chunk: int = _CHUNK,
) -> Iterator[bytes]:
    """The XML of `count` rows, the first of which has the number `first`, in chunks.

    Rows are asked for as they are needed, so that none of them stays in memory. Texts of the
    file that cannot stay to the letter are told to `on_changed`; rows are counted from 0 there.
    """
    parts: list[str] = []
    size = 0
    for index, (template, height, values, own) in enumerate(rows):
        if index % _ROWS_A_REPORT == 0:
            report(index, count)
        note = ignore_changed if on_changed is None else partial(on_changed, index)
        xml = template.xml(first + index, height, values, own, note)
        parts.append(xml)
        size += len(xml)
        if size >= chunk:
            yield "".join(parts).encode()
            parts.clear()
            size = 0
    if parts:
        yield "".join(parts).encode()
    report(count, count)
