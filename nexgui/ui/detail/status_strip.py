"""The status in one strip: the group's tile, the status, and whether to send again."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nexgui.core.guidance import Guidance
from nexgui.core.guide import ActionGroup, Label, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.ui.look.symbols import TO_CHECK, draw_symbol, draw_tile
from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.widgets.basics import beginning
from nexgui.ui.widgets.phrase_text import FittedText

_TILE = 30  # pixels
_LONGEST = 500  # characters of a status that the file alone knows
_MARGINS = (10, 8, 10, 8)
_GAP = 10


class GroupTile(QWidget):
    """The symbol of a group on its fill; a screen reader reads the group."""

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = QColor(guide.text_on_fill)
        self._group: ActionGroup | None = None  # None: 送信完了でも要確認
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_group(self, named: Label, group: ActionGroup | None) -> None:
        """Shows a group under its name; no group: the mark of those to check."""
        self._group = group
        self.setAccessibleName(named.title)
        self.setToolTip(named.label)
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        side = round(_TILE * text_scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draws the tile."""
        painter = QPainter(self)
        if self._group is None:
            draw_symbol(painter, QRectF(self.rect()), TO_CHECK, painted_colour("warning"))
        else:
            draw_tile(painter, QRectF(self.rect()), self._group, self._ink)
        painter.end()


class StatusStrip(QFrame):
    """Shows a status, or what several recipients have in common of theirs."""

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self._guide = guide
        self._tile = GroupTile(guide)
        self._name = FittedText("statusName")
        self._resend, self._change = FittedText("fineText"), FittedText("fineInk")
        self._mailing = FittedText("fineText")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._name)
        lines.addWidget(self._resend)
        lines.addWidget(self._change)
        lines.addWidget(self._mailing)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(_GAP)
        layout.addWidget(self._tile)
        layout.addLayout(lines, stretch=1)

    def show_guidance(self, guidance: Guidance, change: str = "", mailing: str = "") -> None:
        """Shows the status of one recipient, whether to send again, and what changed.

        Where there are several mailings on screen it names the recipient's.
        """
        to_check = guidance.to_check
        named: Label = self._guide.to_check if to_check else guidance.group
        self._tile.show_group(named, None if to_check else guidance.group)
        self._show_name(guidance.status)
        self._show_second(guidance.resend_sentence, change, mailing)

    def show_shared(self, group: ActionGroup, status: Status | None) -> None:
        """Shows the group of several recipients, and their status if that is one."""
        self._tile.show_group(group, group)
        if status is None:
            self._name.show_said(group.label)
        else:
            self._show_name(status)
        self._show_second("" if status is None else group.label)

    def _show_name(self, status: Status) -> None:
        """Of a status that the manual does not know, the name is the file's."""
        if status.number is None:
            self._name.show_own(beginning(status.name, _LONGEST))
        else:
            self._name.show_said(status.name)

    def _show_second(self, words: str, change: str = "", mailing: str = "") -> None:
        changed = text("detail.change", change=change) if change else ""
        for line, said in ((self._resend, words), (self._change, changed)):
            line.show_said(said)
            line.setVisible(bool(said))
        self._mailing.show_own(text("detail.mailing", name=mailing) if mailing else "")
        self._mailing.setVisible(bool(mailing))

    @property
    def words(self) -> list[str]:
        """What it says, line by line; the group as a screen reader reads it."""
        lines = (self._name, self._resend, self._change, self._mailing)
        said = [self._tile.accessibleName(), *(line.toPlainText() for line in lines)]
        return [line for line in said if line]
