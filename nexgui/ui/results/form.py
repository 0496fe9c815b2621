"""How much of the results has room side by side."""

from nexgui.ui.table.results_model import ListForm

_NEXT_STEP_FROM = 90  # sizes of the text: where the list has room for the next step
_FOLDERS_FROM = 62  # where the folders have room beside the list


def form_at(width: int, letter: int) -> ListForm:
    """The form for a width and a size of the text, both in pixels.

    In the narrow one the list is alone: folders are a button, the panel a page of its own.
    """
    if width < _FOLDERS_FROM * letter:
        return ListForm.NARROW
    return ListForm.WIDE if width >= _NEXT_STEP_FROM * letter else ListForm.NO_NEXT_STEP
