"""Asks what should become of the results on screen when further files come."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.widgets.question import Question

_Act = Callable[[], object]


def ask_add_or_replace(parent: QWidget, paths: Sequence[Path], add: _Act, replace: _Act) -> None:
    """Asks whether files come behind those on screen or in their place."""
    kept = text("dialog.sources_kept")
    sentence = text("dialog.add_question", files=_named(paths))
    question = _question(parent, text("dialog.add_heading"), sentence, kept)
    question.ask((text("dialog.add_files"), add), (text("dialog.replace_files"), replace))


def ask_read_again(parent: QWidget, paths: Sequence[Path], read_again: _Act) -> None:
    """Asks whether files that are on screen already are to be read once more."""
    one, several = text("dialog.there_heading"), text("dialog.several_there_heading")
    sentence = text("dialog.there_question", files=_named(paths))
    question = _question(parent, one if len(paths) == 1 else several, sentence)
    question.ask((text("dialog.read_again"), read_again))


def ask_for_sample(parent: QWidget, replace: _Act) -> None:
    """Asks whether the sample is to take the place of the reader's own results."""
    kept = text("dialog.sources_kept")
    question = _question(
        parent, text("dialog.sample_heading"), text("dialog.sample_question"), kept
    )
    question.ask(
        (text("dialog.keep_results"), lambda: None),
        (text("dialog.replace_with_sample"), replace),
        cancel=False,
    )


def _question(parent: QWidget, heading: str, *sentences: str) -> Question:
    return Question(text("dialog.add_title"), heading, sentences, parent)


def _named(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("dialog.one_file", name=shown_name(paths[0].name))
    return text("dialog.several_files", count=len(paths))
