"""What to do next, sentence by sentence, with the address that was probably meant."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.columns import COLUMNS
from nexgui.core.guidance import Guidance
from nexgui.core.messages import text
from nexgui.export.clipboard_table import in_one_line
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.copy_button import CopyButton
from nexgui.ui.widgets.phrase_text import RING, FittedText

_QUOTED = "(?<=「)[!-~]+(?=」)"
_MOST = 5  # instructions; what is beyond stands with the last
_MARK = 18  # pixels; the circle around a number
_MARK_LINE = 1.4
_NUMBER = 0.78  # of the text's size
_GAP = 7
_BETWEEN = 6
_BOX_MARGINS = (12, 6, 8, 6)


class InstructionList(QWidget):
    """Numbers the instructions where there are several, and keeps its widgets for the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = named("caption", QLabel(COLUMNS["next_step"].header))
        self._rows = [_Instruction() for _ in range(_MOST)]
        self.suggestion = SuggestionBox()
        self._noticed = named("caption", QLabel(COLUMNS["findings"].header))
        self._noticed.setContentsMargins(0, _BETWEEN, 0, 0)
        self._beside = FittedText("fineInk")
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        beside = (self.suggestion, self._noticed, self._beside)
        for widget in (self._caption, *self._rows, *beside):
            layout.addWidget(widget)

    def show_guidance(self, guidance: Guidance) -> None:
        """Shows what to do about one recipient, and below it what else was noticed."""
        instructions = guidance.instructions
        while len(self._rows) < len(instructions):
            self._rows.append(_Instruction())
            self._layout.insertWidget(len(self._rows), self._rows[-1])
        for number, row in enumerate(self._rows, 1):
            row.setVisible(number <= len(instructions))
            if number <= len(instructions):
                row.show_instruction(
                    number if len(instructions) > 1 else None, instructions[number - 1]
                )
        self._place_suggestion(guidance)
        beside = "\n".join(finding.sentence for finding in guidance.not_in_next_step)
        self._beside.show_said(beside)
        for widget in (self._noticed, self._beside):
            widget.setVisible(bool(beside))

    def _place_suggestion(self, guidance: Guidance) -> None:
        """Right below the sentence that explains it, else below all."""
        self.suggestion.show_suggestions(guidance.suggestions)
        explained = guidance.explanation
        places = (
            number
            for number, words in enumerate(guidance.instructions, 1)
            if explained is not None and explained.suggestion and explained.sentence in words
        )
        place = 1 + next(places, len(guidance.instructions))
        if self._layout.indexOf(self.suggestion) != place:
            self._layout.removeWidget(self.suggestion)
            self._layout.insertWidget(place, self.suggestion)

    @property
    def first(self) -> QWidget:
        """The first instruction, which is to be seen without scrolling."""
        return self._rows[0]

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        lines = [self._caption.text()]
        lines += [row.words for row in self._rows if not row.isHidden()]
        lines += self.suggestion.words
        if not self._beside.isHidden():
            lines += [self._noticed.text(), *self._beside.toPlainText().splitlines()]
        return lines


class _Instruction(QWidget):
    """One sentence and its number."""

    def __init__(self) -> None:
        super().__init__()
        self._number = _Number()
        self._text = FittedText("instruction")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._number, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, stretch=1)

    def show_instruction(self, number: int | None, words: str) -> None:
        self.setVisible(bool(words))
        self._number.setVisible(number is not None)
        if number is not None:
            self._number.show_number(number)
        self._text.show_said(words)
        self._text.embolden(_QUOTED)

    @property
    def words(self) -> str:
        return self._text.toPlainText()


class _Number(QWidget):
    """A number in a circle, in the middle of the first line beside it."""

    _number = 0

    def show_number(self, number: int) -> None:
        self._number = number
        self.setAccessibleName(str(number))
        self.update()

    def sizeHint(self) -> QSize:
        side = ceil(_MARK * text_scale())
        return QSize(side, max(side, self.fontMetrics().height() + 2 * RING))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), _MARK_LINE))
        side = _MARK * text_scale() - 2 * _MARK_LINE
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(self.rect()).center())
        painter.drawEllipse(circle)
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _NUMBER))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class SuggestionBox(QFrame):
    """The addresses that were probably meant, to be taken or copied."""

    taken = Signal(str)  # as the recipient's address

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion")
        self._suggestions: Sequence[str] = []
        self.addresses = FittedText("suggested")
        self.addresses.let_keys_select()
        self.addresses.called = COLUMNS["suggestion"].header
        self._caption = named("suggestionCaption", QLabel(COLUMNS["suggestion"].header))
        self.copy_button = CopyButton(
            text("detail.copy"),
            lambda: "\n".join(map(in_one_line, self._suggestions)),
            text("detail.copy_suggestion"),
        )
        self.take_button = QPushButton(text("detail.take_suggestion"))
        self.take_button.setAccessibleName(text("detail.take_suggestion_name"))
        self.take_button.setToolTip(text("detail.take_suggestion_name"))
        self.take_button.clicked.connect(lambda: self.taken.emit(self._suggestions[0]))
        below = QHBoxLayout()  # beside the buttons addresses would break in two
        below.setSpacing(_GAP)
        below.addWidget(self._caption, stretch=1)
        below.addWidget(self.take_button)
        below.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*_BOX_MARGINS)
        layout.setSpacing(0)
        layout.addWidget(self.addresses)
        layout.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_suggestions(self, suggestions: Sequence[str]) -> None:
        """Shows addresses, one a line; nothing where there are none."""
        self._suggestions = suggestions
        self.addresses.show_own("\n".join(suggestions))
        self.copy_button.show_usual()
        self.take_button.setVisible(len(suggestions) == 1)
        self.setVisible(bool(suggestions))

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        return [*self._suggestions, self._caption.text()] if self._suggestions else []
