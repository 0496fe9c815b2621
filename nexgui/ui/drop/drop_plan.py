"""What will happen to the files that are dragged over the window, before they are let go."""

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
    loaded = session.holds_own_files
    if len(paths) == 1:
        key = "drop.ask_one" if loaded else "drop.open_one"
        sentence = text(key, name=shown_name(paths[0].name))
    else:
        key = "drop.ask_several" if loaded else "drop.open_several"
        sentence = text(key, count=len(paths))
    others = count_others(mime)
    if others:
        sentence = f"{sentence}。{text('drop.others', count=others)}"
    return DropPlan(accepted=True, sentence=sentence)
