"""Saves a workbook whose large sheets are streamed past openpyxl: its private parts are used here.

No other module knows of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import chain
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP64_LIMIT, ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import (
    ARC_APP,
    ARC_CONTENT_TYPES,
    ARC_SHARED_STRINGS,
    ARC_STYLE,
    ARC_WORKBOOK_RELS,
    REL_NS,
    SHARED_STRINGS,
)

from nexgui.export.cell_xml import SHARED
from nexgui.export.shared_texts import SharedTexts

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

# The last that still takes little time: 3 makes a fifth more, 8 takes three times as long.
_LEVEL = 7
DESCRIBED = "nexgui_described"
"""The attribute of a chart that tells those who cannot see it what it shows."""
_END_OF_ROWS = re.compile(rb"</sheetData>|<sheetData ?/>")
_DIMENSION = re.compile(rb"<dimension[^>]*/>")
_FORMULA = re.compile(rb"(<c [^>]*)><f>([^<]*)</f>(?:<v ?/>|<v></v>)")
_FIXED_HEIGHT = b' customHeight="1"'
_END = b"</worksheet>"
_SAMPLE = 4 * 1024 * 1024  # bytes
# Of the Excel that knows all that is written here: of an older one it would ask at every closing
# whether to save what it worked out anew.
_CALCULATED_BY = 191029
# Excel may offer to repair a workbook with ZIP64 headers: they are for those that need them.
_SURELY_BELOW_LIMIT = 0.5 * ZIP64_LIMIT


@dataclass(frozen=True, slots=True)
class StreamedRows:
    """Rows of XML that follow those that a sheet holds by itself."""

    chunks: Iterator[bytes]
    count: int
    reference: str  # of all cells of the sheet, such as "A1:AM100001"


class WorkbookWriter(ExcelWriter):
    """openpyxl's own writer, but for the sheets: made in memory, and rows streamed into them.

    openpyxl makes everything but these rows: the sheet with its header row, widths, filters,
    rules and page, and the styles. A style of a row is that of any cell of the workbook: its
    `style_id`, which is what openpyxl itself writes and stays as it is once it was asked for.

    Rows are asked for when their sheet's turn comes, in the order of the sheets. openpyxl itself
    would write every sheet to a temporary file first, which a killed program leaves behind.
    """

    def __init__(
        self, workbook: Workbook, file: BinaryIO, shared: SharedTexts, program: str
    ) -> None:
        self.shared = shared
        self._zip = _Archive(file, shared, program)
        self._rows: dict[str, StreamedRows] = {}
        self._actions: dict[str, Callable[[], None]] = {}
        self._formula_values: dict[str, Mapping[str, object]] = {}
        super().__init__(workbook, self._zip)

    def __enter__(self) -> "WorkbookWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Closes the archive, also of a save that failed: it would complain later otherwise."""
        with suppress(OSError, ValueError):
            self._zip.close()

    def stream(self, sheet: Worksheet, rows: StreamedRows) -> None:
        """Has `rows` written behind those that `sheet` holds by itself."""
        self._rows[sheet.title] = rows

    def call_before(self, sheet: Worksheet, action: Callable[[], None]) -> None:
        """Has `action` called when all sheets before this one have been written."""
        self._actions[sheet.title] = action

    def know_values(self, sheet: Worksheet, values: Mapping[str, object]) -> None:
        """Gives the values of formulas (without "="), for programs that do not work them out.

        Excel itself shows none in a workbook that came by mail until its user allows editing.
        """
        self._formula_values[sheet.title] = values

    def write_worksheet(self, ws: Worksheet) -> None:
        """Called by openpyxl for each sheet."""
        if ws.title in self._actions:
            self._actions[ws.title]()
        made = BytesIO()
        _make(ws, made)
        # Heights belong to the numbers of rows, not to what is in them after somebody sorted.
        xml = made.getvalue().replace(_FIXED_HEIGHT, b"")
        xml = _with_values(xml, self._formula_values.get(ws.title, {}))
        self._zip.write_sheet(ws.path[1:], xml, self._rows.get(ws.title))
        self.manifest.append(ws)

    def _write_drawing(self, drawing: SpreadsheetDrawing) -> None:
        """Called by openpyxl for each drawing."""
        self._zip.described = [vars(chart).get(DESCRIBED, "") for chart in drawing.charts]
        super()._write_drawing(drawing)  # type: ignore[misc]


def new_workbook(font: Font) -> Workbook:
    """A workbook without a sheet, in which `font` is that of whatever users type."""
    workbook: Any = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook._fonts = IndexedList([font])
    workbook._named_styles["Normal"].font = font
    workbook.calculation = CalcProperties(calcId=_CALCULATED_BY, fullCalcOnLoad=False)
    return workbook  # type: ignore[no-any-return]


def _make(sheet: Any, file: BinaryIO) -> None:  # noqa: ANN401 - its types lack what is not public
    """What openpyxl does with a sheet, but for its temporary file; not all of it is public."""
    sheet._drawing = SpreadsheetDrawing()
    sheet._drawing.charts = sheet._charts
    writer: Any = WorksheetWriter(sheet, file)
    writer.write()
    sheet._rels = writer._rels


class _Archive(ZipFile):
    """The file that a workbook is: has some parts of openpyxl's in the form that Excel gives them.

    Readers and validators took offence at the others.
    """

    def __init__(self, file: BinaryIO, shared: SharedTexts, program: str) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._shared = shared
        self._program = program
        self.described: list[str] = []  # what the charts of the drawing show that is written now

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Called by openpyxl with every part but the sheets."""
        if isinstance(data, str | bytes) and isinstance(zinfo_or_arcname, str):
            data = self._as_excel(zinfo_or_arcname, data)
        if len(self._shared) and isinstance(data, str | bytes):
            if zinfo_or_arcname == ARC_WORKBOOK_RELS:
                super().writestr(ARC_SHARED_STRINGS, self._shared.part())
                data = _with_last(data, _SHARED_TEXTS_RELATIONSHIP)
            elif zinfo_or_arcname == ARC_CONTENT_TYPES:
                data = _with_last(data, _SHARED_TEXTS_TYPE)
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)

    def _counted(self, chunk: bytes) -> bytes:
        """A chunk of rows, whose shared texts are counted."""
        self._shared.used += chunk.count(SHARED)
        return chunk

    def _as_excel(self, part: str, data: str | bytes) -> str | bytes:
        if part == ARC_APP:
            return _APP.format(program=escape(self._program))
        if part == ARC_STYLE:
            return with_fonts_in_order(data if isinstance(data, str) else data.decode())
        if part.startswith("xl/drawings/drawing"):
            drawing = with_prefix(data if isinstance(data, str) else data.decode())
            for number, words in enumerate(self.described, start=1):
                name = f'name="Chart {number}"'
                drawing = drawing.replace(name, f'{name} descr="{escape(words)}"', 1)
            return drawing
        if part.startswith("xl/charts/"):
            chart = data if isinstance(data, str) else data.decode()
            return chart.replace("<chart><plotArea>", _NO_TITLE, 1)
        return data

    def write_sheet(self, name: str, xml: bytes, rows: StreamedRows | None) -> None:
        """Writes a sheet that openpyxl made, and `rows` behind its own ones."""
        if rows is None:
            super().writestr(name, xml)
            return
        end = _END_OF_ROWS.search(xml)
        if end is None:
            raise ValueError(f"{name} has no place for rows")
        head = _with_dimension(xml[: end.start()], rows.reference)
        if not end.group().startswith(b"</"):
            head += b"<sheetData>"
        sample, large = _look_ahead(rows)
        with self.open(name, "w", force_zip64=large) as part:
            part.write(head)
            _write_ahead(part, map(self._counted, chain(sample, rows.chunks)))
            part.write(b"</sheetData>" + _without_warnings(xml[end.end() :], rows.reference))


_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{program}</Application></Properties>"
)
# Else Excel puts the name of the only series above it.
_NO_TITLE = '<chart><autoTitleDeleted val="1"/><plotArea>'
_FONT = re.compile(r"<font>(.*?)</font>")
_FONT_CHILD = re.compile(r"<(\w+)[^>]*/>")
_FONT_ORDER = ("b", "i", "strike", "u", "sz", "color", "name", "family", "charset", "scheme")
_UNPREFIXED = re.compile(r"<(/?)(?=\w+[ />])(?!\w+:)")
_DRAWING_SPACE = re.compile(r' xmlns="([^"]*spreadsheetDrawing)"')


def with_fonts_in_order(styles: str) -> str:
    """The styles with what is said of each font in Excel's order."""

    def place(child: re.Match[str]) -> int:
        return _FONT_ORDER.index(child[1]) if child[1] in _FONT_ORDER else len(_FONT_ORDER)

    def sorted_font(font: re.Match[str]) -> str:
        children = sorted(_FONT_CHILD.finditer(font[1]), key=place)
        return f"<font>{''.join(child[0] for child in children)}</font>"

    return _FONT.sub(sorted_font, styles)


def with_prefix(drawing: str) -> str:
    """A drawing whose elements have the prefix by which some readers know them."""
    prefixed = _UNPREFIXED.sub(r"<\1xdr:", drawing)
    return _DRAWING_SPACE.sub(r' xmlns:xdr="\1"', prefixed, count=1)


def _write_ahead(part: IO[bytes], chunks: Iterable[bytes]) -> None:
    """Packs each chunk while the next one is made: packing needs no turn of Python's."""
    with ThreadPoolExecutor(1) as packer:
        packing: Future[int] | None = None
        for chunk in chunks:
            if packing is not None:
                packing.result()
            packing = packer.submit(part.write, chunk)
        if packing is not None:
            packing.result()


_SHARED_TEXTS_RELATIONSHIP = (
    f'<Relationship Id="sharedTexts" Type="{REL_NS}/sharedStrings" Target="sharedStrings.xml"/>'
)
_SHARED_TEXTS_TYPE = f'<Override PartName="/{ARC_SHARED_STRINGS}" ContentType="{SHARED_STRINGS}"/>'


def _with_last(xml: str | bytes, element: str) -> str:
    """`xml` with one more element at the end of its root."""
    text = xml if isinstance(xml, str) else xml.decode()
    content, tag, rest = text.rpartition("</")
    return f"{content}{element}{tag}{rest}"


def _with_dimension(head: bytes, reference: str) -> bytes:
    """A sheet's beginning with the place of all cells: readers make room by it."""
    dimension = f'<dimension ref="{reference}"/>'.encode()
    if _DIMENSION.search(head):
        return _DIMENSION.sub(dimension, head, count=1)
    return head.replace(b"<sheetViews>", dimension + b"<sheetViews>", 1)


def _without_warnings(tail: bytes, reference: str) -> bytes:
    """A sheet's end that spares Excel's green triangles: numbers of the file are text on purpose.

    The element stands behind all that openpyxl writes for a sheet without drawings and tables.
    """
    ignored = f'<ignoredError sqref="{reference}" numberStoredAsText="1" twoDigitTextYear="1"/>'
    return tail.replace(_END, f"<ignoredErrors>{ignored}</ignoredErrors>".encode() + _END)


def _with_values(xml: bytes, values: Mapping[str, object]) -> bytes:
    """A sheet's XML in which formulas have the values that are known of them."""
    by_formula = {_escaped(formula): value for formula, value in values.items()}

    def with_value(found: re.Match[bytes]) -> bytes:
        cell, formula = found.groups()
        value = by_formula.get(formula)
        if value is None:
            return found[0]
        kind = b' t="str"' if isinstance(value, str) else b""
        return b"%b%b><f>%b</f><v>%b</v>" % (cell, kind, formula, _escaped(str(value)))

    return _FORMULA.sub(with_value, xml) if by_formula else xml


def _escaped(formula: str) -> bytes:
    escaped = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.encode()


def _look_ahead(rows: StreamedRows) -> tuple[list[bytes], bool]:
    """The first chunks, and whether all together may be too large for a plain ZIP header."""
    sample: list[bytes] = []
    size = lines = 0
    for chunk in rows.chunks:
        sample.append(chunk)
        size += len(chunk)
        lines += chunk.count(b"<row ")
        if size >= _SAMPLE:
            break
    return sample, lines > 0 and size / lines * rows.count > _SURELY_BELOW_LIMIT
