"""Asks before a window that closes takes along what is being written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.ui.session import Session

if TYPE_CHECKING:
    from nexgui.ui.parts.question import Question
    from nexgui.ui.printing.printing import Printing


class Closing(QObject):
    """Knows whether the window may close; if the writing ends while it asks, the window closes."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._printing: Printing | None = None
        self._question: Question | None = None
        self._gives_up = False
        session.exported.connect(self._close_if_done)
        session.failed.connect(self._leave)

    def watch(self, printing: "Printing") -> None:
        """Looks after what is printed too."""
        self._printing = printing
        printing.finished.connect(self._close_if_done)
        printing.failed.connect(self._leave)

    def may_close(self) -> bool:
        """Whether nothing would be lost; else the reader is asked."""
        if self._gives_up or not self._is_writing:
            return True
        if self._question is None:
            self._ask()
        return False

    @property
    def _is_writing(self) -> bool:
        return self._session.exporting or (self._printing is not None and self._printing.busy)

    def _ask(self) -> None:
        from nexgui.ui.parts.question import Question

        if self._session.exporting or (self._printing is not None and not self._printing.on_paper):
            heading, sentence = text("closing.saving"), text("closing.saving_question")
            go_on = text("closing.go_on_saving")
        else:
            heading, sentence = text("closing.printing"), text("closing.printing_question")
            go_on = text("closing.go_on_printing")
        self._question = Question(text("closing.title"), heading, [sentence], self._window)
        self._question.finished.connect(self._forget)
        give_up = (text("closing.give_up"), self._give_up)
        self._question.ask((go_on, lambda: None), give_up, cancel=False)

    def _forget(self) -> None:
        self._question = None

    def _give_up(self) -> None:
        self._gives_up = True
        self._window.close()

    def _close_if_done(self) -> None:
        if self._question is not None and not self._is_writing:
            self._question.accept()
            self._window.close()

    def _leave(self) -> None:
        """Leaves the reader with the message that says what went wrong."""
        if self._question is not None and not self._is_writing:
            self._question.reject()
