"""Covers the window while files are dragged over it, and says what letting go will do."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from nexgui.ui.drop.drop_plan import DropPlan
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named, restyle
from nexgui.ui.widgets.phrase_label import PhraseLabel

_TAKES, _REFUSES = "↓", "×"
_WIDTH = 640  # of the sentence, at the usual size of text: longer lines are hard to read


class DropOverlay(QFrame):
    """A sheet over its parent, as large as the parent is."""

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
