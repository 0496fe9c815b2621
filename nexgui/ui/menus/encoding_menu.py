"""The menu for a file of which characters came out wrong: it is read again in another encoding."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from nexgui.core.messages import text
from nexgui.core.reading.file_rules import Encoding, load_file_rules
from nexgui.core.results import DeliveryResults


class EncodingMenu(QMenu):
    """Has the encodings; the one in use is ticked."""

    chosen = Signal(object)  # an Encoding; None: decide by what the file holds

    def __init__(self, parent: QWidget) -> None:
        super().__init__(text("menu.encoding"), parent)
        group = QActionGroup(self)
        self._labels = [each.label for each in load_file_rules().encodings]
        self._add(group, text("window.decide"), None)
        for encoding in load_file_rules().encodings:
            self._add(group, encoding.label, encoding)
        self._is_possible = False
        self.set_ready(False)

    def show_results(self, results: DeliveryResults) -> None:
        """Ticks how `results` were read.

        Of several files each may have an encoding of its own, and a workbook has none.
        """
        source = results.source
        self._is_possible = len(results.sources) == 1 and source.encoding in self._labels
        current = source.encoding if source.chosen else text("window.decide")
        for action in self.actions():
            action.setChecked(action.text() == current)

    def set_ready(self, ready: bool) -> None:
        """Whether the file can be read again now."""
        self.menuAction().setEnabled(ready and self._is_possible)

    def _add(self, group: QActionGroup, label: str, encoding: Encoding | None) -> None:
        action = group.addAction(label)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(encoding))
        self.addAction(action)
