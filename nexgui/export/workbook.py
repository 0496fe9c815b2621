"""Writes the annotated workbook: every recipient with its guidance, in five sheets."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils.exceptions import WorkbookAlreadySaved
from openpyxl.writer.excel import ExcelWriter

from nexgui.core.errors import NotAWorkbookNameError, SheetLimitError
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.results import DeliveryResults
from nexgui.export.info_sheets import write_guide, write_reading, write_summary
from nexgui.export.recipient_sheets import OUR_COLUMNS, RecipientSheet
from nexgui.export.safe_write import replacing

# What a sheet holds at most (Excel specifications and limits).
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384

_SUFFIX = ".xlsx"
_LONGEST_NAME = 255  # bytes; the least of what common file systems allow
_ROWS_A_REPORT = 8


def proposed_name(source: Path) -> str:
    """The name that is proposed for the workbook of a result file; short enough for any system."""
    stem = source.stem
    while len((name := text("workbook.file_name", stem=stem)).encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return name


def write_workbook(
    results: DeliveryResults, guide: StatusGuide, target: Path, report: Report = ignore_progress
) -> None:
    """Writes the workbook of `results` to `target`, in one step; `report` counts rows.

    Raises:
        ExportError: `target` cannot be written; what stood there still stands.
        Cancelled: `report` asked for it; likewise.
    """
    if target.suffix.lower() != _SUFFIX:
        raise NotAWorkbookNameError(name=target.name)
    _check_limits(results, target)
    sources = [source.path for source in results.sources]
    with replacing(target, *sources) as file:
        workbook = Workbook(write_only=True)
        try:
            _fill(workbook, results, guide, report)
            _save(workbook, file)
            total = _rows_to_write(results)
            report(total, total)  # the last moment to stop: from here on the target is replaced
        finally:
            _discard(workbook)


def _check_limits(results: DeliveryResults, target: Path) -> None:
    columns = len(OUR_COLUMNS) + len(results.table.header)
    if len(results) + 1 > _MOST_ROWS or columns > _MOST_COLUMNS:
        raise SheetLimitError(name=target.name)


def _fill(workbook: Workbook, results: DeliveryResults, guide: StatusGuide, report: Report) -> None:
    workbook.properties.creator = text("app.name")
    workbook.properties.title = text("workbook.title")
    on_row = _row_counter(report, _rows_to_write(results))
    write_summary(workbook, results, guide)
    needing = (row for row in range(len(results)) if results.status(row).needs_action)
    RecipientSheet(workbook, text("workbook.sheet_needing_action"), results, guide).write(
        needing, results.counts.needing_action, on_row
    )
    everything = RecipientSheet(workbook, text("workbook.sheet_all"), results, guide)
    everything.write(range(len(results)), len(results), on_row)
    write_guide(workbook, guide)
    write_reading(workbook, results, [*results.oddities, *everything.oddities])


def _rows_to_write(results: DeliveryResults) -> int:
    return results.counts.needing_action + len(results)


def _row_counter(report: Report, total: int) -> Callable[[], None]:
    done = 0

    def on_row() -> None:
        nonlocal done
        if done % _ROWS_A_REPORT == 0:
            report(done, total)
        done += 1

    return on_row


def _save(workbook: Workbook, file: BinaryIO) -> None:
    """Like workbook.save(), but closes the archive of a save that failed.

    openpyxl leaves it to the garbage collector, which complains on stderr.
    """
    archive = ZipFile(file, "w", ZIP_DEFLATED)
    try:
        ExcelWriter(workbook, archive).save()
    except BaseException:
        with suppress(OSError):
            archive.close()
        raise


def _discard(workbook: Workbook) -> None:
    """Removes the sheets that openpyxl keeps in temporary files until it has saved them.

    They hold the recipients' addresses and would otherwise stay until the program ends when
    the export is cancelled or fails. openpyxl has no public way to do this.
    """
    for sheet in workbook.worksheets:
        writer = getattr(sheet, "_writer", None)
        if writer is None or not Path(writer.out).exists():
            continue
        with suppress(OSError, WorkbookAlreadySaved):  # a full disk lets nothing more be written
            sheet.close()
        Path(writer.out).unlink()
