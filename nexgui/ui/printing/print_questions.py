"""What is asked before something is printed or saved as a PDF file."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.printing.content import Content


def ask_what_to_print(
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


def ask_about_pages(window: QWidget, rows: int, pages: int, go_on: Callable[[], object]) -> None:
    """Asks before very many pages are made."""
    heading = text("print.question_heading", pages=pages)
    question = Question(
        text("print.question_title"), heading, [text("print.question", rows=rows)], window
    )
    question.ask((text("print.go_on"), go_on))
