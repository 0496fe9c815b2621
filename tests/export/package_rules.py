"""Rules of Excel's that validators do not know."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TALLEST_ROW = 409.5
_LONGEST_LIST = _LONGEST_FOOTER = 255
_LONGEST_TEXT, _MOST_BREAKS = 32_767, 253
_ESCAPE = re.compile("_x[0-9A-F]{4}_")


def broken_rules(workbook: Path) -> list[str]:
    """What Excel would take offence at."""
    with zipfile.ZipFile(workbook) as archive:
        names = archive.namelist()
        texts = _texts(archive) if "xl/sharedStrings.xml" in names else []
        broken = [
            f"twice in the package: {name}" for name, count in Counter(names).items() if count > 1
        ]
        broken += _in_workbook(archive)
        for name in names:
            if name.startswith("xl/worksheets/sheet"):
                with archive.open(name) as part:
                    events = ElementTree.iterparse(part)  # noqa: S314 - our own
                    found = _in_sheet(events, len(texts))
                    broken += [f"{name}: {each}" for each in found]
    return broken + [f"shared text: {each}" for text in texts for each in _in_text(text)]


def _texts(archive: zipfile.ZipFile) -> list[str]:
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
    return ["".join(item.itertext()) for item in root]


def _in_workbook(archive: zipfile.ZipFile) -> list[str]:
    root = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - our own
    names = [
        (element.get("name", "").casefold(), element.get("localSheetId"))
        for element in root.iter(f"{_MAIN}definedName")
    ]
    titles = [element.get("name", "") for element in root.iter(f"{_MAIN}sheet")]
    return [
        *(f"name twice: {name}" for name, count in Counter(names).items() if count > 1),
        *(f"title too long: {title}" for title in titles if len(title) > 31),
    ]


def _in_sheet(events: Iterator[tuple[str, ElementTree.Element]], texts: int) -> Iterator[str]:
    last = 0
    for _, element in events:
        match element.tag.removeprefix(_MAIN):
            case "row":
                number = int(element.get("r", "0"))
                if number <= last:
                    yield f"row {number} behind {last}"
                last = number
                if float(element.get("ht", "0")) > _TALLEST_ROW:
                    yield f"row {number} is too tall"
                yield from _in_cells(element, number, texts)
                element.clear()
            case "formula1":
                if len(element.text or "") > _LONGEST_LIST:
                    yield "a list is too long"
            case "oddFooter" | "oddHeader":
                if len(element.text or "") > _LONGEST_FOOTER:
                    yield "a footer is too long"


def _in_cells(row: ElementTree.Element, number: int, texts: int) -> Iterator[str]:
    columns = []
    for cell in row:
        place = cell.get("r", "")
        letters = place.rstrip("0123456789")
        if not letters or place != f"{letters}{number}":
            yield f"a cell of row {number} is at {place!r}"
        columns.append((len(letters), letters))
        value = cell.findtext(f"{_MAIN}v")
        if cell.get("t") == "s" and not 0 <= int(value or -1) < texts:
            yield f"{place} has no shared text"
        if cell.get("t") == "inlineStr" and cell.find(f"{_MAIN}is") is None:
            yield f"{place} has no text"
        yield from (f"{place}: {each}" for each in _in_text("".join(cell.itertext())))
    if columns != sorted(set(columns)):
        yield f"the cells of row {number} are not in order"


def _in_text(text: str) -> Iterator[str]:
    read = _ESCAPE.sub("x", text)
    if len(read.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
        yield "too long"
    if read.count("\n") > _MOST_BREAKS:
        yield "too many line breaks"
