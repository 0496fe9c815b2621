"""Sentences that wrap between phrases, and not between any two letters."""

import re

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDrag,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from nexgui.ui.widgets.copying import copy_text, text_mime
from nexgui.ui.widgets.phrases import kept_together, plain

_LEAST_LETTERS = 4  # of a line
_SLACK = 2  # letters, so that a width of the layout's own making does not make it turn again
_UNBROKEN = "[!-~]+"  # what Qt does not break
_COPY = "edit-copy"  # Qt's name for it in the menu of a text


class PhraseLabel(QLabel):
    """A label for plain text; whoever asks for its words or copies them gets them as given."""

    _words = ""
    _together = True
    _widest = 0  # phrase, with its margins
    _pressed: QPoint | None = None  # where the mouse went down on what is selected

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no markup
        if words:
            self.setText(words)

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def setText(self, words: str) -> None:
        """Shows words."""
        self._words = words
        self.setAccessibleName(words)
        self._keep_together(True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as if any two letters could be parted: they can where there is no room."""
        least, metrics = super().minimumSizeHint(), self.fontMetrics()
        unbroken = (metrics.horizontalAdvance(word) for word in re.findall(_UNBROKEN, self._words))
        letters = max(_LEAST_LETTERS * metrics.height(), *unbroken, 0)
        beside = self.width() - self.contentsRect().width() + 2 * self.margin()
        return QSize(min(least.width(), letters + beside), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Parts the letters of phrases only where the widest of them has no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Takes another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._words:
            self._keep_together(True)

    def _keep_together(self, together: bool) -> None:
        self._together = together
        super().setText(kept_together(self._words) if together else self._words)
        if together:
            self._widest = super().minimumSizeHint().width()
            if self.isVisible():
                self._fit()

    def _fit(self) -> None:
        if self._together and self.width() < self._widest:
            self._keep_together(False)
        elif not self._together:
            enough = self._widest + _SLACK * self.fontMetrics().height()
            if self.width() >= enough:
                self._keep_together(True)

    def selectedText(self) -> str:
        """What is selected of the words."""
        return plain(super().selectedText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the words as they were given."""
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(QClipboard.Mode.Clipboard)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of what is selected: elsewhere Qt has nothing selected any more."""
        super().mousePressEvent(event)
        plain_press = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_hold = event.button() == Qt.MouseButton.LeftButton and plain_press
        self._pressed = event.position().toPoint() if is_hold and self.hasSelectedText() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the words as they were given."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(text_mime(self.selectedText()))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copies them where what is selected is copied at once."""
        self._pressed = None
        super().mouseReleaseEvent(event)
        if QGuiApplication.clipboard().ownsSelection():
            self._copy(QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copies them from the menu too."""
        super().contextMenuEvent(event)
        for menu in self.findChildren(QMenu):
            for action in menu.actions():
                if action.objectName() == _COPY:
                    action.triggered.connect(lambda: self._copy(QClipboard.Mode.Clipboard))

    def _copy(self, mode: QClipboard.Mode) -> None:
        if self.hasSelectedText():
            copy_text(self.selectedText(), mode)


class ElidedLabel(PhraseLabel):
    """Stays on one line, which ends in dots where there is no room; the tooltip has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setWordWrap(False)
        self._whole = ""

    def set_texts(self, words: str, whole: str) -> None:
        """Shows words; the `whole` sentence is told to who has no eyes, and in the tooltip."""
        self._whole = whole
        self.setText(words)
        self.setAccessibleName(whole)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it has to be."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the words anew."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draws the words as far as there is room."""
        painter = QPainter(self)
        area, middle = self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            painter, area, middle, self.palette(), True, self.shown, self.foregroundRole()
        )
        painter.end()

    @property
    def shown(self) -> str:
        """What can be read of the words."""
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _tell_rest(self) -> None:
        self.setToolTip(self._whole if self.shown != self._whole else "")
