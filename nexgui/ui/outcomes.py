"""Tells in the window how work ended, and what can be done about it."""

from collections.abc import Callable
from pathlib import Path

from nexgui.core.errors import (
    ExportError,
    NexguiError,
    PrintError,
    SheetLimitError,
    UnexpectedError,
)
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.faults.faults import Faults
from nexgui.ui.widgets.message_bar import MessageBar, Offer

Again = Callable[[], Callable[[], None]]
"""Gives what asks once more for what failed."""


class Outcomes:
    """Finds the words and the buttons for the message bar."""

    def __init__(self, messages: MessageBar, faults: Faults) -> None:
        self._messages = messages
        self._faults = faults
        faults.repeated.connect(self._tell_repeated)

    def show_failure(self, error: NexguiError, again: Again, note: str = "") -> None:
        """Tells it, and `note` behind it; for a workbook another name or place may do."""
        if isinstance(error, UnexpectedError):
            self._faults.show_fault(error.technical)
            return
        offers: list[Offer] = []
        if isinstance(error, ExportError) and not isinstance(error, SheetLimitError):
            offers.append((text("window.save_elsewhere"), again()))
        self._messages.show_error(error, offers, note)

    def show_printing_failure(self, error: NexguiError, again: Callable[[], None]) -> None:
        """Tells it; another printer, name or place may do."""
        on_paper = isinstance(error, PrintError)
        words = text("print.again") if on_paper else text("window.save_elsewhere")
        self._messages.show_error(error, [(words, again)])

    def offer_file(self, path: Path) -> None:
        """Tells that a file was written, and offers to open it or to show where it lies."""
        from nexgui.ui.desktop import open_file, show_in_folder  # a start needs none

        def open_it() -> None:
            if not open_file(path):
                self._messages.show_info(text("window.cannot_open", name=shown_name(path.name)))

        self._messages.show_success(
            text("window.exported", name=shown_name(path.name)),
            (
                (text("window.open_workbook"), open_it),
                (text("window.show_folder"), lambda: show_in_folder(path)),
            ),
        )

    def _tell_repeated(self) -> None:
        """Tells of a fault that is known, once and not at each picture that is drawn."""
        words = text("fault.repeated")
        if self._messages.sentence != words:
            self._messages.show_info(words)
