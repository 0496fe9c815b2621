"""Prints what is shown, or saves it as a PDF file, while the window stays usable."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget

from nexgui.core import windows
from nexgui.core.errors import NoPrinterError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.dialogs.file_dialogs import ask_for_pdf, keep_no_folders
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.output import divide_for_pdf, pdf_pages, print_on_paper, save_pdf
from nexgui.ui.printing.print_pages import Pages
from nexgui.ui.printing.print_sheet import Sheet, a4_landscape
from nexgui.ui.widgets.busy_bar import BusyBar
from nexgui.ui.work.registry import Work
from nexgui.ui.work.steps import StepRunner, Steps

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MANY_ROWS = 5000
"""From more rows than this on the user is asked first: it may be a ream of paper."""


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
    finished = Signal()  # nothing of it is left to be done, and it went well
    ended = Signal()  # a stage of it, however it did

    def __init__(self, window: QWidget, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._stopped = ""
        self._holds_back = False
        self._held_back: _Order | None = None  # its pages are known; the user was not asked yet
        self.again: Callable[[], None] = lambda: None  # asks once more for what failed
        self.on_paper = False  # what is being done, or was last
        self.bar = BusyBar()
        self._runner = StepRunner(work)
        self._runner.progressed.connect(self.bar.set_share)
        self._runner.ended.connect(self.bar.end)
        self._runner.ended.connect(self.ended)
        self._runner.failed.connect(self.failed)
        self._runner.stopped.connect(self._tell_stopped)
        self.bar.stop_requested.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something is being printed or saved."""
        return self._runner.busy or self._held_back is not None

    def hold_back(self) -> None:
        """Asks nothing from now on: another question is open."""
        self._holds_back = True

    def ask_again(self) -> None:
        """Asks what was held back."""
        self._holds_back = False
        order, self._held_back = self._held_back, None
        if order is not None:
            self._go_on(order)

    def stop(self) -> None:
        """Stops it and says so; a PDF file that stood there is as it was."""
        self._runner.stop()
        if self._held_back is not None:
            self._held_back = None
            self._tell_stopped()
            self.ended.emit()

    def _tell_stopped(self) -> None:
        self.informed.emit(self._stopped)

    def ask_for_printer(self, content: Content) -> None:
        """Asks what to print and how, and prints."""
        if _has_no_printer():
            self.again = partial(self.ask_for_pdf, content)
            self.failed.emit(NoPrinterError())
        else:
            self._choose(content, self._open_print_dialog)

    def ask_for_pdf(self, content: Content) -> None:
        """Asks what should go into a PDF file and where that should go, and saves it."""
        self._choose(content, self._open_pdf_dialog)

    def print_with(self, content: Content, printer: "QPrinter") -> None:
        """Prints as the user chose in the printer's dialog.

        What is to go into a file goes there as any PDF file does: whole, and never over a source.
        """
        if printer.outputFileName():
            self._save(content, Path(printer.outputFileName()), printer.pageLayout())
            return
        self.again = partial(self._open_print_dialog, content)
        self.on_paper = True
        pages = Pages(content, Sheet(printer, printer.resolution()))
        order = _Order(
            pages,
            len(content.rows),
            lambda: print_on_paper(pages, printer),
            text("print.printing"),
            text("print.stopped"),
            lambda: self.informed.emit(text("print.printed", pages=pages.count)),
        )
        # Any device of this resolution will do for measuring; the printer must not start yet.
        self._divide(order, divide_for_pdf(pages))

    def _choose(self, content: Content, go_on: Callable[[Content], None]) -> None:
        if self.busy:
            self.informed.emit(text("print.busy"))
        elif content.leaves_a_choice:
            _ask_what_to_print(self._window, content, go_on)
        else:
            go_on(content)

    def _open_print_dialog(self, content: Content) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # not needed before

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4_landscape())
        printer.setDocName(text("app.name"))  # others see it in the queue: no file's name
        dialog = QPrintDialog(printer, self._window)
        keep_no_folders(dialog)
        dialog.setOptions(QPrintDialog.PrintDialogOption(0))  # 「PDFに保存」 is for files
        dialog.accepted.connect(lambda: self.print_with(content, printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()  # its own open() knows no signals

    def _open_pdf_dialog(self, content: Content) -> None:
        dialog = ask_for_pdf(self._window, content.results.source.path)
        dialog.fileSelected.connect(lambda name: self._save(content, Path(name), a4_landscape()))

    def _save(self, content: Content, target: Path, layout: QPageLayout) -> None:
        self.again = partial(self._open_pdf_dialog, content)
        self.on_paper = False
        pages = pdf_pages(content, layout)
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
        elif self._holds_back:
            self._held_back = order
        else:
            work = partial(self._work, order)
            _ask_about_pages(self._window, order.rows, order.pages.count, work)

    def _work(self, order: _Order) -> None:
        self.bar.begin(order.sentence)
        self._runner.start(order.work(), partial(self._finish, order))

    def _finish(self, order: _Order) -> None:
        order.on_success()
        self.finished.emit()


def _has_no_printer() -> bool:
    """Whether the dialog would not even open; other systems have one that offers a file."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return windows.IS_WINDOWS and not QPrinterInfo.availablePrinterNames()


def _ask_what_to_print(
    window: QWidget, content: Content, go_on: Callable[[Content], object]
) -> None:
    """Asks which recipients to list: those that need nothing would fill most of the pages."""
    counts = content.results.counts
    question = Question(
        text("print.choice_title"),
        text("print.choice_heading"),
        [text("print.choice", count=counts.total - counts.needing_action)],
        window,
    )
    question.ask(
        (
            text("print.take_needing", count=counts.needing_action),
            lambda: go_on(content.needing_action()),
        ),
        (text("print.take_all", count=counts.total), lambda: go_on(content)),
    )


def _ask_about_pages(window: QWidget, rows: int, pages: int, go_on: Callable[[], object]) -> None:
    """Asks before very many pages are made."""
    heading = text("print.question_heading", pages=pages)
    question = Question(
        text("print.question_title"), heading, [text("print.question", rows=rows)], window
    )
    question.ask((text("print.go_on"), go_on))
