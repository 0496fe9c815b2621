"""The loaded state: the answer first, then the table, and the way to the workbook."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.reading.file_rules import load_file_rules
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_area import DetailArea
from nexgui.ui.results.bottom_row import BottomRow, ReadingBar, ShownCount, ShrinkingButton
from nexgui.ui.results.column_filters import ColumnFilters
from nexgui.ui.results.filter_chips import FilterChips
from nexgui.ui.results.group_bar import GroupBar
from nexgui.ui.results.group_buttons import GroupButtons
from nexgui.ui.results.head_area import HeadArea
from nexgui.ui.results.hidden_hits_note import HiddenHitsNote
from nexgui.ui.results.nothing_found import NothingFound
from nexgui.ui.results.query_runner import QueryRunner
from nexgui.ui.results.responsive_layout import ResponsiveLayout
from nexgui.ui.results.search_field import LONGEST, SearchField
from nexgui.ui.results.waiting_line import WaitingLine
from nexgui.ui.table.column_menu import ColumnMenu
from nexgui.ui.table.results_model import ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.row_copier import RowCopier
from nexgui.ui.table.selection import SavedSelection
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import named
from nexgui.ui.work.registry import Work

_GAP = 4


class _Part(Protocol):
    """Something that shows a part of what there is to say of results."""

    def show_results(self, results: DeliveryResults) -> None:
        """Shows `results` in place of those before, all of them in the order of the file."""


class ResultsView(QWidget):
    """Shows one set of results."""

    export_requested = Signal()
    shown_export_requested = Signal()
    informed = Signal(str)  # a sentence that says what was done

    def __init__(self, guide: StatusGuide, work: Work) -> None:
        super().__init__()
        self._work = work
        self._carried_over: Query | None = None  # not shown yet, from the results before
        self.shown_rows: Sequence[int] = ()  # of the results, in the order in which they are shown
        self.query_runner = QueryRunner(work)
        self.groups = GroupButtons()
        self.search_field = SearchField()
        self._table = ResultsTable()
        self._nothing_found = NothingFound(self._table)
        self.column_filters = ColumnFilters(self._table, self.query_runner, work)
        self.column_menu = ColumnMenu(self._table)
        self.column_menu.filter_requested.connect(self.column_filters.choose)
        self.column_menu.end_filter_requested.connect(self.column_filters.end)
        self.copier = RowCopier(self._table, work)
        self.detail = DetailArea(self._table, guide)
        self.detail.panel.informed.connect(self.informed)
        self.bar = GroupBar()
        self.waiting = WaitingLine()
        self.waiting.informed.connect(self.informed)
        self.waiting.turned.connect(self.detail.panel.say_anew)
        self.waiting.turned.connect(self._table.draw_anew)
        self._shown = ShownCount()
        self._hidden_hits = HiddenHitsNote(self._table)
        self._bottom = BottomRow()
        self.chips = FilterChips(self._bottom, place=1)  # behind the count
        self._connect_queries()
        self.reading_bar = ReadingBar(load_file_rules().encodings)
        self._export = named("primary", QPushButton(text("window.export")))
        self._export.setToolTip("Ctrl+S")
        self._export.clicked.connect(self.export_requested)
        self._export_shown = named("link", ShrinkingButton())
        self._export_shown.set_words(text("window.export_shown"), text("window.shown_export"))
        self._export_shown.setToolTip("Ctrl+Shift+S")
        self._export_shown.clicked.connect(self.shown_export_requested)
        for widget in (self._shown, self._hidden_hits, self._export_shown, self.reading_bar):
            self._bottom.flow.addWidget(widget)
        self._bottom.set_shrinking(self._export_shown, self.reading_bar.encoding_button)
        self._bottom.flow.addWidget(self.detail.open_button)
        self._bottom.flow.setAlignment(self.detail.open_button, Qt.AlignmentFlag.AlignRight)
        self._head = HeadArea(self.search_field, self._export, self.waiting)
        self._parts: tuple[_Part, ...] = (
            *(self._hidden_hits, self.column_menu, self._head, self.bar, self.groups),
            *(self._table, self.detail, self._shown, self._nothing_found),  # the table comes first
            *(self.column_filters, self.chips, self.reading_bar),
        )
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self.bar, self.groups):
            layout.addWidget(part)
        layout.addSpacing(_GAP)
        layout.addWidget(self.detail, stretch=1)
        layout.addWidget(self._bottom)
        self._responsive = ResponsiveLayout(self, self._head, self.groups, self.bar, self._bottom)
        self._responsive.fitted.connect(
            lambda: self.chips.take_to_check(self.groups.hides_to_check)
        )

    @property
    def table(self) -> ResultsTable:
        """The recipients."""
        return self._table

    @property
    def sentence(self) -> str:
        """The sentence that says how the mailing went."""
        return self._head.summary

    def show_results(self, results: DeliveryResults, moved: Sequence[int] | None = None) -> None:
        """Shows `results` in place of what was shown, all of them in the order of the file.

        Where they continue what was shown, the user goes on with what they chose to see; `moved`
        has the row in which each recipient who was there is now.
        """
        continues = moved is not None
        wanted = self._carried(results) if continues else Query()
        keeps_focus = continues and self.search_field.hasFocus()
        chosen = None if moved is None else SavedSelection.of(self._table).moved(moved)
        self.copier.runner.stop()
        self.shown_rows = range(len(results))
        self._export_shown.hide()
        self._carried_over = None if wanted.is_plain else wanted
        for part in self._parts:
            part.show_results(results)
        self.query_runner.begin(results, wanted)
        self._responsive.fit()
        if chosen is None or not (chosen.selected and chosen.restore(self._table)):
            self._choose_first(results)
        if not keeps_focus:
            self._table.setFocus()
        announce(self, text("window.loaded", summary=results.counts.summary))

    def _carried(self, results: DeliveryResults) -> Query:
        model = self._table.model()
        header = model.file_header if isinstance(model, ResultsModel) else ()
        return self.query_runner.wanted.carried_over(header, results)

    def minimumSizeHint(self) -> QSize:
        """No higher than its parts need at its own width: Qt would keep room for the least one."""
        return QSize(self._layout.minimumSize().width(), self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Lays itself out before anything else: that asks Python for the size of every part."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        with self._work.window_first():
            return super().event(event)

    def heightForWidth(self, width: int) -> int:
        """The least height: the table and the panel take what there is beyond it."""
        return self._layout.minimumHeightForWidth(width)

    def _choose_first(self, results: DeliveryResults) -> None:
        """Fills the panel with whom to begin with; the table stays at its first row.

        What the user should see first is the beginning of the file, not a jump.
        """
        self._table.choose_unmoved(results.first_to_act_on() or 0)

    def set_export_enabled(self, enabled: bool) -> None:
        """Whether a workbook can be asked for now."""
        self._export.setEnabled(enabled)
        self._export_shown.setEnabled(enabled)

    def _connect_queries(self) -> None:
        query_runner, shown = self.query_runner, self._shown
        self.groups.chosen.connect(query_runner.choose_groups)
        self.groups.needing_chosen.connect(query_runner.choose_needing)
        self.groups.to_check_chosen.connect(query_runner.choose_to_check)
        self.groups.everyone_chosen.connect(query_runner.show_all)
        self._nothing_found.show_all_requested.connect(query_runner.show_all)
        self._nothing_found.show_all_requested.connect(self._table.setFocus)
        self.search_field.words_changed.connect(query_runner.search)
        self.search_field.inputRejected.connect(self._tell_too_long)
        self.search_field.left_downwards.connect(self._table.setFocus)
        self.chips.column_ended.connect(lambda column: query_runner.choose_values(column, None))
        self.chips.domain_ended.connect(lambda: query_runner.choose_domain(""))
        self.chips.to_check_ended.connect(lambda: query_runner.choose_to_check(False))
        chips = self.chips
        chips.changed_ended.connect(lambda: query_runner.choose_changed(None))
        ends = (chips.column_ended, chips.domain_ended, chips.to_check_ended, chips.changed_ended)
        for ended in ends:
            ended.connect(self._table.setFocus)  # the button that had it is gone
        self._table.sort_requested.connect(query_runner.sort_by)
        self._table.order_requested.connect(
            lambda key, descending: query_runner.order(key, descending=descending)
        )
        for follower in (self.groups, self.search_field, self.chips, self._table):
            query_runner.wanted_changed.connect(follower.show_wanted)
        query_runner.progressed.connect(self._show_progress)
        query_runner.ended.connect(shown.show_end)
        query_runner.rows_found.connect(self._show_rows)
        self.copier.runner.progressed.connect(shown.show_copying)
        self.copier.runner.ended.connect(shown.show_end)

    def _tell_too_long(self) -> None:
        self.informed.emit(text("filter.too_long", most=LONGEST))

    def _show_progress(self, share: float) -> None:
        with self._work.window_first():  # as event() does
            self._shown.show_progress(share, sorting=self.query_runner.sorts)
            self._bottom.flow.activate()

    def _show_rows(self, rows: Sequence[int]) -> None:
        self.shown_rows = rows
        self._table.show_rows(rows)
        self._nothing_found.setVisible(not len(rows))
        is_told = self.query_runner.shown == self._carried_over  # with the load, not by the user
        self._carried_over = None
        order = self.query_runner.order_in_words
        self._shown.show_count(len(rows), order, is_new=not is_told)
        self._hidden_hits.show_for(self.query_runner.shown, rows)
        self._export_shown.setVisible(len(rows) > 0 and not self.query_runner.shown.is_plain)
