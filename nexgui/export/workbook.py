"""Writes the annotated workbook: every recipient with its guidance."""

from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook

from nexgui import __version__
from nexgui.core.errors import NotAWorkbookNameError, SheetLimitError
from nexgui.core.garbage import collector_paused
from nexgui.core.inputs import NO_INPUTS, Input, Inputs
from nexgui.core.messages import text
from nexgui.core.oddities import OddityLog
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.query.query import Query
from nexgui.core.results import DeliveryResults
from nexgui.export import styles
from nexgui.export.contents import Contents, contents_of
from nexgui.export.info_sheets import (
    ReadingSheet,
    write_corrected,
    write_guide,
    write_letters,
    write_mailings,
)
from nexgui.export.recipient_columns import EVERYBODY, TO_DO
from nexgui.export.recipient_sheets import (
    MOST_COLUMNS,
    RecipientSheet,
    add_sheets,
    note_headers,
    streamed,
)
from nexgui.export.safe_write import replacing
from nexgui.export.settings_sheet import days_until_due, write_settings
from nexgui.export.shared_texts import SharedTexts
from nexgui.export.summary_sheet import write_summary
from nexgui.export.task_counter import Task, TaskCounter
from nexgui.export.workbook_writer import WorkbookWriter, new_workbook

_SUFFIX = ".xlsx"
_LONGEST_NAME = 255  # bytes; the least of what common file systems allow


def proposed_name(source: Path, key: str = "workbook.file_name") -> str:
    """The name that is proposed for what is made of a result file; any system can take it."""
    stem = "".join("_" if "\ud800" <= letter <= "\udfff" else letter for letter in source.stem)
    while len((name := text(key, stem=stem)).encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return name


def write_workbook(
    results: DeliveryResults,
    target: Path,
    report: Report = ignore_progress,
    query: Query | None = None,
    carried: Inputs = NO_INPUTS,
) -> None:
    """Writes the workbook of `results`, or of what `query` shows, to `target` in one step.

    What was filled in of an older workbook is `carried` over; what of the files themselves is so
    in any case.

    Raises:
        ExportError: `target` cannot be written; what stood there still stands.
        Cancelled: `report` asked for it; likewise.
    """
    if target.suffix.lower() != _SUFFIX:
        raise NotAWorkbookNameError(name=target.name)
    if max(len(TO_DO.columns), len(EVERYBODY.columns)) + len(results.table.header) > MOST_COLUMNS:
        raise SheetLimitError(name=target.name)
    sources = [source.path for source in results.sources]
    with replacing(target, *sources) as file:
        report(0, 1)
        contents = contents_of(results, query, stage(report, 0, 20), carried)
        _write(contents, file, report)
        report(1, 1)  # the last moment to stop: from here on the target is replaced


@collector_paused()
def _write(contents: Contents, file: BinaryIO, report: Report) -> None:
    workbook = _new_workbook()
    needing = add_sheets(workbook, TO_DO, contents)
    everybody = add_sheets(workbook, EVERYBODY, contents)
    if contents.results.corrections.addresses:
        write_corrected(workbook, contents.results)
    if contents.tells_mailings:
        write_mailings(workbook, contents.results)
    settings = write_settings(workbook, contents.inputs, contents.made_on)
    write_letters(workbook)
    counter = TaskCounter(needing, _tasks(contents))
    names = settings.assignees
    summary = write_summary(workbook, contents, counter, names, stage(report, 1, 20))
    write_guide(workbook, contents.results.guide)
    reading = ReadingSheet(workbook, contents)
    program = f"{text('app.name')}/{__version__}"
    with WorkbookWriter(workbook, file, SharedTexts(), program) as writer:
        for info in (summary, settings.info):
            writer.know_values(info.sheet, info.formula_values)
        found = _stream(writer, contents, needing, everybody, report)
        # Its turn comes after the recipients', so that it can list what was found among them.
        writer.call_before(
            reading.sheet,
            lambda: reading.list_oddities(chain(contents.results.oddities, found.oddities())),
        )
        writer.save()


def _tasks(contents: Contents) -> list[Task]:
    """The recipients of 要対応, as its formulas find them."""
    results, by_row = contents.results, contents.by_row
    due = contents.made_on + timedelta(days=days_until_due(contents.inputs))
    nothing = Input("", None)
    return [
        Task.of(_group_title(results, row), by_row.get(row, nothing), due)
        for row in contents.needing
    ]


def _group_title(results: DeliveryResults, row: int) -> str:
    status = results.status(row)
    return status.group.title if status.needs_action else results.guide.to_check.title


def _new_workbook() -> Workbook:
    workbook = new_workbook(styles.NORMAL)
    workbook.properties.creator = workbook.properties.lastModifiedBy = text("app.name")
    workbook.properties.title = text("workbook.title")
    workbook.properties.language = "ja-JP"
    return workbook


def _stream(
    writer: WorkbookWriter,
    contents: Contents,
    needing: list[RecipientSheet],
    everybody: list[RecipientSheet],
    report: Report,
) -> OddityLog:
    """Has the recipients written to their sheets; notes what a workbook cannot hold of them."""
    found = OddityLog()
    note_headers(contents, found)
    total = sum(len(sheet.rows) for sheet in (*needing, *everybody))
    done = 0
    for sheet in (*needing, *everybody):
        rows = streamed(sheet, contents, writer.shared, _from(report, done, total), found)
        writer.stream(sheet.sheet, rows)
        done += len(sheet.rows)
    return found


def _from(report: Report, done_before: int, total: int) -> Report:
    """A `Report` for some of the rows, which take most of the time of an export."""
    main_part = stage(report, 2, 20, width=18)
    return lambda done, _count: main_part(done_before + done, total)
