"""Puts pages on paper, or into a PDF file, which is there whole or not at all."""

import errno
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QFile, QFileDevice, QIODevice
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from nexgui.core.errors import NotAPdfNameError, PrintBrokenOffError, PrinterNotReadyError
from nexgui.core.messages import text
from nexgui.export.safe_write import replacing
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.print_pages import Pages
from nexgui.ui.printing.print_sheet import Sheet
from nexgui.ui.work.steps import Steps

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION = 600
_ENDING = ".pdf"
_PATIENCE = 0.2  # seconds: the window waits meanwhile


def pdf_pages(content: Content, layout: QPageLayout) -> Pages:
    """The pages that `content` will have in a PDF file; still to be divided."""
    buffer = QBuffer()
    writer = _writer(buffer, layout)
    buffer.setParent(writer)  # lives as long as the sheet keeps the writer
    return Pages(content, Sheet(writer, _RESOLUTION))


def divide_for_pdf(pages: Pages) -> Steps:
    """Divides the pages."""
    buffer = QBuffer()  # what is painted to be measured goes nowhere
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages.layout)
    painter = QPainter(writer)
    try:
        yield from pages.divide(painter)
    finally:
        painter.end()


def save_pdf(pages: Pages, target: Path, sources: Sequence[Path]) -> Steps:
    """Writes pages that were divided; a file that stood at `target` is replaced at the end.

    Raises:
        ExportError: the leaves say why the target cannot be written.
    """
    if target.suffix.lower() != _ENDING:
        raise NotAPdfNameError(name=target.name)
    with replacing(target, *sources, patience=_PATIENCE) as file:
        device = QFile()
        device.open(file.fileno(), QIODevice.OpenModeFlag.WriteOnly)
        writer = _writer(device, pages.layout)
        painter = QPainter(writer)
        try:
            yield from pages.paint(painter, partial(_turn_page, writer))
        finally:
            painter.end()
            complete = device.flush() and device.error() == QFileDevice.FileError.NoError
            device.close()
        if not complete:
            raise OSError(errno.ENOSPC, "the PDF file could not be written to its end")


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


def _turn_page(writer: QPdfWriter) -> None:
    if not writer.newPage():
        raise OSError(errno.EIO, "the PDF file takes no more pages")


def _writer(device: QIODevice, layout: QPageLayout) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(layout)
    writer.setCreator(text("app.name"))
    writer.setTitle(text("workbook.title"))
    return writer


def _is_broken(printer: "QPrinter") -> bool:
    state = printer.printerState()
    return state in (type(state).Aborted, type(state).Error)
