"""The small print below the table: what was odd in the file, and its encoding."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.results import DeliveryResults
from nexgui.ui.results.bottom_row import ShrinkingButton
from nexgui.ui.widgets.basics import named

_GAP = 6  # as in the row in which this is


class ReadingBar(QWidget):
    """Two quiet buttons: the list of oddities, and the choice of another encoding."""

    oddities_requested = Signal()
    encoding_chosen = Signal(object)  # an Encoding; None: decide by what the file holds

    def __init__(self, encodings: Sequence[Encoding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encodings = encodings
        self._has_choice, self._is_ready = False, True
        self._oddities = named("link", QPushButton())
        self._oddities.clicked.connect(self.oddities_requested)
        self._encoding = self.encoding_button = named("quiet", ShrinkingButton())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._oddities)
        layout.addWidget(self._encoding)

    def show_reading(self, results: DeliveryResults) -> None:
        """Shows how `results` were read."""
        count = len(results.oddities)
        self._oddities.setText(text("window.oddities", count=count))
        self._oddities.setVisible(count > 0)
        source = results.source
        chosen = text("window.chosen" if source.chosen else "window.automatic")
        words = text("window.encoding", encoding=source.encoding, chosen=chosen)
        self._encoding.set_words(words, text("window.encoding_short"))
        # Of several files each may have an encoding of its own, and a workbook has none.
        self._has_choice = len(results.sources) == 1 and any(
            encoding.label == source.encoding for encoding in self._encodings
        )
        self._encoding.setVisible(len(results.sources) == 1)
        self._encoding.setEnabled(self._has_choice and self._is_ready)
        self._encoding.setMenu(self._menu(results))

    def set_choice_enabled(self, enabled: bool) -> None:
        """Whether the file can be read again now."""
        self._is_ready = enabled
        self._encoding.setEnabled(self._has_choice and enabled)

    def _menu(self, results: DeliveryResults) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices: list[tuple[str, Encoding | None]] = [(text("window.decide"), None)]
        choices += [(encoding.label, encoding) for encoding in self._encodings]
        for label, encoding in choices:
            action = QAction(label, menu, checkable=True)
            current = results.source.encoding if results.source.chosen else text("window.decide")
            action.setChecked(label == current)
            action.triggered.connect(
                lambda _checked=False, encoding=encoding: self.encoding_chosen.emit(encoding)
            )
            group.addAction(action)
            menu.addAction(action)
        return menu
