"""Where the recipient's address is corrected: by the suggestion, or by typing it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.columns import COLUMNS
from nexgui.core.corrections import TypedAddress, check_typed
from nexgui.core.guidance import Guidance
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import Recipient
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.flow_layout import FlowRow
from nexgui.ui.widgets.phrase_text import FittedText

_GAP = 6
_BOX_MARGINS = (12, 6, 8, 8)
_LONGEST = 500  # characters; no address is longer


def _nothing(_address: str) -> str:
    return ""


class CorrectionBox(QWidget):
    """Offers a correction, lets it be typed, and shows the one there is beside the original."""

    taken = Signal(str)  # the address that is wanted; empty: the file's own again
    begun = Signal()  # an address is being typed
    left = Signal()  # nothing more is

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._recipient: Recipient | None = None
        self._said_of_others: Callable[[str], str] = _nothing
        self._suggestion = ""
        self._by_typing = QPushButton(text("detail.correct"))
        self._by_typing.setToolTip("F2")
        self._by_typing.clicked.connect(self.begin)
        self._offer = QWidget()
        offer = QHBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addWidget(self._by_typing)
        offer.addStretch()
        self._box, self._corrected, self._original = self._make_box()
        self._editor, self.field, self._problem, self._take_button = self._make_editor()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        # Fixed: as low as style.qss lets buttons and fields be, their words would be cut.
        fixed = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(fixed)
        for part in (self._offer, self._box, self._editor):
            part.setSizePolicy(fixed)
            layout.addWidget(part)

    def _make_box(self) -> tuple[QFrame, FittedText, FittedText]:
        box = named("correction", QFrame())
        corrected, original = FittedText("suggested"), FittedText("fineText")
        corrected.let_keys_select()
        corrected.called = COLUMNS["corrected"].header
        caption = named("correctionCaption", QLabel(COLUMNS["corrected"].header))
        buttons = FlowRow(least_width=0)
        self._again, self._back = (
            QPushButton(text(f"detail.{key}")) for key in ("correct_again", "take_back")
        )
        self._again.clicked.connect(self.begin)
        self._back.clicked.connect(self._take_back)
        for button in (self._again, self._back):
            buttons.flow.addWidget(button)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(*_BOX_MARGINS)
        lines.setSpacing(2)
        for part in (caption, corrected, original, buttons):
            lines.addWidget(part)
        return box, corrected, original

    def _make_editor(self) -> tuple[QFrame, QLineEdit, FittedText, QPushButton]:
        editor = named("correction", QFrame())
        field = _AddressField()
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(COLUMNS["corrected"].header)
        field.textChanged.connect(self._check)
        field.returnPressed.connect(self._take)
        field.given_up.connect(self._give_up)
        problem = FittedText("typedProblem")
        take = named("primary", QPushButton(text("detail.take_correction")))
        take.clicked.connect(self._take)
        self._leave = QPushButton(text("dialog.cancel"))
        self._leave.clicked.connect(self._give_up)
        buttons = QHBoxLayout()
        buttons.addWidget(take)
        buttons.addWidget(self._leave)
        buttons.addStretch()
        lines = QVBoxLayout(editor)
        lines.setContentsMargins(*_BOX_MARGINS)
        lines.setSpacing(_GAP)
        lines.addWidget(named("correctionCaption", QLabel(COLUMNS["corrected"].header)))
        lines.addWidget(field)
        lines.addWidget(problem)
        lines.addLayout(buttons)
        return editor, field, problem, take

    @property
    def keys(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from the top down."""
        return (
            *(self._by_typing, self._corrected, self._again, self._back),
            *(self.field, self._take_button, self._leave),
        )

    @property
    def is_typing(self) -> bool:
        """Whether an address is being typed."""
        return not self._editor.isHidden()

    def show_recipient(
        self,
        recipient: Recipient,
        guidance: Guidance,
        said_of_others: Callable[[str], str] = _nothing,
    ) -> None:
        """Shows the correction of a recipient, or what is offered; what was typed is let go.

        `said_of_others` tells whether somebody else has an address that is typed.
        """
        self._recipient = recipient
        self._said_of_others = said_of_others
        self._suggestion = guidance.suggestions[0] if len(guidance.suggestions) == 1 else ""
        self._corrected.show_own(recipient.corrected)
        self._original.show_own(text("detail.original", address=recipient.address.strip()))
        self._show(typing=False)

    def begin(self) -> None:
        """Lets an address be typed, beginning with the likeliest."""
        recipient = self._recipient
        if recipient is None or recipient.columns.address is None:
            return
        first = recipient.corrected or self._suggestion or recipient.address.strip()
        self.field.setText(first)
        self._check()
        self._show(typing=True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.begun.emit()

    def _show(self, *, typing: bool) -> None:
        recipient = self._recipient
        can = recipient is not None and recipient.columns.address is not None
        corrected = recipient is not None and bool(recipient.corrected)
        self._editor.setVisible(can and typing)
        self._box.setVisible(can and not typing and corrected)
        self._offer.setVisible(can and not typing and not corrected)

    def _take_back(self) -> None:
        """Takes the correction back; the keyboard goes to what takes the place of the button."""
        self.taken.emit("")
        self._by_typing.setFocus()

    def _typed(self) -> TypedAddress:
        return check_typed(self.field.text(), self._guide)

    def _check(self) -> None:
        typed = self._typed()
        said = [each.sentence for each in typed.findings]
        if typed.can_be_sent and (others := self._said_of_others(typed.address)):
            said.append(others)
        self._problem.show_said("\n".join(said))
        self._problem.setVisible(bool(said))
        self._take_button.setEnabled(typed.can_be_sent)

    def _take(self) -> None:
        typed = self._typed()
        if typed.can_be_sent and self.is_typing:
            self._show(typing=False)
            self.taken.emit(typed.address)
            self.left.emit()

    def _give_up(self) -> None:
        self._show(typing=False)
        self.left.emit()

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        if self._box.isHidden():
            return []
        parts = (self._corrected, self._original)
        return [COLUMNS["corrected"].header, *(part.toPlainText() for part in parts)]


class _AddressField(QLineEdit):
    """Esc gives up what is typed, and does nothing else."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Keeps Esc from the window's shortcut."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gives up on Esc, types on any other key."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
