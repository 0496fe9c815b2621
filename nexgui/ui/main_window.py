"""The window: takes files, and shows the drop area or the results."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from nexgui.core.arranging.arrangement import Arrangement
from nexgui.core.errors import ExportError, NexguiError, SheetLimitError, UnexpectedError
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.resources import resource_path
from nexgui.core.results import DeliveryResults
from nexgui.ui.address_columns import AddressColumns
from nexgui.ui.desktop import open_file, show_in_folder
from nexgui.ui.drop.add_or_replace import ask_add_or_replace
from nexgui.ui.drop.drop_area import DropArea
from nexgui.ui.drop.drop_overlay import DropOverlay
from nexgui.ui.drop.drop_plan import plan_drop
from nexgui.ui.drop.dropped_files import dropped_files, has_something
from nexgui.ui.faults.faults import Faults
from nexgui.ui.file_dialogs import ask_for_result_files, ask_for_workbook
from nexgui.ui.help.help import Help
from nexgui.ui.menus import recent_files
from nexgui.ui.menus.menus import Menus
from nexgui.ui.menus.table_commands import TableCommands
from nexgui.ui.parts.busy_bar import BusyBar
from nexgui.ui.parts.message_bar import MessageBar, Offer
from nexgui.ui.parts.named import named
from nexgui.ui.parts.scrolling import scrolling
from nexgui.ui.parts.sizing import resize_within_screen
from nexgui.ui.printing.print_pages import Content
from nexgui.ui.printing.printing import Printing
from nexgui.ui.results.oddities_dialog import OdditiesDialog
from nexgui.ui.results.results_view import ResultsView
from nexgui.ui.session import Session
from nexgui.ui.window_place import recall_place, remember_place

_SAMPLE = "sample/サンプル_全宛先.csv"
_WIDTH, _HEIGHT = 1240, 720
_MARGIN = 12


class MainWindow(QMainWindow):
    """The program's only window; takes a drop at any time, wherever it falls."""

    def __init__(self, guide: StatusGuide) -> None:
        super().__init__()
        self.session = Session(guide, self)
        self.faults = Faults(self, lambda: self.session.results is not None)
        self.printing = Printing(self)
        self.help = Help(guide, self)
        self._export_again: Callable[[], None] = self.choose_target
        self.messages = MessageBar()
        self.busy_bar = BusyBar()
        self.drop_area = DropArea()
        self.results_view = ResultsView(guide)
        self._address_columns = AddressColumns(self.session, self)
        self._results_page = scrolling(self.results_view)
        self._menus = Menus(self)
        self._table_commands = TableCommands(
            self._menus, self.results_view, self.session, self.messages
        )
        self._pages = QStackedWidget()
        self.overlay = self._lay_out()
        self._connect_requests()
        self._connect_session()
        self._connect_printing()
        self._connect_keys()
        self.setAcceptDrops(True)
        self.setWindowTitle(text("app.name"))
        self._update_export()

    def _lay_out(self) -> DropOverlay:
        self._pages.addWidget(scrolling(self.drop_area))
        self._pages.addWidget(self._results_page)
        page = named("page", QWidget())
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.messages)
        layout.addWidget(self.busy_bar)
        layout.addWidget(self.printing.bar)
        layout.addWidget(self._pages, stretch=1)
        self.setCentralWidget(page)
        resize_within_screen(self, _WIDTH, _HEIGHT)
        recall_place(self)
        return DropOverlay(page)

    def _connect_requests(self) -> None:
        self.drop_area.choose_requested.connect(self.choose_files)
        self.drop_area.sample_requested.connect(self.open_sample)
        self.results_view.export_requested.connect(self.choose_target)
        self.results_view.shown_export_requested.connect(self.choose_target_of_shown)
        self.busy_bar.stop_requested.connect(self.session.stop)
        self._menus.open_requested.connect(self.choose_files)
        self._menus.sample_requested.connect(self.open_sample)
        self._menus.export_requested.connect(self.choose_target)
        self._menus.shown_export_requested.connect(self.choose_target_of_shown)
        self._menus.address_column_requested.connect(self.choose_address_column)
        self.results_view.reading_bar.oddities_requested.connect(self.show_oddities)
        self.results_view.reading_bar.encoding_chosen.connect(self.session.read_again)
        self._menus.recent.chosen.connect(lambda path: self.open_files([path]))
        self.session.loaded.connect(self._record_files)
        self._menus.about_requested.connect(self.help.show_about)
        self._menus.usage_requested.connect(self.help.show_usage)
        self._menus.guide_requested.connect(self.help.show_guide)
        self._menus.quit_requested.connect(self.close)

    def _connect_printing(self) -> None:
        printing = self.printing
        self._menus.print_requested.connect(self.print_shown)
        self._menus.pdf_requested.connect(self.save_shown_as_pdf)
        printing.saved.connect(self._offer_workbook)
        printing.informed.connect(self.messages.show_info)
        printing.failed.connect(self._show_printing_failure)

    def _connect_keys(self) -> None:
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._escape)
        self._menus.edit.search_requested.connect(self.results_view.search_field.take_focus)
        column_filter = QShortcut(QKeySequence("Alt+Down"), self.results_view)
        column_filter.activated.connect(self.results_view.column_filters.choose_current)

    def _escape(self) -> None:
        """Stops what is running, else closes the message."""
        if self.results_view.arranger.busy:
            self.results_view.arranger.stop()
        elif self.printing.busy:
            self.printing.stop()
        elif self.results_view.copier.busy:
            self.results_view.copier.stop()
        elif self.busy_bar.isVisible():
            self.session.stop()
        else:
            self.messages.hide()

    def _connect_session(self) -> None:
        session = self.session
        session.began.connect(self._show_begin)
        session.progressed.connect(self.busy_bar.set_share)
        session.ended.connect(self._show_end)
        session.loaded.connect(self._show_results)
        session.exported.connect(self._offer_workbook)
        session.failed.connect(self._show_failure)
        session.informed.connect(self.messages.show_info)
        self.results_view.arranger.failed.connect(self._show_failure)
        self.results_view.informed.connect(self.messages.show_info)
        self.results_view.arranger.arranged.connect(self._update_export)

    # ---- what the reader can ask for

    def open_files(self, paths: Sequence[Path]) -> None:
        """Reads files; asks first where others are on screen. None is fine too."""
        if not paths:
            return
        if self.session.results is None:
            self.session.load(paths)
        else:
            question = ask_add_or_replace(self)
            question.answered.connect(lambda add: self.session.load(paths, add=add))

    def choose_files(self) -> None:
        """Asks for result files and reads them."""
        dialog = ask_for_result_files(self)
        dialog.filesSelected.connect(lambda names: self.open_files([Path(name) for name in names]))

    def open_sample(self) -> None:
        """Reads the sample file that the program brings."""
        self.session.load([resource_path(_SAMPLE)])

    def choose_target(self) -> None:
        """Asks where the workbook of all recipients should go and writes it."""
        self._ask_and_export(None)

    def choose_target_of_shown(self) -> None:
        """Asks where the workbook of the recipients that are shown should go and writes it."""
        self._ask_and_export(self.results_view.arranger.shown)

    def _ask_and_export(self, arrangement: Arrangement | None) -> None:
        results = self.session.results
        if results is None or not self.session.can_export:
            return
        shown_only = arrangement is not None
        dialog = ask_for_workbook(self, results.source.path, shown_only=shown_only)

        def export(path: str) -> None:
            self._export_again = partial(self._ask_and_export, arrangement)
            self.session.export(results, Path(path), arrangement)

        dialog.fileSelected.connect(export)

    def print_shown(self) -> None:
        """Asks for a printer, and prints the summary and what the table shows."""
        content = self._content()
        if content is not None:
            self.printing.ask_for_printer(content)

    def save_shown_as_pdf(self) -> None:
        """Asks for a place, and saves there what would be printed."""
        content = self._content()
        if content is not None:
            self.printing.ask_for_pdf(content)

    def _content(self) -> Content | None:
        results, view = self.session.results, self.results_view
        if results is None:
            return None
        now = datetime.now().astimezone()
        return Content(results, self.session.guide, view.arranger.shown, view.shown_rows, now)

    def choose_address_column(self) -> None:
        """Asks which column holds the addresses, one file after the other."""
        self._address_columns.ask_each()

    def show_oddities(self) -> None:
        """Lists what was unusual in the files."""
        if self.session.results is not None:
            OdditiesDialog(self.session.results.oddities, self).show()

    # ---- what the session tells

    def _show_begin(self, sentence: str) -> None:
        self.results_view.arranger.set_resting(True)
        self.messages.hide()
        self.busy_bar.begin(sentence)
        self._update_export()

    def _show_end(self) -> None:
        self.results_view.arranger.set_resting(False)
        self.busy_bar.end()
        self._update_export()

    def _show_failure(self, error: NexguiError) -> None:
        """Tells it; where a workbook could not be saved, another name or place may do."""
        if isinstance(error, UnexpectedError):
            self.faults.show_fault(error.technical)
            return
        offers: list[Offer] = []
        if isinstance(error, ExportError) and not isinstance(error, SheetLimitError):
            offers.append((text("window.save_elsewhere"), self._export_again))
        self.messages.show_error(error, offers)

    def _show_printing_failure(self, error: NexguiError) -> None:
        again = (text("window.save_elsewhere"), self.save_shown_as_pdf)
        self.messages.show_error(error, [again])

    def _show_results(self, results: DeliveryResults) -> None:
        self.results_view.show_results(results)
        self._pages.setCurrentWidget(self._results_page)
        self.setWindowTitle(text("app.file_title", name=results.title))
        self._update_export()

    def _offer_workbook(self, path: Path) -> None:
        def open_workbook() -> None:
            if not open_file(path):
                self.messages.show_info(text("window.cannot_open", name=shown_name(path.name)))

        self.messages.show_success(
            text("window.exported", name=shown_name(path.name)),
            (
                (text("window.open_workbook"), open_workbook),
                (text("window.show_folder"), lambda: show_in_folder(path)),
            ),
        )

    def _record_files(self) -> None:
        recent_files.record([part.source.path for part in self.session.parts])

    def _update_export(self) -> None:
        can_export = self.session.can_export
        filtered_or_sorted = not self.results_view.arranger.shown.is_plain
        self.results_view.set_export_enabled(can_export)
        self._menus.set_printing_enabled(self.session.results is not None)
        self._menus.set_results_enabled(can_export, shown=can_export and filtered_or_sorted)

    # ---- drawing, drops and closing

    def event(self, event: QEvent) -> bool:
        """Draws the window, and everything in it, before anything else."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        with self.session.window_first(), self.results_view.arranger.window_first():
            return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Lights the window up for whatever might be a file, and says what would happen."""
        if has_something(event.mimeData()):
            event.acceptProposedAction()  # else Qt would not tell when it leaves again
            self.overlay.lay_over(plan_drop(event.mimeData(), self.session))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Makes the system show its forbidden sign where nothing would happen."""
        event.setDropAction(event.proposedAction())
        event.setAccepted(self.overlay.accepts)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Takes the light away."""
        self.overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Reads the file that was dropped, or says why it cannot."""
        self.overlay.hide()
        event.acceptProposedAction()
        self.activateWindow()  # the reader goes on here, not in the file manager
        try:
            paths = dropped_files(event.mimeData())
        except NexguiError as error:
            self.messages.show_error(error)
        else:
            self.open_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ends what is running; an unfinished workbook leaves nothing behind."""
        remember_place(self)
        self.results_view.table.columns.remember()
        self.hide()
        self.results_view.column_filters.shut_down()
        self.results_view.copier.stop()
        self.results_view.arranger.shut_down()
        self.printing.shut_down()
        self.session.shut_down()
        super().closeEvent(event)
