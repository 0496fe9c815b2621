"""The window: takes files, and shows the drop area or the results."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from nexgui.core import windows
from nexgui.core.changes import ChangeKind
from nexgui.core.errors import LoadError, NexguiError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.closing import Closing
from nexgui.ui.crash_reporter import CrashReporter
from nexgui.ui.drop.downloads import Downloads
from nexgui.ui.drop.drop_area import DropArea, DropOverlay
from nexgui.ui.drop.dropped_files import count_others, dropped_files, has_something, plan_drop
from nexgui.ui.drop.opening import Opening
from nexgui.ui.feedback import Feedback
from nexgui.ui.look.look import Look
from nexgui.ui.menus.menu_bar import MenuBar
from nexgui.ui.settings import Settings
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.busy_bar import BusyBar
from nexgui.ui.widgets.message_bar import MessageBar, Offer
from nexgui.ui.widgets.sizing import resize_within_screen, scrolling
from nexgui.ui.work.registry import Work
from nexgui.ui.work.session import Session

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide
    from nexgui.core.results import DeliveryResults
    from nexgui.ui.printing.printing import Printing
    from nexgui.ui.results.results_page import ResultsPage
    from nexgui.ui.results.results_view import ResultsView

_WIDTH, _HEIGHT = 1300, 720
_LEAST_SIZE = QSize(480, 340)
_LEAST_SEEN = 100  # pixels of the title bar that can be taken hold of
_MARGINS = (16, 6, 20, 8)


class MainWindow(QMainWindow):
    """The program's only window; takes a drop at any time, wherever it falls."""

    def __init__(self, load_guide: "Callable[[], StatusGuide]", look: Look) -> None:
        super().__init__()
        self.look = look
        self.work = Work(self)
        self.session = Session(load_guide, self.work)
        self.crash_reporter = CrashReporter(self, lambda: self.session.results is not None)
        self.messages = MessageBar()
        self._feedback = Feedback(self.messages, self.crash_reporter)
        self._opening = Opening(self.session, self)
        self._downloads = Downloads(lambda: self.session.guide, self.work, self)
        self._closing = Closing(self.session, self)
        self.busy_bar = BusyBar()
        self.drop_area = DropArea()
        self._results_page: ResultsPage | None = None
        self._menus = MenuBar(self, self.work, look, lambda: self.session.guide)
        self.help = self._menus.help
        self._pages = QStackedWidget()
        self.overlay = self._lay_out()
        self._connect_requests()
        self._connect_session()
        self._connect_downloads()
        self.setAcceptDrops(True)
        self.setWindowTitle(text("app.name"))
        self._update_export()

    def _lay_out(self) -> DropOverlay:
        self._pages.addWidget(scrolling(self.drop_area))
        page = named("page", QWidget())
        layout = QVBoxLayout(page)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(self.messages)
        layout.addWidget(self._pages, stretch=1)
        layout.addWidget(self.busy_bar)  # below: no row moves under the mouse
        self.setCentralWidget(page)
        self.setMinimumSize(_LEAST_SIZE)
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self._recall_place()
        return DropOverlay(page)

    def _recall_place(self) -> None:
        """Goes where the window last was, but for a screen that is no longer there."""
        place = Settings().window_place
        if place.isEmpty() or not self.restoreGeometry(place):
            return
        title = self.normalGeometry()
        title.setHeight(1)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = max((screen.intersected(title).width() for screen in screens), default=0)
        if not self.isMaximized() and seen < _LEAST_SEEN:
            self.move(self.screen().availableGeometry().topLeft())

    def _connect_requests(self) -> None:
        self.drop_area.choose_requested.connect(self.choose_files)
        self.drop_area.sample_requested.connect(self.open_sample)
        self.busy_bar.stop_requested.connect(self.session.stop)
        self._menus.open.triggered.connect(self.choose_files)
        self._menus.open_sample.triggered.connect(self.open_sample)
        for recent in (self._menus.recent, self.drop_area.recent):
            recent.chosen.connect(lambda path: self.open_files([path]))
        self.work.failed.connect(self._show_failure)
        self._menus.undo.triggered.connect(self._undo)
        self._menus.redo.triggered.connect(self.session.redo)
        self._menus.quit.triggered.connect(self.close)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._escape)

    def _connect_session(self) -> None:
        session = self.session
        session.began.connect(self._show_begin)
        session.progressed.connect(self.busy_bar.set_share)
        session.ended.connect(self._show_end)
        session.loaded.connect(self._show_results)
        session.loaded.connect(self._record_files)
        session.loaded.connect(self._opening.tell)  # last: showing results hides messages
        session.exported.connect(self._feedback.offer_file)
        session.failed.connect(self._show_failure)
        session.informed.connect(self.messages.show_info)
        self._opening.informed.connect(self.messages.show_info)
        self._opening.told.connect(self._tell_news)
        self._opening.needing_requested.connect(self._show_newly_needing)

    def _connect_downloads(self) -> None:
        menu, downloads = self._menus.watch_downloads, self._downloads
        menu.setChecked(Settings().watches_downloads)
        downloads.watch(on=menu.isChecked())
        menu.toggled.connect(self._watch_downloads)
        downloads.proposed.connect(self._propose_downloads)
        downloads.found.connect(self._offer_download)

    @property
    def results_page(self) -> "ResultsPage":
        """The page with the results; made when it is first asked for."""
        if self._results_page is None:
            self._results_page = self._make_results_page()
        return self._results_page

    @property
    def results_view(self) -> "ResultsView":
        """The results themselves."""
        return self.results_page.view

    @property
    def printing(self) -> "Printing":
        """What prints them."""
        return self.results_page.printing

    def _make_results_page(self) -> "ResultsPage":
        from nexgui.ui.menus.results_commands import ResultsCommands
        from nexgui.ui.results.results_page import ResultsPage

        page = ResultsPage(self.session, self.work, self._feedback, self)
        page.exports_changed.connect(self._update_export)
        page.view.open_requested.connect(self.choose_files)
        self._feedback.tell_quietly_in(page.view.foot.notice)
        self._closing.watch(page.printing)
        self._closing.export_requested.connect(page.choose_target)
        ResultsCommands(self._menus, page)
        self._pages.addWidget(page)
        return page

    def _escape(self) -> None:
        """Stops what is running, else closes the message."""
        if not self.work.stop():
            self.messages.hide()

    # ---- what the user can ask for

    def open_files(self, paths: Sequence[Path]) -> None:
        """Reads files; asks first where others are on screen. None is fine too."""
        self._opening.open(paths)

    def choose_files(self) -> None:
        """Asks for result files and reads them."""
        from nexgui.ui.dialogs.file_dialogs import ask_for_result_files

        dialog = ask_for_result_files(self, self._last_file())
        dialog.filesSelected.connect(lambda names: self.open_files([Path(name) for name in names]))

    def _last_file(self) -> Path | None:
        """The file that was opened last, but for one of another computer that may be off."""
        if self.session.holds_own_files and self.session.results is not None:
            return self.session.results.source.path
        recent = Settings().recent_files
        return recent[0] if recent and not windows.is_remote(recent[0]) else None

    def tell_no_drops(self) -> None:
        """Tells why nothing can be dropped, and offers the other way."""
        choose = (text("window.choose_file"), self.choose_files)
        self.messages.show_info(text("window.elevated"), (choose,))

    def open_sample(self) -> None:
        """Reads the sample file that the program brings."""
        self._opening.open_sample()

    def _undo(self) -> None:
        """Takes back what was last chosen to be seen, else what came on screen before that."""
        page = self._results_page
        if page is not None and page.view.query_runner.has_past:
            page.view.query_runner.go_back()
        else:
            self.session.undo()

    def _watch_downloads(self, on: bool) -> None:
        Settings().watches_downloads = on
        self._downloads.watch(on=on)

    def _propose_downloads(self) -> None:
        watch = (text("downloads.watch"), lambda: self._menus.watch_downloads.setChecked(True))
        self._feedback.offer(text("downloads.propose"), (watch,))

    def _offer_download(self, path: Path) -> None:
        """Offers a file that came, unless it is open already."""
        if path not in self.session.to_be_shown:
            open_it = (text("downloads.open"), lambda: self.open_files([path]))
            self._feedback.offer(text("downloads.found", name=shown_name(path.name)), (open_it,))

    # ---- what the session tells

    def _record_files(self) -> None:
        """Remembers what was opened, where the user wants that."""
        session = self.session
        outdated = () if session.news is None else session.news.outdated
        self._menus.recent.record(session.opened, session.parts, outdated)
        self._downloads.note_opened(session.opened)

    def _show_begin(self, sentence: str) -> None:
        self.messages.hide()
        self._feedback.end_notice()
        self.busy_bar.begin(sentence)
        self._update_export()

    def _show_end(self) -> None:
        self.busy_bar.end()
        if self.messages.sentence == text("window.busy_loading"):
            self.messages.hide()  # it is over
        self._update_export()

    def _show_results(self, results: "DeliveryResults") -> None:
        self.results_page.show_results(results)
        self._pages.setCurrentWidget(self.results_page)
        title = text("app.file_title", name=results.title)
        self.setWindowTitle(title.replace("[*]", "[*][*]"))  # Qt has a meaning of its own for it
        if not results.is_proven:
            self._feedback.inform(text("oddity.not_proven"))
        self._update_export()

    def _tell_news(self, error: NexguiError | None, sentence: str, offers: list[Offer]) -> None:
        if error is None:
            self.messages.show_info(sentence, offers)
        else:
            self.messages.show_error(error, offers, sentence)

    def _show_newly_needing(self) -> None:
        self.results_view.query_runner.choose_changed(ChangeKind.NEEDING)

    def _show_failure(self, error: NexguiError) -> None:
        others = self.session.left_unread
        note = text("window.others_not_loaded", count=others) if others else ""
        if isinstance(error, LoadError):
            read_in = self.session.read_in if self.session.can_choose_encoding else None
            self._feedback.show_refusal(error, read_in, note)
        else:
            self._feedback.show_failure(error, lambda: self.results_page.export_again(), note)

    def _update_export(self) -> None:
        """Enables what can be done with the results now."""
        page, can_export = self._results_page, self.session.can_export
        can_export_shown = can_export and page is not None and page.shows_a_choice
        if page is not None:
            page.view.set_export_enabled(can_export)
        has_results = self.session.results is not None
        self._menus.enable(there=has_results, ready=can_export, shown=can_export_shown)
        history = self.session.history
        has_past = page is not None and page.view.query_runner.has_past
        self._menus.undo.setEnabled(has_past or (can_export and history.last is not None))
        self._menus.redo.setEnabled(can_export and history.next is not None)

    # ---- drawing, drops and closing

    def event(self, event: QEvent) -> bool:
        """Draws the window, and everything in it, before anything else."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        with self.work.window_first():
            return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Lights the window up for whatever comes from outside, and says what would happen."""
        if event.source() is None and has_something(event.mimeData()):
            _take_copy(event)
            self.overlay.lay_over(plan_drop(event.mimeData(), self.session))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes whatever it is: what will not do gets a sentence that stays when it is let go."""
        _take_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Takes the light away."""
        self.overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the file that was dropped, or says why it cannot."""
        self.overlay.hide()
        self.messages.hide()  # it was about something else
        _take_copy(event)
        self.activateWindow()  # the user goes on here, not in the file manager
        try:
            paths = dropped_files(event.mimeData())
        except NexguiError as error:
            self.messages.show_error(error)
            return
        others = count_others(event.mimeData())
        self._opening.open(paths, *([text("drop.others_not_read", count=others)] if others else []))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends what is running; asks first where that is a file that is being written."""
        if not self._closing.may_close():
            event.ignore()
            return
        Settings().window_place = self.saveGeometry()
        self.hide()
        if self._results_page is not None:
            self._results_page.view.table.columns.remember()
        self.work.shut_down()
        super().closeEvent(event)


def _take_copy(event: QDropEvent) -> None:
    """Says that the file stays where it is: whoever gives one to be moved may delete it then."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
