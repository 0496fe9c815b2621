"""Covers the window while files are dragged over it, and says what letting go will do."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nexgui.ui.drop.drop_plan import DropPlan

_TAKES, _REFUSES = "↓", "×"


class DropOverlay(QLabel):
    """A sheet over its parent, as large as the parent is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no markup
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        self._plan: DropPlan | None = None
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
        symbol = _TAKES if plan.accepted else _REFUSES
        self.setText(f"{symbol}\n{_parted(plan.sentence)}")
        self.setProperty("refused", not plan.accepted)
        self.style().unpolish(self)
        self.style().polish(self)
        self._cover()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follows the parent's size."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())


def _parted(words: str) -> str:
    """`words` with each sentence on a line of its own, to be read at a glance."""
    return words.replace("。", "。\n").rstrip()
