"""What a team filled in of a workbook that this program wrote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from nexgui.core.errors import ExcelFileError, LoadError, OtherWorkbookError
from nexgui.core.inputs import (
    CORRECTED_COLUMNS,
    EVERYBODY_COLUMNS,
    INPUT_COLUMNS,
    LISTED_COLUMNS,
    WORKING_COLUMNS,
    Input,
    Inputs,
)
from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Cancelled, Report, ignore_progress, stage
from nexgui.core.reading.file_kind import is_archive, opened_workbook
from nexgui.core.reading.file_rules import FileRules, comparable_header, load_file_rules
from nexgui.core.reading.sheet_xml import SheetRow
from nexgui.core.reading.sheets import Sheet, open_sheets
from nexgui.core.reading.source import read_blocks

_KNOWN_BY = ("address", "line", "group", "outcome")
_OURS = (*WORKING_COLUMNS, "fax")  # which stands in the place of 電話 where there are none
_MOST_DAYS = 3650
_Place = tuple[str, int | None]  # address and line of a recipient


class OwnWorkbook(NamedTuple):
    """A workbook that this program wrote."""

    inputs: Inputs
    headers: Sequence[str]  # of the file from which it was made, in the form to compare


def read_own(path: Path, report: Report = ignore_progress) -> OwnWorkbook:
    """What there is in the workbook at `path` beside the results.

    Raises:
        OtherWorkbookError: this program did not write it.
        LoadError: it cannot be read; the leaves say why.
    """
    blocks = read_blocks(path, stage(report, 0, 2))
    if not is_archive(blocks[0]):
        raise OtherWorkbookError(name=path.name)
    return open_own(b"".join(blocks), path.name, load_file_rules(), stage(report, 1, 2))


def open_own(content: bytes, name: str, rules: FileRules, report: Report) -> OwnWorkbook:
    """The same of the content of a workbook."""
    package = opened_workbook(content, name, rules)
    try:
        sheets = open_sheets(package, OddityLog(), report)
        working = _titled(sheets, "workbook.sheet_needing_action")
        if not working:
            raise OtherWorkbookError(name=name)
        file_headers = _file_headers(sheets, report)
        entries: list[Input] = []
        added: list[str] = []
        standing: set[_Place] = set()
        for sheet in working:
            rows = sheet.rows(report)
            header = _header(rows)
            places = _places(header, name, file_headers)
            # Without 全件 nobody can tell which columns are the team's own.
            notes = _NotesBeside(header, file_headers) if file_headers else None
            entries += _filled_in(rows, places, notes, standing)
            added += notes.headers if notes is not None else []
        for sheet in _titled(sheets, "workbook.sheet_corrected"):
            # What stands in 要対応 counts as it stands there: it may have been taken back.
            entries += [
                each
                for each in _of_corrected(sheet.rows(report))
                if (each.address, each.line) not in standing
            ]
        for sheet in _titled(sheets, "workbook.sheet_reading"):
            entries += _of_the_gone(sheet.rows(report))
        settings = [
            _settings(sheet.rows(report)) for sheet in _titled(sheets, "settings_sheet.sheet")
        ]
    except (Cancelled, LoadError):
        raise
    except Exception as error:  # any damage
        raise ExcelFileError(name=name) from error
    about = settings[0] if settings else Inputs()
    told = tuple(dict.fromkeys(added))
    return OwnWorkbook(replace(about, entries=tuple(entries), added=told), file_headers)


def own_width(header: Sequence[str]) -> int:
    """How many columns of 全件 are the program's; 0: it is no sheet of ours."""
    ours = [_comparable(key) for key in EVERYBODY_COLUMNS]
    return len(ours) if [*map(comparable_header, header[: len(ours)])] == ours else 0


def sheets_of(title: str, key: str) -> bool:
    """Whether a sheet has the title of this key, or goes on from the one that has it."""
    begin, _, number = title.partition(" (")
    return begin == text(key) and (not number or number.removesuffix(")").isdecimal())


def _titled(sheets: Sequence[Sheet], key: str) -> list[Sheet]:
    return [sheet for sheet in sheets if sheets_of(sheet.title, key)]


def _file_headers(sheets: Sequence[Sheet], report: Report) -> Sequence[str]:
    """The headers of the file's own columns: one of them may be called as one of ours."""
    for key in ("workbook.sheet_all", "workbook.sheet_shown"):
        for sheet in _titled(sheets, key):
            headers = [*map(comparable_header, _header(sheet.rows(report)))]
            for ours in map(_comparable, EVERYBODY_COLUMNS):
                if ours in headers:  # somebody may have moved it, or put another before it
                    headers.remove(ours)
            return headers
    return []


def _header(rows: Iterator[SheetRow]) -> list[str]:
    first = next(rows, None)
    return [] if first is None else first.cells(0)


def _places(header: Sequence[str], name: str, file_headers: Sequence[str]) -> Mapping[str, int]:
    """Where the columns of 要対応 are that count, which somebody may have moved."""
    comparable = [*map(comparable_header, header)]
    places = {
        key: comparable.index(_comparable(key))
        for key in dict.fromkeys((*_KNOWN_BY, *INPUT_COLUMNS))
        if comparable.count(_comparable(key)) > file_headers.count(_comparable(key))
    }
    if not all(key in places for key in _KNOWN_BY):
        raise OtherWorkbookError(name=name)
    return places


class _NotesBeside:
    """What stands in those columns of 要対応 that are neither ours nor the file's."""

    def __init__(self, header: Sequence[str], file_headers: Sequence[str]) -> None:
        known = {*map(_comparable, _OURS), *file_headers}
        names = {column: shown.strip() for column, shown in enumerate(header)}
        self._names = {
            column: shown
            for column, shown in names.items()
            if comparable_header(shown) not in known
        }
        self._known = names.keys() - self._names.keys()

    @property
    def headers(self) -> list[str]:
        return [*filter(None, self._names.values())]

    def of(self, row: SheetRow) -> list[str]:
        """Its texts in one row, each under the header it has."""
        said = []
        for column, value in sorted(row.texts.items()):
            if column not in self._known and value.strip():
                name = self._names.get(column)
                told = text("workbook.added_column", column=name, value=value) if name else value
                said.append(told.strip())
        return said


def _of_corrected(rows: Iterator[SheetRow]) -> Iterator[Input]:
    """The corrections of 直した宛先, which has those of recipients who need nobody as well."""
    header = [text(f"column.{key}") for key in CORRECTED_COLUMNS]
    first = next(rows, None)
    if first is None or first.cells(0)[: len(header)] != header:
        return iter(())
    places = {key: column for column, key in enumerate(CORRECTED_COLUMNS)}
    return _filled_in(rows, {key: places[key] for key in ("address", "corrected", "line")})


def _filled_in(
    rows: Iterator[SheetRow],
    places: Mapping[str, int],
    notes: _NotesBeside | None = None,
    standing: set[_Place] | None = None,
) -> Iterator[Input]:
    """What was filled in; `standing` takes the recipients, be there anything for them or not.

    What stands in columns that a team added goes to its note.
    """
    preset = text("outcome.not_begun")
    for row in rows:
        texts = {key: row.texts.get(column, "") for key, column in places.items()}
        own = {key: texts.get(key, "").strip() for key in INPUT_COLUMNS}
        if own["outcome"] == preset:
            own["outcome"] = ""
        digits = texts["line"].strip().replace(",", "")
        line = int(digits) if digits.isdecimal() else None
        if standing is not None:
            standing.add((texts["address"], line))
        beside = notes.of(row) if notes is not None else []
        own["note"] = "\n".join(filter(None, (own.get("note"), *beside)))
        if any(own.values()):
            yield Input(texts["address"], line, **own)


def _of_the_gone(rows: Iterator[SheetRow]) -> Iterator[Input]:
    """What 読み込み情報 lists of recipients that were gone already: they may be back."""
    header = [text(f"column.{key}") for key in LISTED_COLUMNS]
    for row in rows:
        if row.cells(0)[: len(header)] == header:
            places = {key: column for column, key in enumerate(LISTED_COLUMNS)}
            yield from _filled_in(_up_to_a_gap(rows, row.number), places)
            return


def _up_to_a_gap(rows: Iterator[SheetRow], last: int) -> Iterator[SheetRow]:
    for row in rows:
        if row.number != last + 1:
            return
        last = row.number
        yield row


def _settings(rows: Iterator[SheetRow]) -> Inputs:
    """The names and the days of 設定."""
    names: list[str] = []
    days: int | None = None
    dues: list[str] = []
    begun = False
    for row in rows:
        label, value = row.texts.get(0, "").strip(), row.texts.get(1, "").strip()
        if label == text("settings_sheet.days") and value.isdecimal() and int(value) <= _MOST_DAYS:
            days = int(value)
        elif label in (text("settings_sheet.usual_due"), text("settings_sheet.earlier_dues")):
            dues += filter(None, value.split("、"))
        elif label == text("settings_sheet.assignees"):
            begun = True
        elif begun and label:
            names.append(label)
    return Inputs((), tuple(dict.fromkeys(names)), days, tuple(dict.fromkeys(dues)))


def _comparable(key: str) -> str:
    return comparable_header(text(f"column.{key}"))
