"""The loaded state: who needs what, the list of them, one person, and the way to the workbook."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nexgui.core.folders import NEEDING
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.query.run import Answer
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_area import DetailArea
from nexgui.ui.results.column_filters import ColumnFilters
from nexgui.ui.results.export_button import ExportButton
from nexgui.ui.results.filter_chips import FilterChips
from nexgui.ui.results.folder_button import FolderButton
from nexgui.ui.results.folder_list import FolderList
from nexgui.ui.results.foot import ElsewhereButton, Foot, OdditiesButton, ShownCount
from nexgui.ui.results.form import form_at
from nexgui.ui.results.head_area import HeadArea
from nexgui.ui.results.hidden_hits_note import HiddenHitsNote
from nexgui.ui.results.mailing_table import MailingTable
from nexgui.ui.results.nothing_found import NothingFound
from nexgui.ui.results.query_runner import QueryRunner
from nexgui.ui.results.search_field import LONGEST, SearchField
from nexgui.ui.results.waiting_line import WaitingLine
from nexgui.ui.settings import Settings
from nexgui.ui.table.column_menu import ColumnMenu
from nexgui.ui.table.results_model import ListForm, ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.row_copier import RowCopier
from nexgui.ui.table.selection import SavedSelection
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import tab_behind
from nexgui.ui.work.registry import Work

_GAP = 12  # pixels between the parts


class _Part(Protocol):
    """Something that shows a part of what there is to say of results."""

    def show_results(self, results: DeliveryResults) -> None:
        """Shows `results` in place of those before, all of them in the order of the file."""


class ResultsView(QWidget):
    """Shows one set of results."""

    open_requested = Signal()  # of another file
    export_requested = Signal()
    shown_export_requested = Signal()
    informed = Signal(str)  # a sentence that says what was done
    corrected = Signal(int, str)  # a row, and the address that is wanted for it

    def __init__(self, guide: StatusGuide, work: Work) -> None:
        super().__init__()
        self._work = work
        self._carried_over: Query | None = None  # not shown yet, from the results before
        self._begins = False  # with results of which nothing was shown yet
        self._form: ListForm | None = None
        self.shown_rows: Sequence[int] = ()  # of the results, in the order in which they are shown
        self.query_runner = QueryRunner(work)
        self.folders, self._folder_button = FolderList(), FolderButton()
        self.search_field = SearchField()
        self._table = ResultsTable()
        self._nothing_found = NothingFound(self._table)
        self.column_filters = ColumnFilters(self._table, self.query_runner, work)
        self.column_menu = ColumnMenu(self._table)
        self.column_menu.filter_requested.connect(self.column_filters.choose)
        self.column_menu.end_filter_requested.connect(self.column_filters.end)
        self.copier = RowCopier(self._table, work)
        self.detail = DetailArea(self._table, guide, work)
        self.detail.panel.addresses_requested.connect(self.copier.copy_addresses)
        self.detail.panel.suggestions_requested.connect(self.copier.copy_suggestions)
        self.detail.panel.corrected.connect(self.corrected)
        self.detail.panel.domain_requested.connect(self.query_runner.choose_domain)
        self._table.recipient_activated.connect(self._activate)
        self.waiting = WaitingLine()
        self.waiting.informed.connect(self.informed)
        self.waiting.turned.connect(self.detail.panel.say_anew)
        self.waiting.turned.connect(self._table.draw_anew)
        self._shown, self.oddities_button = ShownCount(), OdditiesButton()
        self._hidden_hits, self._elsewhere = HiddenHitsNote(self._table), ElsewhereButton()
        self.export_button = ExportButton()
        self.export_button.export_requested.connect(self.export_requested)
        self.export_button.shown_export_requested.connect(self.shown_export_requested)
        self.foot = Foot(
            (
                *(self._shown, self._elsewhere, self._hidden_hits),
                *(self.oddities_button, self.detail.open_button),
            )
        )
        self.chips = FilterChips(self.foot.row, place=1)  # behind the count
        self._head = HeadArea(
            self._folder_button, self.search_field, self.export_button, self.waiting
        )
        self.mailings = MailingTable()
        self._head.sample.open_requested.connect(self.open_requested)
        self.waiting.open_requested.connect(self.open_requested)
        self._parts: tuple[_Part, ...] = (
            *(self._hidden_hits, self.column_menu, self._head, self.mailings),
            *(self.folders, self._folder_button),
            *(self._table, self.detail, self._shown, self._nothing_found),  # the table comes first
            *(self.column_filters, self.chips, self._elsewhere, self.oddities_button, self.foot),
        )
        self.detail.page_turned.connect(self._turn_page)
        self._connect_queries()
        self._lay_out()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(_GAP)
        body.addWidget(self.folders)
        body.addWidget(self.detail, stretch=1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._head)
        layout.addWidget(self.mailings)
        layout.addLayout(body, stretch=1)
        layout.addWidget(self.foot)
        tab_behind(self.export_button.buttons[-1], (self.mailings, self.folders, self._table))

    @property
    def table(self) -> ResultsTable:
        """The recipients."""
        return self._table

    @property
    def sentence(self) -> str:
        """The sentence that says how the mailing went."""
        return self._head.summary

    def show_results(self, results: DeliveryResults, moved: Sequence[int] | None = None) -> None:
        """Shows `results` in place of what was shown: those who need somebody, else all of them.

        Where they continue what was shown, the user goes on with what they chose to see; `moved`
        has the row in which each recipient who was there is now.
        """
        continues = moved is not None
        wanted = self._carried(results) if continues else _first_view(results)
        keeps_focus = continues and self.search_field.hasFocus()
        chosen = None if moved is None else SavedSelection.of(self._table).moved(moved)
        self.copier.runner.stop()
        self.shown_rows = range(len(results))
        self._carried_over = None if wanted.is_plain else wanted
        for part in self._parts:
            part.show_results(results)
        if chosen is not None and chosen.selected:
            chosen.restore(self._table)
        elif not wanted.is_plain:
            self._show_rows(())  # what the user need not see would only flash up
        self._count_exports(results)
        self._begins = not wanted.is_plain
        self.query_runner.begin(results, wanted)
        if wanted.is_plain:
            self._choose_first()
        if not keeps_focus:
            self._table.setFocus()
        announce(self, text("window.loaded", summary=results.counts.summary))

    def _carried(self, results: DeliveryResults) -> Query:
        model = self._table.model()
        header = model.file_header if isinstance(model, ResultsModel) else ()
        return self.query_runner.wanted.carried_over(header, results)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the form that there is room for."""
        super().resizeEvent(event)
        self._take_form()

    def changeEvent(self, event: QEvent) -> None:
        """Does so for another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_form()

    def _take_form(self) -> None:
        form = form_at(self.width(), self.fontInfo().pixelSize())
        if form is not self._form:
            self._form = form
            self._table.set_form(form)
            self.detail.set_form(form)
            self.folders.setHidden(form is ListForm.NARROW)
            self._head.set_narrow(form is ListForm.NARROW)

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

    def _choose_first(self) -> None:
        """Fills the panel with whom to begin with, if nobody is chosen; the list stays put."""
        if not len(self.shown_rows) or self._table.selectionModel().hasSelection():
            return
        results, first = self.query_runner.results, self.shown_rows[0]
        if results is not None and self.query_runner.shown.is_plain:
            first = results.first_to_act_on() or first
        self._table.choose_unmoved(first)

    def set_export_enabled(self, enabled: bool) -> None:
        """Whether a workbook can be asked for now."""
        self.export_button.set_ready(enabled)

    def _connect_queries(self) -> None:
        query_runner, shown = self.query_runner, self._shown
        for folders in (self.folders, self._folder_button):
            folders.chosen.connect(query_runner.choose_folders)
            folders.chosen.connect(_remember_view)
        nothing = self._nothing_found
        nothing.everywhere_requested.connect(lambda: query_runner.choose_folders(frozenset()))
        nothing.show_all_requested.connect(query_runner.show_all)
        self._elsewhere.clicked.connect(nothing.everywhere_requested)
        for requested in (nothing.everywhere_requested, nothing.show_all_requested):
            requested.connect(self._table.setFocus)
        self.search_field.words_changed.connect(query_runner.search)
        self.search_field.inputRejected.connect(self._tell_too_long)
        self.search_field.left_downwards.connect(self._table.setFocus)
        self.chips.column_ended.connect(lambda column: query_runner.choose_values(column, None))
        self.chips.domain_ended.connect(lambda: query_runner.choose_domain(""))
        chips = self.chips
        chips.words_ended.connect(lambda: query_runner.search(""))
        chips.changed_ended.connect(lambda: query_runner.choose_changed(None))
        chips.alike_ended.connect(lambda: query_runner.choose_alike(alike=False))
        chips.repeated_ended.connect(lambda: query_runner.choose_repeated(repeated=False))
        ends = (
            *(chips.column_ended, chips.domain_ended, chips.words_ended, chips.changed_ended),
            *(chips.alike_ended, chips.repeated_ended),
        )
        for ended in ends:
            ended.connect(self._table.setFocus)  # the button that had it is gone
        self._table.sort_requested.connect(query_runner.sort_by)
        self._table.order_requested.connect(
            lambda key, descending: query_runner.order(key, descending=descending)
        )
        for follower in (
            *(self.folders, self._folder_button, self.search_field, self.chips, self._table),
        ):
            query_runner.wanted_changed.connect(follower.show_wanted)
        query_runner.progressed.connect(self._show_progress)
        query_runner.ended.connect(shown.show_end)
        query_runner.ended.connect(self._show_all_unanswered)
        query_runner.answered.connect(self._take_answer)
        self.copier.runner.progressed.connect(shown.show_copying)
        self.copier.runner.ended.connect(shown.show_end)

    def _activate(self) -> None:
        """Lets the address be corrected, or opens the page about the recipient."""
        if not self.detail.activate():
            self.detail.correct()

    def correct_current(self) -> None:
        """Lets the address of the current recipient be corrected, if there is one."""
        if self._table.currentIndex().isValid():
            self.detail.correct()

    def take_corrected(self, results: DeliveryResults) -> None:
        """Shows the same results with other corrections; nothing moves."""
        for part in (self.query_runner, self._table, self.detail):
            part.take_corrected(results)

    def _turn_page(self, to_panel: bool) -> None:
        for part in (self._head, self.foot):
            part.setHidden(to_panel)
        self.mailings.setHidden(to_panel or not self.mailings.rowCount())

    def _tell_too_long(self) -> None:
        self.informed.emit(text("filter.too_long", most=LONGEST))

    def _show_progress(self, share: float) -> None:
        with self._work.window_first():  # as event() does
            self._shown.show_progress(share, sorting=self.query_runner.sorts)
            self.foot.row.flow.activate()

    def _take_answer(self, answer: Answer) -> None:
        with self._work.window_first():  # what is found is read for many rows
            self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        rows = answer.rows
        self._show_rows(rows)
        if self._begins:
            self._begins = False
            self._choose_first()
        self._nothing_found.show_answer(answer)
        self._elsewhere.show_answer(self.query_runner.shown, answer)
        self.folders.show_counts(answer.folders)
        self._folder_button.show_counts(answer.folders)
        is_told = self.query_runner.shown == self._carried_over  # with the load, not by the user
        self._carried_over = None
        order = self.query_runner.order_in_words
        self._shown.show_count(len(rows), order, is_new=not is_told)
        self._hidden_hits.show_for(self.query_runner.shown, rows)
        results = self.query_runner.results
        if results is not None:
            self._count_exports(results)

    def _show_rows(self, rows: Sequence[int]) -> None:
        self.shown_rows = rows
        self._table.show_rows(rows)

    def _show_all_unanswered(self) -> None:
        """Shows all recipients where the first view was stopped before anybody was shown."""
        results = self.query_runner.results
        if self._begins and results is not None:
            self._begins = False
            self._show_rows(range(len(results)))
            self._choose_first()
            self._count_exports(results)

    def _count_exports(self, results: DeliveryResults) -> None:
        shown, is_plain = len(self.shown_rows), self.query_runner.shown.is_plain
        self.export_button.show_counts(len(results), shown, is_choice=shown > 0 and not is_plain)


def _first_view(results: DeliveryResults) -> Query:
    """What is seen first: those who need somebody, unless the user would rather see everybody."""
    if NEEDING in results.folders and not Settings().begins_with_everyone:
        return Query(frozenset((NEEDING,)))
    return Query()


def _remember_view(folders: frozenset[object]) -> None:
    """Keeps what the user wants to begin with; another folder than those two tells nothing."""
    if not folders:
        Settings().begins_with_everyone = True
    elif NEEDING in folders:
        Settings().begins_with_everyone = False
