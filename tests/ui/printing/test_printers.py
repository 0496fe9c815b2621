"""The printer's dialog, and printers that do not do what they should."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.errors import PrintBrokenOffError, PrinterNotReadyError
from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.printing.content import Content
from nexgui.ui.printing.output import divide_for_pdf, print_on_paper
from nexgui.ui.printing.print_pages import Pages
from nexgui.ui.printing.print_sheet import Sheet
from nexgui.ui.printing.printing import MANY_ROWS
from tests.helpers import ALL_AFTER, files_in, needs_links, recipient, result_file
from tests.ui.driving import button, click, file_dialog, question

CONTROL = Qt.KeyboardModifier.ControlModifier


def printer_dialog(qtbot: QtBot, window: MainWindow) -> QPrintDialog:
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    click(qtbot, question(window), "316件すべて")
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    return dialog


def accept_with_file(dialog: QPrintDialog, target: Path) -> None:
    """Takes 「PDF ファイルに出力」, which Qt's own dialog lists among the printers."""
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    dialog.done(QPrintDialog.DialogCode.Accepted)


def content(window: MainWindow) -> Content:
    found = window.results_page.content()
    assert found is not None
    return found


def pages_for(window: MainWindow, printer: QPrinter) -> Pages:
    pages = Pages(content(window), Sheet(printer, printer.resolution()))
    for _ in divide_for_pdf(pages):
        pass
    return pages


def printer_into(target: Path) -> QPrinter:
    """A printer that needs no device."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


# ---- without a printer


def test_without_a_printer_windows_users_are_told_and_offered_a_pdf_file(
    qtbot: QtBot, loaded_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nexgui.core.windows.IS_WINDOWS", True)
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", staticmethod(list)
    )
    qtbot.keyClick(loaded_window, Qt.Key.Key_P, CONTROL)
    assert loaded_window.messages.sentence.startswith(
        "このパソコンには、プリンターが登録されていません。"
    )
    click(qtbot, loaded_window, "PDFに保存…")
    click(qtbot, question(loaded_window), "316件すべて")
    assert file_dialog(qtbot, loaded_window).windowTitle() == "PDFに保存"


# ---- into a file


def test_the_dialog_offers_no_file(qtbot: QtBot, loaded_window: MainWindow) -> None:
    dialog = printer_dialog(qtbot, loaded_window)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.reject()


def test_a_file_from_the_printers_dialog_is_saved_as_any_pdf_file_is(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    dialog = printer_dialog(qtbot, loaded_window)
    target = tmp_path / "紙.pdf"
    with qtbot.waitSignal(loaded_window.printing.saved):
        accept_with_file(dialog, target)
    assert target.read_bytes().startswith(b"%PDF")
    saved = text("window.exported", name="紙.pdf")
    assert loaded_window.results_view.foot.notice.sentence == saved


@pytest.mark.parametrize("by", ["name", pytest.param("link", marks=needs_links)])
def test_a_source_is_never_printed_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, by: str
) -> None:
    source = tmp_path / "全宛先.pdf"  # a name that would do for the target
    source.write_bytes(ALL_AFTER.read_bytes())
    (tmp_path / "別名.pdf").symlink_to(source)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([source])
    dialog = printer_dialog(qtbot, window)
    with qtbot.waitSignal(window.printing.failed):
        accept_with_file(dialog, source if by == "name" else tmp_path / "別名.pdf")
    assert "は読み込んだ元のファイルなので、上書きできません。" in window.messages.sentence
    assert source.read_bytes() == ALL_AFTER.read_bytes()


def test_a_csv_file_is_never_replaced_by_pages(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "ほかの結果.csv"
    other.write_bytes(ALL_AFTER.read_bytes())
    dialog = printer_dialog(qtbot, loaded_window)
    with qtbot.waitSignal(loaded_window.printing.failed):
        accept_with_file(dialog, other)
    assert "名前の最後を「.pdf」にして" in loaded_window.messages.sentence
    assert other.read_bytes() == ALL_AFTER.read_bytes()
    click(qtbot, loaded_window, text("window.save_elsewhere"))
    file_dialog(qtbot, loaded_window).reject()


def test_stopping_what_goes_into_a_file_leaves_the_old_one_whole(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    source = result_file(tmp_path, [recipient("送信完了")] * MANY_ROWS)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([source])
    target = tmp_path / "紙.pdf"
    target.write_bytes(b"before")
    window.printing.print_with(content(window), printer_into(target))
    qtbot.waitUntil(lambda: len(files_in(tmp_path)) > 2)  # the pages are being written
    window.printing.stop()
    assert target.read_bytes() == b"before"
    assert files_in(tmp_path) == {source.name, target.name}
    assert window.messages.sentence == text("window.stopped_exporting")


# ---- onto paper


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_with_a_way_on(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    dialog = printer_dialog(qtbot, loaded_window)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # and into no file
    with qtbot.waitSignal(loaded_window.printing.failed):
        dialog.done(QPrintDialog.DialogCode.Accepted)
    assert loaded_window.messages.sentence.startswith("印刷を始められませんでした。")
    qtbot.waitUntil(lambda: loaded_window.findChild(QPrintDialog) is None)
    click(qtbot, loaded_window, text("print.again"))
    again = loaded_window.findChild(QPrintDialog)
    assert again is not None
    again.reject()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_an_error(loaded_window: MainWindow, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "ない" / "紙.pdf")
    with pytest.raises(PrinterNotReadyError):
        list(print_on_paper(pages_for(loaded_window, printer), printer))


def test_a_printer_that_takes_no_more_pages_is_an_error(
    loaded_window: MainWindow, tmp_path: Path
) -> None:
    class Jammed(QPrinter):
        def newPage(self) -> bool:
            return False

    printer = Jammed(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "紙.pdf"))
    steps = print_on_paper(pages_for(loaded_window, printer), printer)
    next(steps)
    with pytest.raises(PrintBrokenOffError):
        list(steps)


def test_all_pages_come_onto_paper(loaded_window: MainWindow, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "紙.pdf")
    pages = pages_for(loaded_window, printer)
    list(print_on_paper(pages, printer))
    written = (tmp_path / "紙.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", written)) == pages.count > 3


def test_the_window_answers_while_the_dialog_is_away(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    printer_dialog(qtbot, loaded_window).reject()
    assert QApplication.activeModalWidget() is None
    assert not loaded_window.printing.busy
    assert button(loaded_window, "Excelに出力").isEnabled()


def test_a_print_job_is_named_after_the_program(qtbot: QtBot, loaded_window: MainWindow) -> None:
    dialog = printer_dialog(qtbot, loaded_window)
    assert dialog.printer().docName() == text("app.name")
    dialog.reject()
