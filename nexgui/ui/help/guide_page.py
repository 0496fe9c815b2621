"""The guide of all statuses, with a search as you type."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.guide_search import found_statuses
from nexgui.core.messages import text
from nexgui.ui.help.guide_text import GuideText
from nexgui.ui.help.phrase_browser import PhraseBrowser
from nexgui.ui.widgets.find_field import FindField
from nexgui.ui.widgets.named import named
from nexgui.ui.widgets.phrase_label import PhraseLabel

_MARGIN = 12


class GuidePage(QWidget):
    """Shows every status that fits the words in the search field."""

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self.search = named("guideSearch", FindField(text("filter.clear_search")))
        self.search.setPlaceholderText(text("help.search"))
        self.search.setAccessibleName(text("help.search"))
        self.search.textChanged.connect(self._show)
        self._count = named("smallPrint", QLabel())
        self._statuses = PhraseBrowser(openLinks=False)
        self._statuses.setAccessibleName(text("help.guide"))
        self._statuses.document().setDocumentMargin(_MARGIN)
        own_words = named("smallPrint", PhraseLabel(text("help.own_words")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self._count, self._statuses, own_words):
            layout.addWidget(widget)
        layout.setStretchFactor(self._statuses, 1)
        self._show("")

    @property
    def words(self) -> str:
        """What the reader sees below the search field."""
        return f"{self._count.text()}\n{self._statuses.toPlainText()}"

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            place = self._statuses.verticalScrollBar().value()
            self._show(self.search.text())
            self._statuses.verticalScrollBar().setValue(place)

    def _show(self, words: str) -> None:
        found = found_statuses(self._guide, words)
        self._count.setText(text("help.found", count=len(found)))
        self._statuses.setHtml(GuideText(self._guide, words).of(found))
