"""What somebody needs who asks for help: whom to ask, the versions, and what went wrong."""

import platform
from pathlib import Path

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtWidgets import QWidget

from nexgui import __version__
from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import TextDialog

_MOST_FAULTS = 20  # one that comes back with every picture drawn must not fill the memory


class AboutDialog(TextDialog):
    """Says what this program is; the versions can be copied, for whoever is asked for help."""

    def __init__(self, support_line: str, parent: QWidget) -> None:
        lines = (
            ("prompt", text("app.name")),
            ("", text("about.purpose")),
            ("", text("window.promise")),
            ("", support_line),
            ("finePrint", f"{text('about.versions')}{'、'.join(_version_lines())}"),
            ("finePrint", text("about.licences")),
        )
        super().__init__(text("dialog.about_title"), lines, parent)
        self.add_buttons(text("about.copy"), lambda: "\n".join(_version_lines()))


class CrashDialog(TextDialog):
    """Tells calmly of a fault; until it is closed, further ones only add to what is copied."""

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
        """What can be copied: the versions and the lines of code, without the user's data."""
        return "\n\n".join(("\n".join(_version_lines()), *self._technical))

    def add(self, technical: str) -> None:
        """Takes in one more fault, unless it is known already."""
        if technical not in self._technical and len(self._technical) < _MOST_FAULTS:
            self._technical.append(technical)


def _version_lines() -> tuple[str, ...]:
    """A line for each part with its version; nothing in them tells whose computer it is."""
    # Not needed to draw the window, so it comes late: importing takes a tenth of a second.
    from budoux import __version__ as budoux_version
    from openpyxl import __version__ as openpyxl_version
    from PySide6 import __version__ as pyside_version

    return (
        f"NexGUI {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"PySide6 {pyside_version}",
        f"openpyxl {openpyxl_version}",
        f"BudouX {budoux_version}",
        f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})",
    )
