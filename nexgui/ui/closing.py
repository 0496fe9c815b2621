"""Asks before a window that closes takes along what is being written, or was only typed."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.ui.work.session import Session

if TYPE_CHECKING:
    from nexgui.ui.dialogs.text_dialog import Question
    from nexgui.ui.printing.printing import Printing


class _Words(NamedTuple):
    heading: str
    sentence: str
    go_on: str


class Closing(QObject):
    """Knows whether the window may close; if the writing ends while it asks, the window closes."""

    export_requested = Signal()  # of the workbook, which keeps corrections

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._printing: Printing | None = None
        self._question: Question | None = None
        self._words: _Words | None = None
        self._gives_up = False
        session.exported.connect(self._close_if_done)
        session.failed.connect(self._look)
        # After whatever comes of the end: the next stage, or the window's own end.
        session.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def watch(self, printing: "Printing") -> None:
        """Looks after what is printed too."""
        self._printing = printing
        printing.finished.connect(self._close_if_done)
        printing.failed.connect(self._look)
        printing.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def may_close(self) -> bool:
        """Whether nothing would be lost; else the user is asked."""
        words = self._what_is_written()
        if self._gives_up or (words is None and not self._session.has_unsaved_corrections):
            return True
        if self._question is None and words is None:
            self._ask_about_corrections()
        elif self._question is None and words is not None:
            self._ask(words)
        return False

    def _what_is_written(self) -> _Words | None:
        """The words for what would be lost; they are true until it has ended."""
        if self._session.exporting:
            return _Words(
                text("closing.saving"),
                text("closing.saving_question"),
                text("closing.go_on_saving"),
            )
        if self._printing is None or not self._printing.busy:
            return None
        if self._printing.on_paper:
            return _Words(
                text("closing.printing"),
                text("closing.printing_question"),
                text("closing.go_on_printing"),
            )
        return _Words(
            text("closing.saving_pdf"),
            text("closing.saving_question"),
            text("closing.go_on_saving"),
        )

    def _ask(self, words: _Words) -> None:
        from nexgui.ui.dialogs.text_dialog import Question

        if self._printing is not None:
            self._printing.hold_back()
        question = Question(text("closing.title"), words.heading, [words.sentence], self._window)
        question.rejected.connect(self._go_on)
        self._question, self._words = question, words
        give_up = (text("closing.give_up"), self._give_up)
        question.ask((words.go_on, self._go_on), give_up, cancel=False)

    def _ask_about_corrections(self) -> None:
        from nexgui.ui.dialogs.text_dialog import Question

        heading, sentence = text("closing.corrections"), text("closing.corrections_question")
        question = Question(text("closing.title"), heading, [sentence], self._window)
        question.rejected.connect(self._go_on)
        self._question, self._words = question, None

        def export() -> None:
            self._question = None
            self.export_requested.emit()

        question.ask(
            (text("closing.export"), export), (text("closing.without_saving"), self._give_up)
        )

    def _go_on(self) -> None:
        self._question = None
        if self._printing is not None:
            self._printing.ask_again()

    def _give_up(self) -> None:
        self._question, self._gives_up = None, True
        self._window.close()

    def _close_if_done(self) -> None:
        if self._question is not None and self._what_is_written() is None:
            question, self._question = self._question, None
            question.accept()
            self._window.close()

    def _look(self) -> None:
        """Withdraws a question about what has ended: what came of it is told in the window."""
        words = self._what_is_written()
        if self._question is None or words == self._words:
            return
        if words is None:
            self._question.reject()
            return
        self._question.rejected.disconnect(self._go_on)
        self._question.reject()
        self._ask(words)
