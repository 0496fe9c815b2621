"""The sheets of an Excel workbook, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import LoadError
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Cancelled, Report
from nexgui.core.reading.number_formats import NumberFormat, built_in_format, plain_number
from nexgui.core.reading.package import Attributes, DamagedError, Package, local_name
from nexgui.core.reading.sheet_xml import RowReader, SheetRow
from nexgui.core.reading.text_xml import StringReader

_HIDDEN = ("hidden", "veryHidden")
_TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share."""

    package: Package
    strings: Sequence[str]
    formats: "_Formats"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. Its own word about its size is not asked for: it may be wrong."""

    title: str
    is_hidden: bool
    part: str
    book: Book

    def rows(self, report: Report) -> Iterator[SheetRow]:
        """All rows with more than white space, with numbers that only ever grow.

        Rows with formulas that have no result are among them. `report` counts bytes, and is called
        often.
        """
        package = self.book.package
        reader = RowReader(package.budget, self.book.strings, self.book.formats.shown)
        for chunk in package.chunks(self.part, report):
            reader.feed(chunk)
            yield from reader.rows
            reader.rows.clear()
            if reader.is_done:
                return
        reader.close()
        yield from reader.rows


def open_sheets(package: Package, oddities: OddityLog, report: Report) -> Sequence[Sheet]:
    """The sheets of a workbook; `report` is called often, so that it may stop the work.

    Whatever is damaged in the workbook raises any error at all, here or when rows are read.
    """
    main = package.main_part()
    if main is None:
        raise DamagedError
    outline = _Outline()
    package.read(main, outline.take)
    parts = package.related(main, "worksheet")
    (strings, *_), (styles, *_) = (
        [*package.related(main, kind).values(), ""] for kind in ("sharedStrings", "styles")
    )
    book = Book(
        package,
        _shared_strings(package, strings, report) if strings in package else (),
        _formats(package, styles, oddities, since_1904=outline.since_1904),
    )
    sheets: dict[str, Sheet] = {}
    for title, state, name in outline.sheets:
        part = parts.get(name, "")
        if part in package:
            sheets.setdefault(part, Sheet(title, state in _HIDDEN, part, book))
        elif part:
            oddities.add(None, "oddity.missing_sheet", name=title)
    if not sheets:
        raise DamagedError
    return list(sheets.values())


class _Outline:
    """What the main part says: which sheets there are, and since when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []  # name, state, name of the relation
        self.since_1904 = False

    def take(self, around: str, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "").lower() in _TRUE
        elif name == "sheet" and around == "sheets":
            relation = [value for key, value in attributes.items() if local_name(key) == "id"]
            title, state = attributes.get("name", ""), attributes.get("state", "")
            self.sheets.append((title, state, relation[0] if relation else ""))


class _Formats:
    """The number formats of a workbook, by the styles of its cells."""

    def __init__(self, *, since_1904: bool) -> None:
        self._since_1904 = since_1904
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []  # the number of the format of each
        self._formats: dict[str | None, NumberFormat | None] = {}

    def take(self, around: str, name: str, attributes: Attributes) -> None:
        """Takes an element of the styles."""
        if name == "numFmt" and around == "numFmts":
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "xf" and around == "cellXfs":
            self._styles.append(int(attributes.get("numFmtId", "0")))

    def shown(self, value: str, style: str | None) -> str:
        """A number in a style, as a CSV file of NEXLINK has it."""
        if style not in self._formats:
            self._formats[style] = self._format(style)
        number_format = self._formats[style]
        return number_format.shown(value) if number_format else plain_number(value)

    def _format(self, style: str | None) -> NumberFormat | None:
        try:
            number = self._styles[int(style or 0)]
        except (ValueError, IndexError):  # there is no such style
            number = 0
        code = self._codes.get(number) or built_in_format(number)
        return NumberFormat(code, since_1904=self._since_1904) if code else None


def _formats(package: Package, part: str, oddities: OddityLog, *, since_1904: bool) -> _Formats:
    """The formats, as far as they can be read: a broken style is no reason to read nothing."""
    formats = _Formats(since_1904=since_1904)
    if part in package:
        try:
            package.read(part, formats.take)
        except (Cancelled, LoadError):
            raise
        except Exception:  # any damage: the cells are there without them
            oddities.add(None, "oddity.broken_styles")
    return formats


def _shared_strings(package: Package, part: str, report: Report) -> Sequence[str]:
    reader = StringReader(package.budget)
    for chunk in package.chunks(part, lambda _done, _total: report(0, 1)):
        reader.feed(chunk)
    reader.close()
    return reader.strings
