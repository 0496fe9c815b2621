"""Says what this program is, of which versions it is made, and whom to ask."""

from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.ui.help.versions import version_lines
from nexgui.ui.widgets.text_dialog import TextDialog


class AboutDialog(TextDialog):
    """The versions can be copied, for whoever is asked for help."""

    def __init__(self, support_line: str, parent: QWidget) -> None:
        lines = (
            ("prompt", text("app.name")),
            ("", text("about.purpose")),
            ("", text("window.promise")),
            ("", support_line),
            ("finePrint", f"{text('about.versions')}{'、'.join(version_lines())}"),
            ("finePrint", text("about.licences")),
        )
        super().__init__(text("dialog.about_title"), lines, parent)
        self.add_buttons(text("about.copy"), lambda: "\n".join(version_lines()))
