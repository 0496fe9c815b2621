"""Prints what is shown, or saves it as a PDF file, while the window stays usable."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMessageBox, QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.file_dialogs import ask_for_pdf
from nexgui.ui.parts.busy_bar import BusyBar
from nexgui.ui.printing.pdf_file import divide_for_pdf, pdf_pages, save_pdf
from nexgui.ui.printing.print_pages import Content, Pages
from nexgui.ui.printing.print_sheet import Sheet, a4_landscape
from nexgui.ui.printing.step_runner import StepRunner, Steps

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MANY_ROWS = 5000
"""From more rows than this on the reader is asked first: it may be a ream of paper."""


@dataclass(frozen=True)
class _Order:
    """What is to be done once the pages are known."""

    pages: Pages
    rows: int
    work: Callable[[], Steps]
    sentence: str  # while it is being done
    stopped: str
    on_success: Callable[[], None]


class Printing(QObject):
    """Belongs to the window; its bar tells how far the printing is."""

    saved = Signal(Path)
    informed = Signal(str)
    failed = Signal(object)  # NexguiError

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stopped = ""
        self.bar = BusyBar()
        self._runner = StepRunner(self)
        self._runner.progressed.connect(self.bar.set_share)
        self._runner.ended.connect(self.bar.end)
        self._runner.failed.connect(self.failed)
        self.bar.stop_requested.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something is being printed or saved."""
        return self._runner.busy

    def stop(self) -> None:
        """Stops it and says so; a PDF file that stood there is as it was."""
        if self.busy:
            self._runner.stop()
            self.informed.emit(self._stopped)

    def shut_down(self) -> None:
        """Stops it, before the window goes."""
        self._runner.stop()

    def ask_for_printer(self, content: Content) -> None:
        """Asks how to print, and prints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # not needed before

        if self._is_taken():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4_landscape())
        printer.setDocName(shown_name(content.results.title))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOptions(QPrintDialog.PrintDialogOption.PrintToFile)
        dialog.accepted.connect(lambda: self._print(content, printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()  # its own open() knows no signals

    def ask_for_pdf(self, content: Content) -> None:
        """Asks where the PDF file should go, and saves it."""
        if self._is_taken():
            return
        dialog = ask_for_pdf(self._window, content.results.source.path)
        dialog.fileSelected.connect(lambda name: self._save(content, Path(name)))

    def _is_taken(self) -> bool:
        if self.busy:
            self.informed.emit(text("print.busy"))
        return self.busy

    def _print(self, content: Content, printer: "QPrinter") -> None:
        pages = Pages(content, Sheet(printer, printer.resolution()))
        order = _Order(
            pages,
            len(content.rows),
            lambda: _print(pages, printer),
            text("print.printing"),
            text("print.stopped"),
            lambda: self.informed.emit(text("print.printed", pages=pages.count)),
        )
        # Any device of this resolution will do for measuring; the printer must not start yet.
        self._divide(order, divide_for_pdf(pages))

    def _save(self, content: Content, target: Path) -> None:
        pages = pdf_pages(content)
        sources = [source.path for source in content.results.sources]
        order = _Order(
            pages,
            len(content.rows),
            lambda: save_pdf(pages, target, sources),
            text("window.exporting", name=shown_name(target.name)),
            text("window.stopped_exporting"),
            lambda: self.saved.emit(target),
        )
        self._divide(order, divide_for_pdf(pages))

    def _divide(self, order: _Order, steps: Steps) -> None:
        self._stopped = order.stopped
        self.bar.begin(text("print.dividing"))
        self._runner.start(steps, lambda: self._go_on(order))

    def _go_on(self, order: _Order) -> None:
        if order.rows <= MANY_ROWS:
            self._work(order)
            return
        words = text("print.question", rows=order.rows, pages=order.pages.count)
        question = QMessageBox(self._window)
        question.setWindowTitle(text("print.question_title"))
        question.setText(words)
        go_on = question.addButton(text("print.go_on"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(go_on)
        question.accepted.connect(lambda: self._work(order))
        question.finished.connect(question.deleteLater)
        question.open()

    def _work(self, order: _Order) -> None:
        self.bar.begin(order.sentence)
        self._runner.start(order.work(), order.on_success)


def _print(pages: Pages, printer: "QPrinter") -> Steps:
    painter = QPainter(printer)
    finished = False
    try:
        yield from pages.paint(painter, printer)
        finished = True
    finally:
        if not finished:
            printer.abort()
        painter.end()
