"""The guide of all statuses, with a search as you type."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.query.folding import folded
from nexgui.core.query.search import Search
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.find_field import FindField
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.phrase_text import PhraseBrowser

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
        """What the user sees below the search field."""
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
        self._statuses.setHtml(_GuideText(self._guide, words).of(found))


def found_statuses(guide: StatusGuide, words: str) -> list[Status]:
    """The statuses in which all of `words` occur, by action group; all where there are none.

    Letter widths, capitals and ひらがな or カタカナ do not matter.
    """
    wanted = folded(words).split()
    return [
        status
        for group in guide.groups
        for status in (*guide.statuses, guide.unknown)
        if status.group == group and all(word in _haystack(status) for word in wanted)
    ]


def _haystack(status: Status) -> str:
    number = "" if status.number is None else str(status.number)
    parts = (number, status.name, status.meaning, status.action, status.next_step)
    return folded("\n".join((*parts, status.group.label)))


class _GuideText:
    """Statuses as rich text in the theme's colours, with the words searched for marked."""

    def __init__(self, guide: StatusGuide, words: str) -> None:
        palette = QApplication.palette()
        self._guide = guide
        self._search = Search(words)
        self._muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
        self._mark, self._mark_ink = (
            painted_colour(token).name() for token in ("mark", "mark_ink")
        )

    def of(self, statuses: Sequence[Status]) -> str:
        """These statuses under their groups, or a sentence where there are none."""
        if not statuses:
            style = f"color: {self._muted}; margin-top: 24px"
            return f"<p align='center' style='{style}'>{escape(text('help.none_found'))}</p>"
        return "".join(self._parts(statuses))

    def _parts(self, statuses: Sequence[Status]) -> Iterator[str]:
        group: ActionGroup | None = None
        for status in statuses:
            if status.group != group:
                yield self._band(status.group, is_first=group is None)
                group = status.group
            yield self._card(status)

    def _band(self, group: ActionGroup, *, is_first: bool) -> str:
        """The group's symbol and label on its colour; white ones keep the window's own colours."""
        fill = f"background: {group.fill}" if group.coloured else ""
        ink = self._guide.text_on_fill if group.coloured else ""
        return (
            f"<table width='100%' cellspacing='0' cellpadding='6'"
            f" style='margin-top: {0 if is_first else 20}px'>"
            f"<tr><td style='{fill}; color: {ink}'><b>{self._marked(group.title)}</b></td></tr>"
            "</table>"
        )

    def _card(self, status: Status) -> str:
        name = text("status.any_other") if status is self._guide.unknown else status.name
        if status.number is not None:
            name = text("help.numbered", number=status.number, name=name)
        rows = (
            (text("column.meaning"), status.meaning),
            (text("column.action"), status.action),
            (text("help.next_step"), status.next_step),
        )
        lines = "".join(
            f"<p style='margin: 2px 0 6px 12px'><span style='color: {self._muted}'>{escape(header)}"
            f"</span><br>{self._marked(words)}</p>"
            for header, words in rows
            if words
        )
        return f"<h3 style='margin: 12px 0 4px 0'>{self._marked(name)}</h3>{lines}"

    def _marked(self, words: str) -> str:
        """Words with those that are searched for as the table marks them: by a line too."""
        style = f"background: {self._mark}; color: {self._mark_ink}; text-decoration: underline"
        parts, done = [], 0
        for start, end in self._search.spans(words):
            parts.append(escape(words[done:start]))
            parts.append(f"<span style='{style}'>{escape(words[start:end])}</span>")
            done = end
        return "".join([*parts, escape(words[done:])])
