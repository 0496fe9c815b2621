"""Puts pages on paper."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from nexgui.core.errors import PrintBrokenOffError, PrinterNotReadyError
from nexgui.ui.printing.print_pages import Pages
from nexgui.ui.printing.step_runner import Steps

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_on_paper(pages: Pages, printer: "QPrinter") -> Steps:
    """Prints pages that were divided; what is stopped in the middle is taken back.

    Raises:
        PrintError: the leaves say whether some of it may lie in the printer already.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterNotReadyError

    def turn_page() -> None:
        if not printer.newPage() or _is_broken(printer):
            raise PrintBrokenOffError

    finished = False
    try:
        yield from pages.paint(painter, turn_page)
        finished = painter.end() and not _is_broken(printer)
    finally:
        if not finished:
            printer.abort()
        if painter.isActive():
            painter.end()
    if not finished:
        raise PrintBrokenOffError


def _is_broken(printer: "QPrinter") -> bool:
    state = printer.printerState()
    return state in (type(state).Aborted, type(state).Error)
