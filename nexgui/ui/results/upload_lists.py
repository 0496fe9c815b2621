"""Makes the lists that go back to NEXLINK: who comes in, where it is saved, what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nexgui.core.columns import COLUMNS
from nexgui.core.corrected_list import corrected_rows
from nexgui.core.inputs import CORRECTED_COLUMNS
from nexgui.core.list_plan import ListPlan
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report
from nexgui.core.results import DeliveryResults
from nexgui.export.clipboard_table import HTML_BEGIN, HTML_END, html_row, tab_separated
from nexgui.ui.dialogs.file_dialogs import ask_for_list
from nexgui.ui.work.session import Session

_RESEND_NAME, _STOP_NAME = "workbook.resend_file_name", "workbook.stop_file_name"

Planner = Callable[[DeliveryResults, Report], ListPlan]


class UploadLists(QObject):
    """Has found out in a thread who stands where, then asks."""

    saved = Signal(Path, str)  # a file, and the sentence that says what was saved
    told = Signal(str)
    saving = Signal(object)  # what asks again, where it cannot be saved there

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def make_resend_list(self) -> None:
        """Asks who comes into the resend list, and where it is saved."""
        from nexgui.core.resend_plan import plan_resend

        self._plan(plan_resend, self._ask_about_resend)

    def make_stop_list(self) -> None:
        """Does so for the stop list."""
        from nexgui.core.stop_plan import plan_stop

        self._plan(plan_stop, self._ask_about_stop)

    def _plan(self, planner: Planner, ask: Callable[[DeliveryResults, ListPlan], None]) -> None:
        results = self._session.results
        if results is not None:
            sentence = text("window.counting_list")
            self._session.work_out(sentence, partial(planner, results), partial(ask, results))

    def _ask_about_resend(self, results: DeliveryResults, plan: ListPlan) -> None:
        from nexgui.export.upload_lists import write_resend_list
        from nexgui.ui.dialogs.upload_dialogs import ResendDialog

        def write(rows: list[int], target: Path, report: Report) -> tuple[Path, ...]:
            write_resend_list(results, rows, target, report)
            return (target,)

        dialog = ResendDialog(results, plan, self._window)
        dialog.chosen.connect(
            lambda rows: self._ask_where(
                results, rows, ("dialog.resend_title", _RESEND_NAME), partial(write, rows), dialog
            )
        )
        dialog.open()

    def _ask_about_stop(self, results: DeliveryResults, plan: ListPlan) -> None:
        from nexgui.export.upload_lists import write_stop_list
        from nexgui.ui.dialogs.upload_dialogs import StopDialog

        dialog = StopDialog(results, plan, self._window)

        def write(
            rows: list[int], applicant: str, target: Path, report: Report
        ) -> tuple[Path, ...]:
            return write_stop_list(results, rows, applicant, target, report)

        def take(rows: list[int]) -> None:
            applicant = dialog.applicant.text().strip()
            names = ("dialog.stop_title", _STOP_NAME)
            self._ask_where(results, rows, names, partial(write, rows, applicant), dialog)

        dialog.chosen.connect(take)
        dialog.open()

    def _ask_where(
        self,
        results: DeliveryResults,
        rows: list[int],
        names: tuple[str, str],
        write: Callable[[Path, Report], tuple[Path, ...]],
        chosen_in: QDialog | None = None,
    ) -> None:
        """Asks for a place, above the dialog in which the rows were chosen: one may go back."""
        title = text("dialog.csv_title", title=text(names[0]))
        dialog = ask_for_list(chosen_in or self._window, results.source.path, names[1], title)

        def save(path: str) -> None:
            target = Path(path)
            if chosen_in is not None:
                chosen_in.accept()
            self.saving.emit(partial(self._ask_where, results, rows, names, write))
            self._session.save(target, partial(write, target), partial(self._tell, len(rows)))

        dialog.fileSelected.connect(save)

    def _tell(self, count: int, files: tuple[Path, ...]) -> None:
        key = "window.list_saved" if len(files) == 1 else "window.list_saved_parts"
        fields = {} if len(files) == 1 else {"files": len(files)}
        name = shown_name(files[0].name)
        self.saved.emit(files[0], text(key, name=name, count=count, **fields))

    def copy_corrected(self) -> None:
        """Copies old and new addresses, for whoever keeps the address book."""
        results = self._session.results
        if results is None or not results.corrections.addresses:
            self.told.emit(text("window.none_corrected"))
            return
        rows = list(corrected_rows(results))
        names = [COLUMNS[key].header for key in CORRECTED_COLUMNS]
        content = QMimeData()
        content.setText("".join(map(tab_separated, [names, *rows])))
        markup = "".join(map(html_row, rows))
        content.setHtml(f"{HTML_BEGIN}{html_row(names, 'th')}{markup}{HTML_END}")
        QApplication.clipboard().setMimeData(content)
        self.told.emit(text("window.copied_corrected", count=len(rows)))
