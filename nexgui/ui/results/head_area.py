"""The top of the page: how many need somebody, the search field, and the way to the workbook."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nexgui.core.counts import Counts
from nexgui.core.messages import text
from nexgui.core.resources import is_own_file
from nexgui.core.results import DeliveryResults
from nexgui.ui.results.export_button import ExportButton
from nexgui.ui.results.folder_button import FolderButton
from nexgui.ui.results.search_field import SearchField
from nexgui.ui.results.waiting_line import WaitingLine
from nexgui.ui.widgets.basics import named, plain_tip, tab_behind

_GAP = 12


class Headline(QWidget):
    """How many need somebody, the number larger than the words."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._words = named("headNumber", QLabel()), named("headWords", QLabel())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for label in (self._number, self._words):
            label.setIndent(0)
            layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addStretch(1)

    def show_counts(self, counts: Counts) -> None:
        """Says it of some recipients."""
        number, words = counts.headline
        self._number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(number + words)
        self.setAccessibleDescription(counts.summary)
        self.setToolTip(plain_tip(counts.summary))


class SampleMark(QWidget):
    """Says that what is shown is the program's own sample, and opens the user's file."""

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        choose = self.link = named("inlineLink", QPushButton(text("window.open_own")))
        choose.clicked.connect(self.open_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP // 2)
        layout.addWidget(named("warned", QLabel(text("window.is_sample"))))
        layout.addWidget(choose)


class HeadArea(QWidget):
    """In a narrow window a button with the folders takes the place of the answer."""

    def __init__(
        self,
        folders: FolderButton,
        search: SearchField,
        export: ExportButton,
        waiting: WaitingLine,
    ) -> None:
        super().__init__()
        self._headline, self._total = Headline(), named("smallPrint", QLabel())
        self._folders, self._search, self._waiting = folders, search, waiting
        self.summary = ""
        self._answer, self.sample = QWidget(), SampleMark()
        below = QHBoxLayout()
        below.setSpacing(_GAP)
        below.addWidget(self._total)
        below.addWidget(self.sample)
        below.addWidget(waiting, stretch=1)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(0)
        answer.addWidget(self._headline)
        answer.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._answer, stretch=1)
        for widget in (folders, search, export):
            layout.addWidget(widget)
        tab_behind(self.sample.link, (*waiting.links, folders, search, *export.buttons))
        self.set_narrow(False)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the answer that `results` give."""
        self.summary = results.counts.summary
        self._headline.show_counts(results.counts)
        self._total.setText(text("window.total", count=len(results)))
        self.sample.setVisible(all(is_own_file(each.path) for each in results.sources))
        self._waiting.show_results(results)

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is no room for the answer beside the search field."""
        self._answer.setHidden(narrow)
        self._folders.setVisible(narrow)
        self._search.set_wide(narrow)
