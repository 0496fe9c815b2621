"""The sheets around the recipients: 概要, ステータスの説明 and 読み込み情報."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui import __version__
from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.core.results import DeliveryResults
from nexgui.export import styles
from nexgui.export.cell_text import excel_text
from nexgui.export.row_height import row_height

_DATE_FORMAT = "yyyy-mm-dd hh:mm"
_HEIGHT = 18.0  # points
_PADDING = 3.0


class InfoSheet:
    """A sheet that is written from top to bottom, row by row, in our own words."""

    def __init__(self, workbook: Workbook, title: str, widths: Sequence[int]) -> None:
        self._sheet: Worksheet = workbook.create_sheet(title)
        self._widths = widths
        self._rows = 0
        for number, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.sheet_view.showGridLines = False
        styles.set_up_page(self._sheet)

    def line(self, sentence: str, font: Font = styles.BODY) -> None:
        """A row with one text that may run on over the columns beside it."""
        self._append([self._cell(sentence, Alignment(vertical="center"), font)], font.size * 1.8)

    def blank(self) -> None:
        """An empty row."""
        self._append([], _HEIGHT)

    def header(self, *keys: str) -> None:
        """A row of headers, named by their keys in the catalogue."""
        cells = [self._cell(text(f"column.{key}"), styles.MIDDLE, styles.BOLD) for key in keys]
        for cell in cells:
            cell.fill = styles.OUR_HEADER
            cell.border = styles.GRID
        self._append(cells, _HEIGHT)

    def row(
        self, *values: object, fill: PatternFill | None = None, filled: Sequence[int] = (0,)
    ) -> None:
        """A row of a table; the columns in `filled` have the colour of `fill`."""
        cells = [self._cell(value, styles.WRAPPED, styles.BODY) for value in values]
        for index, cell in enumerate(cells):
            cell.border = styles.GRID
            if fill is not None and index in filled:
                cell.fill = fill
        pairs = zip(values, self._widths, strict=False)
        texts = [(value, width) for value, width in pairs if isinstance(value, str)]
        self._append(cells, row_height(texts) + _PADDING)

    def _append(self, cells: list[Cell], height: float) -> None:
        self._rows += 1
        self._sheet.row_dimensions[self._rows].height = height
        self._sheet.append(cells)

    def _cell(self, value: object, alignment: Alignment, font: Font) -> Cell:
        cell = WriteOnlyCell(self._sheet)
        if isinstance(value, str):
            cell.value = excel_text(value).text
            cell.data_type = "s"  # whatever it looks like: a status of the file may begin with "="
        else:
            cell.value = value  # type: ignore[assignment]
            cell.number_format = _number_format(value)
        cell.alignment = styles.TOP_LEFT if isinstance(value, datetime) else alignment
        cell.font = font
        return cell


def _number_format(value: object) -> str:
    if isinstance(value, int):
        return "#,##0"
    return "0.0%" if isinstance(value, float) else _DATE_FORMAT


def write_summary(workbook: Workbook, results: DeliveryResults, guide: StatusGuide) -> None:
    """概要: how the mailing went, at a glance."""
    sheet = InfoSheet(workbook, text("workbook.sheet_summary"), (44, 60, 12, 16, 12))
    sheet.line(text("workbook.title"), styles.TITLE)
    sheet.line(results.counts.summary, styles.SENTENCE)
    sheet.blank()
    sheet.line(text("workbook.per_group"), styles.BOLD)
    sheet.header("group", "next_step", "count", "needing_action", "share")
    for group in guide.groups:
        count = results.counts.groups.get(group, 0)
        next_steps = _next_steps(results, group)
        needing = results.counts.needing.get(group, 0)
        fill = styles.solid(group.fill)
        sheet.row(group.title, next_steps, count, needing, count / len(results), fill=fill)
    sheet.blank()
    sheet.line(text("workbook.per_status"), styles.BOLD)
    sheet.header("status", "group", "count", "needing_action", "share")
    for status, count in results.counts.statuses:
        fill = styles.solid(status.group.fill)
        needing = count if status.needs_action else 0
        share = count / len(results)
        sheet.row(status.name, status.group.title, count, needing, share, fill=fill, filled=(0, 1))
    sheet.blank()
    sheet.header("item", "content")
    _write_source(sheet, results)
    sheet.blank()
    sheet.line(guide.support_line, styles.NOTE)
    sheet.line(text("workbook.own_words"), styles.NOTE)


def _next_steps(results: DeliveryResults, group: ActionGroup) -> str:
    """The next steps of a group's statuses that occur, each once, one a line."""
    statuses = [status for status, _ in results.counts.statuses if status.group == group]
    return "\n".join(dict.fromkeys(status.next_step for status in statuses))


def _write_source(sheet: InfoSheet, results: DeliveryResults) -> None:
    for source in results.sources:
        sheet.row(text("workbook.source_file"), source.path.name)
    sheet.row(text("workbook.read_at"), results.source.read_at.replace(tzinfo=None))
    sheet.row(text("workbook.program"), f"{text('app.name')} {__version__}")


def write_guide(workbook: Workbook, guide: StatusGuide) -> None:
    """ステータスの説明: the manual's statuses, and what we say of them."""
    sheet = InfoSheet(workbook, text("workbook.sheet_guide"), (8, 34, 30, 52, 60, 44, 26))
    sheet.line(text("workbook.own_words"), styles.NOTE)
    sheet.line(guide.support_line, styles.NOTE)
    sheet.blank()
    sheet.header("number", "status", "group", "meaning", "action", "next_step", "resend")
    for status in (*guide.statuses, guide.unknown):
        sheet.row(*_guide_row(status), fill=styles.solid(status.group.fill), filled=(1, 2))


def _guide_row(status: Status) -> tuple[object, ...]:
    return (
        "" if status.number is None else status.number,
        status.name or text("status.any_other"),
        status.group.title,
        status.meaning,
        status.action,
        status.next_step,
        status.resend,
    )


def write_reading(workbook: Workbook, results: DeliveryResults, oddities: Sequence[Oddity]) -> None:
    """読み込み情報: what was read, how, and what was odd."""
    sheet = InfoSheet(workbook, text("workbook.sheet_reading"), (28, 90))
    sheet.header("item", "content")
    _write_source(sheet, results)
    encodings = dict.fromkeys(source.encoding for source in results.sources)
    sheet.row(text("workbook.encoding"), "、".join(encodings))
    sheet.row(text("workbook.recipients"), text("workbook.recipient_count", count=len(results)))
    sheet.row(text("workbook.own_columns"), "、".join(results.table.header))
    sheet.blank()
    sheet.line(text("workbook.oddities"), styles.BOLD)
    if not oddities:
        sheet.line(text("workbook.no_oddities"))
        return
    for oddity in oddities:
        sheet.row(oddity.place, oddity.sentence)
