"""概要: how the mailing went, how far the work is, and the way to the other sheets: one page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product

from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import column_index_from_string, get_column_letter

from nexgui import __version__
from nexgui.core.changes import ChangeKind
from nexgui.core.guidance import advise
from nexgui.core.guide import ActionGroup
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.statistics import worst_domains, yes_counts
from nexgui.export import styles
from nexgui.export.charts import Bar, add_bar_chart
from nexgui.export.contents import Contents
from nexgui.export.info_sheet import Formula, InfoSheet
from nexgui.export.recipient_columns import outcomes
from nexgui.export.task_counter import (
    Condition,
    TaskCounter,
    assignee_is,
    group_is,
    is_done,
    is_over,
    outcome_is,
)

# A label, then numbers; what stands behind them is not printed.
_LABEL_WIDTH, _NUMBER_WIDTH, _STEPS_WIDTH = 30.0, 7.6, 80.0
_BEFORE = 4  # columns before the outcomes: label, count, share, to do
_LABEL, _COUNT = 1, 2  # columns of the tables
_DOMAINS = 20
_LEAST_ALIKE = 3  # undelivered recipients that make a domain worth a look
# A file may bring any number of statuses of its own.
_MOST_STATUSES = 200
_MOST_BARS = 25
_MOST_ASSIGNEES = 6


def write_summary(
    workbook: Workbook,
    contents: Contents,
    counter: TaskCounter,
    assignees: Sequence[tuple[str, str]],
    report: Report = ignore_progress,
) -> InfoSheet:
    """Writes the sheet, as the first one.

    `counter` counts in 要対応; `assignees` are cells of 設定 with the names in them.
    """
    summary = _Summary(workbook, contents, counter)
    summary.write_answer()
    summary.write_links()
    if contents.needing:
        summary.write_progress()
    summary.write_groups()
    if contents.needing:
        summary.write_assignees(assignees)
    summary.write_changes()
    summary.write_statuses()
    summary.write_domains(stage(report, 0, 2))
    summary.write_engagement(stage(report, 1, 2))
    summary.write_source()
    summary.write_notes()
    summary.end()
    return summary.sheet


class _Summary:
    """The sections of the sheet, each a method, in the order in which they stand."""

    def __init__(self, workbook: Workbook, contents: Contents, counter: TaskCounter) -> None:
        self._contents = contents
        self._counts = contents.counts
        self._counter = counter
        self._outcomes = outcomes()
        self._width = _BEFORE + len(self._outcomes.all) + 2
        self.sheet = InfoSheet(
            workbook,
            text("workbook.sheet_summary"),
            (_LABEL_WIDTH, *[_NUMBER_WIDTH] * (self._width - 1), _STEPS_WIDTH),
            index=0,
            portrait=True,
            pages=1,
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
        elif not needing:
            about_needing = text("workbook.nobody_needs")
        key = "workbook.about_shown" if self._contents.is_filtered else "workbook.about_all"
        about_rows = text(key, count=total)
        links = [
            (text("workbook.sheet_needing_action"), about_needing),
            (self._contents.title, about_rows),
            (text("settings_sheet.sheet"), text("workbook.about_settings")),
            (text("letters.sheet"), text("workbook.about_letters")),
            (text("workbook.sheet_guide"), text("workbook.about_guide")),
            (text("workbook.sheet_reading"), text("workbook.about_reading")),
        ]
        if self._contents.tells_mailings:
            links[2:2] = [(text("workbook.sheet_mailings"), text("workbook.about_mailings"))]
        if self._contents.results.corrections.addresses:
            about = text("workbook.about_corrected")
            links[-4:-4] = [(text("workbook.sheet_corrected"), about)]
        for link in links:
            self.sheet.link(*link)

    def write_progress(self) -> None:
        """How far the work is, in one line; Excel counts along."""
        self._begin("workbook.progress")
        self.sheet.header("progress", "to_do", "left_to_do", "done", "done_share", "overdue")
        row = self.sheet.rows + 1
        to_do, done = self._counter.count(), self._counter.count(is_done())
        left = Formula(f"B{row}-D{row}", to_do.number - done.number)
        share = Formula(
            f"IF(B{row}=0,0,D{row}/B{row})", done.number / to_do.number, styles.PERCENT_FORMAT
        )
        overdue = self._counter.count(is_over(date.today()), but=is_done())
        self.sheet.row(text("workbook.sheet_needing_action"), to_do, left, done, share, overdue)
        bar = DataBarRule("num", 0, "num", 1, color=styles.BAR)  # type: ignore[no-untyped-call]
        self.sheet.sheet.conditional_formatting.add(f"E{row}", bar)

    def write_groups(self) -> None:
        """The action groups that occur, and what became of their recipients in 要対応."""
        guide, counts = self._contents.results.guide, self._counts
        self._begin("workbook.per_group")
        words = [*self._outcomes.all, text("outcome.others"), text("column.left_to_do")]
        self.sheet.header("group", "count", "share", "to_do", further=words)
        header = self.sheet.rows
        rows = []
        for group in filter(counts.groups.__contains__, guide.groups):
            rows.append(self._figures(group.title, header))
            count = counts.groups[group]
            self.sheet.row(
                group.title, count, self._share(count), *rows[-1],
                fill=styles.solid(group.fill), beside=self._next_steps(group),
            )  # fmt: skip
        first, last = header + 1, self.sheet.rows
        if counts.to_check:
            title, step = guide.to_check.title, guide.to_check.next_step.format(finding="")
            rows.append(self._figures(title, header))
            share = self._share(counts.to_check)
            self.sheet.row(title, counts.to_check, share, *rows[-1], beside=step)
        if len(rows) > 1:
            # Those to be checked are counted among another group already.
            total = Formula(f"SUM(B{first}:B{last})", counts.total)
            sums = _sums(rows, "D", first, self.sheet.rows)
            filled = range(self._width)
            label = text("workbook.total")
            self.sheet.row(label, total, "", *sums, fill=styles.OUR_HEADER, filled=filled)

    def _figures(self, title: str, header: int) -> list[Formula]:
        """Of the group in the next row: how many are in 要対応, with each outcome, and left."""
        row, known = self.sheet.rows + 1, self._outcomes
        letters = [get_column_letter(_BEFORE + 1 + place) for place in range(len(known.all))]
        own = group_is(f"$A{row}", title)
        to_do = self._counter.count(own)
        each = [
            self._counter.count(own, outcome_is(f"{letter}${header}", outcome))
            for letter, outcome in zip(letters, known.all, strict=True)
        ]
        others = to_do.number - sum(figure.number for figure in each)
        done = sum(figure.number for figure in each[len(known.open) :])
        begun = letters[len(known.open)]
        return [
            to_do,
            *each,
            Formula(f"D{row}-SUM({letters[0]}{row}:{letters[-1]}{row})", others),
            Formula(f"D{row}-SUM({begun}{row}:{letters[-1]}{row})", to_do.number - done),
        ]

    def write_assignees(self, cells: Sequence[tuple[str, str]]) -> None:
        """The share of each whose name stands in one of these cells, given with the names."""
        self._begin("workbook.per_assignee")
        self.sheet.header("assignee", "to_do", "left_to_do", "done", "overdue")
        first = self.sheet.rows + 1
        rows = []
        for cell, name in cells[:_MOST_ASSIGNEES]:
            row = self.sheet.rows + 1
            figures = self._share_of(assignee_is(f"$A{row}", name))
            shown = [
                replace(
                    each,
                    formula=f'IF($A{row}="","",{each.formula})',
                    value=each.value if name else "",
                )
                for each in figures
            ]
            rows.append(shown)
            self.sheet.row(Formula(f'IF({cell}="","",{cell})', name, styles.TEXT_FORMAT), *shown)
        sums = _sums(rows, "B", first, self.sheet.rows)
        others = [
            Formula(f"({whole.formula})-{named.formula}", whole.number - named.number)
            for whole, named in zip(self._share_of(), sums, strict=True)
        ]
        self.sheet.row(text("workbook.other_assignees"), *others)

    def _share_of(self, *own: Condition) -> list[Formula]:
        """To do, left, done and overdue of those who meet a condition."""
        count, done = self._counter.count, is_done()
        return [
            count(*own),
            count(*own, but=done),
            count(*own, done),
            count(*own, is_over(date.today()), but=done),
        ]

    def write_changes(self) -> None:
        """What changed since older files of the mailings, where all recipients are written."""
        changes = self._contents.results.changes
        if changes is None or self._contents.is_filtered:
            return
        counts = changes.counts
        need = text("change.need", before=counts.needing_before, after=counts.needing_after)
        explained = {ChangeKind.NEEDING: need, ChangeKind.RELIEVED: need}
        self._begin("workbook.changes")
        self.sheet.header("item", "count")
        for kind in ChangeKind:
            if count := counts.kinds[kind]:
                self.sheet.row(kind.label, count, beside=explained.get(kind, ""))
        if counts.went:
            self.sheet.row(text("change.went"), counts.went)

    def write_statuses(self) -> None:
        """The statuses, and beside them a chart of those that say more than that all went well."""
        if not self._counts.total:
            return
        self._begin("workbook.per_status")
        self.sheet.header("status", "count", "share", "needing_action")
        # What needs nobody comes last: its bar would leave nothing of the others.
        statuses = sorted(self._counts.statuses, key=lambda pair: not pair[0].group.coloured)
        first = self.sheet.rows + 1
        for status, count in statuses[:_MOST_STATUSES]:
            self.sheet.row(
                status.name, count, self._share(count), count * status.needs_action,
                fill=styles.solid(status.group.fill),
            )  # fmt: skip
        left = statuses[_MOST_STATUSES:]
        if left:
            count = sum(count for _, count in left)
            self.sheet.line(text("workbook.more_statuses", kinds=len(left), count=count))
        charted = [pair for pair in statuses if pair[0].group.coloured][:_MOST_BARS]
        if charted:
            bars = [Bar(status.name, count, status.group.fill) for status, count in charted]
            height = add_bar_chart(
                self.sheet.sheet, f"F{first - 1}", first, (_LABEL, _COUNT), bars,
                text("workbook.status_chart"),
            )  # fmt: skip
            self.sheet.leave_room(height, since=first - 1)

    def write_domains(self, report: Report) -> None:
        """Where several mails failed alike."""
        contents = self._contents
        domains = worst_domains(contents.results, contents.rows, _DOMAINS, report)
        domains = [domain for domain in domains if domain.alike >= _LEAST_ALIKE]
        if not domains:
            return
        self._begin("workbook.per_domain")
        self.sheet.header("domain", "count", "undelivered", "share")
        for domain in domains:
            self.sheet.row(
                domain.domain, domain.recipients, domain.undelivered,
                domain.undelivered / domain.recipients,
                beside=text("workbook.most_frequent", name=domain.most_frequent.name),
            )  # fmt: skip

    def write_engagement(self, report: Report) -> None:
        """Who opened and clicked, where the file says so."""
        contents = self._contents
        counts = yes_counts(contents.results, contents.rows, report)
        if not counts:
            return
        self._begin("workbook.engagement")
        self.sheet.header("item", "count", "share")
        for column in counts:
            kind = text("workbook.opened" if column.is_opening else "workbook.clicked")
            self.sheet.row(kind, column.count, self._share(column.count), beside=column.header)

    def write_source(self) -> None:
        """The file that all of it comes from."""
        results = self._contents.results
        names = "、".join(source.path.name for source in results.sources)
        self.sheet.blank()
        self.sheet.note(text("workbook.source_file"), names)
        self.sheet.note(text("workbook.read_at"), f"{results.source.read_at:%Y-%m-%d %H:%M}")
        self.sheet.note(text("workbook.program"), f"{text('app.name')} {__version__}")

    def write_notes(self) -> None:
        """Whom to ask, and whose words are whose."""
        self.sheet.line(self._contents.results.guide.support_line, styles.NOTE)
        self.sheet.line(text("workbook.own_words"), styles.NOTE)

    def end(self) -> None:
        """Says what is printed of it."""
        self.sheet.sheet.print_area = f"A1:{get_column_letter(self._width)}{self.sheet.rows}"

    def _share(self, count: int) -> float:
        """A share of all recipients; of none, none."""
        return count / self._counts.total if self._counts.total else 0.0

    def _begin(self, key: str) -> None:
        self.sheet.blank()
        self.sheet.line(text(key), styles.BOLD)

    def _next_steps(self, group: ActionGroup) -> str:
        """The next steps of a group's statuses that occur, each once, side by side."""
        results = self._contents.results
        now = datetime.now().astimezone()
        overdue = dict.fromkeys(file.is_over(now) for file in results.files)
        statuses = [status for status, _ in self._counts.statuses if status.group is group]
        each = (
            advise(status, results.guide, overdue=is_over).next_step
            for is_over, status in product(overdue, statuses)
        )
        return " ／ ".join(dict.fromkeys(each))


def _sums(rows: Sequence[Sequence[Formula]], letter: str, first: int, last: int) -> list[Formula]:
    """The sum of each column of the figures in some rows; the first one has a letter."""
    number = column_index_from_string(letter)
    sums = []
    for place, figures in enumerate(zip(*rows, strict=True)):
        own = get_column_letter(number + place)
        total = sum(figure.number for figure in figures)
        sums.append(Formula(f"SUM({own}{first}:{own}{last})", total))
    return sums
