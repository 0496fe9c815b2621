"""Parts of the panel that are folded until somebody wants to read them."""

from collections.abc import Callable
from html import escape
from itertools import zip_longest

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nexgui.core.columns import COLUMNS
from nexgui.core.guide import Status
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.ui.settings import Settings
from nexgui.ui.widgets.basics import beginning, named
from nexgui.ui.widgets.phrase_text import FittedText

# More than a file of NEXLINK has; Qt would lay out cells of many megabytes, and the window wait.
_LONGEST = 2000  # characters
_MOST_COLUMNS = 200
_NOTHING = ("", "—")  # what the manual writes where it says nothing
_SIDE, _BELOW = 17, 12


class Fold(QWidget):
    """A header that opens and closes a text; the text is made when it is to be seen."""

    def __init__(self, key: str, *, own: bool = False, parent: QWidget | None = None) -> None:
        """`own`: the words are the file's, to be shown letter by letter."""
        super().__init__(parent)
        self._key = key
        self._own = own
        self._make: Callable[[], str] | None = None  # None: made already
        self.header = named("fold", QPushButton(text(f"detail.{key}")))
        self.header.setCheckable(True)
        self.text = FittedText("foldText")
        self.text.let_keys_select()
        self.text.setAccessibleName(self.header.text())
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(_SIDE, 0, _SIDE, _BELOW)
        inner.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._body)
        self.header.setChecked(Settings().is_fold_open(key))
        self._body.setVisible(self.header.isChecked())
        self.header.toggled.connect(self._open)

    def show_html(self, make: Callable[[], str]) -> None:
        """Shows the text that `make` makes; where it is folded, once it is opened."""
        self._make = make
        self._fill()

    def forget(self) -> None:
        """Keeps nothing of who was shown."""
        self._make = None
        self.text.clear()

    def _open(self, is_open: bool) -> None:
        Settings().remember_fold(self._key, is_open=is_open)
        self._fill()
        self._body.setVisible(is_open)

    def _fill(self) -> None:
        if self._make is not None and self.header.isChecked():
            show = self.text.show_markup if self._own else self.text.setHtml
            show(self._make())
            self._make = None

    @property
    def words(self) -> list[str]:
        """What can be read of it, line by line."""
        if self.isHidden():
            return []
        lines = self.text.toPlainText().splitlines() if self.header.isChecked() else []
        return [self.header.text(), *lines]


def manual_html(status: Status, palette: QPalette) -> str:
    """意味 and 対応 to the letter, as far as there are any."""
    muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
    parts = ((COLUMNS["meaning"].header, status.meaning), (COLUMNS["action"].header, status.action))
    return "".join(
        f"<p style='margin: 0; color: {muted}'>{header}</p>"
        f"<p style='margin: 0 0 6px 0'>{escape(said)}</p>"
        for header, said in parts
        if said not in _NOTHING
    )


def is_in_manual(status: Status) -> bool:
    """Whether the manual says anything of a status."""
    return not {status.meaning, status.action} <= {*_NOTHING}


def data_html(results: DeliveryResults, recipient: Recipient, palette: QPalette) -> str:
    """Every column of the file, and where in it the recipient stands."""
    muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
    header = results.table.header
    pairs = list(zip_longest(header, recipient.cells[: len(header)], fillvalue=""))
    name = shown_name(results.source.path.name) if len(results.sources) == 1 else ""
    origin = text("detail.origin", line=recipient.line, name=name)
    rows = [
        f"<tr><td width='38%' style='color: {muted}'>{_shown(name)}</td>"
        f"<td>{_shown(cell)}</td></tr>"
        for name, cell in ((COLUMNS["line"].header, origin), *pairs[:_MOST_COLUMNS])
    ]
    more = len(pairs) - _MOST_COLUMNS
    rest = escape(text("detail.more_columns", count=more)) if more > 0 else ""
    return f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(rows)}</table>" + (
        f"<p style='margin: 6px 0 0 0; color: {muted}'>{rest}</p>" if rest else ""
    )


def _shown(words: str) -> str:
    """Words of the file: as they are, with their spaces and lines, and no markup."""
    return f"<span style='white-space: pre-wrap'>{escape(beginning(words, _LONGEST))}</span>"
