"""Where files are dropped: the empty window, and what covers it while they are over it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.ui.drop.dropped_files import DropPlan
from nexgui.ui.drop.recent_files import RecentFiles
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named, restyle
from nexgui.ui.widgets.phrase_label import PhraseLabel

_MARGIN, _GAP = 24, 16
_ALL = 1000  # the picture has what room there is up to its height, and the gaps the rest


_TAKES, _REFUSES = "↓", "×"
_WIDTH = 640  # of the sentence, at the usual size of text: longer lines are hard to read


class DropArea(QWidget):
    """Says what to drop, and two other ways to begin; a drop is taken wherever it falls."""

    choose_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = RecentFiles()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._frame(), stretch=1)
        below = QHBoxLayout()  # as wide as it may be, in the middle
        below.addStretch(1)
        below.addWidget(self.recent, stretch=_ALL)
        below.addStretch(1)
        layout.addLayout(below)
        layout.addWidget(_centred(text("window.promise"), "smallPrint"))

    def _frame(self) -> QFrame:
        frame = named("dropFrame", QFrame())
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(8)
        layout.addStretch(1)
        picture = named("dropPicture", QLabel())  # style.qss has it, in the theme's colours
        layout.addWidget(picture, stretch=_ALL, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(_centred(text("window.drop_sentence"), "prompt"))
        layout.addWidget(_centred(text("window.drop_hint"), "smallPrint"))
        layout.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        return frame

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        choose = named("primary", QPushButton(text("window.choose_file")))
        choose.setToolTip("Ctrl+O")
        choose.clicked.connect(self.choose_requested)
        sample = QPushButton(text("window.open_sample"))
        sample.clicked.connect(self.sample_requested)
        return choose, sample


def _centred(sentence: str, name: str) -> QLabel:
    label = named(name, QLabel(sentence, wordWrap=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class DropOverlay(QFrame):
    """A sheet over its parent that says what letting go will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        self._plan: DropPlan | None = None
        self._symbol = named("dropSymbol", QLabel())
        self._words = named("dropWords", PhraseLabel())
        layout = QVBoxLayout(self)
        layout.addStretch()
        for label in (self._symbol, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no markup
            layout.addWidget(label)
        layout.addStretch()
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the sheet says; empty while it is hidden."""
        return "" if self._plan is None or self.isHidden() else self._plan.sentence

    @property
    def accepts(self) -> bool:
        """Whether what is over the window will be taken."""
        return self._plan is not None and self._plan.accepted

    def lay_over(self, plan: DropPlan) -> None:
        """Covers the parent."""
        self._plan = plan
        self._symbol.setText(_TAKES if plan.accepted else _REFUSES)
        self._words.setText(_parted(plan.sentence))
        restyle(self, "refused", not plan.accepted, self._symbol, self._words)
        self._cover()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the parent's size."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        beside = max(0, self.width() - round(_WIDTH * text_scale())) // 2
        self.setContentsMargins(beside, 0, beside, 0)


def _parted(words: str) -> str:
    """`words` on a line for each sentence, and one for what to do, to be read at a glance."""
    return words.replace("。", "。\n").replace("離すと、", "離すと、\n").rstrip()
