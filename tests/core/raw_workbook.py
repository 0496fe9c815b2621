"""Makes workbooks part by part, as programs write them that are not Excel, for the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.helpers import HEADER, recipient

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

ROWS = [list(recipient("送信完了")), list(recipient("エラー", "受信拒否"))]


def inline(text: str, place: str = "") -> str:
    """A cell that holds its text."""
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row_of(cells: Sequence[str], *more: str) -> str:
    """A row of cells that hold their texts, and some cells more as they are written."""
    return f"<row>{''.join(map(inline, cells))}{''.join(more)}</row>"


def rows_of(*rows: Sequence[str]) -> str:
    """The header and some rows."""
    return "".join(map(row_of, [HEADER, *rows]))


TABLE = rows_of(*ROWS)


def with_values(*cells: str) -> str:
    """The header and a row with a column more for each of some cells, as they are written."""
    header = [*HEADER, *(f"値{number}" for number, _ in enumerate(cells))]
    return row_of(header) + row_of(ROWS[0], *cells)


@dataclass
class RawBook:
    """A workbook of which every part can be another."""

    sheets: Mapping[str, str] = field(default_factory=lambda: {"Sheet1": TABLE})  # rows by title
    states: Mapping[str, str] = field(default_factory=dict)  # by title
    folder: str = "xl/"
    main: str = "workbook.xml"
    namespace: str = MAIN
    relations: str = RELATIONS
    properties: str = ""  # what stands before the sheets
    behind: str = ""  # what stands behind them
    styles: str | None = None
    strings: str | None = None
    parts: Mapping[str, str | None] = field(default_factory=dict)  # more, or others; None: missing

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        parts: dict[str, str | None] = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": self._related(("main", "officeDocument", self.folder + self.main)),
            self.folder + self.main: self._outline(),
        }
        kinds = [
            (f"r{number}", "worksheet", f"worksheets/sheet{number}.xml")
            for number in range(len(self.sheets))
        ]
        for rows, (_, _, target) in zip(self.sheets.values(), kinds, strict=True):
            parts[self.folder + target] = self.sheet(rows)
        shared = (("styles", self.styles), ("sharedStrings", self.strings))
        for kind, text in shared:
            if text is not None:
                parts[f"{self.folder}{kind}.xml"] = text
                kinds.append((kind, kind, f"{kind}.xml"))
        parts[f"{self.folder}_rels/{self.main}.rels"] = self._related(*kinds)
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as archive:
            for name, part in {**parts, **self.parts}.items():
                if part is not None:
                    archive.writestr(name, part)
        return book.getvalue()

    def sheet(self, rows: str) -> str:
        """The part of a sheet with these rows."""
        return (
            f'<?xml version="1.0"?><worksheet xmlns="{self.namespace}">'
            f"<sheetData>{rows}</sheetData></worksheet>"
        )

    def _outline(self) -> str:
        sheets = "".join(
            f'<sheet name="{title}" sheetId="{number + 1}" r:id="r{number}"'
            f' state="{self.states.get(title, "visible")}"/>'
            for number, title in enumerate(self.sheets)
        )
        return (
            f'<workbook xmlns="{self.namespace}" xmlns:r="{self.relations}">{self.properties}'
            f"<sheets>{sheets}</sheets>{self.behind}</workbook>"
        )

    def _related(self, *relations: tuple[str, str, str]) -> str:
        return (
            f'<Relationships xmlns="{_PACKAGE}">'
            + "".join(
                f'<Relationship Id="{name}" Type="{self.relations}/{kind}" Target="{target}"/>'
                for name, kind, target in relations
            )
            + "</Relationships>"
        )


def styles_of(*formats: str | int) -> str:
    """The part of styles with a style for each format: its code, or a number that Excel knows."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for number, code in enumerate(formats)
        if isinstance(code, str)
    )
    numbers = (
        code if isinstance(code, int) else 164 + number for number, code in enumerate(formats)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>'
        + "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
        + "</cellXfs></styleSheet>"
    )
