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
from nexgui.export.cell_xml import OnChanged, TextCells, ignore_changed
from nexgui.export.shared_texts import SharedTexts

OnRowChanged = Callable[[int, int, CellText], None]
"""Called with the indices of a row and of one of its own cells, and what its text became."""

_CHUNK = 1024 * 1024  # characters; packing smaller ones aside takes longer than it spares
_ROWS_A_REPORT = 16


@dataclass(frozen=True, slots=True)
class Fixed:
    """A cell that is the same in all rows of a template; empty for the clerk's own notes.

    A `style` is the `style_id` that openpyxl gives to a cell of the workbook.
    """

    text: str
    style: int


@dataclass(frozen=True, slots=True)
class Number:
    """A cell with another number in each row."""

    style: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """A cell with one of a few texts of the program."""

    style: int


@dataclass(frozen=True, slots=True)
class Varying:
    """A cell with another text in each row."""

    style: int


class RowTemplate:
    """What the rows of one kind share; `own_style` is that of the file's own cells."""

    def __init__(
        self,
        cells: Sequence[Fixed | Number | Repeated | Varying],
        own_style: int,
        shared: SharedTexts,
    ) -> None:
        self._shared = shared
        self._own_cells = self._text_cells(own_style)
        self._renderers: list[Callable[[Any], str]] = []
        self._ours = "".join(map(self._place, cells))

    def xml(
        self,
        number: int,
        height: float,
        values: Iterable[str | int],
        own: Sequence[str],
        on_changed: OnChanged = ignore_changed,
    ) -> str:
        """The row with this number (from 1); `values` are those of the cells that are not fixed."""
        pairs = zip(self._renderers, values, strict=True)
        ours = self._ours % tuple([render(value) for render, value in pairs])
        start = f'<row r="{number}" ht="{height}" customHeight="1">'
        return f"{start}{ours}{self._own_cells.row(own, on_changed)}</row>"

    def _text_cells(self, style: int) -> TextCells:
        return TextCells(style, lambda text: self._shared.cell(text, style))

    def _place(self, cell: Fixed | Number | Repeated | Varying) -> str:
        """A fixed cell as it is, or a place for one that a renderer writes."""
        match cell:
            case Fixed(text, style):
                return self._shared.cell(text, style).replace("%", "%%")
            case Number(style):
                self._renderers.append(str)
                return f'<c s="{style}"><v>%s</v></c>'
            case Repeated(style):
                self._renderers.append(lambda value: self._shared.cell(value, style))
            case Varying(style):
                self._renderers.append(self._text_cells(style).one)
        return "%s"


class Row(NamedTuple):
    """One row to write."""

    template: RowTemplate
    height: float  # points
    values: Sequence[str | int]  # of the template's cells that are not fixed
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
