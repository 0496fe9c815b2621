"""What will happen to the files that are dragged over the window, before they are let go."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from nexgui.core.errors import NexguiError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.drop.dropped_files import count_others, dropped_files
from nexgui.ui.session import Session


class DropPlan(NamedTuple):
    """Whether letting go will do something, and the sentence that says what, or why not."""

    accepted: bool
    sentence: str


def plan_drop(mime: QMimeData, session: Session) -> DropPlan:
    """The plan for what is dragged."""
    if session.exporting:
        return DropPlan(accepted=False, sentence=text("window.busy_exporting"))
    try:
        paths = dropped_files(mime)
    except NexguiError as error:
        return DropPlan(accepted=False, sentence=str(error))
    sentence = _what_happens(paths, session)
    others = count_others(mime)
    if others:
        sentence = f"{sentence}。{text('drop.others', count=others)}"
    return DropPlan(accepted=True, sentence=sentence)


def _what_happens(paths: Sequence[Path], session: Session) -> str:
    if session.being_read:
        one, several = "drop.join_one", "drop.join_several"
    elif session.holds_own_files:
        one, several = "drop.ask_one", "drop.ask_several"
    else:
        one, several = "drop.open_one", "drop.open_several"
    if len(paths) == 1:
        return text(one, name=shown_name(paths[0].name))
    return text(several, count=len(paths))
