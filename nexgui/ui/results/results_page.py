"""The page with the results, and what the user can do with them as a whole."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.query.query import Query
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.resources import is_own_file
from nexgui.core.results import DeliveryResults
from nexgui.export.clipboard_table import in_one_line
from nexgui.ui.dialogs.address_column import AddressColumns
from nexgui.ui.dialogs.file_dialogs import ask_for_workbook, is_temporary
from nexgui.ui.dialogs.oddities_dialog import OdditiesDialog
from nexgui.ui.feedback import Feedback
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.printing import Printing
from nexgui.ui.results.results_view import ResultsView
from nexgui.ui.results.upload_lists import UploadLists
from nexgui.ui.widgets.sizing import scrolling
from nexgui.ui.work.registry import Work
from nexgui.ui.work.session import Carrying, Session


class ResultsPage(QWidget):
    """Made with the first results: a window that waits for a file needs nothing of it."""

    results_shown = Signal()
    exports_changed = Signal()  # what can be exported or printed may be another

    def __init__(self, session: Session, work: Work, feedback: Feedback, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._feedback = feedback
        self._window = window
        self.export_again: Callable[[], None] = self.choose_target
        self._oddities: OdditiesDialog | None = None
        self._shown: DeliveryResults | None = None
        self.view = ResultsView(session.guide, work)
        self.printing = Printing(window, work)
        self.address_columns = AddressColumns(session, window)
        self.upload_lists = UploadLists(session, window)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.printing.bar)
        layout.addWidget(scrolling(self.view), stretch=1)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.export_requested.connect(self.choose_target)
        view.shown_export_requested.connect(self.choose_target_of_shown)
        view.oddities_button.clicked.connect(self.show_oddities)
        view.query_runner.answered.connect(self.exports_changed)
        view.corrected.connect(self._correct)
        self._session.corrected.connect(self._show_corrected)
        view.query_runner.prepared_search.connect(self._session.prepare)
        self._session.prepared.connect(view.detail.panel.show_cluster)
        view.mailings.alone_requested.connect(lambda number: self._session.show_only([number]))
        view.mailings.leave_requested.connect(self._take_out)
        self._session.carry_asked.connect(self._ask_about_inputs)
        printing, feedback = self.printing, self._feedback
        self.upload_lists.saved.connect(feedback.tell_saved)
        self.upload_lists.told.connect(feedback.confirm)
        self.upload_lists.saving.connect(self._remember_again)
        printing.saved.connect(feedback.offer_file)
        printing.failed.connect(lambda error: feedback.show_failure(error, printing.again))
        printing.informed.connect(feedback.inform)
        for done in (view.informed, view.copier.told):
            done.connect(feedback.confirm)

    @property
    def results(self) -> DeliveryResults | None:
        """What is on screen."""
        return self._session.results

    @property
    def shows_a_choice(self) -> bool:
        """Whether some recipients are shown, and not simply those of the file in its order."""
        return len(self.view.shown_rows) > 0 and not self.view.query_runner.shown.is_plain

    def show_results(self, results: DeliveryResults) -> None:
        """Shows `results`, and asks for what their files did not tell."""
        if results is self._shown:  # a file came that adds nothing to them
            return
        self._shown = results
        if self._oddities is not None:
            self._oddities.close()  # it tells of other files
        news = self._session.news if self._session.continues else None
        self.view.show_results(results, None if news is None else news.moved)
        self.results_shown.emit()
        self.address_columns.look()

    def _remember_again(self, again: Callable[[], None]) -> None:
        self.export_again = again

    def _correct(self, row: int, address: str) -> None:
        self._session.correct(row, address)

    def _show_corrected(self, results: DeliveryResults) -> None:
        """Shows the same results with other corrections."""
        before, self._shown = self._shown, results
        self.view.take_corrected(results)
        self.exports_changed.emit()
        known = before.corrections.addresses.items() if before is not None else set()
        new = [address for _, address in results.corrections.addresses.items() - known]
        self._feedback.confirm(
            text("window.corrected_notice", address=in_one_line(new[0]))
            if new
            else text("window.taken_back_notice")
        )

    def _take_out(self, number: int) -> None:
        """Leaves all mailings but one on screen; Ctrl+Z brings it back."""
        others = range(len(self._session.parts))
        self._session.show_only([each for each in others if each != number])

    def read_again(self, encoding: Encoding | None) -> None:
        """Reads the file again; None: in the encoding that what it holds tells."""
        self._session.read_again(encoding)

    def choose_target(self) -> None:
        """Asks where the workbook of all recipients should go and writes it."""
        self._ask_and_export(None)

    def choose_target_of_shown(self) -> None:
        """Asks where the workbook of the recipients that are shown should go and writes it."""
        self._ask_and_export(self.view.query_runner.wanted)  # the table may be on its way there

    def _ask_and_export(self, query: Query | None) -> None:
        results = self.results
        if results is None or not self._session.can_export:
            return
        shown_only = query is not None
        self._warn_of_temporary(results.source.path)
        dialog = ask_for_workbook(self._window, results.source.path, shown_only=shown_only)

        def export(path: str) -> None:
            self.export_again = partial(self._ask_and_export, query)
            self._session.export(results, Path(path), query)

        dialog.fileSelected.connect(export)

    def _ask_about_inputs(self, carrying: Carrying) -> None:
        """Asks whether what was filled in of an older workbook goes along."""
        from nexgui.ui.dialogs.text_dialog import Question

        found, results, target, query = carrying
        is_replaced = found.path == target
        key = "dialog.inputs_replaced" if is_replaced else "dialog.inputs_beside"
        added = "、".join(map(in_one_line, found.inputs.added))
        about_added = [text("dialog.inputs_added", columns=added)] if added else []
        question = Question(
            text("dialog.export_title"),
            text("dialog.inputs_heading", count=len(found.inputs.filled_in)),
            [text(key, name=shown_name(found.path.name)), *about_added],
            self._window,
        )
        write = partial(self._session.write, results, target, query)
        question.ask(
            (text("dialog.carry_over"), partial(write, carried=found.inputs)),
            (text("dialog.carry_nothing"), write),
        )

    def print_shown(self) -> None:
        """Asks for a printer, and prints the summary and what the table shows."""
        content = self._content_at_rest()
        if content is not None:
            self.printing.ask_for_printer(content)

    def save_shown_as_pdf(self) -> None:
        """Asks for a place, and saves there what would be printed."""
        content = self._content_at_rest()
        if content is not None:
            self._warn_of_temporary(content.results.source.path)
            self.printing.ask_for_pdf(content)

    def _warn_of_temporary(self, source: Path) -> None:
        """Tells why another folder is proposed than that of the file."""
        if not is_own_file(source) and is_temporary(source):
            name = shown_name(source.name)
            self._feedback.inform(text("window.temporary_source", name=name))

    def _content_at_rest(self) -> Content | None:
        if self.view.query_runner.busy:
            self._feedback.inform(text("window.still_querying"))
            return None
        return self.content()

    def content(self) -> Content | None:
        """What would be printed now."""
        results, view = self.results, self.view
        if results is None:
            return None
        now = datetime.now().astimezone()
        return Content(results, view.query_runner.shown, view.shown_rows, now)

    def show_oddities(self) -> None:
        """Lists what was unusual in the files; a list that is open already comes forward."""
        if self.results is None:
            return
        if self._oddities is None:
            self._oddities = OdditiesDialog(self.results.oddities, self._window)
            self._oddities.finished.connect(self._forget_oddities)
            self._oddities.show()
            return
        self._oddities.setWindowState(
            self._oddities.windowState() & ~Qt.WindowState.WindowMinimized
        )
        self._oddities.raise_()
        self._oddities.activateWindow()

    def _forget_oddities(self) -> None:
        self._oddities = None
