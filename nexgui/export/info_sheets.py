"""送信ごとの件数, 連絡文, ステータスの説明 and 読み込み情報: what stands behind the rows."""

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nexgui import __version__
from nexgui.core.columns import COLUMNS
from nexgui.core.corrected_list import corrected_rows
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.inputs import CORRECTED_COLUMNS, LISTED_COLUMNS, Input
from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.core.results import DeliveryResults
from nexgui.core.statistics import mailings_of
from nexgui.export import styles
from nexgui.export.charts import Bar, add_bar_chart
from nexgui.export.contents import Contents
from nexgui.export.info_sheet import InfoSheet

_LETTERS = ("settings", "address", "mailbox")
_BAR = "#84919E"  # no group's fill: a mailing has recipients of all of them


def write_guide(workbook: Workbook, guide: StatusGuide) -> None:
    """ステータスの説明: the manual's statuses, and what we say of them."""
    sheet = InfoSheet(workbook, text("workbook.sheet_guide"), (8, 34, 30, 52, 60, 44, 26), pages=1)
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


def write_mailings(workbook: Workbook, results: DeliveryResults) -> None:
    """送信ごとの件数: each mailing with its numbers, and a chart of whom it needs somebody for."""
    sheet = InfoSheet(workbook, text("workbook.sheet_mailings"), (54, 18, 11, 17, 11, 11))
    sheet.header("mailing", "sent_at", "recipients", "needing_action", "undelivered", "delivered")
    mailings = mailings_of(results)
    for mailing in mailings:
        sent_at = "" if mailing.sent_at is None else mailing.sent_at.replace(tzinfo=None)
        counts, share = mailing.counts, mailing.share_delivered
        delivered = "—" if share is None else share
        needing = counts.needing_action
        sheet.row(mailing.name, sent_at, counts.total, needing, mailing.undelivered, delivered)
    sheet.blank()
    repeated = sum(results.undelivered_again)
    sheet.line(text("workbook.undelivered_again", count=repeated), styles.BOLD)
    sheet.blank()
    sheet.line(text("workbook.mailings_chart"), styles.BOLD)
    bars = [Bar(each.name, each.counts.needing_action, _BAR) for each in mailings]
    described = text("workbook.mailings_chart")
    add_bar_chart(sheet.sheet, f"A{sheet.rows + 1}", 2, (1, 4), bars, described)


def write_letters(workbook: Workbook) -> None:
    """連絡文: short texts to ask recipients about what only they know."""
    sheet = InfoSheet(workbook, text("letters.sheet"), (26, 100), portrait=True, pages=1)
    sheet.line(text("letters.sheet"), styles.TITLE)
    sheet.line(text("letters.explained"), styles.NOTE)
    sheet.blank()
    sheet.header("item", "content")
    for key in _LETTERS:
        sheet.row(text(f"letters.{key}"), text(f"letter_words.{key}"))


def write_corrected(workbook: Workbook, results: DeliveryResults) -> None:
    """直した宛先: old and new addresses, for whoever keeps the address book."""
    sheet = InfoSheet(workbook, text("workbook.sheet_corrected"), (34, 34, 30, 20, 10))
    sheet.header(*CORRECTED_COLUMNS)
    for *cells, line in corrected_rows(results):
        sheet.row(*cells, int(line.replace(",", "")))  # a number, as in the other sheets


class ReadingSheet:
    """読み込み情報: what was read, how, what was odd, and what a workbook cannot hold."""

    def __init__(self, workbook: Workbook, contents: Contents) -> None:
        results = contents.results
        self._info = sheet = InfoSheet(
            workbook, text("workbook.sheet_reading"), (28, 90, *[14] * 6)
        )
        sheet.header("item", "content")
        _write_source(sheet, contents)
        sheet.row(text("workbook.recipients"), text("workbook.recipient_count", count=len(results)))
        if contents.note:
            sheet.row(text("workbook.written"), contents.note)
        sheet.row(text("workbook.own_columns"), "、".join(results.table.header))
        sheet.blank()
        if contents.left:
            self._list_inputs(contents.left)
        sheet.line(text("workbook.oddities"), styles.BOLD)

    def _list_inputs(self, left: Iterable[Input]) -> None:
        """Lists what was filled in for recipients that have no row any more."""
        self._info.line(text("workbook.left_inputs"), styles.BOLD)
        headers = [
            COLUMNS[key].header if key in COLUMNS else text(f"column.{key}")
            for key in LISTED_COLUMNS
        ]
        self._info.row(*headers, fill=styles.OUR_HEADER, filled=range(len(headers)))
        for each in left:
            line = "" if each.line is None else each.line
            self._info.row(
                *(line if key == "line" else getattr(each, key) for key in LISTED_COLUMNS)
            )
        self._info.blank()

    @property
    def sheet(self) -> Worksheet:
        """The sheet itself."""
        return self._info.sheet

    def list_oddities(self, oddities: Iterable[Oddity]) -> None:
        """Lists what was odd; the sheets of recipients must have been written by then."""
        listed = False
        for oddity in oddities:
            self._info.row(oddity.place, oddity.sentence)
            listed = True
        if not listed:
            self._info.line(text("workbook.no_oddities"))


def _write_source(sheet: InfoSheet, contents: Contents) -> None:
    """Rows that say which files were read, when, as what, and by which program."""
    results = contents.results
    for source in results.sources:
        sheet.row(text("workbook.source_file"), source.path.name)
    encodings = dict.fromkeys(source.encoding for source in results.sources)
    sheet.row(text("workbook.encoding"), "、".join(encodings))
    sheet.row(text("workbook.read_at"), results.source.read_at.replace(tzinfo=None))
    sheet.row(text("workbook.program"), f"{text('app.name')} {__version__}")
