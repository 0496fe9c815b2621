"""What stands at the top of the panel: beside the table, and where it is a page of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nexgui.core.contact import Contact
from nexgui.core.messages import text
from nexgui.export.clipboard_table import in_one_line
from nexgui.ui.detail.panel_foot import Pager
from nexgui.ui.widgets.basics import beginning, named
from nexgui.ui.widgets.phrase_text import FittedText

_LONGEST = 200  # characters of a company or a department
_BETWEEN = "\u3000"
_MARGINS = (4, 2, 4, 8)


class TopLine(QWidget):
    """Company and department, and the button that closes the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._company = FittedText("mutedText")
        self.close_button = named("closePanel", QPushButton("×"))
        self.close_button.setToolTip(text("detail.close"))
        self.close_button.setAccessibleName(text("detail.close"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._company, stretch=1, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)

    def show_contact(self, contact: Contact | None) -> None:
        """Shows where somebody works, or nothing."""
        parts = () if contact is None else (contact.company, contact.department)
        shown = (beginning(in_one_line(part), _LONGEST) for part in parts if part)
        self._company.show_own(_BETWEEN.join(shown))

    @property
    def words(self) -> list[str]:
        """What it says."""
        return list(filter(None, [self._company.toPlainText()]))


class PageHead(QWidget):
    """The way back to the list, and to other recipients, where the panel is a page."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = named("back", QPushButton(text("detail.back")))
        self.back_button.clicked.connect(self.back_requested)
        self.pager = Pager(in_words=True)
        layout = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(self.back_button)
        layout.addStretch(1)
        layout.addWidget(self.pager)
