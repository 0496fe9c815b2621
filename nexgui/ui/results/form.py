"""How much of the results has room side by side."""

from enum import Enum, auto

_NEXT_STEP_FROM = 90  # sizes of the text: where the list has room for the next step
_FOLDERS_FROM = 62  # where the folders have room beside the list


class Form(Enum):
    """The forms of the page with the results, by the width of the window."""

    WIDE = auto()  # folders, list and panel
    NO_NEXT_STEP = auto()  # the panel alone has it
    NARROW = auto()  # the list alone: folders are a button, the panel a page of its own


def form_at(width: int, letter: int) -> Form:
    """The form for a width and a size of the text, both in pixels."""
    if width < _FOLDERS_FROM * letter:
        return Form.NARROW
    return Form.WIDE if width >= _NEXT_STEP_FROM * letter else Form.NO_NEXT_STEP
