"""The loaded state: the answer first, then the table, and the way to the workbook."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nexgui.core.file_rules import load_file_rules
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.group_counts import GroupCounts
from nexgui.ui.named import named
from nexgui.ui.reading_bar import ReadingBar
from nexgui.ui.results_model import ResultsModel
from nexgui.ui.results_table import ResultsTable

_GAP = 4


class ResultsView(QWidget):
    """Shows one set of results."""

    export_requested = Signal()

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._sentence = named("sentence", QLabel(wordWrap=True))
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._counts = GroupCounts()
        self._table = ResultsTable()
        self.reading_bar = ReadingBar(load_file_rules().encodings)
        self._export = named("primary", QPushButton(text("window.export")))
        self._export.setToolTip("Ctrl+S")
        self._export.clicked.connect(self.export_requested)
        top = QHBoxLayout()
        top.addWidget(self._sentence, stretch=1)
        top.addWidget(self._export, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._counts)
        layout.addSpacing(_GAP)
        layout.addWidget(self._table, stretch=1)
        layout.addWidget(self.reading_bar)

    @property
    def sentence(self) -> str:
        """The sentence that says how the mailing went."""
        return self._sentence.text()

    def show_results(self, results: DeliveryResults) -> None:
        """Shows `results` in place of what was shown."""
        self._sentence.setText(results.summary)
        self._counts.show_counts(results, self._guide)
        self._table.show_results(ResultsModel(results, self._guide))
        self.reading_bar.show_reading(results)
        self._table.setFocus()

    def set_export_enabled(self, enabled: bool) -> None:
        """Whether the workbook can be asked for now."""
        self._export.setEnabled(enabled)
