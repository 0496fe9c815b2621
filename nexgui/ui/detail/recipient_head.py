"""Who the recipient is: company, name, and how to reach them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nexgui.core.columns import COLUMNS
from nexgui.core.contact import Contact
from nexgui.core.messages import text
from nexgui.export.clipboard_table import in_one_line
from nexgui.ui.look.theme import painted_colour
from nexgui.ui.widgets.basics import beginning, named
from nexgui.ui.widgets.copy_button import CopyButton
from nexgui.ui.widgets.phrase_text import FittedText

_LONGEST = 2000  # characters of an address that are shown
_LONGEST_PART = 200  # of a name and the like
_HONORIFICS = ("様", "殿", "御中", "先生")
_GAP = 12

_Span = tuple[int, int]  # start and length


class RecipientHead(QWidget):
    """Name, address, telephone and FAX; the address is copied from here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_address = ""
        self._name = FittedText("person")
        self.address = FittedText("address")
        self.address.let_keys_select()
        self.address.called = COLUMNS["address"].header
        self._mail = named("besideText", QLabel(text("detail.mail")))
        self.copy_button = named(
            "inPlace",
            CopyButton(
                text("detail.copy"), lambda: self._shown_address, text("detail.copy_address")
            ),
        )
        self._others = {
            key: (named("besideText", QLabel(text(f"detail.{key}"))), FittedText("contact"))
            for key in ("phone", "fax")
        }
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name, 0, 0, 1, 2)
        rows = ((self._mail, self.address), *self._others.values())
        for row, (caption, value) in enumerate(rows, 1):
            grid.addWidget(caption, row, 0, top)
            grid.addWidget(value, row, 1)
        self._place_copy_button(name="")

    def show_recipient(self, contact: Contact, address: str, suspicious: _Span | None) -> None:
        """Shows a recipient, and what is wrong with the address; without a name it stands first."""
        self._shown_address = in_one_line(address)
        shown = beginning(address, _LONGEST) or text("status.blank")
        name = beginning(in_one_line(contact.name), _LONGEST_PART)
        polite = name if name.endswith(_HONORIFICS) else text("detail.person", name=name)
        self._name.show_own(polite if name else shown)
        self.address.show_own(shown)
        for line in (self._name, self.address):
            _underline(line, suspicious if line is self.address or not name else None)
        for widget in (self._mail, self.address):
            widget.setVisible(bool(name))
        self._place_copy_button(name=name)
        self.copy_button.setVisible(bool(address.strip()))
        self.copy_button.show_usual()
        for key, words in (("phone", contact.phone), ("fax", contact.fax)):
            caption, value = self._others[key]
            value.show_own(beginning(in_one_line(words), _LONGEST_PART))
            caption.setVisible(bool(words))
            value.setVisible(bool(words))

    def _place_copy_button(self, *, name: str) -> None:
        """Beside the address; over its end while it says that it has copied, so nothing jumps."""
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.copy_button, 1 if name else 0, 1, at_right)  # moves it
        self.copy_button.raise_()
        width = self.copy_button.usual_width + _GAP
        self.address.keep_free(width)
        self._name.keep_free(0 if name else width)

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        lines = [self._name.toPlainText()]
        for caption, value in ((self._mail, self.address), *self._others.values()):
            if not value.isHidden():
                lines += [caption.text(), value.toPlainText()]
        return lines


def _underline(line: FittedText, part: _Span | None) -> None:
    """Draws a wave below a part of a text, and below nothing else."""
    cursor = QTextCursor(line.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setCharFormat(QTextCharFormat())
    if part is not None:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(painted_colour("wave"))
        last = line.document().characterCount() - 1
        cursor.setPosition(min(part[0], last))
        cursor.setPosition(min(part[0] + part[1], last), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(wave)
