"""The help: how to use the program, and what each status means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.ui.help.guide_page import GuidePage
from nexgui.ui.help.help_page import HelpPage
from nexgui.ui.widgets.sizing import resize_within_screen

_SIZE = (860, 660)
_MARGIN = 12


class HelpWindow(QDialog):
    """Stays open beside the window for as long as the reader wants."""

    def __init__(self, guide: StatusGuide, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("help.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.usage = HelpPage("usage.html")
        self.usage.setAccessibleName(text("help.usage"))
        self.usage.guide_requested.connect(self.show_guide)
        self.guide = GuidePage(guide)
        self._tabs = QTabWidget()
        self._tabs.addTab(self.usage, text("help.usage"))
        self._tabs.addTab(self.guide, text("help.guide"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self._tabs)
        resize_within_screen(self, *_SIZE)

    def show_usage(self) -> None:
        """Shows how to use the program."""
        self._tabs.setCurrentWidget(self.usage)
        self._come_forward()
        self.usage.setFocus()

    def show_guide(self) -> None:
        """Shows what the statuses mean, ready to search."""
        self._tabs.setCurrentWidget(self.guide)
        self._come_forward()
        self.guide.search.setFocus()
        self.guide.search.selectAll()

    def _come_forward(self) -> None:
        self.show()
        self.activateWindow()
