"""The guide of all statuses, with a search as you type."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.guide_search import found_statuses
from nexgui.core.messages import text
from nexgui.ui.parts.named import named

_MARGIN = 12


class GuidePage(QWidget):
    """Shows every status that fits the words in the search field."""

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self.search = QLineEdit(placeholderText=text("help.search"), clearButtonEnabled=True)
        self.search.setObjectName("guideSearch")
        self.search.setAccessibleName(text("help.search"))
        self.search.textChanged.connect(self._show)
        self._count = named("smallPrint", QLabel())
        self._statuses = QTextBrowser(openLinks=False)
        self._statuses.setAccessibleName(text("help.guide"))
        self._statuses.document().setDocumentMargin(_MARGIN)
        own_words = named("smallPrint", QLabel(text("help.own_words"), wordWrap=True))
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

    def _show(self, words: str) -> None:
        found = found_statuses(self._guide, words)
        key = "help.found" if found else "help.none_found"
        self._count.setText(text(key, count=len(found)) if found else text(key))
        self._statuses.setHtml("".join(_page(found, self._guide)))


def _page(statuses: Sequence[Status], guide: StatusGuide) -> Iterator[str]:
    group: ActionGroup | None = None
    for status in statuses:
        if status.group != group:
            group = status.group
            yield _band(group, guide)
        yield _card(status, guide)


def _band(group: ActionGroup, guide: StatusGuide) -> str:
    """The group's symbol and label on its colour; white ones keep the window's own colours."""
    colours = f"background: {group.fill}; color: {guide.text_on_fill};" if group.coloured else ""
    return (
        f"<table width='100%' cellpadding='6' style='margin-top: 16px;'><tr>"
        f"<td style='{colours}'><b>{escape(group.title)}</b></td></tr></table>"
    )


def _card(status: Status, guide: StatusGuide) -> str:
    name = text("status.any_other") if status is guide.unknown else status.name
    if status.number is not None:
        name = text("help.numbered", number=status.number, name=name)
    rows = (
        (text("column.meaning"), status.meaning),
        (text("column.action"), status.action),
        (text("help.next_step"), status.next_step),
    )
    lines = "".join(
        f"<p style='margin: 2px 0 6px 12px;'><b>{escape(header)}</b><br>{escape(words)}</p>"
        for header, words in rows
        if words
    )
    return f"<h3 style='margin-top: 12px;'>{escape(name)}</h3>{lines}"
