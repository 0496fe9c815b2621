"""概要: how the mailing went, at a glance, and the way to the other sheets."""

from collections.abc import Sequence
from datetime import datetime
from itertools import product

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from nexgui import __version__
from nexgui.core.changes import ChangeKind
from nexgui.core.clusters import clusters_of
from nexgui.core.guidance import advise
from nexgui.core.guide import ActionGroup
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.statistics import worst_domains, yes_counts
from nexgui.export import styles
from nexgui.export.charts import add_bar_chart
from nexgui.export.contents import Contents
from nexgui.export.info_sheet import Formula, InfoSheet
from nexgui.export.recipient_columns import COLUMN_OF, outcomes
from nexgui.export.recipient_sheets import RecipientSheet

_WIDTHS = (42, 54, 11, 17, 11)
_SCALE = 85  # percent in print; the widths above take a page then
_LABEL, _COUNT = 1, 3  # columns of the tables
_DOMAINS = 20
# A file may bring any number of statuses of its own.
_MOST_STATUSES = 200
_MOST_BARS = 25


def write_summary(
    workbook: Workbook,
    contents: Contents,
    needing_sheets: Sequence[RecipientSheet],
    report: Report = ignore_progress,
) -> InfoSheet:
    """Writes the sheet, as the first one; `needing_sheets` are those of 要対応."""
    summary = _Summary(workbook, contents)
    summary.write_answer()
    summary.write_links()
    summary.write_groups()
    summary.write_changes()
    if contents.needing:
        summary.write_progress(needing_sheets)
    summary.write_source()
    summary.write_statuses()
    summary.write_domains(stage(report, 0, 3))
    summary.write_clusters(stage(report, 1, 3))
    summary.write_engagement(stage(report, 2, 3))
    summary.write_notes()
    return summary.sheet


class _Summary:
    """The sections of the sheet, each a method, in the order in which they stand."""

    def __init__(self, workbook: Workbook, contents: Contents) -> None:
        self._contents = contents
        self._counts = contents.counts
        self.sheet = InfoSheet(
            workbook,
            text("workbook.sheet_summary"),
            _WIDTHS,
            index=0,
            scale=_SCALE,
            alignment=styles.MIDDLE,
        )

    def write_answer(self) -> None:
        """The title and the sentence."""
        self.sheet.line(text("workbook.title"), styles.TITLE)
        self.sheet.line(self._counts.summary, styles.SENTENCE)
        if self._contents.note:
            self.sheet.line(self._contents.note, styles.BOLD)

    def write_links(self) -> None:
        """The way to the other sheets."""
        self.sheet.blank()
        needing, total = self._counts.needing_action, len(self._contents.rows)
        about_needing = text("workbook.about_needing_action", count=needing)
        if to_check := self._counts.to_check:
            about_needing = text("workbook.about_both", count=needing, to_check=to_check)
        key = "workbook.about_shown" if self._contents.is_filtered else "workbook.about_all"
        about_rows = text(key, count=total)
        links = [
            (text("workbook.sheet_needing_action"), about_needing),
            (self._contents.title, about_rows),
            (text("workbook.sheet_guide"), text("workbook.about_guide")),
            (text("workbook.sheet_reading"), text("workbook.about_reading")),
        ]
        if self._contents.tells_mailings:
            links[2:2] = [(text("workbook.sheet_mailings"), text("workbook.about_mailings"))]
        for link in links:
            self.sheet.link(*link)

    def write_groups(self) -> None:
        """The action groups and their chart."""
        guide = self._contents.results.guide
        self._begin("workbook.per_group")
        self.sheet.header("group", "next_step", "count", "needing_action", "share")
        first = self.sheet.rows + 1
        for group in guide.groups:
            count = self._counts.groups.get(group, 0)
            needing = self._counts.needing.get(group, 0)
            share = self._share(count)
            self.sheet.row(
                group.title, self._next_steps(group), count, needing, share,
                fill=styles.solid(group.fill),
            )  # fmt: skip
        if self._counts.to_check:
            self._write_to_check()
        if not self._counts.total:
            return  # a chart without a bar
        self.sheet.page_break()
        self.sheet.line(text("workbook.per_group"), styles.BOLD)
        self._add_chart(first, [group.fill for group in guide.groups])

    def _write_to_check(self) -> None:
        """Those to be checked, beneath the last group, of which they are some."""
        to_check, count = self._contents.results.guide.to_check, self._counts.to_check
        label = text("workbook.of_these", label=to_check.title)
        step = to_check.next_step.format(finding="")
        self.sheet.row(label, step, count, 0, self._share(count))

    def write_changes(self) -> None:
        """What changed since older files of the mailings, where all recipients are written."""
        changes = self._contents.results.changes
        if changes is None or self._contents.is_filtered:
            return
        counts = changes.counts
        need = text("change.need", before=counts.needing_before, after=counts.needing_after)
        explained = {ChangeKind.NEEDING: need, ChangeKind.RELIEVED: need}
        self._begin("workbook.changes")
        self.sheet.header("item", "content", "count")
        for kind in ChangeKind:
            if count := counts.kinds[kind]:
                self.sheet.row(kind.label, explained.get(kind, ""), count)
        if counts.went:
            self.sheet.row(text("change.went"), "", counts.went)

    def write_progress(self, sheets: Sequence[RecipientSheet]) -> None:
        """How far the work in 要対応 is; Excel counts along."""
        self._begin("workbook.progress")
        self.sheet.header("outcome", "content", "count")
        letter = get_column_letter(COLUMN_OF["outcome"])
        ranges = [f"'{each.title}'!${letter}$2:${letter}${each.last_row}" for each in sheets]
        known = outcomes()
        for outcome in known.all:
            counts = "+".join(f'COUNTIF({area},"{outcome}")' for area in ranges)
            finished = outcome in known.finished
            kind = text("workbook.outcome_finished" if finished else "workbook.outcome_open")
            now = len(self._contents.needing) if outcome == known.open[0] else 0
            self.sheet.row(outcome, kind, Formula(counts, now))

    def write_source(self) -> None:
        """The file that all of it comes from."""
        self._begin("workbook.source")
        self.sheet.header("item", "content")
        write_source(self.sheet, self._contents)

    def write_statuses(self) -> None:
        """The statuses, and a chart of those that say more than that all went well."""
        if not self._counts.total:
            return
        self.sheet.page_break()
        self._begin("workbook.per_status")
        self.sheet.header("status", "group", "count", "needing_action", "share")
        # What needs nobody comes last: its bar would leave nothing of the others.
        statuses = sorted(self._counts.statuses, key=lambda pair: not pair[0].group.coloured)
        first = self.sheet.rows + 1
        for status, count in statuses[:_MOST_STATUSES]:
            self.sheet.row(
                status.name, status.group.title, count, count * status.needs_action,
                self._share(count), fill=styles.solid(status.group.fill), filled=(0, 1),
            )  # fmt: skip
        left = statuses[_MOST_STATUSES:]
        if left:
            count = sum(count for _, count in left)
            self.sheet.line(text("workbook.more_statuses", kinds=len(left), count=count))
        charted = [status.group.fill for status, _ in statuses if status.group.coloured]
        if charted:
            self.sheet.page_break()
            self.sheet.line(text("workbook.status_chart"), styles.BOLD)
            self._add_chart(first, charted[:_MOST_BARS])

    def write_domains(self, report: Report) -> None:
        """Where most was not delivered."""
        contents = self._contents
        domains = worst_domains(contents.results, contents.rows, _DOMAINS, report)
        if not domains:
            return
        self.sheet.page_break()
        self._begin("workbook.per_domain")
        self.sheet.header("domain", "most_frequent", "count", "undelivered", "share")
        for domain in domains:
            self.sheet.row(
                domain.domain, domain.most_frequent.name, domain.recipients, domain.undelivered,
                domain.undelivered / domain.recipients,
            )  # fmt: skip

    def write_clusters(self, report: Report) -> None:
        """Domains of which many recipients failed alike."""
        clusters = clusters_of(self._contents.results, self._contents.rows, report)
        if not clusters:
            return
        self._begin("workbook.clusters")
        self.sheet.header("domain", "content", "count")
        for cluster in clusters[:_DOMAINS]:
            self.sheet.row(cluster.domain, cluster.sentence, cluster.failed)

    def write_engagement(self, report: Report) -> None:
        """Who opened and clicked, where the file says so."""
        contents = self._contents
        counts = yes_counts(contents.results, contents.rows, report)
        if not counts:
            return
        self._begin("workbook.engagement")
        self.sheet.header("item", "content", "count", "share")
        for column in counts:
            kind = text("workbook.opened" if column.is_opening else "workbook.clicked")
            share = self._share(column.count)
            self.sheet.row(kind, column.header, column.count, share)

    def write_notes(self) -> None:
        """Whom to ask, and whose words are whose."""
        self.sheet.blank()
        self.sheet.line(self._contents.results.guide.support_line, styles.NOTE)
        self.sheet.line(text("workbook.own_words"), styles.NOTE)

    def _share(self, count: int) -> float:
        """A share of all recipients; of none, none."""
        return count / self._counts.total if self._counts.total else 0.0

    def _begin(self, key: str) -> None:
        self.sheet.blank()
        self.sheet.line(text(key), styles.BOLD)

    def _add_chart(self, first: int, fills: Sequence[str]) -> None:
        rows = (first, first + len(fills) - 1)
        anchor = f"A{self.sheet.rows + 1}"
        self.sheet.leave_room(
            add_bar_chart(self.sheet.sheet, anchor, rows, (_LABEL, _COUNT), fills)
        )

    def _next_steps(self, group: ActionGroup) -> str:
        """The next steps of a group's statuses that occur, each once, one a line."""
        results = self._contents.results
        now = datetime.now().astimezone()
        overdue = dict.fromkeys(file.is_over(now) for file in results.files)
        statuses = [status for status, _ in self._counts.statuses if status.group is group]
        each = (
            advise(status, results.guide, overdue=is_over).next_step
            for is_over, status in product(overdue, statuses)
        )
        return "\n".join(dict.fromkeys(each))


def write_source(sheet: InfoSheet, contents: Contents) -> None:
    """Rows that say which files were read, when, as what, and by which program."""
    results = contents.results
    for source in results.sources:
        sheet.row(text("workbook.source_file"), source.path.name)
    encodings = dict.fromkeys(source.encoding for source in results.sources)
    sheet.row(text("workbook.encoding"), "、".join(encodings))
    sheet.row(text("workbook.read_at"), results.source.read_at.replace(tzinfo=None))
    sheet.row(text("workbook.program"), f"{text('app.name')} {__version__}")
