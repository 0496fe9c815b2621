"""The archive of a workbook whose large sheets are streamed past openpyxl."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP64_LIMIT, ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import (
    ARC_CONTENT_TYPES,
    ARC_SHARED_STRINGS,
    ARC_WORKBOOK_RELS,
    REL_NS,
    SHARED_STRINGS,
)

from nexgui.export.shared_texts import SharedTexts

if TYPE_CHECKING:
    from _typeshed import SizedBuffer, StrPath

# The smallest that still takes little time: 6, the usual level, takes twice as long for a fifth.
_LEVEL = 3
_END_OF_ROWS = re.compile(rb"</sheetData>|<sheetData ?/>")
_DIMENSION = re.compile(rb"<dimension[^>]*/>")
_SAMPLE = 4 * 1024 * 1024  # bytes
# Excel offers to repair a workbook with ZIP64 headers: they are only for those that need them.
_SURELY_BELOW_LIMIT = 0.8 * ZIP64_LIMIT


@dataclass(frozen=True, slots=True)
class _Rows:
    chunks: Iterator[bytes]
    count: int
    reference: str  # of all cells, such as "A1:AM100001"


class SheetArchive(ZipFile):
    """What openpyxl's ExcelWriter writes a workbook to; puts rows into sheets on their way.

    openpyxl makes everything but these rows: the sheet with its header row, widths, filters,
    rules and page, and the styles. A style of a row is that of any cell of the workbook: its
    `style_id`, which is what openpyxl itself writes and stays as it is once it was asked for.

    Rows are asked for while openpyxl saves the sheet, in the order of the sheets. So a sheet
    further back in a write-only workbook can still be filled when they have all been written.
    """

    def __init__(self, file: BinaryIO, shared: SharedTexts) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._shared = shared
        self._streams: list[tuple[Worksheet, _Rows]] = []

    def stream(
        self, sheet: Worksheet, chunks: Iterator[bytes], *, count: int, reference: str
    ) -> None:
        """Has `count` rows of XML written behind those that `sheet` holds by itself."""
        self._streams.append((sheet, _Rows(chunks, count, reference)))

    def write(
        self,
        filename: "StrPath",
        arcname: "StrPath | None" = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Called by openpyxl with the file of each sheet."""
        for sheet, rows in self._streams:
            if sheet.path == f"/{arcname}":
                self._write_rows(str(arcname), Path(filename).read_bytes(), rows)
                return
        super().write(filename, arcname, compress_type, compresslevel)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Called by openpyxl with every other part, after the sheets."""
        if len(self._shared) and isinstance(data, str | bytes):
            if zinfo_or_arcname == ARC_WORKBOOK_RELS:
                super().writestr(ARC_SHARED_STRINGS, self._shared.part())
                data = _with_last(data, _SHARED_TEXTS_RELATIONSHIP)
            elif zinfo_or_arcname == ARC_CONTENT_TYPES:
                data = _with_last(data, _SHARED_TEXTS_TYPE)
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)

    def _write_rows(self, name: str, sheet: bytes, rows: _Rows) -> None:
        end = _END_OF_ROWS.search(sheet)
        if end is None:
            raise ValueError(f"{name} has no place for rows")
        head = _with_dimension(sheet[: end.start()], rows.reference)
        if not end.group().startswith(b"</"):
            head += b"<sheetData>"
        sample, large = _look_ahead(rows)
        with self.open(name, "w", force_zip64=large) as part:
            part.write(head)
            for chunk in chain(sample, rows.chunks):
                part.write(chunk)
            part.write(b"</sheetData>" + sheet[end.end() :])


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


def _look_ahead(rows: _Rows) -> tuple[list[bytes], bool]:
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
