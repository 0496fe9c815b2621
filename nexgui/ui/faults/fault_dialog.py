"""Tells the reader calmly of a fault of the program, and lets them go on."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.ui.help.versions import version_lines
from nexgui.ui.widgets.text_dialog import TextDialog

_MOST_FAULTS = 20  # one that comes back with every picture drawn must not fill the memory


class FaultDialog(TextDialog):
    """One window for all faults until it is closed; further ones only add to what is copied."""

    def __init__(
        self, technical: str, log: Path | None, parent: QWidget, *, has_table: bool
    ) -> None:
        lines = [
            ("prompt", text("fault.heading")),
            ("", text("fault.kept_table" if has_table else "fault.kept")),
            ("", text("fault.again")),
            ("smallPrint", text("fault.technical")),
        ]
        if log is not None:
            lines.append(("smallPrint", text("fault.log", path=log)))
        super().__init__(text("fault.title"), lines, parent)
        self._technical = [technical]
        self.add_buttons(text("fault.copy"), lambda: self.technical)

    @property
    def technical(self) -> str:
        """What can be copied: the versions and the lines of code, without the reader's data."""
        return "\n\n".join(("\n".join(version_lines()), *self._technical))

    def add(self, technical: str) -> None:
        """Takes in one more fault, unless it is known already."""
        if technical not in self._technical and len(self._technical) < _MOST_FAULTS:
            self._technical.append(technical)
