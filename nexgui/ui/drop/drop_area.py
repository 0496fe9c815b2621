"""The empty state: a large area to drop a file on, and two other ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.ui.widgets.basics import named

_MARGIN = 24
_ALL = 1000  # the picture has what room there is up to its height, and the gaps the rest


class DropArea(QWidget):
    """Says what to drop; the window itself takes the drop, wherever it falls."""

    choose_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame())

    def _frame(self) -> QFrame:
        frame = named("dropFrame", QFrame())
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addStretch(1)
        picture = named("dropPicture", QLabel())  # style.qss has it, in the theme's colours
        layout.addWidget(picture, stretch=_ALL, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(_centred(_parted(text("window.drop_sentence")), "prompt"))
        layout.addSpacing(4)
        for button in self._buttons():
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        layout.addWidget(_centred(text("window.promise"), "smallPrint"))
        return frame

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        choose = named("primary", QPushButton(text("window.choose_file")))
        choose.setToolTip("Ctrl+O")
        choose.clicked.connect(self.choose_requested)
        sample = named("link", QPushButton(text("window.open_sample")))
        sample.setCursor(Qt.CursorShape.PointingHandCursor)
        sample.clicked.connect(self.sample_requested)
        return choose, sample


def _parted(sentence: str) -> str:
    """`sentence` on a line for each of its parts: it would else break inside a word."""
    return sentence.replace("、", "、\n")


def _centred(sentence: str, name: str) -> QLabel:
    label = named(name, QLabel(sentence, wordWrap=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
