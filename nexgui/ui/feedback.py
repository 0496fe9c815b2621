"""Tells in the window how work ended, and what can be done about it."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from nexgui.core import windows
from nexgui.core.errors import (
    ExportError,
    ListError,
    LoadError,
    NexguiError,
    NoPrinterError,
    PrintError,
    SheetLimitError,
    UnexpectedError,
)
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.crash_reporter import CrashReporter
from nexgui.ui.widgets.message_bar import MessageBar, Offer

if TYPE_CHECKING:
    from nexgui.core.reading.file_rules import Encoding
    from nexgui.ui.results.notice import Notice


class Feedback:
    """Finds the words and the buttons for the message bar.

    What was done as wanted is told in a quiet place, once there is one: nothing moves for it.
    """

    def __init__(self, messages: MessageBar, crash_reporter: CrashReporter) -> None:
        self._messages = messages
        self._notice: Notice | None = None
        self._crash_reporter = crash_reporter
        crash_reporter.repeated.connect(self._tell_repeated)
        crash_reporter.broken.connect(messages.show_error, Qt.ConnectionType.QueuedConnection)

    def tell_quietly_in(self, notice: "Notice") -> None:
        """Takes a quiet place."""
        self._notice = notice

    def end_notice(self) -> None:
        """Takes away what is told there: it was about something else."""
        if self._notice is not None:
            self._notice.end()

    def inform(self, sentence: str) -> None:
        """Tells something that is to be known."""
        self._messages.show_info(sentence)

    def offer(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Offers something quietly, for as long as nothing else is told."""
        if self._notice is None:
            self._messages.show_info(sentence, offers)
        else:
            self._notice.tell(sentence, offers, stays=True)

    def confirm(self, sentence: str) -> None:
        """Tells what was done as it was wanted."""
        if self._notice is not None:
            self._notice.tell(sentence)

    def show_refusal(
        self, error: LoadError, read_in: "Callable[[Encoding], None] | None", note: str = ""
    ) -> None:
        """Tells why a file was not read, and lets another encoding be chosen where one may do."""
        offers: list[Offer] = []
        if error.may_be_misread and read_in is not None:
            from nexgui.core.reading.file_rules import load_file_rules  # a start needs none

            encodings = load_file_rules().encodings
            choices = [(encoding.label, partial(read_in, encoding)) for encoding in encodings]
            offers.append((text("window.choose_encoding"), choices))
        self._messages.show_error(error, offers, note)

    def show_failure(self, error: NexguiError, again: Callable[[], None], note: str = "") -> None:
        """Tells it, and `note` behind it; another printer, name or place may do, so ask `again`."""
        if isinstance(error, UnexpectedError):
            self._crash_reporter.show_fault(error.technical)
            return
        offers: list[Offer] = []
        if isinstance(error, NoPrinterError):
            offers.append((text("print.pdf_instead"), again))
        elif isinstance(error, PrintError):
            offers.append((text("print.again"), again))
        elif isinstance(error, ExportError) and not isinstance(error, SheetLimitError | ListError):
            offers.append((text("window.save_elsewhere"), again))
        self._messages.show_error(error, offers, note)

    def offer_file(self, path: Path) -> None:
        """Tells that a file was written, and offers to open it or to show where it lies."""
        show = (text("window.show_folder"), lambda: _show_in_folder(path))

        def open_it() -> None:
            if not _open_file(path):
                sentence = text("window.cannot_open", name=shown_name(path.name))
                self._messages.show_info(sentence, (show,))

        sentence = text("window.exported", name=shown_name(path.name))
        offers = ((text("window.open_workbook"), open_it), show)
        self._messages.hide()
        if self._notice is None:
            self._messages.show_success(sentence, offers)
        else:
            self._notice.tell(sentence, offers)

    def tell_saved(self, path: Path, sentence: str) -> None:
        """Tells of a file that is for another program than the one that would open it."""
        self._messages.hide()
        offers = ((text("window.show_folder"), lambda: _show_in_folder(path)),)
        if self._notice is None:
            self._messages.show_success(sentence, offers)
        else:
            self._notice.tell(sentence, offers)

    def _tell_repeated(self) -> None:
        """Tells of a fault that is known, once and not at each picture that is drawn."""
        words = text("fault.repeated")
        if self._messages.sentence != words:
            self._messages.show_info(words)


def _open_file(path: Path) -> bool:
    """Opens a file with the program that the desktop has for it; false where it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _show_in_folder(path: Path) -> bool:
    """Opens the folder of a file, with the file picked where the desktop can do that."""
    if windows.IS_WINDOWS:
        return windows.show_in_folder(path)
    if sys.platform == "darwin":
        started, _process_id = QProcess.startDetached("open", ["-R", str(path)])
        return started
    return _open_file(path.parent)
